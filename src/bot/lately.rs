//! What was heard lately, so that a page or a list from before brings nothing back and changes nothing back; nor does what is
//! told the wrong way round.

use std::collections::{HashMap, VecDeque};
use std::time::Instant;

use crate::bot::ear::Heard;
use crate::domain::inbound::{Content, Edited, Inbound, ReactionsSeen, Seen};
use crate::domain::key::MessageKey;
use crate::domain::time::Timestamp;

/// How many messages are kept in mind, and as many reactions: many more than are heard while one page is on its way.
const KEPT: usize = 8_192;

/// The last word on each of the messages that were heard lately, and the reactions.
#[derive(Debug, Default)]
pub(super) struct Lately {
    last: HashMap<MessageKey, Word>,
    order: VecDeque<MessageKey>,
    /// In the order in which they were heard: when, and on which part.
    reactions: VecDeque<(Instant, MessageKey, Seen)>,
    /// What moderators cleared away: when that was heard, from which part, and which emoji if only one.
    clearings: VecDeque<(Instant, MessageKey, Option<String>)>,
    /// The lists of reactions that were handed in: when they were asked for, and of which part.
    lists: VecDeque<(Instant, MessageKey)>,
}

/// What was heard of a message.
#[derive(Debug)]
enum Word {
    /// It was written, and is decided.
    Said,
    /// It was changed to this then; of its writing nothing was heard.
    Edited(Timestamp, Content),
    /// It is gone.
    Gone,
}

impl Lately {
    /// Keeps what is heard in mind. Of what is read back takes away what has been decided or is gone, and gives it the
    /// words that it has by now; a list of reactions learns which of them were heard since it was asked for, and a part
    /// that somebody reacted to before it was told of.
    pub(super) fn sift(&mut self, heard: &mut Heard) {
        let (at, is_told) = (heard.at, heard.mark.is_some());
        match &mut heard.inbound {
            Some(Inbound::Said(said)) => {
                let is_read_back = said.read_back.is_some();
                match self.last.get(&said.spot.message) {
                    // That it is gone may be told before that it was written.
                    Some(Word::Gone) => heard.inbound = None,
                    Some(Word::Said) if is_read_back => heard.inbound = None,
                    Some(Word::Edited(_, content)) => said.content.clone_from(content),
                    Some(Word::Said) | None => {}
                }
                if let Some(Inbound::Said(said)) = heard.inbound.as_ref().filter(|_| !is_read_back) {
                    self.keep(&said.spot.message, Word::Said);
                }
            }
            Some(Inbound::Edited(edited)) if is_told && self.is_news(edited) => {
                self.keep(&edited.spot.message, Word::Edited(edited.at, edited.content.clone()));
            }
            Some(Inbound::Deleted(deleted)) => {
                deleted.messages.iter().for_each(|message| self.keep(message, Word::Gone));
            }
            Some(Inbound::Reacted(reacted)) => {
                let (by, emoji) = (reacted.by.clone(), reacted.emoji.clone());
                let seen = Seen { by, emoji, burst: reacted.burst };
                keep_some(&mut self.reactions, (at, reacted.spot.message.clone(), seen));
            }
            Some(Inbound::Cleared(cleared)) => {
                let (part, emoji) = (cleared.spot.message.clone(), cleared.emoji.clone());
                keep_some(&mut self.clearings, (at, part, emoji));
            }
            Some(Inbound::Shown(shown)) => {
                shown.late |= self.reactions.iter().any(|(_, on, _)| *on == shown.spot.message);
            }
            Some(Inbound::ReactionsSeen(seen)) if self.is_outdated(seen) => heard.inbound = None,
            Some(Inbound::ReactionsSeen(seen)) => {
                keep_some(&mut self.lists, (seen.asked, seen.spot.message.clone()));
                seen.newer = heard_since(&self.reactions, seen);
                seen.cleared = heard_since(&self.clearings, seen);
            }
            _ => {}
        }
    }

    /// Whether an edit says something of a message that is not known by anything else: its words when it is told of.
    fn is_news(&self, edited: &Edited) -> bool {
        match self.last.get(&edited.spot.message) {
            Some(Word::Said | Word::Gone) => false,
            Some(Word::Edited(at, _)) => *at <= edited.at,
            None => true,
        }
    }

