//! What an export counts as it goes: how long answers are, whose votes made it, and how good and bad are balanced.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::event::ReplyBegun;
use crate::domain::id::PersonId;
use crate::domain::state::Stage;
use crate::export::example::Example;
use crate::export::story::Story;

/// The most by which the greater class may outweigh the smaller one in KTO.
const MOST: f64 = 1.33;

/// Lengths in characters, in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lengths {
    /// How many texts.
    pub texts: u64,
    /// Half of them are no longer than this.
    pub median: u32,
    /// Nine tenths of them are no longer than this.
    pub ninth_decile: u32,
    /// The longest.
    pub longest: u32,
}

/// All finished replies of the conversations that were asked for, and the votes on them, whether kept or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Finished replies.
    pub replies: u64,
    /// Those of them that somebody rated.
    pub rated: u64,
    /// Votes by what the rater is to the reply: asker, bystander, moderator.
    pub votes: BTreeMap<String, u64>,
}

/// How good and bad rows are balanced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Balance {
    /// Rows that are good.
    pub good: u64,
    /// Rows that are bad.
    pub bad: u64,
    /// What KTO is to weigh the good ones with; none where there are only good, or only bad ones.
    pub desirable_weight: Option<f64>,
    /// The same for the bad ones.
    pub undesirable_weight: Option<f64>,
}

/// What is counted of the examples that are kept.
#[derive(Debug, Default)]
pub struct Figures {
    /// The lengths of prompts.
    pub prompts: Vec<u32>,
    /// The lengths of answers that are good, or better.
    pub liked: Vec<u32>,
    /// The lengths of answers that are bad, or worse.
    pub disliked: Vec<u32>,
    /// Rows by model.
    pub models: BTreeMap<String, u64>,
    /// Rows by the hash of the system prompt.
    pub system_prompts: BTreeMap<String, u64>,
    /// Everybody whose words are in it.
    pub people: BTreeSet<PersonId>,
}

impl Seen {
    /// Counts a conversation.
    pub fn count(&mut self, story: &Story) {
        let finished = story.replies.iter().filter(|reply| reply.message.stage == Stage::Finished);
        for reply in finished {
            self.replies += 1;
            self.rated += u64::from(!reply.votes.is_empty());
            for vote in &reply.votes {
                *self.votes.entry(vote.standing.as_str().to_owned()).or_default() += 1;
            }
        }
    }
}

impl Figures {
    /// Counts an example.
    pub fn count(&mut self, example: &Example, system_hash: Option<&str>) {
        let prompt = example.prompt.iter().map(|turn| turn.content.chars().count()).sum();
        self.prompts.push(short(prompt));
        let (liked, disliked) = example.lengths();
        self.liked.extend(liked.map(short));
        self.disliked.extend(disliked.map(short));
        *self.models.entry(example.origin.model.clone()).or_default() += 1;
        if let Some(hash) = system_hash {
            *self.system_prompts.entry(hash.to_owned()).or_default() += 1;
        }
    }
}

impl Figures {
    /// Counts a reply that is in no example, but kept: how long its text is, and whether it is liked, if that is settled.
    pub fn reply(&mut self, begun: Option<&ReplyBegun>, text: &str, is_liked: Option<bool>) {
        let length = short(text.chars().count());
        match is_liked {
            Some(true) => self.liked.push(length),
            Some(false) => self.disliked.push(length),
            None => {}
        }
        let Some(model) = begun.map(|begun| &begun.model) else { return };
        *self.models.entry(model.name.clone()).or_default() += 1;
        if let Some(hash) = &model.system_hash {
            *self.system_prompts.entry(hash.clone()).or_default() += 1;
        }
    }
}

fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl Lengths {
    /// Of these lengths.
    pub fn of(mut all: Vec<u32>) -> Self {
        all.sort_unstable();
        let at = |tenths: usize| all.get((all.len() * tenths / 10).min(all.len().saturating_sub(1)));
        Self {
            texts: u64::try_from(all.len()).unwrap_or(u64::MAX),
            median: at(5).copied().unwrap_or_default(),
            ninth_decile: at(9).copied().unwrap_or_default(),
            longest: all.last().copied().unwrap_or_default(),
        }
    }
}

impl Balance {
    /// Of so many rows. With these weights good outweighs bad by nothing up to a third, as KTO's authors advise.
    pub fn of(good: u64, bad: u64) -> Self {
        if good == 0 || bad == 0 {
            return Self { good, bad, desirable_weight: None, undesirable_weight: None };
        }
        let ratio = good as f64 / bad as f64;
        let up = |weight: f64| (weight * 1_000.0).ceil() / 1_000.0;
        let (desirable, undesirable) = match ratio {
            ratio if ratio < 1.0 => (up(1.0 / ratio), 1.0),
            ratio if ratio > MOST => (1.0, up(ratio / MOST)),
            _ => (1.0, 1.0),
        };
        Self { good, bad, desirable_weight: Some(desirable), undesirable_weight: Some(undesirable) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_bring_the_classes_near_each_other() {
        for (good, bad) in [(1, 1), (4, 3), (100, 1), (1, 100), (700, 300), (333, 1_000), (1, 1_000_000)] {
            let balance = Balance::of(good, bad);
            let (up, down) = (balance.desirable_weight.unwrap(), balance.undesirable_weight.unwrap());
            let ratio = up * good as f64 / (down * bad as f64);
            assert!((1.0..=1.34).contains(&ratio), "{good} to {bad}: {ratio}");
        }
        assert_eq!(Balance::of(7, 0).desirable_weight, None);
    }

    #[test]
    fn lengths_in_short() {
        let of_ten = Lengths { texts: 10, median: 6, ninth_decile: 10, longest: 10 };
        assert_eq!(Lengths::of((1..=10).rev().collect()), of_ten);
        assert_eq!(Lengths::of(Vec::new()), Lengths::default());
    }
}
