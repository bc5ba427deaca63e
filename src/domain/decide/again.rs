//! Another answer to the same turns, and which answer is the better one.

use crate::domain::decide::{About, Act, Answer, Deciding, Notice};
use crate::domain::event::{AnotherAsked, EventKey, Fact, ReplyPreferred, Through};
use crate::domain::id::{MessageId, PersonId};
use crate::domain::inbound::{Account, Pressed, Reacted};
use crate::domain::key::MessageKey;
use crate::domain::quota::Over;
use crate::domain::route::Why;
use crate::domain::state::{Message, Stage, is_said};
use crate::domain::time::Timestamp;

/// Who asks again, how and when.
struct Asking<'a> {
    key: EventKey,
    by: &'a Account,
    at: Timestamp,
    model: Option<&'a str>,
    through: Through,
}

/// Why the turns are not asked again.
enum No {
    /// It is another person's conversation.
    NotAllowed,
    /// Another answer to them is owed already.
    OnItsWay,
    /// They are gone.
    QuestionGone,
    /// They have been answered often enough.
    Enough,
    /// Too many questions wait.
    TooManyWaiting,
    /// A limit of the day is reached.
    OverLimit(Over),
}

impl Deciding<'_> {
    pub(super) fn ask_again(
        &mut self,
        pressed: &Pressed,
        on: &MessageKey,
        model: Option<&str>,
        through: Through,
    ) {
        let Some(reply) = self.known.reply(on) else { return self.answer(Answer::NotAReply) };
        if model.is_some_and(|name| self.rules.models().all(|model| model.name != name)) {
            return self.answer(Answer::NoSuchModel);
        }
        if model.is_none()
            && !self.rules.others.is_empty()
            && self.check_another(reply, &pressed.by, pressed.at).is_ok()
        {
            let models = self.rules.models().map(|model| model.name.clone()).collect();
            return self.answer(Answer::WhichModel { on: on.clone(), models });
        }
        let key = EventKey::of("ask_again", &pressed.interaction);
        let (by, at) = (&pressed.by, pressed.at);
        match self.another(reply, Asking { key, by, at, model, through }) {
            Ok(()) => self.answer(Answer::AnotherComes),
            Err(No::NotAllowed) => self.answer(Answer::NotAllowed),
            Err(No::OnItsWay) => self.answer(Answer::AnotherOnItsWay),
            Err(No::QuestionGone) => self.answer(Answer::QuestionGone),
            Err(No::Enough) => self.answer(Answer::EnoughAnswers),
            Err(No::TooManyWaiting) => self.answer(Answer::TooManyWaiting),
            Err(No::OverLimit(over)) => self.answer(Answer::OverLimit(over)),
        }
    }

    /// 🔁 by whoever asked, or asked for this answer; anybody else's is an emoji like others, and so is one taken away.
    pub(super) fn again_by_reaction(&mut self, reacted: &Reacted, reply: &Message) {
        let person = self.known.person(&reacted.by.key);
        let is_theirs = person.is_some() && (person == reply.person || person == self.known.asker(reply));
        if !reacted.given || !is_theirs {
            return self.ignore(Why::NotARating);
        }
        let key = EventKey::of("ask_again", &reacted.frame);
        let asking = Asking { key, by: &reacted.by, at: reacted.at, model: None, through: Through::Reaction };
        let notice = match self.another(reply, asking) {
            Ok(()) => return,
            // They see it come; and the same reaction may be told twice.
            Err(No::OnItsWay | No::NotAllowed) => return self.ignore(Why::Unchanged),
            Err(No::QuestionGone) => Notice::QuestionGone,
            Err(No::Enough) => Notice::EnoughAnswers,
            Err(No::TooManyWaiting) => Notice::TooManyWaiting,
            Err(No::OverLimit(over)) => Notice::OverLimit(over),
        };
        self.act(Act::Tell(reacted.spot.clone(), notice));
        self.ignore(Why::TooLate);
    }

    /// Owes another answer to the turns that a reply answers.
    fn another(&mut self, reply: &Message, asking: Asking<'_>) -> Result<(), No> {
        self.check_another(reply, asking.by, asking.at)?;
        let Asking { key, by, at, model, through } = asking;
        let person = self.place_of(reply.conversation).and_then(|place| self.agreed(by, &place));
        let asked =
            AnotherAsked { beside: self.known.first_of(reply), model: model.map(ToOwned::to_owned), through };
        let about = About {
            conversation: Some(reply.conversation),
            message: Some(MessageId::from_u128(self.fresh.bits())),
            person,
        };
        self.record(key, at, about, Fact::AnotherAsked(asked));
        self.act(Act::Answer(reply.conversation));
        Ok(())
    }

    fn check_another(&self, reply: &Message, by: &Account, at: Timestamp) -> Result<(), No> {
        if !self.may_ask_again(reply, by) {
            return Err(No::NotAllowed);
        }
        let siblings = self.known.siblings(reply.id);
        let is_on_its_way = |id: &MessageId| {
            self.known.message(*id).is_some_and(|it| it.beside.is_some() && it.stage.is_open())
        };
        if siblings.iter().any(is_on_its_way) {
            return Err(No::OnItsWay);
        }
        // What was never asked of the model has no turns that could be asked again.
        let was_asked = matches!(reply.stage, Stage::Writing { .. } | Stage::Finished);
        if !was_asked || self.known.standing_questions(reply) == 0 {
            return Err(No::QuestionGone);
        }
        if siblings.len() >= self.rules.answers {
            return Err(No::Enough);
        }
        if self.waiting_in(reply.conversation) >= self.rules.waiting {
            return Err(No::TooManyWaiting);
        }
        let guild = self.known.conversation(reply.conversation).and_then(|it| it.guild.as_ref());
        let over = self.over_limit(self.known.person(&by.key), guild, by, at);
        over.map_or(Ok(()), |over| Err(No::OverLimit(over)))
    }

    /// In everybody's conversation everybody may; in one person's, that person and moderators.
    fn may_ask_again(&self, reply: &Message, by: &Account) -> bool {
        let Some(conversation) = self.known.conversation(reply.conversation) else { return false };
        let is_theirs = |owner: PersonId| self.known.person(&by.key) == Some(owner);
        by.moderator || conversation.person.is_none_or(is_theirs)
    }

    pub(super) fn prefer(&mut self, pressed: &Pressed, id: MessageId) {
        let Some(reply) = self.known.message(id).filter(|reply| is_said(reply)) else {
            return self.answer(Answer::NotAReply);
        };
        let over = self.said_beside(reply);
        if over.is_empty() {
            return self.answer(Answer::OnlyAnswer);
        }
        if !self.keeps_on(&pressed.by, reply) {
            return self.answer(Answer::FormNotKept);
        }
        let first = self.known.first_of(reply);
        let person = self.person(&pressed.by);
        let before = self.known.preferred(first, person);
        if before.is_none_or(|before| before.reply != id || before.over != over) {
            let standing = self.standing(reply, person, &pressed.by);
            let preferred = ReplyPreferred { over, through: Through::Button, standing };
            let key = EventKey::of("prefer_message", &pressed.interaction);
            self.record(key, pressed.at, About::message(reply).by(person), Fact::ReplyPreferred(preferred));
        }
        let decides = self.known.asker(reply) == Some(person) && self.is_where_it_goes_on(reply);
        self.answer(Answer::Preferred { goes_on: decides });
    }

    /// The other replies to the same turns that say something.
    fn said_beside(&self, reply: &Message) -> Vec<MessageId> {
        let is_said = |id: &MessageId| self.known.message(*id).is_some_and(is_said);
        self.known.siblings(reply.id).into_iter().filter(|id| *id != reply.id && is_said(id)).collect()
    }

    /// Whether nothing was said since: the next turn follows one of these replies.
    fn is_where_it_goes_on(&self, reply: &Message) -> bool {
        let siblings = self.known.siblings(reply.id);
        let head = self.known.conversation(reply.conversation).and_then(|conversation| conversation.head);
        head.is_some_and(|head| siblings.contains(&head))
    }
}
