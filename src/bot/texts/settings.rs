//! What stands on the page of what is set.

use crate::domain::event::Scope;
use crate::domain::settings::{Language, Line, Setting, Sheet, Tier, Value};

/// What the command says of itself.
pub const ABOUT: &str = "What is set here, and by whom; who manages the place can change it";
/// Stands in the menu of settings.
pub const CHOOSE: &str = "Change something";
/// Stands in the menu of values.
pub const CHOOSE_VALUE: &str = "Choose what shall hold here";
/// The label of the button that lets a setting inherit again.
pub const INHERIT: &str = "As around it";
/// To whoever may not change what is set.
pub const NOT_A_MANAGER: &str = "That is for those who manage this: a channel or a category with *Manage Channels*, the server with *Manage Server*.";
/// To whoever changes what nobody can.
pub const FIXED: &str = "That cannot be set here; whoever runs the bot has decided it.";

/// The languages that there are words in.
pub fn languages() -> impl Iterator<Item = Language> {
    std::iter::once(Language::default())
}

/// All that is set, a line each.
pub fn page(sheet: &Sheet) -> String {
    let mut page = format!("**What is set for {}**", whole(sheet.at));
    for line in &sheet.lines {
        let (name, value) = (name(line.setting), line.value.as_ref().map_or_else(suggested, value_of));
        page.push_str(&format!("\n**{name}**: {value}\n-# {}", origin(line, sheet.at)));
    }
    page
}

fn origin(line: &Line, at: Tier) -> &'static str {
    match line.from {
        _ if line.fixed => "decided by whoever runs the bot",
        Some(tier) if tier == at => "set here",
        Some(Tier::Guild) => "from the server",
        Some(Tier::Category) => "from the category",
        Some(Tier::Channel) => "from the channel",
        Some(Tier::Thread | Tier::Direct) | None => "nobody has set it",
    }
}

const fn whole(tier: Tier) -> &'static str {
    match tier {
        Tier::Guild => "this server",
        Tier::Category => "this category",
        Tier::Channel => "this channel",
        Tier::Thread => "this thread",
        Tier::Direct => "our direct messages",
    }
}

/// What a layer is called in the menu.
pub const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Guild => "For the server",
        Tier::Category => "For the category",
        Tier::Channel => "For the channel",
        Tier::Thread => "For the thread",
        Tier::Direct => "For our direct messages",
    }
}

/// What a setting is called.
pub const fn name(setting: Setting) -> &'static str {
    match setting {
        Setting::Relay => "Answers",
        Setting::Scope => "Conversations",
        Setting::Feedback => "Replies to replies",
        Setting::Seeds => "Thumbs",
        Setting::Reviewers => "Reviewers",
        Setting::ReviewChannel => "Review channel",
        Setting::Language => "Language",
    }
}

/// What it is about, in a few words.
pub const fn about(setting: Setting) -> &'static str {
    match setting {
        Setting::Relay => "Which messages are answered",
        Setting::Scope => "Whose messages make a conversation",
        Setting::Feedback => "What a reply to one of my replies means",
        Setting::Seeds => "Whether I put thumbs under my replies, to be clicked",
        Setting::Reviewers => "Which roles review replies, beside moderators",
        Setting::ReviewChannel => "Where replies are shown that ask for a review",
        Setting::Language => "The language of my own sentences",
    }
}

/// What a value is called in its menu.
pub fn value(value: &Value) -> String {
    let line = match value {
        Value::Relay(true) => "every message",
        Value::Relay(false) => "mentions only",
        Value::Scope(Scope::Place) => "one for everybody together",
        Value::Scope(Scope::Person) => "one for each person",
        Value::FeedbackByReply(true) => "they are feedback",
        Value::FeedbackByReply(false) => "they are questions; feedback is what stands in a thread",
        Value::Seeds(true) => "put under every reply",
        Value::Seeds(false) => "left to you",
        Value::Reviewers(roles) if roles.is_empty() => "moderators alone",
        Value::Reviewers(_) => "moderators and these roles",
        Value::ReviewChannel(None) => "none",
        Value::ReviewChannel(Some(_)) => "this channel",
        Value::Language(language) => return language_name(language),
    };
    line.to_owned()
}

fn value_of(value: &Value) -> String {
    match value {
        Value::Reviewers(roles) if !roles.is_empty() => {
            let roles: Vec<_> = roles.iter().map(|role| format!("<@&{}>", role.raw)).collect();
            format!("moderators and {}", roles.join(", "))
        }
        Value::ReviewChannel(Some(channel)) => format!("<#{}>", channel.raw),
        value => self::value(value),
    }
}

fn suggested() -> String {
    "one for everybody where every message is answered, in threads and in direct messages; else one for each person"
        .to_owned()
}

/// The label of the button that gives a setting no role or no channel.
pub fn nothing(value: &Value) -> String {
    let mut label = self::value(value);
    if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    label
}

fn language_name(language: &Language) -> String {
    match language.code() {
        "en" => "English".to_owned(),
        code => code.to_owned(),
    }
}
