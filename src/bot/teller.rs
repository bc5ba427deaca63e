//! Tells each channel that the operator listed, once, what becomes of what is written there; a command tells it where somebody
//! switches the relay on. Where it was said that words are kept of those alone who agree, and that holds no more, it is told too.
//! Who was told what stands in the database, so that no restart tells anybody again.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tracing::{debug, info, warn};

use crate::bot::copier::Bell;
use crate::bot::places::Places;
use crate::bot::platform::{Edit, Error, Platform, Post};
use crate::bot::speaker::Speaker;
use crate::bot::texts::Texts;
use crate::domain::budget::{Rank, Route};
use crate::domain::consent::Keep;
use crate::domain::decide::Notice;
use crate::domain::event::{Place, PlaceKind};
use crate::domain::key::{GuildKey, PlaceKey};
use crate::domain::settings::InForce;
use crate::store::{self, Store};

/// How often it is tried again where it could not be said, and what was set by way of another process is seen; a question that is
/// answered anywhere is a better sign, and rings.
const LOOKS: Duration = Duration::from_secs(15 * 60);

/// Who tells them.
#[derive(Debug)]
pub(super) struct Teller<P> {
    pub(super) store: Store,
    /// The channels that the operator listed.
    pub(super) listed: Vec<PlaceKey>,
    pub(super) places: Places,
    pub(super) speaker: Speaker<P>,
    /// One rings when something is answered anywhere, the other one when it is set whose words are kept.
    pub(super) bells: (Bell, Bell),
}

/// What is known of the channels by now.
#[derive(Debug, Default)]
struct Known {
    guilds: HashMap<PlaceKey, Option<GuildKey>>,
    /// Where the bot was refused, which the operator knows.
    refused: HashSet<PlaceKey>,
}

impl Known {
    /// Whether nothing is left to say in a place, after what was tried.
    fn is_done(&mut self, place: &PlaceKey, said: Result<bool, Trouble>) -> Result<bool, store::Error> {
        match said {
            Ok(said) => {
                self.refused.remove(place);
                Ok(said)
            }
            Err(Trouble::Store(error)) => Err(error),
            Err(Trouble::Platform(error)) => {
                if !matches!(error, Error::Shut) && self.refused.insert(place.clone()) {
                    let error = &error as &dyn std::error::Error;
                    warn!(error, place = %place, "{place} cannot be told what is kept, which is tried again");
                } else {
                    debug!(place = %place, "{place} is still not told what is kept");
                }
                Ok(false)
            }
        }
    }
}

impl<P: Platform> Teller<P> {
    /// Tells them until the bot stops; whoever is left then is the next one's.
    pub(super) async fn run(self, closing: CancellationToken) {
        // Nobody is told that it stopped in the middle: what was posted and not remembered is posted under the same nonce.
        let _ = closing.run_until_cancelled(self.work()).await;
    }

    async fn work(&self) {
        let mut known = Known::default();
        let (answered, set) = &self.bells;
        loop {
            let all = self.tell_all(&mut known).await.unwrap_or_else(|cause| {
                warn!(error = &cause as &dyn std::error::Error, "a notice of what is kept waits");
                false
            });
            let either = async {
                tokio::select! {
                    () = set.rings() => {}
                    () = answered.rings(), if !all => {}
                }
            };
            // A bell that does not ring for long is no reason to wait longer.
            let _ = timeout(LOOKS, either).await;
        }
    }

    /// Whether all are told now.
    async fn tell_all(&self, known: &mut Known) -> Result<bool, store::Error> {
        let untold = self.store.untold(&self.listed).await?;
        let mut all = true;
        for place in &untold {
            let said = self.introduce(place, known).await;
            all &= known.is_done(place, said)?;
        }
        for (place, guild) in self.store.told_of_those_who_agree().await? {
            let said = self.correct(&place, guild).await;
            all &= known.is_done(&place, said)?;
        }
        Ok(all)
    }

    /// Says what becomes of what is written in a place that was told nothing; not where the relay is switched off, since it would
    /// not be true.
    async fn introduce(&self, place: &PlaceKey, known: &mut Known) -> Result<bool, Trouble> {
        if self.speaker.is_shut(Route::Create, place) {
            return Err(Error::Shut.into());
        }
        let guild = match known.guilds.get(place) {
            Some(guild) => guild.clone(),
            None => {
                let ask = |platform: Arc<P>| async move { platform.guild_of(place).await };
                let guild = self.speaker.call(Route::FetchChannel, place, Rank::Acknowledgement, ask).await?;
                known.guilds.entry(place.clone()).or_insert(guild).clone()
            }
        };
        let home = channel(place, guild);
        let here = self.places.settings_of(&home).await?;
        if !here.relay {
            return Ok(false);
        }
        self.say(&home, &here, Notice::SwitchedOn(here.keep), 'k').await?;
        Ok(true)
    }

    /// Says that more is kept in a place than it was told, where that is so.
    async fn correct(&self, place: &PlaceKey, guild: Option<GuildKey>) -> Result<bool, Trouble> {
        let home = channel(place, guild);
        let here = self.places.settings_of(&home).await?;
        if here.relay && here.keep == Keep::Notice {
            match self.say(&home, &here, Notice::KeptFromNowOn, 'l').await {
                Ok(()) => {}
                Err(Trouble::Platform(Error::PlaceGone)) => debug!(place = %place, "{place} is gone"),
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(true)
    }

    /// Says one line in a place, under a nonce that is made of it, and remembers that it was said.
    async fn say(&self, home: &Place, here: &InForce, notice: Notice, mark: char) -> Result<(), Trouble> {
        let place = &home.key;
        let body = Edit::small_print(&Texts::of(&here.language).notice(notice));
        let post =
            &Post { place: place.clone(), reply_to: None, nonce: format!("{mark}{}", place.raw), body };
        let create = |platform: Arc<P>| async move { platform.create(post).await };
        self.speaker.call(Route::Create, place, Rank::Acknowledgement, create).await?;
        self.store.place_told(place, home.guild.as_ref(), here.keep).await?;
        info!(place = %place, "{place} is told what is kept");
        Ok(())
    }
}

fn channel(place: &PlaceKey, guild: Option<GuildKey>) -> Place {
    Place { key: place.clone(), kind: PlaceKind::Channel, guild, parent: None }
}

/// Why a channel is not told now.
#[derive(Debug)]
enum Trouble {
    Store(store::Error),
    Platform(Error),
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Platform(error)
    }
}
