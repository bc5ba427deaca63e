//! What people decide about their own words: seen, kept or not, and erased.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::consent::{Absent, Choices, Consents, Keep, Quoting, SHOWN, Step};
use crate::domain::decide::{About, Act, Answer, Deciding, Notice, Origin};
use crate::domain::event::{ConsentSet, EraseReason, EventKey, Fact, FilesErased, Place, TextsErased};
use crate::domain::id::{ConversationId, FileId, MessageId, PersonId, TextId};
use crate::domain::inbound::{Account, Before, Finished, Pressed};
use crate::domain::key::{AccountKey, MessageKey, Spot};
use crate::domain::quote::Quoted;
use crate::domain::state::Message;
use crate::domain::time::Timestamp;

/// How many texts one event erases at the most.
pub(super) const ERASED_AT_ONCE: usize = 500;

/// What becomes of the words of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// They are recorded.
    Kept,
    /// They are in memory for a while.
    Held,
    /// Nobody has them.
    Gone,
}

impl Deciding<'_> {
    /// What somebody has said of their words.
    pub(super) fn consents(&self, account: &AccountKey) -> Consents {
        self.known.person(account).map(|person| self.known.consents(person)).unwrap_or_default()
    }

    /// Whether what somebody does in a place is kept.
    pub(super) fn keeps(&self, by: &Account, place: &Place) -> bool {
        self.consents(&by.key).keeps(self.rules.keep_in(self.known, place))
    }

    /// The same where a reply is.
    pub(super) fn keeps_on(&self, by: &Account, reply: &Message) -> bool {
        self.consents(&by.key).keeps(self.keep_where(reply.conversation))
    }

    /// Whose words are kept where a conversation is.
    fn keep_where(&self, conversation: ConversationId) -> Keep {
        let place = self.place_of(conversation);
        place.map_or(self.rules.keep, |place| self.rules.keep_in(self.known, &place))
    }

    /// Whose doing it is, where that is kept.
    pub(super) fn agreed(&mut self, by: &Account, place: &Place) -> Option<PersonId> {
        self.keeps(by, place).then(|| self.person(by))
    }

    /// Whether more may be kept of what somebody whose words were kept says, or is told.
    pub(super) fn still_keeps(&self, person: Option<PersonId>) -> bool {
        person.is_some_and(|person| !self.known.consents(person).refuses())
    }

    /// What becomes of what a reply says: it is kept if those are to whom it is said, and everybody whom it quotes. What is
    /// not is held for the next turn, which may follow it, unless it is about words that are to be gone.
    pub(super) fn fate_of(&self, reply: &Message, finished: &Finished) -> Fate {
        let to = [reply.person, self.known.asker(reply)];
        let forgotten = |person: PersonId| self.known.consents(person).forgotten;
        let absent = self.quotes_absent(finished);
        if absent == Some(Absent::Erased) || to.into_iter().flatten().any(forgotten) {
            return Fate::Gone;
        }
        let kept = absent.is_none() && to.into_iter().all(|person| self.still_keeps(person));
        if kept { Fate::Kept } else { Fate::Held }
    }

    /// Why words are not in the database that a reply quotes, if there are such. Of words that nobody knows any more, it may be.
    fn quotes_absent(&self, finished: &Finished) -> Option<Absent> {
        let quotes = |words: &String| {
            let mut quoted = Quoted::default();
            quoted.add(words);
            quoted.is_in(&finished.text) || quoted.is_in(&finished.reasoning)
        };
        let absent = |before: &Before| {
            let why = self.known.absent(before.text)?;
            before.words.as_ref().is_none_or(quotes).then_some(why)
        };
        finished.before.iter().filter_map(absent).max()
    }

    /// Whoever addresses the bot agrees to be answered: that is recorded once, and again when what they agree to reads differently.
    pub(super) fn agree_to_answers(&mut self, person: Option<PersonId>, at: Timestamp) {
        let Some(person) = person.filter(|id| self.known.consents(*id).answered != Some(SHOWN)) else {
            return;
        };
        let set = ConsentSet { step: Step::Answer, given: true, shown: SHOWN };
        let key = EventKey::of("set_consent", format_args!("{person}:answer:{SHOWN}"));
        let about = About { person: Some(person), ..About::default() };
        self.record(key, at, about, Fact::ConsentSet(set));
    }

    /// Words as they are kept: under the person whose they are; those of nobody are only held until they are answered.
    pub(super) fn words_of(&mut self, words: &str, person: Option<PersonId>, origin: Origin) -> TextId {
        match person {
            Some(person) => self.text(words, Some(person), origin),
            None => self.unkept(words),
        }
    }

    /// New words for older ones, as they are kept where the conversation is now; those of somebody who was forgotten go nowhere.
    pub(super) fn reworded(
        &mut self,
        words: &str,
        person: Option<PersonId>,
        conversation: ConversationId,
    ) -> TextId {
        match person.map(|person| self.known.consents(person)) {
            Some(consents) if consents.forgotten => self.unheld(),
            Some(consents) if consents.keeps(self.keep_where(conversation)) => {
                self.text(words, person, Origin::Message)
            }
            _ => self.unkept(words),
        }
    }

    /// Words that are not even held: readers know such a text as erased.
    pub(super) fn unheld(&mut self) -> TextId {
        TextId::from_u128(self.fresh.bits())
    }

    /// Words that are held in memory alone.
    pub(super) fn unkept(&mut self, words: &str) -> TextId {
        let id = TextId::from_u128(self.fresh.bits());
        self.decision.unkept.push((id, words.to_owned()));
        id
    }

    /// Says, once to each, that nothing of what they write is kept.
    pub(super) fn tell_unkept(&mut self, spot: &Spot, by: &Account) {
        self.act(Act::TellOnce(spot.clone(), by.key.clone(), Notice::NotKept));
    }

    pub(super) fn place_of(&self, conversation: ConversationId) -> Option<Place> {
        let conversation = self.known.conversation(conversation)?;
        Some(Place {
            key: conversation.place.clone(),
            kind: conversation.kind,
            guild: conversation.guild.clone(),
            parent: conversation.parent.clone(),
        })
    }

    pub(super) fn tell_choices(&mut self, pressed: &Pressed) {
        let choices = self.choices(pressed, self.consents(&pressed.by.key));
        self.answer(Answer::Privacy(Box::new(choices)));
    }

    /// A choice is recorded with the person, whatever it is: nobody could be left alone otherwise.
    pub(super) fn choose(&mut self, pressed: &Pressed, step: Step, given: bool) {
        let mut consents = self.consents(&pressed.by.key);
        if consents.said(step) != Some(given) {
            let person = self.person(&pressed.by);
            let set = ConsentSet { step, given, shown: SHOWN };
            let key = EventKey::of("set_consent", &pressed.interaction);
            let about = About { person: Some(person), ..About::default() };
            self.record(key, pressed.at, about, Fact::ConsentSet(set));
        }
        consents.choose(step, given, SHOWN);
        let choices = self.choices(pressed, consents);
        self.answer(Answer::Privacy(Box::new(choices)));
    }

    fn choices(&self, pressed: &Pressed, consents: Consents) -> Choices {
        let host = &self.rules.model_of(self.known, &pressed.place).host;
        let others: BTreeSet<_> =
            self.rules.models().map(|model| &model.host).filter(|it| *it != host).collect();
        Choices {
            consents,
            keep: self.rules.keep_in(self.known, &pressed.place),
            retain: self.rules.retain,
            host: host.clone(),
            others: others.into_iter().cloned().collect(),
            policy: self.rules.policy.clone(),
        }
    }

    pub(super) fn my_data(&mut self, pressed: &Pressed) {
        let person = self.known.person(&pressed.by.key);
        self.answer(person.map_or(Answer::NothingKept, Answer::MyData));
    }

    /// Without `sure`, what would go is told; with it, it goes: the texts and the link to the account, in one commit.
    pub(super) fn forget(&mut self, pressed: &Pressed, sure: bool) {
        let Some(person) = self.known.person(&pressed.by.key) else {
            return self.answer(Answer::NothingKept);
        };
        let words = self.known.words(person).cloned().unwrap_or_default();
        let gone = words.count();
        if !sure {
            return self.answer(Answer::WouldForget(gone));
        }
        let mut all: Vec<_> = words.own.iter().chain(&words.answers).copied().collect();
        all.extend(self.erase_quoting(&pressed.interaction, pressed.at, &words.quoting, &words.answers));
        // Without a text the forgetting is in the log all the same.
        let steps = all.len().div_ceil(ERASED_AT_ONCE).max(1);
        for step in 0..steps {
            let texts = all.iter().skip(step * ERASED_AT_ONCE).take(ERASED_AT_ONCE).copied().collect();
            let erased = TextsErased { texts, feedback: None, reason: EraseReason::Forgotten, note: None };
            let key = EventKey::of("erase", format_args!("{}:{step}", pressed.interaction));
            let about = About { person: Some(person), ..About::default() };
            self.record(key, pressed.at, about, Fact::TextsErased(erased));
        }
        self.forget_files(pressed, person, &words.files);
        self.decision.forgotten.push(person);
        self.act(Act::RemoveTraces);
        self.answer(Answer::Forgotten(gone));
    }

    /// Erases what moderators wrote that quotes words which go. A reply that stands without its correction asks for another one;
    /// given back is what was about replies whose own words go too, so that nobody is asked about them.
    pub(super) fn erase_quoting(
        &mut self,
        named: impl std::fmt::Display,
        at: Timestamp,
        quoting: &[Quoting],
        gone: &[TextId],
    ) -> Vec<TextId> {
        let goes = |message: MessageId| {
            let newest = self.known.message(message).and_then(|message| message.texts.last().copied());
            newest.is_some_and(|text| gone.contains(&text))
        };
        let (with_their_reply, alone): (Vec<_>, Vec<_>) =
            quoting.iter().copied().partition(|it| goes(it.message));
        let mut by_message: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for Quoting { text, conversation, message } in alone {
            by_message.entry((conversation, message)).or_default().push(text);
        }
        for ((conversation, message), texts) in by_message {
            let erased = TextsErased { texts, feedback: None, reason: EraseReason::Quoting, note: None };
            let key = EventKey::of("erase", format_args!("{named}:{message}"));
            let about = About { conversation: Some(conversation), message: Some(message), person: None };
            self.record(key, at, about, Fact::TextsErased(erased));
        }
        with_their_reply.into_iter().map(|it| it.text).collect()
    }

    fn forget_files(&mut self, pressed: &Pressed, person: PersonId, files: &[FileId]) {
        for (step, files) in files.chunks(ERASED_AT_ONCE).enumerate() {
            let erased = FilesErased { files: files.to_vec(), reason: EraseReason::Forgotten };
            let key = EventKey::of("erase_files", format_args!("{}:{step}", pressed.interaction));
            let about = About { person: Some(person), ..About::default() };
            self.record(key, pressed.at, about, Fact::FilesErased(erased));
        }
    }

    /// A moderator takes one text away with what was attached to it, whosever it is, and says why, and what becomes of moderators' words that quote it.
    pub(super) fn redact(&mut self, pressed: &Pressed, on: &MessageKey, why: &str, quoting: bool) {
        if !pressed.by.moderator {
            return self.answer(Answer::NotAllowed);
        }
        let found = self.found_texts(on);
        let Some((about, mut texts)) = found.filter(|(_, texts)| !texts.is_empty()) else {
            return self.answer(Answer::NothingThere);
        };
        let person = self.person(&pressed.by);
        let note = (!why.trim().is_empty()).then(|| self.text(why, Some(person), Origin::Note));
        let quotes = self.known.quoting(on).to_vec();
        if quoting {
            let with_it = self.erase_quoting(&pressed.interaction, pressed.at, &quotes, &texts);
            texts.extend(with_it);
        }
        let erased = TextsErased { texts, feedback: None, reason: EraseReason::Redacted, note };
        let key = EventKey::of("erase", &pressed.interaction);
        self.record(key, pressed.at, about.by(person), Fact::TextsErased(erased));
        if let Some(turn) = self.known.turn(on) {
            let files: Vec<_> = turn.files.iter().collect();
            let key = EventKey::of("erase_files", &pressed.interaction);
            self.erase_files(turn, &files, key, pressed.at, EraseReason::Redacted);
        }
        self.answer(Answer::Redacted { quoting: quotes.len(), erased: quoting });
    }

    /// The words that the platform's message shows or has shown, and what they belong to: feedback may have become a question.
    fn found_texts(&self, on: &MessageKey) -> Option<(About, Vec<TextId>)> {
        let message = self.known.reply(on).or_else(|| self.known.turn(on));
        let (feedback, note) = (self.known.feedback(on), self.known.note(on));
        let on_reply =
            feedback.map(|it| (it.conversation, it.reply)).or(note.map(|it| (it.conversation, it.reply)));
        let on_reply = on_reply.map(|(conversation, reply)| About {
            conversation: Some(conversation),
            message: Some(reply),
            person: None,
        });
        let about = message.map(About::message).or(on_reply)?;
        let beside = feedback.map(|it| &it.texts).into_iter().chain(note.map(|it| &it.texts)).flatten();
        let mut texts: Vec<_> = message.into_iter().flat_map(Message::words).collect();
        texts.extend(beside.copied());
        texts.sort_unstable();
        texts.dedup();
        Some((about, texts))
    }
}
