//! What is set for a place: shown to whoever asks, changed by those who manage it.

use crate::domain::decide::{About, Act, Answer, Deciding, Notice};
use crate::domain::event::{EventKey, Fact, PlaceSet};
use crate::domain::inbound::Pressed;
use crate::domain::settings::{Change, Layer, Manager, Setting, Settings, SettingsWish, Sheet, Tier, Value};

impl Deciding<'_> {
    /// The page, after the change that was asked for; the right to change is looked at again each time.
    pub(super) fn settings(&mut self, pressed: &Pressed, manager: &Manager, wish: &SettingsWish) {
        let around = self.known.settings().around(&pressed.place);
        let nearest_first = around.iter();
        let found = nearest_first.clone().find(|(tier, _)| Some(*tier) == wish.at);
        let Some((tier, layer)) = found.or_else(|| around.first()).cloned() else { return };
        let mut settings = self.known.settings().clone();
        if let Some(change) = &wish.change {
            if Some(tier) != wish.at || !manager.may.contains(&tier) {
                return self.answer(Answer::NotAManager);
            }
            if let Some(no) = self.refusal(tier, change) {
                return self.answer(no);
            }
            settings.follow(&self.set(pressed, layer, change.clone()));
        }
        let about = wish.about.filter(|setting| setting.is_of(tier));
        let sheet = self.sheet(&settings, pressed, tier, manager);
        self.answer(Answer::Settings(Box::new(Sheet { about, ..sheet })));
    }

    /// The same change by a command of its own.
    pub(super) fn switch_relay(&mut self, pressed: &Pressed, manager: &Manager, on: bool) {
        let nearest = self.known.settings().around(&pressed.place).into_iter().next();
        let Some((tier, layer)) = nearest.filter(|(tier, _)| manager.may.contains(tier)) else {
            return self.answer(Answer::NotAManager);
        };
        let change = Change::Set(Value::Relay(on));
        if let Some(no) = self.refusal(tier, &change) {
            return self.answer(no);
        }
        if self.rules.is_switched_on(self.known, &pressed.place) != on {
            self.set(pressed, layer, change);
        }
        self.answer(Answer::Relay(on));
    }

    /// Why something cannot be set there by anybody.
    fn refusal(&self, tier: Tier, change: &Change) -> Option<Answer> {
        let setting = change.setting();
        if self.rules.fixed.contains(&setting) || !setting.is_of(tier) {
            return Some(Answer::SettingFixed);
        }
        let relays = matches!(change, Change::Set(Value::Relay(true)));
        (relays && !self.rules.reads_all).then_some(Answer::CannotRelay)
    }

    /// Records a change, unless it is so already.
    fn set(&mut self, pressed: &Pressed, layer: Layer, change: Change) -> PlaceSet {
        let is_new = self.known.settings().own(&layer, change.setting()) != change.value();
        let set = PlaceSet { layer, guild: pressed.place.guild.clone(), change };
        if is_new {
            let mut settings = self.known.settings().clone();
            let before = self.rules.settings_of(&settings, &pressed.place);
            settings.follow(&set);
            let after = self.rules.settings_of(&settings, &pressed.place);
            let person = self.person(&pressed.by);
            let about = About { person: Some(person), ..About::default() };
            let key = EventKey::of("set_place", &pressed.interaction);
            self.record(key, pressed.at, about, Fact::PlaceSet(set.clone()));
            if after.relay && !before.relay {
                let (place, by) = (pressed.place.clone(), pressed.interaction.raw.clone());
                self.act(Act::Announce(place, by, Notice::SwitchedOn(after.keep)));
            }
            if set.change.setting() == Setting::Keep {
                self.act(Act::TellWhatHolds);
            }
        }
        set
    }

    fn sheet(&self, settings: &Settings, pressed: &Pressed, at: Tier, manager: &Manager) -> Sheet {
        let mut around = settings.around(&pressed.place);
        let tiers = around.iter().rev().map(|(tier, _)| *tier).collect();
        around.retain(|(tier, _)| *tier <= at);
        let offered = Setting::ALL.into_iter().filter(|setting| setting.is_of(at));
        let lines = offered.map(|setting| self.rules.line(settings, &around, setting)).collect();
        Sheet { tiers, at, lines, about: None, may: manager.may.contains(&at) }
    }
}
