//! Commands and buttons.

use crate::domain::decide::turn::Turn;
use crate::domain::decide::{About, Act, Answer, Deciding, spot};
use crate::domain::event::{
    ConversationStarted, EndReason, EventKey, Fact, Finish, ModelSet, PlaceKind, Scope, Through,
};
use crate::domain::id::{ConversationId, MessageId};
use crate::domain::inbound::{Pressed, Wish};
use crate::domain::key::MessageKey;
use crate::domain::route::goes_on;
use crate::domain::state::{Conversation, Stage};

impl Deciding<'_> {
    pub(super) fn pressed(&mut self, pressed: &Pressed) {
        match &pressed.wish {
            Wish::Clear => self.clear(pressed),
            Wish::UndoClear(conversation) => self.undo_clear(pressed, *conversation),
            Wish::Relay(manager, on) => self.switch_relay(pressed, manager, *on),
            Wish::Settings(manager, wish) => self.settings(pressed, manager, wish),
            Wish::Model(None) => self.tell_model(pressed),
            Wish::Model(Some(name)) => self.choose_model(pressed, name),
            Wish::Quota => self.quota(pressed),
            Wish::Stop(reply) => self.stop(pressed, *reply),
            Wish::AnswerInstead(message) => self.answer_instead(pressed, message),
            Wish::AskAgain { on, model, by_menu } => {
                let through = if *by_menu { Through::Menu } else { Through::Button };
                self.ask_again(pressed, on, model.as_deref(), through);
            }
            Wish::Prefer(reply) => self.prefer(pressed, *reply),
            Wish::Rate { on, wish } => self.rate(pressed, on, wish),
            Wish::GiveFeedback { on, text, by_menu } => self.form(pressed, on, text, *by_menu),
            Wish::Privacy => self.tell_choices(pressed),
            Wish::Consent(step, given) => self.choose(pressed, *step, *given),
            Wish::MyData => self.my_data(pressed),
            Wish::Forget { sure } => self.forget(pressed, *sure),
            Wish::Redact { on, why, quoting } => self.redact(pressed, on, why, *quoting),
            Wish::Review(reviewer, wish) => self.review(pressed, reviewer, wish),
        }
    }

    fn clear(&mut self, pressed: &Pressed) {
        let Some(conversation) = self.to_clear(pressed) else { return self.answer(Answer::NothingToClear) };
        let id = conversation.id;
        let person = self.agreed(&pressed.by, &pressed.place);
        let key = EventKey::of("end_conversation", &pressed.interaction);
        self.end(id, pressed.at, person, EndReason::Cleared, key);
        self.answer(Answer::Cleared(id));
    }

    /// The conversation that a turn here would belong to; else the one from before the place's scope was changed.
    fn to_clear(&self, pressed: &Pressed) -> Option<&Conversation> {
        let of = |person| self.known.going_on(&pressed.place.key, person);
        let theirs = || self.known.person(&pressed.by.key).and_then(|person| of(Some(person)));
        match self.rules.scope(self.known, &pressed.place) {
            Scope::Person => theirs().or_else(|| of(None)),
            Scope::Place => of(None).or_else(theirs),
        }
    }

    /// The cleared conversation is taken up by one that continues it; what has begun since ends.
    fn undo_clear(&mut self, pressed: &Pressed, id: ConversationId) {
        let Some(cleared) = self.known.conversation(id) else { return self.answer(Answer::TooLateToUndo) };
        let since = self.known.going_on(&cleared.place, cleared.person);
        if since.is_some_and(|since| since.continues == Some(id)) {
            return self.answer(Answer::TakenUp);
        }
        let was_cleared = cleared.ended == Some(EndReason::Cleared);
        let ended_at = cleared.ended_at.filter(|at| was_cleared && pressed.at.since(*at) <= self.rules.undo);
        if ended_at.is_none() || cleared.place != pressed.place.key {
            return self.answer(Answer::TooLateToUndo);
        }
        if let Some(since) = since {
            let key = EventKey::of("end_conversation", format_args!("{}:undone", since.id));
            self.end(since.id, pressed.at, None, EndReason::Undone, key);
        }
        self.take_up(pressed, cleared);
        self.answer(Answer::TakenUp);
    }

    fn take_up(&mut self, pressed: &Pressed, cleared: &Conversation) {
        let started = ConversationStarted {
            place: pressed.place.clone(),
            scope: cleared.scope,
            model: self.rules.model_of(self.known, &pressed.place).clone(),
            continues: Some(cleared.id),
            after: None,
        };
        let id = ConversationId::from_u128(self.fresh.bits());
        let person = self.agreed(&pressed.by, &pressed.place);
        let about = About { conversation: Some(id), message: None, person: cleared.person.or(person) };
        let key = EventKey::of("start_conversation", &pressed.interaction);
        self.record(key, pressed.at, about, Fact::ConversationStarted(started));
    }

    fn tell_model(&mut self, pressed: &Pressed) {
        let here = self.rules.model_of(self.known, &pressed.place).name.clone();
        let others = self.rules.models().map(|model| model.name.clone()).filter(|name| *name != here);
        let others = others.collect();
        self.answer(Answer::Model { here, others });
    }

    /// In direct messages nobody else is concerned.
    fn choose_model(&mut self, pressed: &Pressed, name: &str) {
        if !pressed.by.moderator && pressed.place.kind != PlaceKind::Direct {
            return self.answer(Answer::NotAllowed);
        }
        let Some(model) = self.rules.models().find(|model| model.name == name).map(|it| it.name.clone())
        else {
            return self.answer(Answer::NoSuchModel);
        };
        if self.known.model(&pressed.place.key) != Some(name) {
            let person = self.person(&pressed.by);
            let set = ModelSet { place: pressed.place.clone(), model: model.clone() };
            let about = About { person: Some(person), ..About::default() };
            let key = EventKey::of("set_model", &pressed.interaction);
            self.record(key, pressed.at, about, Fact::ModelSet(set));
        }
        self.answer(Answer::ModelChosen(model));
    }

    fn stop(&mut self, pressed: &Pressed, id: MessageId) {
        let Some(reply) = self.known.message(id).filter(|reply| matches!(reply.stage, Stage::Writing { .. }))
        else {
            return self.answer(Answer::NothingToStop);
        };
        let is_asker = reply.person.is_some() && reply.person == self.known.person(&pressed.by.key);
        if !is_asker && !pressed.by.moderator {
            return self.answer(Answer::NotAllowed);
        }
        self.act(Act::Stop(id, Finish::Stopped));
        self.answer(Answer::Stopping);
    }

    /// The message becomes a turn by whoever wrote it, and is feedback no more.
    fn answer_instead(&mut self, pressed: &Pressed, message: &MessageKey) {
        if self.known.turn(message).is_some() {
            return self.answer(Answer::WillAnswer);
        }
        let standing = self.known.feedback(message).filter(|it| !it.withdrawn).cloned();
        let Some((feedback, text)) = standing.and_then(|it| it.texts.last().copied().map(|text| (it, text)))
        else {
            return self.answer(Answer::FeedbackGone);
        };
        let is_theirs = self.known.person(&pressed.by.key) == Some(feedback.person);
        if !is_theirs && !pressed.by.moderator {
            return self.answer(Answer::NotAllowed);
        }
        let place =
            feedback.spot.as_ref().map_or_else(|| pressed.place.key.clone(), |spot| spot.place.clone());
        let spot = spot(&place, message);
        let goes_on = feedback.through == Through::Thread
            && goes_on(self.known, self.rules, &pressed.place, Some(feedback.person));
        let keep = self.rules.keep_in(self.known, &pressed.place);
        let turn = Turn {
            spot: &spot,
            place: &pressed.place,
            person: Some(feedback.person).filter(|person| self.known.consents(*person).keeps(keep)),
            at: pressed.at,
            follows: Some(feedback.reply).filter(|_| !goes_on),
        };
        let guild = pressed.place.guild.as_ref();
        if let Some(over) = self.over_limit(Some(feedback.person), guild, &pressed.by, pressed.at) {
            return self.answer(Answer::OverLimit(over));
        }
        if self.is_full(&turn) {
            return self.answer(Answer::TooManyWaiting);
        }
        self.change_feedback(&feedback, &format!("{message}:answered"), pressed.at, feedback.person, None);
        self.act(Act::Unacknowledge(spot.clone()));
        self.take_turn(&turn, text);
        self.answer(Answer::WillAnswer);
    }
}
