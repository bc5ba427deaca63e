//! Random people: what they do, whatever else happens.

use double::{Discord, Id, Person};
use tokio_util::sync::CancellationToken;

use crate::chance::Chance;

/// Channels in which every message is a question.
pub(crate) const RELAYS: [&str; 3] = ["relay", "questions", "lounge"];
/// One in which only mentions are.
const GENERAL: &str = "general";
const NAMES: [&str; 9] = ["ada", "bob", "cleo", "dan", "eve", "finn", "gus", "hana", "ivo"];
const THUMBS: [&str; 5] = ["👍", "👎", "👍🏽", "👎🏿", "❤️"];
/// Only what is recent is touched, as people do; old replies stay in the comparison.
const RECENT: usize = 40;

/// How often they did what.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Deeds {
    pub(crate) asked: usize,
    pub(crate) reacted: usize,
    pub(crate) took_back: usize,
    pub(crate) said: usize,
    pub(crate) edited: usize,
    pub(crate) deleted: usize,
    pub(crate) stopped: usize,
}

/// Everybody, with what they may touch.
pub(crate) struct People {
    discord: Discord,
    chance: Chance,
    people: Vec<Person>,
    asked: Vec<(usize, Id)>,
    said: Vec<(usize, Id)>,
    deeds: Deeds,
}

impl People {
    pub(crate) fn gather(discord: &Discord, chance: Chance) -> Self {
        let people = NAMES.iter().map(|name| discord.person(name)).collect();
        let (asked, said, deeds) = (Vec::new(), Vec::new(), Deeds::default());
        Self { discord: discord.clone(), chance, people, asked, said, deeds }
    }

    /// Lives until `stop`.
    pub(crate) async fn live(mut self, stop: CancellationToken) -> Deeds {
        while stop.run_until_cancelled(tokio::time::sleep(self.chance.ms(20, 500))).await.is_some() {
            self.act();
        }
        self.deeds
    }

    /// What somebody may not do just now, they do not: a button that is gone, a message that another has deleted.
    fn act(&mut self) {
        match self.chance.below(100) {
            0..25 => self.ask(),
            25..58 => self.react(),
            58..70 => self.take_back(),
            70..84 => self.say(),
            84..90 => self.edit(),
            90..94 => self.delete(),
            _ => self.stop(),
        }
    }

    fn somebody(&mut self) -> (usize, Person) {
        let who = self.chance.below(self.people.len());
        (who, self.people[who].clone())
    }

    fn ask(&mut self) {
        let (who, person) = self.somebody();
        let text = format!("question {} of {}", self.deeds.asked, person.name());
        let mention = format!("<@{}> {text}", self.discord.bot_id());
        let asked = match self.chance.below(10) {
            0 => person.writes_to_the_bot(&text),
            1 | 2 => person.says(GENERAL, &mention),
            // In the thread on a reply, or as an inline reply, a mention makes a question.
            3 => match self.recent_reply() {
                Some(reply) => person.replies(reply, &mention, true),
                None => return,
            },
            place => person.says(RELAYS[place % RELAYS.len()], &text),
        };
        if let Ok(id) = asked {
            self.deeds.asked += 1;
            self.asked.push((who, id));
            self.has_second_thoughts(&person, id);
        }
    }

    fn recent_replies(&self) -> Vec<Id> {
        let bot = self.discord.bot_id();
        let mut all: Vec<Id> = self.discord.look(|view| {
            let places = RELAYS.into_iter().chain([GENERAL]);
            let messages = places.flat_map(|place| view.messages(place).into_iter().rev().take(3 * RECENT));
            let is_reply = |it: &double::Seen| it.author == bot && !it.content.starts_with("-# ");
            messages.filter(is_reply).map(|it| it.id).collect()
        });
        all.sort();
        all.split_off(all.len().saturating_sub(RECENT))
    }

    fn recent_reply(&mut self) -> Option<Id> {
        let replies = self.recent_replies();
        self.chance.one(&replies).copied()
    }

    fn react(&mut self) {
        let ((_, person), Some(reply)) = (self.somebody(), self.recent_reply()) else { return };
        let emoji = THUMBS[self.chance.below(THUMBS.len())];
        let done = match self.chance.percent(10) {
            true => person.super_reacts(reply, emoji),
            false => person.reacts(reply, emoji),
        };
        self.deeds.reacted += usize::from(done.is_ok());
        // A change of mind within moments, so that frames come close together.
        if self.chance.percent(20) {
            self.deeds.took_back += usize::from(person.unreacts(reply, emoji).is_ok());
        }
    }

    fn take_back(&mut self) {
        let Some(reply) = self.recent_reply() else { return };
        let reactions = self.discord.reactions(reply);
        let Some(reaction) = self.chance.one(&reactions) else { return };
        let Some(user) = self.chance.one(&reaction.users) else { return };
        if let Some(person) = self.people.iter().find(|person| person.id() == *user) {
            self.deeds.took_back += usize::from(person.unreacts(reply, &reaction.emoji).is_ok());
        }
    }

    fn say(&mut self) {
        let ((who, person), Some(reply)) = (self.somebody(), self.recent_reply()) else { return };
        let text = format!("words {} of {}", self.deeds.said, person.name());
        let said = if self.chance.percent(30) {
            person.replies(reply, &text, self.chance.percent(50))
        } else {
            // Somebody has opened it before, or the message is in a place that takes none.
            let _ = person.opens_thread(reply, "about it");
            person.says(reply, &text)
        };
        if let Ok(id) = said {
            self.deeds.said += 1;
            self.said.push((who, id));
            self.has_second_thoughts(&person, id);
        }
    }

    /// Some change or delete what they have just written, so that frames come close together.
    fn has_second_thoughts(&mut self, person: &Person, written: Id) {
        match self.chance.below(100) {
            0..5 => self.deeds.deleted += usize::from(person.deletes(written).is_ok()),
            5..10 => self.change(person, written),
            _ => {}
        }
    }

    /// One of the messages of late, of either kind.
    fn own(&mut self) -> Option<(Person, Id)> {
        let all = if self.chance.percent(50) { &self.asked } else { &self.said };
        let recent = &all[all.len().saturating_sub(RECENT)..];
        let (who, id) = *self.chance.one(recent)?;
        Some((self.people[who].clone(), id))
    }

    fn edit(&mut self) {
        let Some((person, id)) = self.own() else { return };
        self.change(&person, id);
    }

    fn change(&mut self, person: &Person, id: Id) {
        let Some(seen) = self.discord.message(id) else { return };
        let text = format!("{} (changed {})", seen.content, self.deeds.edited);
        self.deeds.edited += usize::from(person.edits(id, &text).is_ok());
    }

    fn delete(&mut self) {
        let Some((person, id)) = self.own() else { return };
        self.deeds.deleted += usize::from(person.deletes(id).is_ok());
    }

    fn stop(&mut self) {
        let ((_, person), Some(reply)) = (self.somebody(), self.recent_reply()) else { return };
        self.deeds.stopped += usize::from(person.clicks(reply, "Stop").is_ok());
    }
}
