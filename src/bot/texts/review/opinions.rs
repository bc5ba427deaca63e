//! What a card says of the opinions about a reply: in short, the newest last, and whole in a file where the card has no room.

use std::borrow::Cow;

use crate::bot::review::Card;
use crate::bot::texts::words::fill;
use crate::bot::texts::{one_line, sign};
use crate::domain::event::Standing;
use crate::domain::split::shortened;
use crate::store::{Noted, Rated, Told};

/// How much a card has room for, see [`super::REPLY`].
const RATINGS: usize = 300;
const SAID: usize = 300;
const SAID_IN_ALL: usize = 900;
const NOTED_IN_ALL: usize = 500;
const NAME: usize = 40;

/// The file of opinions that a card has no room for.
pub const FILE: &str = "opinions.md";

/// All opinions of a reply.
pub struct Opinions {
    /// What the raters hold: the asker, bystanders and moderators apart.
    pub ratings: String,
    /// What was said; none where nothing was.
    pub said: Option<String>,
    /// What moderators said to each other; none where nothing was.
    pub notes: Option<String>,
    /// Everything that was held and said, where something of it is shortened above.
    pub whole: Option<String>,
}

/// One kind of them.
struct Section {
    short: Option<String>,
    whole: Vec<String>,
    is_shortened: bool,
}

impl Opinions {
    /// Those on a card.
    pub fn of(card: &Card) -> Self {
        let titles = &card.texts.words.review;
        let ratings = ratings(card);
        let said = spoken(card, card.dossier.feedback.iter().map(|told| told_by(card, told)), SAID_IN_ALL);
        let notes = spoken(card, card.dossier.notes.iter().map(|noted| noted_by(card, noted)), NOTED_IN_ALL);
        let all = [(&titles.ratings, &ratings), (&titles.said, &said), (&titles.notes, &notes)];
        let is_shortened = all.iter().any(|(_, section)| section.is_shortened);
        let section = |(title, section): &(&String, &Section)| {
            let lines = &section.whole;
            (!lines.is_empty()).then(|| format!("## {title}\n\n{}\n", lines.join("\n\n")))
        };
        let whole = is_shortened.then(|| all.iter().filter_map(section).collect::<Vec<_>>().join("\n"));
        Self {
            ratings: ratings.short.unwrap_or_else(|| titles.no_ratings.clone()),
            said: said.short,
            notes: notes.short,
            whole,
        }
    }
}

/// Where there is no room for everybody's name, there is for how many they are.
fn ratings(card: &Card) -> Section {
    let groups = [Standing::Asker, Standing::Bystander, Standing::Moderator];
    let lines = |who: fn(&[&Rated]) -> String| -> Vec<String> {
        let line = |standing: &Standing| {
            let group: Vec<_> = card.dossier.ratings.iter().filter(|it| it.standing == *standing).collect();
            (!group.is_empty()).then(|| format!("{}: {}", card.texts.group(*standing), who(&group)))
        };
        groups.iter().filter_map(line).collect()
    };
    let whole = lines(if card.names { named } else { counted });
    let is_shortened = length(&whole) > RATINGS;
    let short = if is_shortened { lines(counted) } else { whole.clone() };
    let short = shortened(&short.join("\n"), RATINGS).into_owned();
    Section { short: Some(short).filter(|short| !short.is_empty()), whole, is_shortened }
}

fn named(rated: &[&Rated]) -> String {
    let one =
        |it: &&Rated| format!("{} {}", sign(it.rating), shortened(it.name.as_deref().unwrap_or("?"), NAME));
    rated.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn counted(rated: &[&Rated]) -> String {
    let mut signs: Vec<_> = rated.iter().map(|it| sign(it.rating)).collect();
    signs.sort_unstable();
    let counts = signs.chunk_by(|one, other| one == other);
    let count = |same: &[&str]| match same {
        [one] => (*one).to_owned(),
        many => format!("{} {}", many[0], many.len()),
    };
    counts.map(count).collect::<Vec<_>>().join(" · ")
}

fn told_by<'a>(card: &Card, told: &'a Told) -> (String, &'a str) {
    let name = told.name.as_deref().filter(|_| card.names).map(|name| shortened(name, NAME));
    let who = name.unwrap_or(Cow::Borrowed(card.texts.one_of(told.standing)));
    (format!("**{who}** "), &told.words)
}

fn noted_by<'a>(card: &Card, noted: &'a Noted) -> (String, &'a str) {
    let name = noted.name.as_deref().map(|name| shortened(name, NAME));
    let who = name.unwrap_or(Cow::Borrowed(card.texts.one_of(Standing::Moderator)));
    (format!("**{who}** "), &noted.words)
}

/// The newest is last, and what there is no room for are the oldest.
fn spoken<'a>(card: &Card, said: impl Iterator<Item = (String, &'a str)>, room: usize) -> Section {
    let said: Vec<_> = said.collect();
    let whole: Vec<_> = said.iter().map(|(who, words)| format!("{who}{words}")).collect();
    let lines: Vec<_> = said.iter().map(|(who, words)| format!("{who}{}", one_line(words, SAID))).collect();
    let mut left = room;
    let fit = lines.iter().rev().take_while(|line| {
        let takes = line.chars().count() + 1;
        let fits = takes <= left;
        left = left.saturating_sub(takes);
        fits
    });
    let shown = fit.count();
    let earlier = lines.len() - shown;
    let is_cut = said.iter().any(|(_, words)| one_line(words, usize::MAX).chars().count() > SAID);
    let mut short: Vec<_> = lines.into_iter().skip(earlier).collect();
    if earlier > 0 || is_cut {
        let words = &card.texts.words.review;
        let line = match earlier {
            0 => fill(&words.opinions_in_file, &[("file", FILE)]),
            _ => {
                fill(&words.earlier_in_file, &[("count", &card.texts.count(earlier as u64)), ("file", FILE)])
            }
        };
        short.insert(0, format!("*{line}*"));
    }
    let short = (!short.is_empty()).then(|| short.join("\n"));
    Section { short, whole, is_shortened: earlier > 0 || is_cut }
}

fn length(lines: &[String]) -> usize {
    lines.iter().map(|line| line.chars().count() + 1).sum()
}
