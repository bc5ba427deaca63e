//! Faults on demand (FACTS section 12): what the service does on its bad days, switched on by tests.

use std::{sync::Arc, time::Duration};

use serde::Deserialize;
use tokio::sync::watch;

use crate::{gateway::state::Order, hub::Hub, id::Id, wire::Door};

/// What goes wrong with a REST call.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// 500 with a JSON body; nothing has happened.
    ServerError,
    /// 502 with a page of HTML, as a proxy answers; nothing has happened.
    BadGateway,
    /// The connection is reset before anything happens.
    ResetBefore,
    /// The connection is reset after the effect: the answer is lost.
    ResetAfter,
    /// The effect happens, no answer ever comes.
    Hang,
    /// The effect happens, the answer comes late.
    Slow(Duration),
    /// The effect happens, the answer's body ends in the middle.
    ShortBody,
    /// A 429, whatever the windows say; nothing has happened.
    RateLimited {
        /// Which of the four kinds.
        kind: Limited,
        /// What it asks the caller to wait.
        retry_after: Duration,
    },
    /// Any refusal, such as 403 with 50013; nothing has happened.
    Refused {
        /// The HTTP status.
        status: u16,
        /// Discord's code.
        code: u32,
    },
}

/// The kinds of 429 (FACTS section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limited {
    /// This bot, on this route.
    User,
    /// Everybody on this resource; does not count towards the block of an address.
    Shared,
    /// This bot, everywhere.
    Global,
    /// Edits of messages older than an hour (code 30046).
    OldMessage,
}

/// Which calls a fault meets: every given part must be equal.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Matching {
    /// Such as `POST`.
    pub method: Option<String>,
    /// The route's template, such as `/channels/{channel_id}/messages`.
    pub route: Option<String>,
    /// The channel, guild or webhook in the path.
    pub major: Option<Id>,
}

impl Matching {
    /// Every call.
    pub fn all() -> Matching {
        Matching::default()
    }

    /// Calls of one method and route template.
    pub fn route(method: &str, template: &str) -> Matching {
        Matching { method: Some(method.to_owned()), route: Some(template.to_owned()), major: None }
    }

    /// The same, in one channel only.
    pub fn in_channel(self, channel: Id) -> Matching {
        Matching { major: Some(channel), ..self }
    }

    pub(crate) fn meets(&self, method: &str, template: &str, major: Option<Id>) -> bool {
        self.method.as_ref().is_none_or(|it| it == method)
            && self.route.as_ref().is_none_or(|it| it == template)
            && (self.major.is_none() || self.major == major)
    }
}

/// The faults that wait for REST calls.
#[derive(Default)]
pub(crate) struct Orders {
    rest: Vec<(Matching, Fault, u32)>,
    holds: Vec<(Matching, watch::Receiver<bool>)>,
}

impl Orders {
    /// The fault for this call, if one waits.
    pub(crate) fn take(&mut self, method: &str, template: &str, major: Option<Id>) -> Option<Fault> {
        let at = self.rest.iter().position(|(matching, ..)| matching.meets(method, template, major))?;
        let (_, fault, left) = &mut self.rest[at];
        let fault = fault.clone();
        *left = left.saturating_sub(1);
        if *left == 0 {
            self.rest.remove(at);
        }
        Some(fault)
    }

    /// What holds this call's answer back.
    pub(crate) fn hold(
        &self,
        method: &str,
        template: &str,
        major: Option<Id>,
    ) -> Option<watch::Receiver<bool>> {
        self.holds
            .iter()
            .find(|(matching, _)| matching.meets(method, template, major))
            .map(|(_, held)| held.clone())
    }
}

/// What happens to gateway events.
#[derive(Default)]
pub(crate) struct EventFaults {
    drop: Vec<(String, u32)>,
    repeat: Vec<(String, u32)>,
    overtake: Vec<(String, u32)>,
    garble: Vec<(String, u32)>,
    pub(crate) no_acks: bool,
    pub(crate) no_ready: bool,
}

impl EventFaults {
    /// How often an event is told: once, unless it is to be lost or repeated.
    pub(crate) fn times(&mut self, name: &str) -> u32 {
        if take(&mut self.drop, name) {
            return 0;
        }
        1 + u32::from(take(&mut self.repeat, name))
    }

    pub(crate) fn is_garbled(&mut self, name: &str) -> bool {
        take(&mut self.garble, name)
    }

    pub(crate) fn is_overtaken(&mut self, name: &str) -> bool {
        take(&mut self.overtake, name)
    }
}

fn take(list: &mut Vec<(String, u32)>, name: &str) -> bool {
    let Some(at) = list.iter().position(|(of, _)| of == name) else { return false };
    list[at].1 = list[at].1.saturating_sub(1);
    if list[at].1 == 0 {
        list.remove(at);
    }
    true
}

/// Rules that are broken on purpose. They exist for one proof only: that the independent client of
/// `tests/discordpy` fails when the double is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Broken {
    /// A resume replays nothing.
    pub resume: bool,
    /// `enforce_nonce` is ignored.
    pub nonce: bool,
    /// Texts are shown without the intent for them.
    pub blanking: bool,
}

