//! What is remembered of a place's messages, compared with what is shown of them: in as few pages as will do.

use std::collections::{HashMap, VecDeque};

use crate::domain::catchup::Sight;
use crate::domain::inbound::{Content, Count, Edited};
use crate::domain::key::{MessageKey, Spot};
use crate::domain::rating::of_emoji;
use crate::domain::time::Timestamp;

/// A message that is known and may have changed unseen.
#[derive(Clone, Debug, PartialEq)]
pub struct Remembered {
    /// Which message.
    pub spot: Spot,
    /// What is known of it.
    pub what: What,
}

/// What is known of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A person's words: a question, feedback, or a moderator's note.
    Words {
        /// The words; none when they are erased.
        text: Option<String>,
        /// When they were last changed.
        edited_at: Option<Timestamp>,
    },
    /// A part of a reply, with how many people hold which emoji on it.
    Part {
        /// Held by people; the bot's own are not counted.
        held: Vec<Count>,
    },
}

/// What has become of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// It is as it was.
    None,
    /// Its words have changed.
    Edited(Edited),
    /// Other opinions are held on it than are known.
    Opinions,
    /// As many opinions are held on it as are known, not surely by the same people.
    PerhapsOpinions,
}

impl Remembered {
    /// What `sight` shows of it, now.
    pub fn differs(&self, sight: &Sight, scores: bool) -> Difference {
        match &self.what {
            What::Words { text, edited_at } => {
                self.edit(text.as_deref(), *edited_at, sight).map_or(Difference::None, Difference::Edited)
            }
            What::Part { held } => opinions(held, &sight.reactions, scores),
        }
    }

    /// Only what people changed has a later time of edit; a text that merely reads differently (a name was changed
    /// since, or the platform shows less of it) has not.
    fn edit(&self, text: Option<&str>, edited_at: Option<Timestamp>, sight: &Sight) -> Option<Edited> {
        let at = sight.edited_at.filter(|at| edited_at < Some(*at))?;
        let said = sight.said.as_ref()?;
        let (content, attachments) = (said.content.clone(), Some(said.attachments.clone()));
        let is_new = matches!(&content, Content::Text(shown) if Some(shown.as_str()) != text);
        is_new.then(|| Edited { spot: self.spot.clone(), at, content, attachments })
    }
}

fn opinions(held: &[Count], shown: &[Count], scores: bool) -> Difference {
    let shown =
        tally(shown.iter().map(|it| Count { count: it.count - u64::from(it.ours), ..it.clone() }), scores);
    let held = tally(held.iter().cloned(), scores);
    match shown == held {
        true if held.is_empty() => Difference::None,
        true => Difference::PerhapsOpinions,
        false => Difference::Opinions,
    }
}

/// How many hold each emoji that is a rating, normal and super apart.
fn tally(counts: impl Iterator<Item = Count>, scores: bool) -> HashMap<(String, bool), u64> {
    let ratings = counts.filter(|it| it.count > 0 && of_emoji(&it.emoji, scores).is_some());
    ratings.map(|it| ((it.emoji, it.burst), it.count)).collect()
}

/// The messages of one place that are still to be compared, the newest first.
#[derive(Debug)]
pub struct Comparison {
    left: VecDeque<Remembered>,
}

impl Comparison {
    /// Compares these, which come with the newest first.
    pub fn of(remembered: impl IntoIterator<Item = Remembered>) -> Self {
        Self { left: remembered.into_iter().collect() }
    }

    /// The newest that is left: a page that ends with it shows it, if it is there, and what is older beside it.
    pub fn next(&self) -> Option<&Spot> {
        self.left.front().map(|remembered| &remembered.spot)
    }

