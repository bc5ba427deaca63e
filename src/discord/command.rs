//! The commands and the menu that people use: what they are, and registering them when they have changed.

mod offered;

pub(super) use offered::{ANOTHER_ANSWER, GIVE_FEEDBACK, RATE, REDACT, REVIEW_THIS};
use serde_json::Value;
use serenity::all::ApplicationId;
use serenity::http::Route;

use crate::bot::platform::Error;
use crate::discord::rest::{Request, Rest};

/// The command that ends a conversation.
pub(super) const CLEAR: &str = "clear";
/// The command that switches the relay of a place.
pub(super) const RELAY: &str = "relay";
/// Its option, and what that may be.
pub(super) const STATE: &str = "state";
/// Every message is answered.
pub(super) const ON: &str = "on";
/// Mentions are answered.
pub(super) const OFF: &str = "off";
/// The command that shows what is set in a place.
pub(super) const SETTINGS: &str = "settings";
/// The command about one's own opinions, and its part that shows them.
pub(super) const FEEDBACK: &str = "feedback";
/// See [`FEEDBACK`].
pub(super) const MINE: &str = "mine";
/// The command that tells what is left for today.
pub(super) const QUOTA: &str = "quota";
/// The command that tells what is kept of somebody.
pub(super) const PRIVACY: &str = "privacy";
/// The command that hands it out.
pub(super) const MY_DATA: &str = "my-data";
/// The command that erases it.
pub(super) const FORGET_ME: &str = "forget-me";
/// The command that shows the queue of reviews.
pub(super) const REVIEW: &str = "review";
/// The command that shows figures of how replies are rated.
pub(super) const STATS: &str = "stats";
/// The options of both.
pub(super) const STATUS: &str = "status";
/// See [`STATUS`].
pub(super) const RATED: &str = "rated";
/// See [`STATUS`].
pub(super) const WORDS: &str = "words";
/// See [`STATUS`].
pub(super) const PLACE: &str = "channel";
/// See [`STATUS`].
pub(super) const DAYS: &str = "days";
/// See [`STATUS`].
pub(super) const ASKER: &str = "asker";
/// See [`STATUS`].
pub(super) const SAMPLE: &str = "sample";
/// The command that says or chooses which model answers in a place.
pub(super) const MODEL: &str = "model";
/// Its option.
pub(super) const NAME: &str = "name";

/// Registers the commands if Discord has other ones: there are 200 registrations a day (FACTS section 7).
/// Returns whether it did.
pub(super) async fn register(
    rest: &Rest,
    application_id: ApplicationId,
    models: &[String],
) -> Result<bool, Error> {
    // Other languages' names are told when they are asked for.
    let path = format!("/applications/{application_id}/commands?with_localizations=true");
    let found: Vec<Value> = rest.ask(Request::get_path(&path)).await.result?;
    let wanted = offered::wanted(models);
    if are_registered(&wanted, &found) {
        return Ok(false);
    }
    let route = Route::Commands { application_id };
    rest.tell(Request::put(route).json(&wanted)).await.result?;
    Ok(true)
}

/// The text that somebody chose for an option.
pub(super) fn option<'a>(data: &'a Value, name: &str) -> Option<&'a str> {
    value(data, name)?.as_str()
}

/// What somebody chose for an option.
pub(super) fn value<'a>(data: &'a Value, name: &str) -> Option<&'a Value> {
    let options = data.get("options")?.as_array()?;
    options.iter().find(|option| option.get("name").and_then(Value::as_str) == Some(name))?.get("value")
}

/// Whether Discord has these commands and no others, in any order.
fn are_registered(wanted: &[Value], found: &[Value]) -> bool {
    wanted.len() == found.len() && wanted.iter().all(|one| found.iter().any(|other| says(other, one)))
}

/// Whether `found` says everything that `wanted` says; Discord fills in defaults and leaves out what is empty.
fn says(found: &Value, wanted: &Value) -> bool {
    match (found, wanted) {
        (Value::Object(found), Value::Object(wanted)) => {
            wanted.iter().all(|(key, value)| says(found.get(key).unwrap_or(&Value::Null), value))
        }
        (Value::Array(found), Value::Array(wanted)) => {
            found.len() == wanted.len() && found.iter().zip(wanted).all(|(found, wanted)| says(found, wanted))
        }
        _ => found == wanted || (is_empty(found) && is_empty(wanted)),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn wanted() -> Vec<Value> {
        offered::wanted(&["small".to_owned(), "large".to_owned()])
    }

    /// The commands as Discord gives them back.
    fn as_found() -> Vec<Value> {
        let mut found = wanted();
        for command in &mut found {
            command["id"] = json!("1");
            command["version"] = json!("2");
            if is_empty(&command["options"]) {
                command["options"] = Value::Null;
            }
        }
        found.reverse();
        found
    }

    #[test]
    fn the_same_commands_are_not_registered_again() {
        assert!(are_registered(&wanted(), &as_found()));
    }

    #[test]
    fn a_command_more_less_or_otherwise_is_registered_anew() {
        let mut found = as_found();
        let relay = found.iter_mut().find(|command| command["name"] == RELAY).expect("it is one of them");
        relay["options"][0]["choices"][0]["value"] = json!("yes");
        assert!(!are_registered(&wanted(), &found));
        assert!(!are_registered(&wanted(), &found[..2]));
        assert!(!are_registered(&wanted(), &[]));
        assert!(!are_registered(&wanted(), &[as_found(), as_found()].concat()));
    }
}
