//! After a new gateway session: what was missed before it is read back, behind everything else, until none of it is owed.

mod comparing;
mod opinions;
mod people;
mod reading;
mod round;
mod survey;

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use crate::bot::catchup::round::Round;
use crate::bot::clock;
use crate::bot::ear::{Ear, Stopped};
use crate::bot::hands::Hands;
use crate::bot::past::Past;
use crate::bot::platform::{self, Platform};
use crate::domain::catchup::Horizon;
use crate::domain::decide::Act;
use crate::domain::key::PlaceKey;
use crate::domain::settings::Language;
use crate::domain::time::Timestamp;
use crate::store::{self, Store};

/// The first and the longest pause before it is tried again.
const PAUSE: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(300));

/// The gateway session of each shard (which, of how many) of which something is recorded.
pub type Sessions = BTreeMap<(u32, u32), String>;

/// Who reads back what was missed.
#[derive(Debug)]
pub struct CatchUp<P> {
    /// What is known, and how far each shard has come.
    pub store: Store,
    /// Where what is found is recorded.
    pub ear: Ear,
    /// Who asks, and says what is to be said.
    pub hands: Hands<P>,
    /// The places whose every message is a turn, by the settings.
    pub relays: HashSet<PlaceKey>,
    /// Whether keycaps are ratings.
    pub scores: bool,
    /// How far back is looked at the most.
    pub look_back: Duration,
}

/// Why a round came to no end.
#[derive(Debug)]
enum Trouble {
    /// The platform does not answer.
    Away,
    /// The bot stops, or the platform takes nothing from it any more.
    Over,
    /// The database.
    Store(store::Error),
}

impl<P: Platform + Past> CatchUp<P> {
    /// Reads back for every shard that begins a session, one after the other, until `closing`. What is not finished then
    /// is begun again by the next process.
    pub async fn run(self, mut sessions: watch::Receiver<Sessions>, closing: CancellationToken) {
        let all = async {
            loop {
                let shards: Vec<_> = sessions.borrow_and_update().keys().copied().collect();
                for shard in shards {
                    self.look_again(shard).await;
                    self.until_caught_up(shard).await;
                }
                if sessions.changed().await.is_err() {
                    return;
                }
            }
        };
        closing.run_until_cancelled(all).await;
    }

    /// Goes on with what an earlier process wanted to know of reactions and died before it was told.
    async fn look_again(&self, shard: (u32, u32)) {
        let owed = match self.store.looks_owed(shard, self.not_before()).await {
            Ok(owed) => owed,
            Err(cause) => {
                let error = &cause as &dyn std::error::Error;
                return warn!(error, "what is still to be asked of reactions cannot be read");
            }
        };
        for spot in owed {
            self.hands.act(Act::LookAtReactions(spot), &Language::default());
        }
    }

    async fn until_caught_up(&self, shard: (u32, u32)) {
        let mut pause = PAUSE.0;
        loop {
            match self.catch_up(shard).await {
                Ok(()) | Err(Trouble::Over) => return,
                Err(Trouble::Away) => {
                    warn!(
                        shard.id = shard.0,
                        "what was missed cannot be read now, it is tried again in {pause:?}"
                    );
                }
                Err(Trouble::Store(cause @ store::Error::Away(_))) => {
                    warn!(error = &cause as &dyn std::error::Error, "what was missed cannot be recorded now");
                }
                Err(Trouble::Store(cause)) => {
                    error!(error = &cause as &dyn std::error::Error, "what was missed cannot be read back");
                    return;
                }
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(PAUSE.1);
        }
    }

    /// One whole round for a shard, if one is owed.
    async fn catch_up(&self, shard: (u32, u32)) -> Result<(), Trouble> {
        let Some(behind) = self.store.behind(shard).await? else { return Ok(()) };
        let horizon = Horizon { after: behind.after, not_before: self.not_before().max(behind.since) };
        info!(shard.id = shard.0, "reading back what was missed");
        let told = Round::new(self, shard, horizon).go().await?;
        self.store.caught_up(shard, &behind.session).await?;
        let (found, new) = (told.found, told.new);
        info!(shard.id = shard.0, found, new, "what was missed is read back");
        Ok(())
    }

    /// Nothing older is looked at.
    fn not_before(&self) -> Timestamp {
        clock::now().before(self.look_back)
    }
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<Stopped> for Trouble {
    fn from(Stopped: Stopped) -> Self {
        Self::Over
    }
}

impl Trouble {
    /// The error back, where only the one thing that was asked for cannot be had.
    fn unless_of_one(error: platform::Error) -> Result<platform::Error, Self> {
        match error {
            platform::Error::Away(_) | platform::Error::TooSoon => Err(Self::Away),
            platform::Error::Unauthorised => Err(Self::Over),
            one => Ok(one),
        }
    }
}
