//! The commands and menus as Discord is told of them: made once in each language, and laid over one another.

use serde_json::{Map, Value};
use serenity::all::{
    CommandOptionType, CommandType, CreateCommand, CreateCommandOption, InteractionContext, Permissions,
};

use crate::bot::texts::{Choices, Named, Texts, Words};
use crate::discord::command::{OFF, ON};

/// What Discord takes (FACTS section 7): choices of an option, and characters of a choice.
const CHOICES: usize = 25;
const CHOICE: usize = 100;

/// The names of the message menus, as interactions bring them: in English, whatever somebody's client shows.
pub(in crate::discord) const GIVE_FEEDBACK: &str = "Give feedback";
/// See [`GIVE_FEEDBACK`].
pub(in crate::discord) const ANOTHER_ANSWER: &str = "Another answer";
/// See [`GIVE_FEEDBACK`].
pub(in crate::discord) const REVIEW_THIS: &str = "Review this reply";

/// See [`GIVE_FEEDBACK`].
pub(in crate::discord) const RATE: &str = "Rate";
/// See [`GIVE_FEEDBACK`].
pub(in crate::discord) const REDACT: &str = "Erase this text";

/// Where Discord takes the other languages' names, and what commands are about.
const LOCALIZED: [(&str, &str); 2] =
    [("name", "name_localizations"), ("description", "description_localizations")];

/// All commands, in English, with what they are called elsewhere.
pub(super) fn wanted(models: &[String]) -> Vec<Value> {
    let in_each: Vec<_> =
        Texts::all().map(|(_, texts)| (texts.words(), in_one(texts.words(), models))).collect();
    let mut all = in_one(Texts::default().words(), models);
    for (place, command) in all.iter_mut().enumerate() {
        let others: Vec<_> =
            in_each.iter().filter_map(|(words, all)| Some((*words, all.get(place)?))).collect();
        localize(command, &others);
    }
    all
}

/// Names what differs between languages, and the same of everything inside.
fn localize(base: &mut Value, others: &[(&Words, &Value)]) {
    for (key, localized) in LOCALIZED {
        let differs = others.iter().any(|(_, other)| other.get(key) != base.get(key));
        if differs && let Some(object) = base.as_object_mut() {
            object.insert(localized.to_owned(), Value::Object(by_locale(key, others)));
        }
    }
    for list in ["options", "choices"] {
        let inner = base.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
        for (place, one) in inner.enumerate() {
            let same =
                others.iter().filter_map(|(words, other)| Some((*words, other.get(list)?.get(place)?)));
            localize(one, &same.collect::<Vec<_>>());
        }
    }
}

fn by_locale(key: &str, others: &[(&Words, &Value)]) -> Map<String, Value> {
    let named = |(words, other): &(&Words, &Value)| {
        let text = other.get(key).cloned().unwrap_or_default();
        words.locales.iter().map(move |locale| (locale.clone(), text.clone())).collect::<Vec<_>>()
    };
    others.iter().flat_map(named).collect()
}

