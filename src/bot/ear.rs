//! The way in: one bounded queue, in the order of the wire, to the one appender.

use std::sync::Arc;
use std::time::Instant;

use futures_util::future::try_join_all;
use tokio::sync::{mpsc, oneshot};

use crate::bot::count;
use crate::domain::decide::Decision;
use crate::domain::inbound::Inbound;

/// How many frames may wait to be recorded. When the queue is full the gateway is closed in a way that can be
/// resumed, so that the platform keeps what does not fit.
pub const QUEUE: usize = 8_192;

/// Where a frame stands on the wire of a shard's gateway session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The session that it belongs to.
    pub session: Arc<Session>,
    /// Its sequence number; recording the frame acknowledges everything up to it.
    pub seq: u64,
}

/// A gateway session, as a later process needs it to go on from the last recorded frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Which shard, of how many.
    pub shard: (u32, u32),
    /// The platform's id of the session.
    pub id: String,
    /// Where to resume it.
    pub resume_url: String,
}

/// Something heard, or done by the bot itself, on its way to be recorded.
#[derive(Debug)]
pub struct Heard {
    /// What it is; none for a frame that only moves the sequence on.
    pub inbound: Option<Inbound>,
    /// Where it stood on the wire; none for what the bot itself did.
    pub mark: Option<Mark>,
    /// Who waits to learn what was decided, once it is recorded.
    pub reply: Option<oneshot::Sender<Decision>>,
    /// When it was put in line, by a clock that nobody sets.
    pub at: Instant,
    _counted: count::Waiting,
}

/// The door for those who hear. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Ear {
    queue: mpsc::Sender<Heard>,
}

/// The queue is full: stop reading, and let the platform keep the rest.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the queue to the database is full")]
pub struct Full;

/// The appender has stopped.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("recording has stopped")]
pub struct Stopped;

impl Heard {
    pub(super) fn new(
        inbound: Option<Inbound>,
        mark: Option<Mark>,
        reply: Option<oneshot::Sender<Decision>>,
    ) -> Self {
        Self { inbound, mark, reply, at: Instant::now(), _counted: count::Waiting::begin() }
    }
}

impl Ear {
    /// The door and the queue behind it.
    pub fn new(size: usize) -> (Self, mpsc::Receiver<Heard>) {
        let (queue, heard) = mpsc::channel(size);
        (Self { queue }, heard)
    }

    /// Puts a frame in line without waiting, as the reader of a socket must.
    pub fn hear(&self, inbound: Option<Inbound>, mark: Mark) -> Result<(), Full> {
        self.queue.try_send(Heard::new(inbound, Some(mark), None)).map_err(|_| Full)
    }

    /// Puts a frame in line whose decision somebody waits for.
    pub fn ask(&self, inbound: Inbound, mark: Mark) -> Result<oneshot::Receiver<Decision>, Full> {
        let (reply, decision) = oneshot::channel();
        let heard = Heard::new(Some(inbound), Some(mark), Some(reply));
        self.queue.try_send(heard).map_err(|_| Full)?;
        Ok(decision)
    }

    /// Records what the bot itself does, and returns what was decided once it is recorded.
    pub async fn record(&self, inbound: Inbound) -> Result<Decision, Stopped> {
        let (reply, decision) = oneshot::channel();
        let heard = Heard::new(Some(inbound), None, Some(reply));
        self.queue.send(heard).await.map_err(|_| Stopped)?;
        decision.await.map_err(|_| Stopped)
    }

    /// Records what was read back, and returns what was decided on each, in order, once all of it is recorded.
    pub async fn record_all(&self, found: Vec<Inbound>) -> Result<Vec<Decision>, Stopped> {
        let mut decisions = Vec::with_capacity(found.len());
        for inbound in found {
            let (reply, decision) = oneshot::channel();
            let heard = Heard::new(Some(inbound), None, Some(reply));
            self.queue.send(heard).await.map_err(|_| Stopped)?;
            decisions.push(decision);
        }
        try_join_all(decisions).await.map_err(|_| Stopped)
    }
}
