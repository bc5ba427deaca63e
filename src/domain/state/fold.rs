//! One event makes one change of the state; made twice it is made once.

use crate::domain::event::{
    ConversationEnded, ConversationStarted, EndReason, EraseReason, Event, Fact, FeedbackGiven, MessageAdded,
    MessageRated, PartShown, ReactionsCleared, ReplyBegun, Role, Scope, TextsErased,
};
use crate::domain::id::{ConversationId, MessageId};
use crate::domain::state::{Asked, Conversation, Feedback, Held, Known, Message, Part, Stage};

impl Known {
    /// Lets the state follow an event.
    pub fn apply(&mut self, event: &Event) {
        match (&event.fact, event.conversation, event.message) {
            (Fact::ConversationStarted(started), Some(id), _) => self.start(id, event, started),
            (Fact::MessageAdded(added), Some(_), Some(id)) => self.add(id, event, added),
            (Fact::ReplyBegun(begun), Some(_), Some(id)) => self.begin(id, begun),
            (Fact::PartShown(shown), _, Some(id)) => self.show(id, shown),
            (Fact::AnotherAsked(asked), Some(_), Some(id)) => self.ask_again(id, event, asked),
            (Fact::ReplyPreferred(preferred), Some(_), Some(id)) => self.prefer(id, event, preferred),
            (Fact::QuestionDeclined(declined), _, _) if declined.told => self.tell_of_limit(event),
            (Fact::MessageRated(rated), Some(_), Some(id)) => self.rate(id, event, rated),
            (Fact::ReactionsCleared(cleared), ..) => self.clear(event, cleared),
            (Fact::FeedbackGiven(given), Some(_), Some(id)) => self.hear(id, event, given),
            (Fact::ReplyReviewed(review), _, Some(id)) => self.review(id, event, *review),
            (Fact::CardShown(shown), _, Some(id)) => self.show_card(id, event, shown),
            (Fact::NoteGiven(given), Some(_), Some(id)) => self.hear_note(id, event, given),
            (Fact::MessageEdited(edited), _, Some(id)) => self.change(id, |message| {
                if !message.texts.contains(&edited.text) {
                    message.texts.push(edited.text);
                }
                message.edited_at = message.edited_at.max(Some(event.at));
            }),
            (Fact::ConversationEnded(ended), Some(id), _) => self.end(id, event, ended),
            (Fact::TextsErased(erased), _, about) => {
                self.lose(&erased.texts);
                match erased.reason {
                    EraseReason::Deleted => self.erase(about, erased),
                    EraseReason::TakenDown => self.take_down(about, erased),
                    EraseReason::Quoting => self.unquote(about, &erased.texts),
                    EraseReason::Forgotten => self.forget(event),
                    // The words alone are gone; what was said, by whom and when, stands.
                    EraseReason::Redacted | EraseReason::Expired | EraseReason::Purged => {}
                }
            }
            (Fact::GuildLeft(left), _, _) => self.leave(event, left),
            (Fact::GuildRejoined(rejoined), _, _) => self.stop_clock(&rejoined.guild),
            (Fact::GuildPurged(purged), _, _) => self.stop_clock(&purged.guild),
            (Fact::ConsentSet(set), _, _) => self.choose(event, *set),
            (Fact::FilesAttached(attached), _, Some(id)) => self.attach(id, attached),
            (Fact::FileCopied(copied), _, Some(id)) => self.copied(id, copied),
            (Fact::FilesErased(erased), _, _) => self.erase_files(event, erased),
            (Fact::PlaceSet(set), _, _) => {
                self.changed.settings.insert((set.layer.clone(), set.change.setting()));
                self.settings.follow(set);
            }
            (Fact::ModelSet(set), _, _) => {
                self.changed.models.insert(set.place.key.clone());
                self.learn_model(set.place.key.clone(), set.model.clone());
            }
            // The codec refuses an event without the ids that its kind needs.
            _ => {}
        }
    }

    fn start(&mut self, id: ConversationId, event: &Event, started: &ConversationStarted) {
        if self.conversations.contains_key(&id) {
            return;
        }
        let head = started.continues.and_then(|before| self.conversations.get(&before)?.head);
        self.changed.conversations.insert(id);
        self.learn_conversation(Conversation {
            id,
            place: started.place.key.clone(),
            kind: started.place.kind,
            parent: started.place.parent.clone(),
            guild: started.place.guild.clone(),
            scope: started.scope,
            person: event.person.filter(|_| started.scope == Scope::Person),
            started_at: event.at,
            last_at: event.at,
            ended: None,
            ended_at: None,
            head,
            continues: started.continues,
            after: started.after,
            system: None,
            replies: 0,
        });
    }

    fn add(&mut self, id: MessageId, event: &Event, added: &MessageAdded) {
        match (added.role, added.answered_by) {
            (Role::Assistant, _) => self.finish(id, event, added),
            (Role::User, Some(reply)) if !self.messages.contains_key(&id) => {
                self.put(id, event, added);
                self.owe(reply, id, event);
            }
            (Role::User, None) if !self.messages.contains_key(&id) => {
                self.put(id, event, added);
                self.leave_unanswered(id, event);
            }
            _ if !self.messages.contains_key(&id) => self.put(id, event, added),
            _ => {}
        }
    }

