//! Sessions and connections: a session keeps what it was told, a connection is how it was told.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::Value;
use tokio::sync::Notify;

use crate::{faults::EventFaults, gateway::intents, id::Id, world::emit::Reach};

/// Events that wait while the gateway is told to hold them.
const HELD: usize = 10_000;

/// One event as a session gets it.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) seq: u64,
    /// When it may be sent; later than now with an event latency.
    pub(crate) due: Instant,
    pub(crate) text: Arc<str>,
}

pub(crate) struct Session {
    pub(crate) intents: u64,
    pub(crate) shard: (u64, u64),
    pub(crate) seq: u64,
    /// What can be replayed, oldest first.
    pub(crate) log: VecDeque<Frame>,
    pub(crate) connection: Option<u64>,
    /// Since when it has no connection.
    pub(crate) left: Instant,
    /// How many events are kept for a resume.
    replay: usize,
    wake: Arc<Notify>,
    /// An event that waits to be told after the next one.
    overtaken: Option<(String, Arc<str>)>,
}

/// What a connection is told to do by a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Close(Option<u16>),
    Reconnect,
    InvalidSession {
        resumable: bool,
    },
    Fin,
    Rst,
    /// Say nothing any more and hear nothing, without closing.
    Silence,
    /// Ask for a heartbeat at once.
    AskHeartbeat,
}

pub(crate) struct Connection {
    pub(crate) session: Option<String>,
    pub(crate) orders: VecDeque<Order>,
    pub(crate) wake: Arc<Notify>,
    /// When the client sent what: 120 in 60 s are allowed.
    pub(crate) heard: VecDeque<Instant>,
}

/// An event that waits, with the two texts of it.
struct Held {
    name: &'static str,
    reach: Reach,
    full: String,
    blank: Option<String>,
}

pub(crate) struct Gateway {
    pub(crate) address: String,
    pub(crate) resume_address: String,
    pub(crate) sessions: BTreeMap<String, Session>,
    pub(crate) connections: BTreeMap<u64, Connection>,
    pub(crate) identifies: VecDeque<(Instant, u64)>,
    pub(crate) identified_today: u32,
    pub(crate) resumed: u32,
    /// What the last identify asked for, which rules what REST shows (FACTS section 12).
    pub(crate) last_intents: Option<u64>,
    pub(crate) faults: EventFaults,
    held: Option<Vec<Held>>,
    next: u64,
}

impl Gateway {
    pub(crate) fn new(resume_address: String) -> Gateway {
        Gateway {
            address: String::new(),
            resume_address,
            sessions: BTreeMap::new(),
            connections: BTreeMap::new(),
            identifies: VecDeque::new(),
            identified_today: 0,
            resumed: 0,
            last_intents: None,
            faults: EventFaults::default(),
            held: None,
            next: 0,
        }
    }

    pub(crate) fn connect(&mut self) -> (u64, Arc<Notify>) {
        self.next += 1;
        let wake = Arc::new(Notify::new());
        let connection =
            Connection { session: None, orders: VecDeque::new(), wake: wake.clone(), heard: VecDeque::new() };
        self.connections.insert(self.next, connection);
        (self.next, wake)
    }

    /// A connection is gone. Its session stays for a while unless the client closed with 1000 or 1001
    /// (FACTS section 8).
    pub(crate) fn disconnect(&mut self, connection: u64, farewell: bool) {
        let Some(gone) = self.connections.remove(&connection) else { return };
        let Some(id) = gone.session else { return };
        if farewell {
            self.sessions.remove(&id);
        } else if let Some(session) =
            self.sessions.get_mut(&id).filter(|it| it.connection == Some(connection))
        {
            session.connection = None;
            session.left = Instant::now();
        }
    }

    /// Forgets sessions that have been without a connection for too long.
    pub(crate) fn expire(&mut self, kept: Duration) {
        self.sessions.retain(|_, session| session.connection.is_some() || session.left.elapsed() < kept);
    }