/// Answers that are held back until this is released or dropped.
pub struct Hold {
    release: watch::Sender<bool>,
}

impl Hold {
    /// Lets the answers go.
    pub fn release(self) {
        self.release.send_replace(true);
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.release.send_replace(true);
    }
}

/// Gateway events that are held back until this is released or dropped.
pub struct HeldEvents {
    hub: Arc<Hub>,
}

impl HeldEvents {
    /// Lets the events go, in their order.
    pub fn release(self) {}
}

impl Drop for HeldEvents {
    fn drop(&mut self) {
        self.hub.change(|world| world.gateway.release());
    }
}

/// The switches for faults.
#[derive(Clone)]
pub struct Faults {
    pub(crate) hub: Arc<Hub>,
}

impl Faults {
    /// The next `times` calls that match meet this fault.
    pub fn next(&self, matching: Matching, fault: Fault, times: u32) {
        self.hub.change(|world| world.orders.rest.push((matching, fault, times)));
    }

    /// Holds the answers of matching calls back, after their effect: their events come first.
    pub fn hold_answers(&self, matching: Matching) -> Hold {
        let (release, held) = watch::channel(false);
        self.hub.change(|world| {
            world.orders.holds.retain(|(_, held)| held.has_changed().is_ok());
            world.orders.holds.push((matching, held));
        });
        Hold { release }
    }

    /// Holds all gateway events back: answers come first.
    pub fn hold_events(&self) -> HeldEvents {
        self.hub.change(|world| world.gateway.hold());
        HeldEvents { hub: self.hub.clone() }
    }

    /// No fault waits any more, and the gateway behaves.
    pub fn clear(&self) {
        self.hub.change(|world| {
            world.orders = Orders::default();
            world.gateway.faults = EventFaults::default();
            world.gateway.release();
        });
        self.set_door(Door::Open);
    }

    /// The next `times` events of this name are never told, not even in a replay.
    pub fn drop_events(&self, name: &str, times: u32) {
        self.hub.change(|world| world.gateway.faults.drop.push((name.to_owned(), times)));
    }

    /// The next `times` events of this name are told twice.
    pub fn repeat_events(&self, name: &str, times: u32) {
        self.hub.change(|world| world.gateway.faults.repeat.push((name.to_owned(), times)));
    }

    /// The next `times` events of this name are told after whatever event follows them.
    pub fn swap_events(&self, name: &str, times: u32) {
        self.hub.change(|world| world.gateway.faults.overtake.push((name.to_owned(), times)));
    }

    /// The next `times` events of this name are told in a shape that nobody can read.
    pub fn garble_events(&self, name: &str, times: u32) {
        self.hub.change(|world| world.gateway.faults.garble.push((name.to_owned(), times)));
    }

    /// Closes every gateway connection, with a code or without.
    pub fn close(&self, code: Option<u16>) {
        self.order(Order::Close(code));
    }

    /// Asks every gateway connection to reconnect (op 7).
    pub fn ask_reconnect(&self) {
        self.order(Order::Reconnect);
    }

    /// Asks every gateway connection for a heartbeat at once (op 1).
    pub fn ask_heartbeat(&self) {
        self.order(Order::AskHeartbeat);
    }

    /// Says that every session is invalid (op 9); one that is not resumable is forgotten.
    pub fn invalidate(&self, resumable: bool) {
        if !resumable {
            self.forget_sessions();
        }
        self.order(Order::InvalidSession { resumable });
    }

    /// Ends every gateway connection with FIN, without a close frame.
    pub fn fin(&self) {
        self.order(Order::Fin);
    }

    /// Breaks every gateway connection off with RST.
    pub fn rst(&self) {
        self.order(Order::Rst);
    }

    /// Every gateway connection stays open and is dead.
    pub fn silence(&self) {
        self.order(Order::Silence);
    }

    /// How new gateway connections are met.
    pub fn set_door(&self, door: Door) {
        self.hub.door.send_replace(door);
    }

    /// Whether identifies are never answered by READY.
    pub fn withhold_ready(&self, withheld: bool) {
        self.hub.change(|world| world.gateway.faults.no_ready = withheld);
    }

    /// Whether heartbeats are never acknowledged.
    pub fn withhold_acks(&self, withheld: bool) {
        self.hub.change(|world| world.gateway.faults.no_acks = withheld);
    }

    /// The token is worth nothing from now on, as after a reset.
    pub fn revoke_token(&self) {
        self.hub.change(|world| world.token_valid = false);
    }

    /// The token is worth something again.
    pub fn accept_token(&self) {
        self.hub.change(|world| world.token_valid = true);
    }

    /// Forgets every session: resumes are answered with op 9 false.
    pub fn forget_sessions(&self) {
        self.hub.change(|world| world.gateway.sessions.clear());
    }

    /// Breaks rules of the double itself, for the proof that its independent check can fail.
    pub fn break_rules(&self, broken: Broken) {
        self.hub.change(|world| world.broken = broken);
    }

    fn order(&self, order: Order) {
        self.hub.change(|world| world.gateway.order(order));
    }
}
