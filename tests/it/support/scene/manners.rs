//! What holds for everything that the bot says, whatever the scene.

use double::Call;
use serde_json::Value;

use crate::support::scene::Scene;

/// Seen by one person alone (FACTS section 7).
const EPHEMERAL: u64 = 1 << 6;
/// The answers to interactions that open a form, and that will change what is there.
const FORM: u64 = 9;
const UPDATE_LATER: u64 = 6;

impl Scene {
    /// Never a ping, never a call too early, every message once, every answer to an interaction seen by one person.
    pub(super) fn check_manners(&self) {
        self.double.look(|view| view.calls().for_each(check));
    }
}

fn check(call: &Call) {
    assert!(call.on_purpose || call.status != 429, "{} {} came too early", call.method, call.path);
    match (call.method, call.route) {
        ("POST", "/channels/{channel_id}/messages") => {
            assert!(pings_nobody(call), "{call:?}");
            assert_eq!(call.body["enforce_nonce"], true, "{call:?}");
            assert!(call.body["nonce"].as_str().is_some_and(|nonce| nonce.len() <= 25), "{call:?}");
        }
        ("PATCH", "/channels/{channel_id}/messages/{message_id}") => {
            assert!(pings_nobody(call), "{call:?}");
        }
        ("POST", route) if route.ends_with("/callback") => {
            let flags = call.body["data"]["flags"].as_u64().unwrap_or_default();
            let shows = call.body["type"] != FORM && call.body["type"] != UPDATE_LATER;
            assert!(!shows || flags & EPHEMERAL != 0, "{call:?}");
        }
        _ => {}
    }
}

/// Whether it says whom it may ping, and names nobody.
fn pings_nobody(call: &Call) -> bool {
    let allowed = &call.body["allowed_mentions"];
    let none = |list: &str| allowed[list].as_array().is_none_or(Vec::is_empty);
    allowed["parse"].is_array()
        && ["parse", "users", "roles"].into_iter().all(none)
        && allowed["replied_user"] != Value::Bool(true)
}
