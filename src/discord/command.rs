//! The commands and the menu that people use: what they are, and registering them when they have changed.

use serde_json::Value;
use serenity::all::{
    ApplicationId, CommandOptionType, CommandType, CreateCommand, CreateCommandOption, InteractionContext,
    Permissions,
};
use serenity::http::Route;

use crate::bot::platform::Error;
use crate::bot::texts;
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
/// The command that tells what is left for today.
pub(super) const QUOTA: &str = "quota";
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

/// What Discord takes (FACTS section 7): choices of an option, and characters of a choice.
const CHOICES: usize = 25;
const CHOICE: usize = 100;

/// Registers the commands if Discord has other ones: there are 200 registrations a day (FACTS section 7).
/// Returns whether it did.
pub(super) async fn register(
    rest: &Rest,
    application_id: ApplicationId,
    models: &[String],
) -> Result<bool, Error> {
    let route = Route::Commands { application_id };
    let found: Vec<Value> = rest.ask(Request::get(route)).await.result?;
    let wanted = wanted(models);
    if are_registered(&wanted, &found) {
        return Ok(false);
    }
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

fn wanted(models: &[String]) -> Vec<Value> {
    let clear = CreateCommand::new(CLEAR)
        .kind(CommandType::ChatInput)
        .description(texts::CLEAR_ABOUT)
        .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm]);
    let state = CreateCommandOption::new(CommandOptionType::String, STATE, texts::RELAY_STATE_ABOUT)
        .required(true)
        .add_string_choice(ON, ON)
        .add_string_choice(OFF, OFF);
    let relay = CreateCommand::new(RELAY)
        .kind(CommandType::ChatInput)
        .description(texts::RELAY_ABOUT)
        .contexts(vec![InteractionContext::Guild])
        .default_member_permissions(Permissions::MANAGE_CHANNELS)
        .add_option(state);
    let settings = CreateCommand::new(SETTINGS)
        .kind(CommandType::ChatInput)
        .description(texts::settings::ABOUT)
        .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm]);
    let feedback = CreateCommand::new(texts::GIVE_FEEDBACK)
        .kind(CommandType::Message)
        .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm]);
    let another = CreateCommand::new(texts::ANOTHER_ANSWER)
        .kind(CommandType::Message)
        .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm]);
    let quota = CreateCommand::new(QUOTA)
        .kind(CommandType::ChatInput)
        .description(texts::QUOTA_ABOUT)
        .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm]);
    let mut all = vec![clear, relay, settings, model(models), quota, feedback, another];
    all.extend(reviews(models));
    all.iter().map(as_json).collect()
}

/// serenity says of each option whether it completes what is typed, which Discord takes of texts and numbers alone.
fn as_json(command: &CreateCommand) -> Value {
    let mut json = serde_json::to_value(command).expect("builders are plain JSON");
    for option in json.get_mut("options").and_then(Value::as_array_mut).into_iter().flatten() {
        option.as_object_mut().and_then(|option| option.remove("autocomplete"));
    }
    json
}

/// Who may review is decided by the bot, since servers give that to roles of their own choice.
fn reviews(models: &[String]) -> [CreateCommand; 3] {
    let offered = |command: CreateCommand| command.contexts(vec![InteractionContext::Guild]);
    let option = CreateCommandOption::new;
    let days = |about| {
        let days = option(CommandOptionType::Integer, DAYS, about);
        days.min_int_value(1).max_int_value(3_650)
    };
    let mut review = CreateCommand::new(REVIEW)
        .kind(CommandType::ChatInput)
        .description(texts::REVIEW_ABOUT)
        .add_option(choice(STATUS, texts::REVIEW_STATUS_ABOUT, &["disputed", "skipped", "done"]))
        .add_option(choice(RATED, texts::REVIEW_RATED_ABOUT, &["disliked", "liked"]))
        .add_option(option(CommandOptionType::Boolean, WORDS, texts::REVIEW_WORDS_ABOUT))
        .add_option(option(CommandOptionType::Channel, PLACE, texts::REVIEW_PLACE_ABOUT))
        .add_option(option(CommandOptionType::User, ASKER, texts::REVIEW_ASKER_ABOUT))
        .add_option(days(texts::REVIEW_DAYS_ABOUT))
        .add_option(choice(SAMPLE, texts::REVIEW_SAMPLE_ABOUT, &["unrated", "liked"]));
    if models.len() > 1 {
        review = review.add_option(with_models(MODEL, texts::REVIEW_MODEL_ABOUT, models));
    }
    let stats = CreateCommand::new(STATS)
        .kind(CommandType::ChatInput)
        .description(texts::STATS_ABOUT)
        .add_option(days(texts::STATS_DAYS_ABOUT))
        .add_option(option(CommandOptionType::Channel, PLACE, texts::STATS_PLACE_ABOUT));
    let this = CreateCommand::new(texts::REVIEW_THIS).kind(CommandType::Message);
    [offered(review), offered(stats), offered(this)]
}

fn choice(name: &str, about: &str, choices: &[&str]) -> CreateCommandOption {
    let option = CreateCommandOption::new(CommandOptionType::String, name, about);
    choices.iter().fold(option, |option, choice| option.add_string_choice(*choice, *choice))
}

/// Who may choose is decided by the bot, since everybody may ask; with one model there is nothing to choose.
fn model(models: &[String]) -> CreateCommand {
    let command = CreateCommand::new(MODEL)
        .kind(CommandType::ChatInput)
        .description(texts::MODEL_ABOUT)
        .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm]);
    if models.len() < 2 {
        return command;
    }
    command.add_option(with_models(NAME, texts::MODEL_NAME_ABOUT, models))
}

/// An option whose choices are the models, as far as Discord takes them.
fn with_models(name: &str, about: &str, models: &[String]) -> CreateCommandOption {
    let option = CreateCommandOption::new(CommandOptionType::String, name, about);
    let fit = models.len() <= CHOICES && models.iter().all(|name| name.chars().count() <= CHOICE);
    let choices = models.iter().filter(|_| fit);
    choices.fold(option, |option, name| option.add_string_choice(name, name))
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
        super::wanted(&["small".to_owned(), "large".to_owned()])
    }

    /// The commands as Discord gives them back.
    fn as_found() -> Vec<Value> {
        let mut found = wanted();
        for command in &mut found {
            command["id"] = json!("1");
            command["version"] = json!("2");
            command["name_localizations"] = Value::Null;
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

    /// The names that can be chosen, and whether there is anything to choose.
    fn check_models(models: usize, expected: Option<usize>) {
        let names: Vec<_> = (0..models).map(|number| format!("model {number}")).collect();
        let command = serde_json::to_value(model(&names)).unwrap();
        let option = command.pointer("/options/0");
        let choices = option.map(|option| option["choices"].as_array().map_or(0, Vec::len));
        assert_eq!(choices, expected, "{command}");
    }

    #[test]
    fn models_are_offered_by_name_as_far_as_discord_takes_them() {
        check_models(1, None);
        check_models(2, Some(2));
        check_models(25, Some(25));
        check_models(26, Some(0));
    }
}
