//! The one lock around the world, and who is woken when it changes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{wire::Door, world::World};

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

    /// A panic of a test while it held the lock does not make the world unreadable.
    fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
