//! The one lock around the world, and who is woken when it changes.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::watch;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    look::{Complaint, View},
    wire::Door,
    world::World,
};

/// What did not happen in time.
#[derive(Clone, Debug, thiserror::Error)]
#[error("waited {limit:?} for {what}; complaints so far: {complaints:?}")]
pub struct TimedOut {
    /// What was waited for.
    pub what: String,
    /// How long.
    pub limit: Duration,
    /// What the double had to complain about until then.
    pub complaints: Vec<Complaint>,
}

pub(crate) struct Hub {
    world: Mutex<World>,
    /// Counts changes, so that a wait looks again after each.
    pub(crate) changes: watch::Sender<u64>,
    pub(crate) door: watch::Sender<Door>,
    pub(crate) stop: CancellationToken,
    pub(crate) tasks: TaskTracker,
}

impl Hub {
    pub(crate) fn new(world: World, door: watch::Sender<Door>) -> Arc<Hub> {
        let changes = watch::Sender::new(0);
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        Arc::new(Hub { world: Mutex::new(world), changes, door, stop, tasks })
    }

    /// Reads the world.
    pub(crate) fn look<T>(&self, at: impl FnOnce(&World) -> T) -> T {
        at(&self.lock())
    }

    /// Changes the world and wakes whoever waits for something in it.
    pub(crate) fn change<T>(&self, how: impl FnOnce(&mut World) -> T) -> T {
        let made = how(&mut self.lock());
        self.changes.send_modify(|count| *count += 1);
        made
    }

    /// Reads the world as whoever looks from outside sees it.
    pub(crate) fn view<T>(&self, at: impl FnOnce(&View<'_>) -> T) -> T {
        self.look(|world| at(&View { world }))
    }

    /// Waits until something is there, looking again after every change.
    pub(crate) async fn wait<T>(
        &self,
        what: &str,
        limit: Duration,
        mut found: impl FnMut(&View<'_>) -> Option<T>,
    ) -> Result<T, TimedOut> {
        let mut changes = self.changes.subscribe();
        let look = async {
            loop {
                changes.mark_unchanged();
                if let Some(found) = self.view(&mut found) {
                    return found;
                }
                // The sender lives as long as the world.
                let _ = changes.changed().await;
            }
        };
        let complaints = || self.look(|world| world.complaints.clone());
        let late = |_| TimedOut { what: what.to_owned(), limit, complaints: complaints() };
        tokio::time::timeout(limit, look).await.map_err(late)
    }

    /// A panic of a test while it held the lock does not make the world unreadable.
    fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
