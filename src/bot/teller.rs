//! Tells each channel that the operator listed, once, what becomes of what is written there; a command tells it where somebody
//! switches the relay on. Who was told stands in the database, so that no restart tells anybody again.

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
use crate::domain::consent::SHOWN;
use crate::domain::decide::Notice;
use crate::domain::event::{Place, PlaceKind};
use crate::domain::key::{GuildKey, PlaceKey};
use crate::store::{self, Store};

/// How often it is tried again where it could not be said; a question that is answered there is a better sign, and rings.
const LOOKS: Duration = Duration::from_secs(15 * 60);

/// Who tells them.
#[derive(Debug)]
pub(super) struct Teller<P> {
    pub(super) store: Store,
    /// The channels that the operator listed.
    pub(super) listed: Vec<PlaceKey>,
    pub(super) places: Places,
    pub(super) speaker: Speaker<P>,
    /// Rings when something is answered anywhere.
    pub(super) bell: Bell,
}

/// What is known of the channels by now.
#[derive(Debug, Default)]
struct Known {
    guilds: HashMap<PlaceKey, Option<GuildKey>>,
    /// Where the bot was refused, which the operator knows.
    refused: HashSet<PlaceKey>,
}

impl<P: Platform> Teller<P> {
    /// Tells them, until all are told or the bot stops; whoever is left then is the next one's.
    pub(super) async fn run(self, closing: CancellationToken) {
        // Nobody is told that it stopped in the middle: what was posted and not remembered is posted under the same nonce.
        let _ = closing.run_until_cancelled(self.work()).await;
    }

    async fn work(&self) {
        let mut known = Known::default();
        loop {
            match self.tell_all(&mut known).await {
                Ok(true) => return,
                Ok(false) => {}
                Err(cause) => {
                    warn!(error = &cause as &dyn std::error::Error, "a notice of what is kept waits");
                }
            }
            // A bell that does not ring for long is no reason to wait longer.
            let _ = timeout(LOOKS, self.bell.rings()).await;
        }
    }

    /// Whether all are told now.
    async fn tell_all(&self, known: &mut Known) -> Result<bool, store::Error> {
        let untold = self.store.untold(&self.listed).await?;
        let mut all = true;
        for place in &untold {
            all &= self.tell(place, known).await?;
        }
        Ok(all)
    }

    async fn tell(&self, place: &PlaceKey, known: &mut Known) -> Result<bool, store::Error> {
        match self.post(place, known).await {
            Ok(Some(())) => {
                self.store.place_told(place, SHOWN).await?;
                known.refused.remove(place);
                info!(place = %place, "{place} is told what is kept");
                Ok(true)
            }
            Ok(None) => Ok(false),
            Err(Trouble::Store(error)) => Err(error),
            Err(Trouble::Platform(error)) => {
                if !matches!(error, Error::Shut) && known.refused.insert(place.clone()) {
                    let error = &error as &dyn std::error::Error;
                    warn!(error, place = %place, "{place} cannot be told what is kept, which is tried again");
                } else {
                    debug!(place = %place, "{place} is still not told what is kept");
                }
                Ok(false)
            }
        }
    }

    /// Says it; nothing where the relay is switched off, since it would not be true.
    async fn post(&self, place: &PlaceKey, known: &mut Known) -> Result<Option<()>, Trouble> {
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
        let home = Place { key: place.clone(), kind: PlaceKind::Channel, guild, parent: None };
        let here = self.places.settings_of(&home).await?;
        if !here.relay {
            return Ok(None);
        }
        let text = format!("-# {}", Texts::of(&here.language).notice(Notice::SwitchedOn(here.keep)));
        let body = Edit { text, ..Edit::default() };
        let post = &Post { place: place.clone(), reply_to: None, nonce: format!("k{}", place.raw), body };
        let create = |platform: Arc<P>| async move { platform.create(post).await };
        self.speaker.call(Route::Create, place, Rank::Acknowledgement, create).await?;
        Ok(Some(()))
    }
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