    /// A turn stands as it was said.
    fn put(&mut self, id: MessageId, event: &Event, added: &MessageAdded) {
        let Some(conversation) = event.conversation.and_then(|id| self.conversations.get(&id)) else {
            return;
        };
        self.changed.messages.insert(id);
        self.learn_message(Message {
            id,
            conversation: conversation.id,
            place: conversation.place.clone(),
            role: added.role,
            parent: added.parent,
            person: event.person,
            key: added.key.clone(),
            at: event.at,
            texts: added.text.into_iter().collect(),
            reasoning: added.reasoning,
            files: Vec::new(),
            edited_at: None,
            answered_by: added.answered_by,
            beside: None,
            chosen: None,
            stage: Stage::Said,
            asked: None,
            ending: None,
            taken_down: false,
        });
    }

    /// A question that nobody will answer is what the next one follows.
    fn leave_unanswered(&mut self, question: MessageId, event: &Event) {
        if let Some(conversation) = event.conversation.and_then(|id| self.conversations.get_mut(&id)) {
            conversation.head = Some(question);
            conversation.last_at = conversation.last_at.max(event.at);
            self.changed.conversations.insert(conversation.id);
        }
    }

    /// A question is a debt of a reply: the reply exists from here on, and one that waits takes more questions.
    fn owe(&mut self, reply: MessageId, question: MessageId, event: &Event) {
        let Some(id) = event.conversation else { return };
        let Some(conversation) = self.conversations.get_mut(&id) else { return };
        conversation.last_at = conversation.last_at.max(event.at);
        self.changed.conversations.insert(id);
        if self.messages.contains_key(&reply) {
            return self.change(reply, |reply| {
                if let Stage::Due { questions } = &mut reply.stage {
                    *questions += 1;
                    reply.parent = Some(question);
                }
            });
        }
        conversation.head = Some(reply);
        conversation.replies += 1;
        let place = conversation.place.clone();
        self.spend_request(id, event);
        self.changed.messages.insert(reply);
        self.learn_message(Message {
            id: reply,
            conversation: id,
            place,
            role: Role::Assistant,
            parent: Some(question),
            person: event.person,
            key: None,
            at: event.at,
            texts: Vec::new(),
            reasoning: None,
            files: Vec::new(),
            edited_at: None,
            answered_by: None,
            beside: None,
            chosen: None,
            stage: Stage::Due { questions: 1 },
            asked: None,
            ending: None,
            taken_down: false,
        });
    }

    fn begin(&mut self, id: MessageId, begun: &ReplyBegun) {
        let Some(reply) = self.messages.get(&id) else { return };
        let conversation = reply.conversation;
        if reply.asked.as_ref().is_some_and(|asked| asked.attempt >= begun.attempt) {
            return;
        }
        self.change(id, |reply| {
            if let Stage::Due { questions } = reply.stage {
                reply.stage = Stage::Writing { questions };
                reply.parent = Some(begun.parent);
            }
            reply.asked = Some(Asked { attempt: begun.attempt, model: begun.model.name.clone() });
        });
        if self.case(id).is_some() {
            self.with_case(id, |case| case.model = Some(begun.model.name.clone()));
        }
        let system = begun.turns.iter().find(|turn| turn.role == Role::System).map(|turn| turn.text);
        if let Some(conversation) = self.conversations.get_mut(&conversation) {
            conversation.system = begun.model.system_hash.clone().zip(system);
            self.changed.conversations.insert(conversation.id);
        }
    }

    fn finish(&mut self, id: MessageId, event: &Event, added: &MessageAdded) {
        if self.messages.get(&id).is_some_and(|reply| reply.stage != Stage::Finished) {
            self.spend_tokens(id, event, added);
            self.change(id, |reply| {
                reply.stage = Stage::Finished;
                reply.texts = added.text.into_iter().collect();
                reply.reasoning = added.reasoning;
                reply.ending.clone_from(&added.ending);
            });
        }
        if let Some(conversation) = event.conversation.and_then(|id| self.conversations.get_mut(&id)) {
            conversation.last_at = conversation.last_at.max(event.at);
            self.changed.conversations.insert(conversation.id);
        }
        self.go_on_from_the_best(id);
    }

    fn show(&mut self, reply: MessageId, shown: &PartShown) {
        self.changed.parts.insert(shown.spot.message.clone());
        self.learn_part(Part { spot: shown.spot.clone(), reply, part: shown.part });
    }

    fn rate(&mut self, reply: MessageId, event: &Event, rated: &MessageRated) {
        let (Some(person), Some(conversation)) = (event.person, event.conversation) else { return };
        let key = (person, rated.reaction.clone());
        let before = self.held.get(&key);
        let stands_at = rated.stands_at(event.id);
        if before.is_some_and(|held| held.event >= stands_at) {
            return;
        }
        let Some(rating) = rated.rating.or(before.map(|held| held.rating)) else { return };
        let counted = self.rating(reply, person);
        self.changed.held.insert(key);
        self.learn_held(Held {
            reply,
            conversation,
            person,
            reaction: rated.reaction.clone(),
            rating,
            held: rated.rating.is_some(),
            cleared: false,
            standing: rated.standing,
            event: stands_at,
            at: event.at,
        });
        let counts = self.rating(reply, person);
        self.with_case(reply, |case| case.rated(counted, counts));
    }

