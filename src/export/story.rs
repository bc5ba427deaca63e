//! A conversation as of a moment, folded for examples: its replies with what was really asked and what counts of all opinions.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::domain::event::{Fact, ModelUse, ReplyBegun, Role, Standing};
use crate::domain::history::History;
use crate::domain::id::{MessageId, PersonId, TextId};
use crate::domain::review::{CaseState, Review, Verdict};
use crate::domain::state::{Conversation, Known, Message};
use crate::domain::tally::Side;

/// A conversation with everything that examples are made from.
#[derive(Debug)]
pub struct Story {
    /// The conversation.
    pub conversation: Conversation,
    /// The model that it was begun with.
    pub model: ModelUse,
    /// Its state: the same as `show` makes of the same events.
    pub known: Known,
    /// Its replies in the order of their ids.
    pub replies: Vec<Reply>,
    /// The last place in the log at which something happened in it.
    pub touched: i64,
    /// What moderators wrote of its replies, whatever became of it.
    pub corrections: Vec<TextId>,
    /// The last place in the log at which something happened to each message.
    pub touched_at: BTreeMap<MessageId, i64>,
    /// What its messages follow in the conversations that it goes on from.
    pub follows: BTreeSet<MessageId>,
}

/// A reply with what people hold of it.
#[derive(Clone, Debug)]
pub struct Reply {
    /// As it stands.
    pub message: Message,
    /// How it was asked for the last time, with the turns that were sent.
    pub begun: Option<ReplyBegun>,
    /// The first reply to the same turns; itself, if it is that.
    pub first: MessageId,
    /// What everybody holds, one vote for each person.
    pub votes: Vec<Vote>,
    /// What moderators decided, and whether its review is open.
    pub verdict: Option<Verdict>,
    /// Whether somebody found fault with it, and nobody has decided yet.
    pub is_open: bool,
    /// Who finds it better than which others.
    pub better_than: Vec<Choice>,
    /// What was said about it and stands.
    pub feedback: Vec<TextId>,
    /// The last place in the log at which something was said of it.
    pub touched: i64,
}

/// One person's opinion that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// Whose.
    pub by: PersonId,
    /// What they are to the reply.
    pub standing: Standing,
    /// Which side it takes; none for a 3 of 5.
    pub side: Option<Side>,
}

/// One person's choice between two replies to the same turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the person is to the better one.
    pub standing: Standing,
    /// The other one.
    pub over: MessageId,
}

impl Story {
    /// What a history comes to; none for one that does not begin with the beginning of a conversation.
    pub fn of(history: History) -> Option<Self> {
        let mut known = Known::default();
        let (mut begun, mut touched, mut model) = (BTreeMap::new(), BTreeMap::new(), None);
        let mut corrections = Vec::new();
        let (first, touched_last) = (history.first()?.event.conversation?, history.last()?.seq);
        for recorded in history {
            let event = recorded.event;
            known.apply(&event);
            if let Some(message) = event.message {
                touched.insert(message, recorded.seq);
            }
            match (event.fact, event.message) {
                (Fact::ConversationStarted(started), _) => model = Some(started.model),
                (Fact::ReplyReviewed(Review::Decided(verdict)), _) => {
                    corrections.extend(verdict.correction())
                }
                (Fact::NoteGiven(note), _) => corrections.extend(note.text),
                (Fact::ReplyBegun(asked), Some(reply)) => keep_last(&mut begun, reply, asked),
                _ => {}
            }
        }
        let conversation = known.conversation(first)?.clone();
        let replies = replies(&known, begun, &touched);
        let (touched, touched_at) = (touched_last, touched);
        let parents = known.messages_in_order().into_iter().filter_map(|message| message.parent);
        let follows = parents.filter(|parent| known.message(*parent).is_none()).collect();
        Some(Self { conversation, model: model?, known, replies, touched, corrections, touched_at, follows })
    }
}

impl Story {
    /// What the replies say.
    pub fn said(&self) -> impl Iterator<Item = TextId> {
        self.replies.iter().filter_map(|reply| reply.message.texts.last().copied())
    }

    /// Whether one of these was asked with something that was said in another conversation.
    pub fn is_asked_with_others<'a>(&self, mut asked: impl Iterator<Item = &'a ReplyBegun>) -> bool {
        if self.follows.is_empty() {
            return false;
        }
        let messages = self.known.messages_in_order();
        let own: HashSet<_> = messages.into_iter().flat_map(|message| &message.texts).collect();
        asked.any(|begun| {
            begun.turns.iter().any(|turn| turn.role != Role::System && !own.contains(&turn.text))
        })
    }

    /// Everything that people said in it and of it, in every wording.
    pub fn texts(&self) -> Vec<TextId> {
        let said = self.known.messages_in_order().into_iter().filter(|message| message.role == Role::User);
        let of_replies = self.known.all_feedback().into_values().flatten();
        let said = said.flat_map(|message| &message.texts).chain(of_replies.flat_map(|it| &it.texts));
        said.chain(&self.corrections).copied().collect()
    }
}

/// Of several requests for a reply the last one is what its words come from.
fn keep_last(begun: &mut BTreeMap<MessageId, ReplyBegun>, reply: MessageId, asked: ReplyBegun) {
    if begun.get(&reply).is_none_or(|before| before.attempt < asked.attempt) {
        begun.insert(reply, asked);
    }
}

fn replies(
    known: &Known,
    mut begun: BTreeMap<MessageId, ReplyBegun>,
    touched: &BTreeMap<MessageId, i64>,
) -> Vec<Reply> {
    let mut votes: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for ((reply, by), held) in known.all_that_count() {
        let vote = Vote { by, standing: held.standing, side: Side::of(held.rating) };
        votes.entry(reply).or_default().push(vote);
    }
    let mut better: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for preferred in known.all_preferred() {
        let choices = preferred.over.iter().map(|over| Choice { standing: preferred.standing, over: *over });
        better.entry(preferred.reply).or_default().extend(choices);
    }
    let feedback = known.all_feedback();
    let all = known.messages_in_order().into_iter().filter(|message| message.role == Role::Assistant);
    let reply = |message: &Message| {
        let case = known.case(message.id);
        let state = case.map(|case| case.state());
        let stands = feedback.get(&message.id).into_iter().flatten().filter(|it| !it.withdrawn);
        Reply {
            begun: begun.remove(&message.id),
            first: known.first_of(message),
            votes: votes.remove(&message.id).unwrap_or_default(),
            verdict: case.and_then(|case| case.decided).map(|decided| decided.verdict),
            is_open: matches!(state, Some(CaseState::New | CaseState::Disputed | CaseState::Skipped)),
            better_than: better.remove(&message.id).unwrap_or_default(),
            feedback: stands.filter_map(|it| it.texts.last().copied()).collect(),
            touched: touched.get(&message.id).copied().unwrap_or_default(),
            message: message.clone(),
        }
    };
    all.map(reply).collect()
}