    /// Takes out what is shown, with the sight of it.
    pub fn settle<'a>(&mut self, sights: &'a [Sight]) -> Vec<(Remembered, &'a Sight)> {
        let shown: HashMap<&MessageKey, &Sight> =
            sights.iter().map(|sight| (&sight.message, sight)).collect();
        let mut settled = Vec::new();
        self.left.retain(|remembered| match shown.get(&remembered.spot.message) {
            Some(sight) => {
                settled.push((remembered.clone(), *sight));
                false
            }
            None => true,
        });
        settled
    }

    /// Takes out the next one: it was looked for by itself.
    pub fn pass(&mut self) -> Option<Remembered> {
        self.left.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Place, PlaceKind};
    use crate::domain::inbound::{Account, Said};
    use crate::domain::key::{AccountKey, PlaceKey};
    use crate::domain::settings::Category;

    fn spot(id: u64) -> Spot {
        Spot { place: PlaceKey::discord(1), message: MessageKey::discord(id) }
    }

    fn sight(id: u64, text: &str, edited_at: Option<i64>) -> Sight {
        let place = Place { key: PlaceKey::discord(1), kind: PlaceKind::Channel, guild: None, parent: None };
        let said = Said {
            spot: spot(id),
            place,
            category: Category::Untold,
            by: Account { key: AccountKey::discord(9), name: "ann".into(), moderator: false },
            at: Timestamp::from_ms(1),
            content: if text.is_empty() { Content::Unreadable } else { Content::Text(text.into()) },
            attachments: Vec::new(),
            mentions_us: false,
            reply_to: None,
            read_back: None,
        };
        Sight {
            message: MessageKey::discord(id),
            said: Some(said),
            edited_at: edited_at.map(Timestamp::from_ms),
            reactions: vec![],
            thread: None,
        }
    }

    fn words(id: u64, text: Option<&str>, edited_at: Option<i64>) -> Remembered {
        let edited_at = edited_at.map(Timestamp::from_ms);
        Remembered { spot: spot(id), what: What::Words { text: text.map(str::to_owned), edited_at } }
    }

    fn check_words(known: (&str, Option<i64>), shown: (&str, Option<i64>), is_edited: bool) {
        let difference = words(5, Some(known.0), known.1).differs(&sight(5, shown.0, shown.1), false);
        assert_eq!(matches!(difference, Difference::Edited(_)), is_edited, "{known:?} {shown:?}");
    }

    #[test]
    fn words_with_a_later_time_of_edit_have_changed() {
        check_words(("tea", None), ("coffee", Some(7)), true);
        check_words(("tea", Some(7)), ("coffee", Some(8)), true);
        check_words(("tea", Some(7)), ("coffee", Some(7)), false);
        check_words(("tea", Some(8)), ("coffee", Some(7)), false);
    }

    #[test]
    fn words_that_read_differently_without_an_edit_have_not() {
        check_words(("hi @ann", None), ("hi @Ann Lee", None), false);
        check_words(("tea", None), ("tea", Some(7)), false);
        check_words(("tea", None), ("", Some(7)), false);
    }

    fn counts(of: &[(&str, bool, u64, bool)]) -> Vec<Count> {
        let count = |(emoji, burst, count, ours): &(&str, bool, u64, bool)| Count {
            emoji: (*emoji).to_owned(),
            burst: *burst,
            count: *count,
            ours: *ours,
        };
        of.iter().map(count).collect()
    }

    fn check_part(
        held: &[(&str, bool, u64, bool)],
        shown: &[(&str, bool, u64, bool)],
        expected: &Difference,
    ) {
        let part = Remembered { spot: spot(5), what: What::Part { held: counts(held) } };
        let sight = Sight { reactions: counts(shown), ..sight(5, "Four.", None) };
        assert_eq!(part.differs(&sight, false), *expected, "{held:?} {shown:?}");
    }

    #[test]
    fn the_bots_own_thumbs_are_nobodys_opinion() {
        check_part(&[], &[("👍", false, 1, true), ("👎", false, 1, true)], &Difference::None);
        check_part(&[], &[("👍", false, 2, true)], &Difference::Opinions);
        check_part(&[("👍", false, 1, false)], &[("👍", false, 1, true)], &Difference::Opinions);
    }

    #[test]
    fn super_reactions_and_skins_are_counted_apart() {
        check_part(&[("👍", false, 1, false)], &[("👍", true, 1, false)], &Difference::Opinions);
        check_part(&[("👍", false, 1, false)], &[("👍🏽", false, 1, false)], &Difference::Opinions);
        check_part(&[("👍", true, 1, false)], &[("👍", true, 1, false)], &Difference::PerhapsOpinions);
    }

    #[test]
    fn hearts_are_not_looked_into() {
        check_part(&[], &[("❤️", false, 5, false), ("3️⃣", false, 1, false)], &Difference::None);
    }

    #[test]
    fn one_page_settles_all_that_it_shows() {
        let mut comparison = Comparison::of([9, 7, 5].map(|id| words(id, None, None)));
        assert_eq!(comparison.next(), Some(&spot(9)));
        let page = [sight(9, "a", None), sight(8, "b", None), sight(5, "c", None)];
        let settled: Vec<_> = comparison.settle(&page).into_iter().map(|(it, _)| it.spot).collect();
        assert_eq!(settled, [spot(9), spot(5)]);
        assert_eq!(comparison.pass().map(|it| it.spot), Some(spot(7)));
        assert_eq!(comparison.next(), None);
    }
}
