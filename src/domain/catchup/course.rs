//! In which places missed messages are looked for, in which order, and how deep.

use std::collections::HashSet;

use crate::domain::catchup::Charted;
use crate::domain::event::{Place, PlaceKind};
use crate::domain::key::PlaceKey;

/// Pages of a place that the bot serves: where it answers everything, and where it was spoken to lately.
const SERVED: u32 = 20;
/// Pages of any other place, in which only mentions matter.
const OTHER: u32 = 3;

/// One place to read back.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Where.
    pub place: Place,
    /// Whether the bot answers everything there, or was spoken to there lately.
    pub is_served: bool,
    /// How many pages at the most, the newest first.
    pub pages: u32,
}

/// The places to read back, each once, those where people wait first.
#[derive(Debug, Default)]
pub struct Course {
    served: HashSet<PlaceKey>,
    seen: HashSet<PlaceKey>,
}

impl Course {
    /// The bot serves these places.
    pub fn serve(&mut self, places: impl IntoIterator<Item = PlaceKey>) {
        self.served.extend(places);
    }

    /// Puts what was charted in order. A place that was given before is left out.
    pub fn through(&mut self, charted: impl IntoIterator<Item = Charted>) -> Vec<Leg> {
        let news = charted.into_iter().filter(|it| it.has_news).map(|it| it.place);
        let new: Vec<_> = news.filter(|place| self.seen.insert(place.key.clone())).collect();
        let mut legs: Vec<_> = new.into_iter().map(|place| self.leg(place)).collect();
        legs.sort_by_key(|leg| (std::cmp::Reverse(leg.pages), leg.place.kind != PlaceKind::Direct));
        legs
    }

    fn leg(&self, place: Place) -> Leg {
        let by_parent = place.parent.as_ref().is_some_and(|parent| self.served.contains(parent));
        let is_served = place.kind == PlaceKind::Direct || by_parent || self.served.contains(&place.key);
        Leg { place, is_served, pages: if is_served { SERVED } else { OTHER } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: u64, kind: PlaceKind, parent: Option<u64>) -> Place {
        Place { key: PlaceKey::discord(id), kind, guild: None, parent: parent.map(PlaceKey::discord) }
    }

    fn news(place: Place) -> Charted {
        Charted { place, has_news: true }
    }

    fn keys(legs: &[Leg]) -> Vec<(&str, u32)> {
        legs.iter().map(|leg| (leg.place.key.raw.as_str(), leg.pages)).collect()
    }

    #[test]
    fn where_people_wait_comes_first_and_is_read_deeper() {
        let mut course = Course::default();
        course.serve([PlaceKey::discord(2)]);
        let legs = course.through([
            news(place(1, PlaceKind::Channel, None)),
            news(place(2, PlaceKind::Channel, None)),
            news(place(3, PlaceKind::Thread, Some(2))),
            news(place(4, PlaceKind::Thread, Some(1))),
            news(place(5, PlaceKind::Direct, None)),
        ]);
        assert_eq!(keys(&legs), [("5", 20), ("2", 20), ("3", 20), ("1", 3), ("4", 3)]);
    }

    #[test]
    fn a_quiet_place_is_not_read_and_no_place_twice() {
        let mut course = Course::default();
        let busy = news(place(1, PlaceKind::Channel, None));
        let quiet = Charted { place: place(2, PlaceKind::Channel, None), has_news: false };
        assert_eq!(keys(&course.through([busy.clone(), quiet, busy.clone()])), [("1", 3)]);
        assert_eq!(course.through([busy]), []);
    }
}