    /// Whether a list that was asked for later has been handed in before.
    fn is_outdated(&self, seen: &ReactionsSeen) -> bool {
        self.lists.iter().any(|(asked, part)| *part == seen.spot.message && *asked > seen.asked)
    }

    fn keep(&mut self, message: &MessageKey, word: Word) {
        if self.last.insert(message.clone(), word).is_none() {
            self.order.push_back(message.clone());
        }
        if self.order.len() > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.last.remove(&oldest);
        }
    }
}

/// What was heard of a part since its list was asked for.
fn heard_since<T: Clone>(kept: &VecDeque<(Instant, MessageKey, T)>, seen: &ReactionsSeen) -> Vec<T> {
    let since = kept.iter().rev().take_while(|(at, ..)| *at >= seen.asked);
    let on_it = since.filter(|(_, on, _)| *on == seen.spot.message);
    on_it.map(|(.., what)| what.clone()).collect()
}

fn keep_some<T>(kept: &mut VecDeque<T>, new: T) {
    if kept.len() >= KEPT {
        kept.pop_front();
    }
    kept.push_back(new);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::*;
    use crate::bot::ear::{Mark, Session};
    use crate::domain::event::{Place, PlaceKind};
    use crate::domain::inbound::{Account, Cleared, Deleted, Reacted, Said, Seeds};
    use crate::domain::key::{AccountKey, PlaceKey, Spot};
    use crate::domain::settings::Category;

    fn spot(id: usize) -> Spot {
        Spot { place: PlaceKey::discord(1), message: MessageKey::discord(id) }
    }

    fn said(id: usize, read_back: bool) -> Heard {
        let place = Place { key: PlaceKey::discord(1), kind: PlaceKind::Channel, guild: None, parent: None };
        let said = Said {
            spot: spot(id),
            place,
            category: Category::Untold,
            by: Account { key: AccountKey::discord(9), name: "ann".into(), moderator: false },
            at: Timestamp::from_ms(1),
            content: Content::Text("tea".into()),
            attachments: Vec::new(),
            mentions_us: false,
            reply_to: None,
            read_back: read_back.then(|| Timestamp::from_ms(2)),
        };
        let inbound = Some(Inbound::Said(said));
        if read_back { Heard::new(inbound, None, None) } else { live(inbound) }
    }

    fn live(inbound: Option<Inbound>) -> Heard {
        let session = Session { shard: (0, 1), id: "a".into(), resume_url: String::new() };
        Heard::new(inbound, Some(Mark { session: Arc::new(session), seq: 1 }), None)
    }

    fn edited(id: usize, text: &str) -> Heard {
        edited_at(3, id, text)
    }

    fn edited_at(ms: i64, id: usize, text: &str) -> Heard {
        let content = Content::Text(text.into());
        live(Some(Inbound::Edited(Edited {
            spot: spot(id),
            at: Timestamp::from_ms(ms),
            content,
            attachments: None,
        })))
    }

    fn deleted(id: usize) -> Heard {
        let messages = vec![spot(id).message];
        let deleted = Deleted { place: PlaceKey::discord(1), messages, at: Timestamp::from_ms(3) };
        live(Some(Inbound::Deleted(deleted)))
    }

    /// What a message says after these were heard; none if it is left out.
    fn says(heard: impl IntoIterator<Item = Heard>, mut message: Heard) -> Option<String> {
        let mut lately = Lately::default();
        for mut heard in heard {
            lately.sift(&mut heard);
            assert!(heard.inbound.is_some(), "what is heard is not left out");
        }
        lately.sift(&mut message);
        message.inbound.map(|inbound| match inbound {
            Inbound::Said(Said { content: Content::Text(text), .. }) => text,
            other => panic!("{other:?}"),
        })
    }

    /// The same of a message that is read back.
    fn check(heard: impl IntoIterator<Item = Heard>, expected: Option<&str>) {
        assert_eq!(says(heard, said(5, true)).as_deref(), expected);
    }

    #[test]
    fn what_nothing_was_heard_of_is_read_back() {
        check([], Some("tea"));
        check([said(4, false), deleted(6)], Some("tea"));
    }

    #[test]
    fn what_was_deleted_meanwhile_is_not_brought_back() {
        check([deleted(5)], None);
        check([edited(5, "coffee"), deleted(5)], None);
    }

    #[test]
    fn what_was_heard_is_not_decided_again() {
        check([said(5, false)], None);
        check([said(5, false), edited(5, "coffee")], None);
    }

    #[test]
    fn what_was_edited_meanwhile_has_its_last_words() {
        check([edited(5, "coffee"), edited(5, "cocoa")], Some("cocoa"));
        check([edited_at(4, 5, "cocoa"), edited_at(3, 5, "coffee")], Some("cocoa"));
        check([deleted(5), edited(5, "coffee")], None);
    }

    #[test]
    fn what_is_told_the_wrong_way_round_is_as_it_ended() {
        assert_eq!(says([deleted(5)], said(5, false)), None);
        assert_eq!(says([edited(5, "coffee")], said(5, false)).as_deref(), Some("coffee"));
        assert_eq!(
            says([said(5, false)], said(5, false)).as_deref(),
            Some("tea"),
            "its key tells that it is known"
        );
    }

    fn reacted(on: usize, emoji: &str) -> Heard {
        let by = Account { key: AccountKey::discord(9), name: "ann".into(), moderator: false };
        live(Some(Inbound::Reacted(Reacted {
            spot: spot(on),
            by,
            emoji: emoji.into(),
            burst: false,
            given: true,
            at: Timestamp::from_ms(3),
            frame: "a:1".into(),
        })))
    }

    fn list(asked: Instant) -> Heard {
        let (held, newer, cleared, at) = (Vec::new(), Vec::new(), Vec::new(), Timestamp::from_ms(3));
        let seeds = Seeds::None;
        let (spot, others, heard_since) = (spot(5), false, None);
        let seen = ReactionsSeen { spot, held, seeds, others, newer, cleared, heard_since, at, asked };
        Heard::new(Some(Inbound::ReactionsSeen(seen)), None, None)
    }

    /// The emoji that this list is told of as newer; none if it is left out.
    fn newer(lately: &mut Lately, mut list: Heard) -> Option<Vec<String>> {
        lately.sift(&mut list);
        list.inbound.map(|inbound| match inbound {
            Inbound::ReactionsSeen(seen) => seen.newer.into_iter().map(|one| one.emoji).collect(),
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn a_list_learns_what_was_heard_since_it_was_asked_for() {
        let mut lately = Lately::default();
        let (mut before, mut elsewhere) = (reacted(5, "👍"), reacted(6, "👍"));
        lately.sift(&mut before);
        let asked = before.at + Duration::from_nanos(1);
        let mut since = reacted(5, "👎");
        (elsewhere.at, since.at) = (asked, asked);
        lately.sift(&mut elsewhere);
        lately.sift(&mut since);
        assert_eq!(newer(&mut lately, list(asked)), Some(vec!["👎".to_owned()]));
        assert_eq!(newer(&mut lately, list(asked + Duration::from_nanos(1))), Some(vec![]));
    }

    fn cleared(on: usize, emoji: Option<&str>, at: Instant) -> Heard {
        let (emoji, frame) = (emoji.map(str::to_owned), "a:2".into());
        let cleared = Cleared { spot: spot(on), emoji, at: Timestamp::from_ms(3), frame };
        let mut heard = live(Some(Inbound::Cleared(cleared)));
        heard.at = at;
        heard
    }

    #[test]
    fn a_list_learns_what_was_cleared_since_it_was_asked_for() {
        let (mut lately, before) = (Lately::default(), Instant::now());
        let asked = before + Duration::from_nanos(1);
        let heard = [(5, Some("👍"), before), (6, None, asked), (5, Some("👎"), asked), (5, None, asked)];
        for (on, emoji, at) in heard {
            lately.sift(&mut cleared(on, emoji, at));
        }
        let mut list = list(asked);
        lately.sift(&mut list);
        let Some(Inbound::ReactionsSeen(seen)) = list.inbound else { panic!("{list:?}") };
        assert_eq!(seen.cleared, [None, Some("👎".to_owned())]);
    }

    #[test]
    fn a_list_that_was_overtaken_by_a_newer_one_says_nothing() {
        let (mut lately, asked) = (Lately::default(), Instant::now());
        assert_eq!(newer(&mut lately, list(asked + Duration::from_nanos(1))), Some(vec![]));
        assert_eq!(newer(&mut lately, list(asked)), None);
    }

    #[test]
    fn old_words_are_forgotten() {
        check(std::iter::once(deleted(5)).chain((10..10 + KEPT).map(deleted)), Some("tea"));
    }
}
