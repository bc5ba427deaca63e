//! What was heard of messages lately, so that a page from before brings nothing back and changes nothing back.

use std::collections::{HashMap, VecDeque};

use crate::bot::ear::Heard;
use crate::domain::inbound::{Content, Inbound};
use crate::domain::key::MessageKey;

/// How many messages are kept in mind: many more than are heard while one page is on its way.
const KEPT: usize = 8_192;

/// The last word on each of the messages that were heard lately.
#[derive(Debug, Default)]
pub(super) struct Lately {
    last: HashMap<MessageKey, Word>,
    order: VecDeque<MessageKey>,
}

/// What was heard of a message.
#[derive(Debug)]
enum Word {
    /// It was written, and is decided.
    Said,
    /// It was changed to this; of its writing nothing was heard.
    Edited(Content),
    /// It is gone.
    Gone,
}

impl Lately {
    /// Keeps what is heard in mind; of what is read back takes away what has been decided or is gone, and gives it the
    /// words that it has by now.
    pub(super) fn sift(&mut self, heard: &mut Heard) {
        match &mut heard.inbound {
            Some(Inbound::Said(said)) if said.read_back.is_some() => {
                match self.last.get(&said.spot.message) {
                    Some(Word::Said | Word::Gone) => heard.inbound = None,
                    Some(Word::Edited(content)) => said.content.clone_from(content),
                    None => {}
                }
            }
            Some(Inbound::Said(said)) => self.keep(&said.spot.message, Word::Said),
            Some(Inbound::Edited(edited))
                if heard.mark.is_some()
                    && !matches!(self.last.get(&edited.spot.message), Some(Word::Said)) =>
            {
                self.keep(&edited.spot.message, Word::Edited(edited.content.clone()));
            }
            Some(Inbound::Deleted(deleted)) => {
                deleted.messages.iter().for_each(|message| self.keep(message, Word::Gone));
            }
            _ => {}
        }
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::bot::ear::{Mark, Session};
    use crate::domain::event::{Place, PlaceKind};
    use crate::domain::inbound::{Account, Deleted, Edited, Said};
    use crate::domain::key::{AccountKey, PlaceKey, Spot};
    use crate::domain::settings::Category;
    use crate::domain::time::Timestamp;

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
        let heard = Heard::new(Some(Inbound::Said(said)), None, None);
        if read_back { heard } else { live(heard.inbound) }
    }

    fn live(inbound: Option<Inbound>) -> Heard {
        let session = Session { shard: (0, 1), id: "a".into(), resume_url: String::new() };
        Heard::new(inbound, Some(Mark { session: Arc::new(session), seq: 1 }), None)
    }

    fn edited(id: usize, text: &str) -> Heard {
        let content = Content::Text(text.into());
        live(Some(Inbound::Edited(Edited {
            spot: spot(id),
            at: Timestamp::from_ms(3),
            content,
            attachments: None,
        })))
    }

    fn deleted(id: usize) -> Heard {
        let messages = vec![spot(id).message];
        let deleted = Deleted { place: PlaceKey::discord(1), messages, at: Timestamp::from_ms(3) };
        live(Some(Inbound::Deleted(deleted)))
    }

    /// What a message that is read back says after these were heard; none if it is left out.
    fn check(heard: impl IntoIterator<Item = Heard>, expected: Option<&str>) {
        let mut lately = Lately::default();
        for mut heard in heard {
            lately.sift(&mut heard);
            assert!(heard.inbound.is_some(), "what is heard is never left out");
        }
        let mut read_back = said(5, true);
        lately.sift(&mut read_back);
        let text = read_back.inbound.map(|inbound| match inbound {
            Inbound::Said(Said { content: Content::Text(text), .. }) => text,
            other => panic!("{other:?}"),
        });
        assert_eq!(text.as_deref(), expected);
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
    }

    #[test]
    fn old_words_are_forgotten() {
        check(std::iter::once(deleted(5)).chain((10..10 + KEPT).map(deleted)), Some("tea"));
    }
}