fn in_one(words: &Words, models: &[String]) -> Vec<Value> {
    let everywhere = || vec![InteractionContext::Guild, InteractionContext::BotDm];
    let guild = || vec![InteractionContext::Guild];
    let (slash, menus) = (&words.command, &words.menu);
    let relay = command(&slash.relay).default_member_permissions(Permissions::MANAGE_CHANNELS);
    let all = [
        command(&slash.clear).contexts(everywhere()),
        relay.add_option(state(words)).contexts(guild()),
        command(&slash.settings).contexts(everywhere()),
        model(words, models).contexts(everywhere()),
        command(&slash.quota).contexts(everywhere()),
        command(&slash.feedback)
            .add_option(option(CommandOptionType::SubCommand, &words.option.mine))
            .contexts(everywhere()),
        menu(&menus.give_feedback).contexts(everywhere()),
        menu(&menus.rate).contexts(everywhere()),
        menu(&menus.another_answer).contexts(everywhere()),
        // Who may review is decided by the bot, since servers give that to roles of their own choice.
        review(words, models).contexts(guild()),
        stats(words).contexts(guild()),
        menu(&menus.review_this).contexts(guild()),
        command(&slash.privacy).contexts(everywhere()),
        command(&slash.my_data).contexts(everywhere()),
        command(&slash.forget_me).contexts(everywhere()),
        menu(&menus.redact).contexts(guild()).default_member_permissions(Permissions::MANAGE_MESSAGES),
    ];
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

fn command(named: &Named) -> CreateCommand {
    CreateCommand::new(&named.name).kind(CommandType::ChatInput).description(&named.about)
}

fn menu(name: &str) -> CreateCommand {
    CreateCommand::new(name).kind(CommandType::Message)
}

fn option(kind: CommandOptionType, named: &Named) -> CreateCommandOption {
    CreateCommandOption::new(kind, &named.name, &named.about)
}

/// An option with these choices: the word for each, and what stands for it.
fn choice(named: &Named, choices: &[(&str, &str)]) -> CreateCommandOption {
    let option = option(CommandOptionType::String, named);
    choices.iter().fold(option, |option, (word, value)| option.add_string_choice(*word, *value))
}

fn state(words: &Words) -> CreateCommandOption {
    let Choices { on, off, .. } = &words.choice;
    choice(&words.option.state, &[(on, ON), (off, OFF)]).required(true)
}

fn days(named: &Named) -> CreateCommandOption {
    option(CommandOptionType::Integer, named).min_int_value(1).max_int_value(3_650)
}

fn review(words: &Words, models: &[String]) -> CreateCommand {
    let (of, Choices { disputed, skipped, done, liked, disliked, unrated, .. }) =
        (&words.option, &words.choice);
    let states = [(&**disputed, "disputed"), (skipped, "skipped"), (done, "done")];
    let review = command(&words.command.review)
        .add_option(choice(&of.status, &states))
        .add_option(choice(&of.rated, &[(disliked, "disliked"), (liked, "liked")]))
        .add_option(option(CommandOptionType::Boolean, &of.words))
        .add_option(option(CommandOptionType::Channel, &of.channel))
        .add_option(option(CommandOptionType::User, &of.asker))
        .add_option(days(&of.days))
        .add_option(choice(&of.sample, &[(unrated, "unrated"), (liked, "liked")]));
    if models.len() > 1 { review.add_option(with_models(&of.model, models)) } else { review }
}

fn stats(words: &Words) -> CreateCommand {
    command(&words.command.stats)
        .add_option(days(&words.option.stats_days))
        .add_option(option(CommandOptionType::Channel, &words.option.channel))
}

/// Who may choose is decided by the bot, since everybody may ask; with one model there is nothing to choose.
fn model(words: &Words, models: &[String]) -> CreateCommand {
    let command = command(&words.command.model);
    if models.len() < 2 { command } else { command.add_option(with_models(&words.option.name, models)) }
}

/// An option whose choices are the models, as far as Discord takes them.
fn with_models(named: &Named, models: &[String]) -> CreateCommandOption {
    let fit = models.len() <= CHOICES && models.iter().all(|name| name.chars().count() <= CHOICE);
    let choices: Vec<_> = models.iter().filter(|_| fit).map(|name| (&**name, &**name)).collect();
    choice(named, &choices)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::discord::command::{
        ASKER, CLEAR, DAYS, FEEDBACK, MINE, MODEL, NAME, PLACE, QUOTA, RATED, RELAY, REVIEW, SAMPLE,
        SETTINGS, STATE, STATS, STATUS, WORDS,
    };

    fn all() -> Vec<Value> {
        wanted(&["small".to_owned(), "large".to_owned()])
    }

    fn named<'a>(all: &'a [Value], name: &str) -> &'a Value {
        all.iter().find(|it| it["name"] == name).expect("it is one of them")
    }

    /// What stands under this key, in the command and in everything inside it.
    fn each<'a>(json: &'a Value, key: &str) -> Vec<&'a Value> {
        let inner = ["options", "choices"].into_iter().filter_map(|list| json[list].as_array()).flatten();
        json.get(key).into_iter().chain(inner.flat_map(|one| each(one, key))).collect()
    }

    #[test]
    fn what_is_read_is_what_english_offers() {
        let all = all();
        for name in [
            CLEAR,
            RELAY,
            SETTINGS,
            MODEL,
            QUOTA,
            REVIEW,
            STATS,
            GIVE_FEEDBACK,
            ANOTHER_ANSWER,
            RATE,
            FEEDBACK,
            REVIEW_THIS,
        ] {
            named(&all, name);
        }
        let of = |command: &str| -> Vec<&str> {
            let options = named(&all, command)["options"].as_array().expect("it has options");
            options.iter().filter_map(|option| option["name"].as_str()).collect()
        };
        assert_eq!(of(RELAY), [STATE]);
        assert_eq!(of(MODEL), [NAME]);
        assert_eq!(of(FEEDBACK), [MINE]);
        assert_eq!(of(REVIEW), [STATUS, RATED, WORDS, PLACE, ASKER, DAYS, SAMPLE, MODEL]);
        assert_eq!(of(STATS), [DAYS, PLACE]);
    }

    #[test]
    fn what_another_language_calls_it_stands_beside_it() {
        let all = all();
        let relay = named(&all, RELAY);
        assert_eq!(relay["name_localizations"]["de"], "weitergabe");
        assert_eq!(relay["name_localizations"]["en-GB"], RELAY);
        assert_eq!(relay["options"][0]["choices"][0]["name_localizations"]["de"], "an");
        assert_eq!(relay["options"][0]["choices"][0]["value"], ON);
        let model = named(&all, MODEL);
        assert_eq!(model["options"][0]["choices"][0].get("name_localizations"), None, "models have one name");
    }

    #[test]
    fn every_language_keeps_what_discord_takes() {
        let all = all();
        let texts = |value: &Value| -> Vec<String> {
            let own = value.as_str().map(str::to_owned);
            let localized =
                value.as_object().into_iter().flatten().filter_map(|(_, it)| Some(it.as_str()?.to_owned()));
            own.into_iter().chain(localized).collect()
        };
        for command in &all {
            let names =
                ["name", "name_localizations"].into_iter().flat_map(|key| each(command, key)).flat_map(texts);
            assert!(names.into_iter().all(|name| (1..=32).contains(&name.chars().count())), "{command}");
            let about =
                ["description", "description_localizations"].into_iter().flat_map(|key| each(command, key));
            assert!(about.flat_map(texts).all(|about| about.chars().count() <= 100), "{command}");
            let slash = command["type"] == json!(1);
            let own = [&command["name"], &command["name_localizations"]].into_iter().flat_map(texts);
            let is_plain = |name: &str| {
                name.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '_') || c.is_numeric())
            };
            assert!(!slash || own.into_iter().all(|name| is_plain(&name)), "{command}");
        }
        for locale in ["de", "en-US"] {
            let mut names: Vec<_> =
                all.iter().map(|it| it["name_localizations"][locale].to_string()).collect();
            names.sort();
            let before = names.len();
            names.dedup();
            assert_eq!(names.len(), before, "{names:?}");
        }
    }

    /// The names that can be chosen, and whether there is anything to choose.
    fn check_models(models: usize, expected: Option<usize>) {
        let names: Vec<_> = (0..models).map(|number| format!("model {number}")).collect();
        let command = as_json(&model(Texts::default().words(), &names));
        let choices =
            command.pointer("/options/0").map(|option| option["choices"].as_array().map_or(0, Vec::len));
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
