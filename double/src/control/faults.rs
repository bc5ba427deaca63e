//! The switches for faults, by HTTP.

use std::{sync::Arc, time::Duration};

use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    faults::{Broken, Fault, Faults, Limited, Matching},
    hub::Hub,
    wire::Door,
};

/// One switch; those without a name of their own act on every gateway connection at once.
#[derive(Deserialize)]
#[serde(tag = "switch", rename_all = "snake_case")]
pub(crate) enum Switch {
    /// The next calls that match meet a fault.
    Next {
        #[serde(default)]
        matching: Matching,
        #[serde(flatten)]
        fault: RestFault,
        #[serde(default = "once")]
        times: u32,
    },
    Close {
        code: Option<u16>,
    },
    Reconnect,
    Invalidate {
        resumable: bool,
    },
    Fin,
    Rst,
    Silence,
    Door {
        door: DoorName,
    },
    WithholdReady {
        withheld: bool,
    },
    WithholdAcks {
        withheld: bool,
    },
    ForgetSessions,
    DropEvents {
        name: String,
        #[serde(default = "once")]
        times: u32,
    },
    RepeatEvents {
        name: String,
        #[serde(default = "once")]
        times: u32,
    },
    SwapEvents {
        name: String,
        #[serde(default = "once")]
        times: u32,
    },
    /// For the proof that the independent check can fail, and for nothing else: breaks a rule of the double.
    Break {
        rule: Rule,
    },
    Clear,
}

/// A REST fault by name, with what it needs.
#[derive(Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub(crate) enum RestFault {
    ServerError,
    BadGateway,
    ResetBefore,
    ResetAfter,
    Hang,
    Slow { ms: u64 },
    ShortBody,
    RateLimited { kind: Limited, retry_after_ms: u64 },
    Refused { status: u16, code: u32 },
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DoorName {
    Open,
    Refused,
    Unavailable,
    Hanging,
}

/// A rule that can be broken on purpose.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rule {
    Resume,
    Nonce,
    Blanking,
}

fn once() -> u32 {
    1
}

impl From<RestFault> for Fault {
    fn from(given: RestFault) -> Fault {
        match given {
            RestFault::ServerError => Fault::ServerError,
            RestFault::BadGateway => Fault::BadGateway,
            RestFault::ResetBefore => Fault::ResetBefore,
            RestFault::ResetAfter => Fault::ResetAfter,
            RestFault::Hang => Fault::Hang,
            RestFault::Slow { ms } => Fault::Slow(Duration::from_millis(ms)),
            RestFault::ShortBody => Fault::ShortBody,
            RestFault::RateLimited { kind, retry_after_ms } => {
                Fault::RateLimited { kind, retry_after: Duration::from_millis(retry_after_ms) }
            }
            RestFault::Refused { status, code } => Fault::Refused { status, code },
        }
    }
}

/// `POST faults`.
pub(super) async fn switch(State(hub): State<Arc<Hub>>, Json(switch): Json<Switch>) -> Json<Value> {
    let faults = Faults { hub };
    match switch {
        Switch::Next { matching, fault, times } => faults.next(matching, fault.into(), times),
        Switch::Close { code } => faults.close(code),
        Switch::Reconnect => faults.ask_reconnect(),
        Switch::Invalidate { resumable } => faults.invalidate(resumable),
        Switch::Fin => faults.fin(),
        Switch::Rst => faults.rst(),
        Switch::Silence => faults.silence(),
        Switch::Door { door } => faults.set_door(door.into()),
        Switch::WithholdReady { withheld } => faults.withhold_ready(withheld),
        Switch::WithholdAcks { withheld } => faults.withhold_acks(withheld),
        Switch::ForgetSessions => faults.forget_sessions(),
        Switch::DropEvents { name, times } => faults.drop_events(&name, times),
        Switch::RepeatEvents { name, times } => faults.repeat_events(&name, times),
        Switch::SwapEvents { name, times } => faults.swap_events(&name, times),
        Switch::Break { rule } => faults.break_rules(rule.broken()),
        Switch::Clear => faults.clear(),
    }
    Json(json!({}))
}

impl From<DoorName> for Door {
    fn from(name: DoorName) -> Door {
        match name {
            DoorName::Open => Door::Open,
            DoorName::Refused => Door::Refused,
            DoorName::Unavailable => Door::Unavailable,
            DoorName::Hanging => Door::Hanging,
        }
    }
}

impl Rule {
    fn broken(self) -> Broken {
        Broken {
            resume: matches!(self, Rule::Resume),
            nonce: matches!(self, Rule::Nonce),
            blanking: matches!(self, Rule::Blanking),
        }
    }
}
