//! What stands on the page of what is set.

use crate::bot::texts::Texts;
use crate::bot::texts::words::fill;
use crate::domain::consent::Keep;
use crate::domain::event::Scope;
use crate::domain::settings::{Language, Line, Setting, Sheet, Tier, Value};

impl Texts {
    /// All that is set, a line each.
    pub fn sheet(self, sheet: &Sheet) -> String {
        let words = &self.words.settings;
        let mut page = match sheet.at {
            Tier::Guild => words.heading_server.clone(),
            Tier::Category => words.heading_category.clone(),
            Tier::Channel => words.heading_channel.clone(),
            Tier::Thread => words.heading_thread.clone(),
            Tier::Direct => words.heading_direct.clone(),
        };
        for line in &sheet.lines {
            let value =
                line.value.as_ref().map_or_else(|| words.suggested.clone(), |value| self.value(value));
            let (name, origin) = (self.setting(line.setting), self.origin(line, sheet.at));
            page.push_str(&format!("\n**{name}**: {value}\n-# {origin}"));
        }
        page
    }

    fn origin(self, line: &Line, at: Tier) -> &'static str {
        let words = &self.words.settings;
        match line.from {
            _ if line.fixed => &words.fixed,
            Some(tier) if tier == at => &words.here,
            Some(Tier::Guild) => &words.from_server,
            Some(Tier::Category) => &words.from_category,
            Some(Tier::Channel) => &words.from_channel,
            Some(Tier::Thread | Tier::Direct) | None => &words.unset,
        }
    }

    /// What a layer is called in the menu.
    pub fn tier(self, tier: Tier) -> &'static str {
        let words = &self.words.settings;
        match tier {
            Tier::Guild => &words.server,
            Tier::Category => &words.category,
            Tier::Channel => &words.channel,
            Tier::Thread => &words.thread,
            Tier::Direct => &words.direct,
        }
    }

    /// What a setting is called.
    pub fn setting(self, setting: Setting) -> &'static str {
        let words = &self.words.settings;
        match setting {
            Setting::Relay => &words.relay,
            Setting::Scope => &words.scope,
            Setting::Feedback => &words.feedback,
            Setting::Seeds => &words.seeds,
            Setting::Reviewers => &words.reviewers,
            Setting::ReviewChannel => &words.review_channel,
            Setting::Language => &words.language,
            Setting::Keep => &words.keep,
            Setting::TakeDown => &words.take_down,
            Setting::Training => &words.training,
        }
    }

    /// What it is about, in a few words.
    pub fn about_setting(self, setting: Setting) -> &'static str {
        let words = &self.words.settings;
        match setting {
            Setting::Relay => &words.relay_about,
            Setting::Scope => &words.scope_about,
            Setting::Feedback => &words.feedback_about,
            Setting::Seeds => &words.seeds_about,
            Setting::Reviewers => &words.reviewers_about,
            Setting::ReviewChannel => &words.review_channel_about,
            Setting::Language => &words.language_about,
            Setting::Keep => &words.keep_about,
            Setting::TakeDown => &words.take_down_about,
            Setting::Training => &words.training_about,
        }
    }

    /// What a value is called.
    pub fn value(self, value: &Value) -> String {
        let words = &self.words.settings;
        let line = match value {
            Value::Relay(true) => &words.relay_on,
            Value::Relay(false) => &words.relay_off,
            Value::Scope(Scope::Place) => &words.scope_place,
            Value::Scope(Scope::Person) => &words.scope_person,
            Value::FeedbackByReply(true) => &words.feedback_on,
            Value::FeedbackByReply(false) => &words.feedback_off,
            Value::Seeds(true) => &words.seeds_on,
            Value::Seeds(false) => &words.seeds_off,
            Value::Reviewers(roles) if roles.is_empty() => &words.reviewers_none,
            Value::Reviewers(roles) => {
                let roles: Vec<_> = roles.iter().map(|role| format!("<@&{}>", role.raw)).collect();
                return fill(&words.reviewers_some, &[("roles", &roles.join(", "))]);
            }
            Value::ReviewChannel(None) => &words.review_channel_none,
            Value::ReviewChannel(Some(channel)) => return format!("<#{}>", channel.raw),
            Value::Keep(Keep::Notice) => &words.keep_notice,
            Value::Keep(Keep::OptIn) => &words.keep_opt_in,
            Value::TakeDown(true) => &words.take_down_on,
            Value::TakeDown(false) => &words.take_down_off,
            Value::Training(true) => &words.training_on,
            Value::Training(false) => &words.training_off,
            Value::Language(language) => return own_name(language),
        };
        line.clone()
    }

    /// The label of the button that gives a setting no role or no channel; none for the others.
    pub fn nothing(self, setting: Setting) -> Option<&'static str> {
        match setting {
            Setting::Reviewers => Some(&self.words.settings.nobody_else),
            Setting::ReviewChannel => Some(&self.words.settings.no_channel),
            _ => None,
        }
    }
}

/// What a language calls itself; its code, where no words of it come along.
fn own_name(language: &Language) -> String {
    let found = Texts::all().find(|(known, _)| *known == language);
    found.map_or_else(|| language.to_string(), |(_, texts)| texts.words.name.clone())
}
