//! What somebody reads of their own opinions, and of the one that they are about to give.

use crate::bot::opinions::Own;
use crate::bot::texts::words::fill;
use crate::bot::texts::{Texts, moment, one_line};
use crate::domain::decide::Rated;
use crate::domain::event::Rating;
use crate::store::{Opinion, OwnOpinion};

/// How much of what was said, and of what it was about, a page has room for.
const SAID: usize = 180;
const ABOUT: usize = 90;

impl Texts {
    /// A page of one's own opinions.
    pub fn own(self, own: &Own) -> String {
        let words = &self.words.mine;
        if own.opinions.is_empty() {
            return words.none.clone();
        }
        let lines = own.opinions.iter().map(|mine| self.one_of_own(mine));
        std::iter::once(words.heading.clone()).chain(lines).collect::<Vec<_>>().join("\n")
    }

    fn one_of_own(self, mine: &OwnOpinion) -> String {
        let (words, at) = (&self.words.mine, moment(mine.at));
        let what = match &mine.opinion {
            Opinion::Words(said) => format!("📝 {}", one_line(said, SAID)),
            Opinion::Rating(rating) => sign(*rating).to_owned(),
        };
        let reply = mine.shown.as_ref().map_or_else(
            || words.reply.clone(),
            |shown| {
                let guild = mine.guild.as_ref().map_or("@me", |guild| &guild.raw);
                let (place, message) = (&shown.place.raw, &shown.message.raw);
                format!("[{}](https://discord.com/channels/{guild}/{place}/{message})", words.reply)
            },
        );
        let about = mine.reply.as_deref().map(|text| format!("\n> {}", one_line(text, ABOUT)));
        format!("{what} · {at} · {reply}{}", about.unwrap_or_default())
    }

    /// What somebody holds of a reply, before they choose anew.
    pub fn rated(self, rated: &Rated) -> String {
        let words = &self.words.rate;
        match rated.now {
            None => words.none.clone(),
            Some(rating) if rated.here => fill(&words.here, &[("rating", sign(rating))]),
            Some(rating) => fill(&words.by_reaction, &[("rating", sign(rating))]),
        }
    }
}

/// The sign of a rating.
pub(crate) const fn sign(rating: Rating) -> &'static str {
    match rating {
        Rating::Like => "👍",
        Rating::Dislike => "👎",
        Rating::Score(1) => "1️⃣",
        Rating::Score(2) => "2️⃣",
        Rating::Score(3) => "3️⃣",
        Rating::Score(4) => "4️⃣",
        Rating::Score(_) => "5️⃣",
    }
}
