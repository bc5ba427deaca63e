//! While nothing can be recorded, whoever asks something is told once in each place that it waits.

use std::collections::HashSet;

use crate::bot::ear::Heard;
use crate::domain::decide::{Act, Notice};
use crate::domain::event::PlaceKind;
use crate::domain::inbound::{Content, Inbound, Said};
use crate::domain::key::PlaceKey;
use crate::domain::rules::Rules;
use crate::domain::state::Known;

/// The places in which people were told.
#[derive(Debug, Default)]
pub(super) struct Outage {
    told: HashSet<PlaceKey>,
}

impl Outage {
    /// Something was recorded in time again.
    pub(super) fn over(&mut self) {
        self.told.clear();
    }

    /// What is to be said because of these, which wait.
    pub(super) fn notices<'a>(
        &mut self,
        rules: &Rules,
        waiting: impl Iterator<Item = &'a Heard>,
    ) -> impl Iterator<Item = Act> {
        waiting
            .filter_map(|heard| match &heard.inbound {
                Some(Inbound::Said(said)) if said.read_back.is_none() && is_question(rules, said) => {
                    Some(said)
                }
                _ => None,
            })
            .filter(|said| self.told.insert(said.spot.place.clone()))
            .map(|said| Act::Tell(said.spot.clone(), Notice::Waits))
    }
}

/// Whether a message is a question for sure: the database, which knows about replies and `/relay`, cannot be asked.
fn is_question(rules: &Rules, said: &Said) -> bool {
    let in_place = match said.place.kind {
        PlaceKind::Direct => true,
        PlaceKind::Channel => rules.relays(&Known::default(), &said.place),
        PlaceKind::Thread => false,
    };
    let has_files = !said.attachments.is_empty();
    let says_something = matches!(&said.content, Content::Text(text) if has_files || !text.trim().is_empty());
    says_something && (said.mentions_us || (in_place && said.reply_to.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Place;
    use crate::domain::inbound::Account;
    use crate::domain::key::{AccountKey, MessageKey, Spot};
    use crate::domain::settings::Category;
    use crate::domain::time::Timestamp;

    fn said(place: u64, kind: PlaceKind) -> Said {
        let key = PlaceKey::discord(place);
        Said {
            spot: Spot { place: key.clone(), message: MessageKey::discord(1) },
            place: Place { key, kind, guild: None, parent: None },
            category: Category::Untold,
            by: Account { key: AccountKey::discord(2), name: "ada".to_owned(), moderator: false },
            at: Timestamp::from_ms(0),
            content: Content::Text("Well?".to_owned()),
            attachments: Vec::new(),
            mentions_us: false,
            reply_to: None,
            read_back: None,
        }
    }

    fn told(outage: &mut Outage, said: Said) -> usize {
        let rules = Rules { relays: [PlaceKey::discord(5)].into(), ..Rules::default() };
        let heard = Heard::new(Some(Inbound::Said(said)), None, None);
        outage.notices(&rules, [&heard].into_iter()).count()
    }

    #[test]
    fn only_what_is_a_question_for_sure_is_told_of() {
        let check = |said, expected| assert_eq!(told(&mut Outage::default(), said), expected);
        check(said(5, PlaceKind::Channel), 1);
        check(said(6, PlaceKind::Channel), 0);
        check(said(6, PlaceKind::Direct), 1);
        check(said(5, PlaceKind::Thread), 0);
        check(Said { mentions_us: true, ..said(6, PlaceKind::Channel) }, 1);
        check(Said { mentions_us: true, ..said(6, PlaceKind::Thread) }, 1);
        check(Said { reply_to: Some(MessageKey::discord(9)), ..said(5, PlaceKind::Channel) }, 0);
        check(Said { content: Content::Text(" ".to_owned()), ..said(5, PlaceKind::Channel) }, 0);
    }

    #[test]
    fn a_place_is_told_once_until_it_is_over() {
        let mut outage = Outage::default();
        assert_eq!(told(&mut outage, said(5, PlaceKind::Channel)), 1);
        assert_eq!(told(&mut outage, said(5, PlaceKind::Channel)), 0);
        assert_eq!(told(&mut outage, said(6, PlaceKind::Direct)), 1);
        outage.over();
        assert_eq!(told(&mut outage, said(5, PlaceKind::Channel)), 1);
    }
}