    pub(crate) fn some_lack_content(&self) -> bool {
        self.sessions.values().any(|session| session.intents & intents::MESSAGE_CONTENT == 0)
    }

    pub(crate) fn order(&mut self, order: Order) {
        for connection in self.connections.values_mut() {
            connection.orders.push_back(order);
            connection.wake.notify_one();
        }
    }

    /// Tells every session that may know.
    pub(crate) fn deliver(
        &mut self,
        name: &'static str,
        reach: Reach,
        data: &Value,
        blank: Option<&Value>,
        after: Duration,
    ) {
        if self.sessions.is_empty() {
            return;
        }
        let held = Held { name, reach, full: data.to_string(), blank: blank.map(Value::to_string) };
        match &mut self.held {
            Some(waiting) if waiting.len() < HELD => waiting.push(held),
            _ => self.tell_sessions(&held, after),
        }
    }

    pub(crate) fn hold(&mut self) {
        self.held.get_or_insert_default();
    }

    pub(crate) fn release(&mut self) {
        for held in self.held.take().unwrap_or_default() {
            self.tell_sessions(&held, Duration::ZERO);
        }
    }

    fn tell_sessions(&mut self, event: &Held, after: Duration) {
        let times = self.faults.times(event.name);
        let overtaken = times > 0 && self.faults.is_overtaken(event.name);
        let garbled = times > 0 && self.faults.is_garbled(event.name);
        for session in self.sessions.values_mut().filter(|session| session.wants(event.reach)) {
            let lacks = session.intents & intents::MESSAGE_CONTENT == 0;
            let data = event.blank.as_ref().filter(|_| lacks).unwrap_or(&event.full);
            let data = if garbled { "[]" } else { data };
            if overtaken && session.overtaken.is_none() {
                session.overtaken = Some((event.name.to_owned(), data.into()));
                continue;
            }
            for _ in 0..times {
                session.push(event.name, data, after);
            }
            if let Some((name, data)) = session.overtaken.take() {
                session.push(&name, &data, after);
            }
        }
    }
}

impl Session {
    pub(crate) fn new(intents: u64, shard: (u64, u64), replay: usize) -> Session {
        Session {
            intents,
            shard,
            seq: 0,
            log: VecDeque::new(),
            connection: None,
            left: Instant::now(),
            replay,
            wake: Arc::new(Notify::new()),
            overtaken: None,
        }
    }

    /// Shards: `(guild_id >> 22) % num_shards`; direct messages on shard 0 only (FACTS section 8).
    pub(crate) fn wants(&self, reach: Reach) -> bool {
        let shard = reach.guild.map_or(0, |guild| shard_of(guild, self.shard.1));
        shard == self.shard.0 && self.intents & reach.intent == reach.intent
    }

    pub(crate) fn push(&mut self, name: &str, data: &str, after: Duration) {
        self.seq += 1;
        let text = format!(r#"{{"t":"{name}","s":{},"op":0,"d":{data}}}"#, self.seq);
        self.log.push_back(Frame { seq: self.seq, due: Instant::now() + after, text: text.into() });
        if self.log.len() > self.replay {
            self.log.pop_front();
        }
        self.wake.notify_one();
    }

    pub(crate) fn attach(&mut self, connection: u64, wake: Arc<Notify>) {
        self.connection = Some(connection);
        self.wake = wake;
    }

    /// What comes after a sequence number; None when it is forgotten already.
    pub(crate) fn after(&self, seq: u64) -> Option<impl Iterator<Item = &Frame>> {
        let kept = self.log.front().is_none_or(|oldest| oldest.seq <= seq + 1);
        kept.then(|| self.log.iter().skip_while(move |frame| frame.seq <= seq))
    }
}

pub(crate) fn shard_of(guild: Id, shards: u64) -> u64 {
    (guild.0 >> 22) % shards.max(1)
}