    /// What was cleared away stands, and counts as it did. Given again, it is there again.
    fn clear(&mut self, event: &Event, cleared: &ReactionsCleared) {
        for (key, held) in &mut self.held {
            if held.is_taken_by(cleared) && held.event < event.id {
                held.cleared = true;
                self.changed.held.insert(key.clone());
            }
        }
    }

    fn hear(&mut self, reply: MessageId, event: &Event, given: &FeedbackGiven) {
        let (Some(person), Some(conversation)) = (event.person, event.conversation) else { return };
        let stood = self.feedback.get(&given.feedback).is_some_and(|it| !it.withdrawn);
        self.with_case(reply, |case| case.spoken_of(stood, given.text.is_some()));
        self.changed.feedback.insert(given.feedback);
        if let Some(feedback) = self.feedback.get_mut(&given.feedback) {
            feedback.withdrawn = given.text.is_none();
            if let Some(text) = given.text.filter(|text| !feedback.texts.contains(text)) {
                feedback.texts.push(text);
                feedback.edited_at = feedback.edited_at.max(Some(event.at));
            }
            return;
        }
        if let Some(spot) = given.spot.as_ref().filter(|_| given.hinted) {
            self.hinted.insert((person, spot.place.clone()));
        }
        self.learn_feedback(Feedback {
            id: given.feedback,
            reply,
            conversation,
            person,
            through: given.through,
            spot: given.spot.clone(),
            standing: given.standing,
            at: event.at,
            texts: given.text.into_iter().collect(),
            edited_at: None,
            withdrawn: given.text.is_none(),
            hinted: given.hinted,
        });
    }

    fn end(&mut self, id: ConversationId, event: &Event, ended: &ConversationEnded) {
        let Some(conversation) = self.conversations.get_mut(&id) else { return };
        conversation.ended = Some(ended.reason);
        conversation.ended_at = Some(event.at);
        self.changed.conversations.insert(id);
        let slot = (conversation.place.clone(), conversation.person);
        if self.open.get(&slot) == Some(&id) {
            self.open.remove(&slot);
        }
        if ended.reason == EndReason::PlaceGone {
            self.drop_due(id);
        }
    }

    /// What is owed in a place that is gone is owed no more.
    fn drop_due(&mut self, id: ConversationId) {
        let is_due = |reply: &&Message| matches!(reply.stage, Stage::Due { .. });
        let due: Vec<_> = self.open_replies(id).filter(is_due).map(|reply| reply.id).collect();
        for reply in due {
            self.change(reply, |reply| reply.stage = Stage::Dropped);
        }
    }

    fn erase(&mut self, about: Option<MessageId>, erased: &TextsErased) {
        if let Some(id) = erased.feedback {
            self.erase_note(id, &erased.texts);
            if let Some(feedback) = self.feedback.get_mut(&id) {
                feedback.texts.retain(|text| !erased.texts.contains(text));
                self.changed.feedback.insert(id);
            }
            return;
        }
        let Some(id) = about else { return };
        let owed_by = self.messages.get(&id).filter(|m| m.stage == Stage::Said).and_then(|m| m.answered_by);
        self.change(id, |message| {
            message.texts.retain(|text| !erased.texts.contains(text));
            message.reasoning = message.reasoning.filter(|text| !erased.texts.contains(text));
            if message.stage == Stage::Said {
                message.stage = Stage::Withdrawn;
            }
        });
        for reply in owed_by.map(|reply| self.siblings(reply)).unwrap_or_default() {
            self.change(reply, |reply| match &mut reply.stage {
                Stage::Due { questions: 1 } => reply.stage = Stage::Dropped,
                Stage::Due { questions } | Stage::Writing { questions } => {
                    *questions = questions.saturating_sub(1)
                }
                _ => {}
            });
        }
    }

    fn take_down(&mut self, about: Option<MessageId>, erased: &TextsErased) {
        let Some(id) = about else { return };
        self.change(id, |reply| {
            reply.texts.retain(|text| !erased.texts.contains(text));
            reply.reasoning = reply.reasoning.filter(|text| !erased.texts.contains(text));
            reply.taken_down = true;
        });
        // What nobody sees any more need not be written anew.
        if self.case(id).is_some_and(|case| case.reopened) {
            self.with_case(id, |case| case.reopened = false);
        }
    }

    /// Changes a message if it is there, and keeps the index of open replies true.
    pub(super) fn change(&mut self, id: MessageId, with: impl FnOnce(&mut Message)) {
        if let Some(message) = self.messages.get_mut(&id) {
            with(message);
            self.changed.messages.insert(id);
            let (open, stage) = (self.open_replies.entry(message.conversation).or_default(), message.stage);
            if stage.is_open() {
                open.insert(id)
            } else {
                open.remove(&id)
            };
        }
    }
}
