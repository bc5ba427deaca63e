//! Where something was written: the shard's servers are asked for their places, and the places that none of them shows.

use std::collections::HashSet;
use std::sync::Arc;

use crate::bot::catchup::Trouble;
use crate::bot::catchup::round::Round;
use crate::bot::clock;
use crate::bot::past::{Past, Sheet};
use crate::bot::platform::{Error, Platform};
use crate::bot::speaker::lane;
use crate::domain::budget::{Lane, Route};
use crate::domain::catchup::{Charted, SERVERS};
use crate::domain::event::{Place, PlaceKind};
use crate::domain::inbound::{Inbound, PlaceGone};
use crate::domain::key::{GuildKey, PlaceKey};
use crate::domain::settings::Layer;
use crate::store::Known;

impl<P: Platform + Past> Round<'_, P> {
    /// All places that can be read, and which of them the bot serves: those that are known among them.
    pub(super) async fn survey(&mut self, known: Vec<Known>) -> Result<Vec<Charted>, Trouble> {
        let mut charted = Vec::new();
        for server in self.servers().await? {
            charted.extend(self.chart(&server).await?);
        }
        self.serve(&charted, &known).await?;
        let mut shown: HashSet<_> = charted.iter().map(|it| it.place.key.clone()).collect();
        let is_ours =
            |known: &Known| self.by.hands.speaker().platform().is_of(known.guild.as_ref(), self.shard);
        let ours: Vec<_> = known.into_iter().filter(is_ours).collect();
        for known in ours {
            if shown.insert(known.place.clone()) && self.lookups.take() {
                charted.extend(self.look_for(&known).await?);
            }
        }
        self.places.extend(charted.iter().map(|it| (it.place.key.clone(), it.place.clone())));
        Ok(charted)
    }

    async fn servers(&mut self) -> Result<Vec<GuildKey>, Trouble> {
        let (mut servers, mut next) = (Vec::new(), None::<String>);
        loop {
            let (shard, after) = (self.shard, next.as_deref());
            let lane = Lane::new(Route::FetchGuild, "@me");
            let page =
                self.try_to(lane, |platform| async move { platform.servers(shard, after).await }).await?;
            let Ok(page) = page else { return Ok(servers) };
            servers.extend(page.servers);
            let is_full = servers.len() >= SERVERS;
            if is_full && (servers.len() > SERVERS || page.next.is_some()) {
                self.unread = self.unread.saturating_add(1);
            }
            next = page.next.filter(|_| !is_full);
            if next.is_none() {
                servers.truncate(SERVERS);
                return Ok(servers);
            }
        }
    }

    async fn chart(&mut self, server: &GuildKey) -> Result<Vec<Charted>, Trouble> {
        let horizon = self.horizon.clone();
        let mut charted = Vec::new();
        for sheet in Sheet::ALL {
            let (lane, horizon) = (Lane::new(Route::FetchGuild, server.raw.as_str()), &horizon);
            let places = self
                .try_to(lane, |platform| async move { platform.chart(server, sheet, horizon).await })
                .await?;
            // Without its roles nothing of a server can be understood.
            let Ok(places) = places else { break };
            charted.extend(places);
        }
        Ok(charted)
    }

    /// The bot serves relays, places in which it was spoken to, and threads on its replies and on cards.
    async fn serve(&mut self, charted: &[Charted], known: &[Known]) -> Result<(), Trouble> {
        let store = &self.by.store;
        let threads = charted.iter().filter(|it| it.has_news && it.place.kind == PlaceKind::Thread);
        let hang_on = threads.map(|it| it.place.key.as_message()).collect::<Vec<_>>();
        let talked_about = store.talked_about(hang_on).await?;
        let on_replies =
            charted.iter().map(|it| &it.place.key).filter(|key| talked_about.contains(&key.as_message()));
        let switched_on: HashSet<_> = store.relays().await?.into_iter().collect();
        let is_on = |place: &&Place| {
            place.guild.clone().is_some_and(|guild| switched_on.contains(&Layer::Guild(guild)))
        };
        let on = charted.iter().map(|it| &it.place).filter(is_on).map(|place| place.key.clone());
        let themselves = switched_on.iter().filter_map(|layer| match layer {
            Layer::Place(key) => Some(key.clone()),
            Layer::Guild(_) => None,
        });
        let relays = on.chain(themselves).chain(self.by.relays.iter().cloned());
        let served = relays.chain(known.iter().map(|known| known.place.clone()));
        self.course.serve(served.chain(on_replies.cloned()));
        Ok(())
    }

    /// A place that no server shows: it sleeps, is direct, or is gone.
    async fn look_for(&mut self, known: &Known) -> Result<Option<Charted>, Trouble> {
        let (horizon, place) = (self.horizon.clone(), &known.place);
        let look = async |platform: Arc<P>| platform.place(place, &horizon).await;
        match self.try_to(lane(Route::FetchChannel, place), look).await? {
            Ok(charted) => Ok(Some(charted)),
            Err(Error::PlaceGone) => self.place_is_gone(place).await.map(|()| None),
            Err(_) => Ok(None),
        }
    }

    async fn place_is_gone(&mut self, place: &PlaceKey) -> Result<(), Trouble> {
        let gone = PlaceGone { place: place.clone(), at: clock::now() };
        self.hand_in(vec![Inbound::PlaceGone(gone)]).await
    }
}
