//! What led to a reply: the turns that it was asked with and, through the model's own turns among them, what led to these.

use std::collections::HashMap;

use crate::domain::event::{ReplyBegun, Role};
use crate::domain::id::{MessageId, TextId};
use crate::export::before::Line;
use crate::export::story::Reply;

/// The replies of a conversation, and of those that it goes on from, by what they say.
pub struct Lineage<'a> {
    said_by: HashMap<TextId, &'a Reply>,
}

impl<'a> Lineage<'a> {
    /// Of these; an answer of any other conversation is nobody's in it.
    pub fn of(line: &Line<'a>) -> Self {
        let said = |reply: &'a Reply| reply.message.texts.iter().map(move |text| (*text, reply));
        Self { said_by: line.stories.iter().flat_map(|story| &story.replies).flat_map(said).collect() }
    }

    /// The reply that says this.
    pub fn reply(&self, text: TextId) -> Option<&'a Reply> {
        self.said_by.get(&text).copied()
    }

    /// These replies and those that led to them, in the order of their ids, the earliest first; those that are passed over
    /// are not looked behind.
    pub fn behind(
        &self,
        replies: impl IntoIterator<Item = &'a Reply>,
        passes_over: impl Fn(MessageId) -> bool,
    ) -> Vec<&'a Reply> {
        let mut found: HashMap<MessageId, &'a Reply> = HashMap::new();
        let mut open: Vec<&'a Reply> = replies.into_iter().collect();
        while let Some(reply) = open.pop() {
            if passes_over(reply.message.id) || found.insert(reply.message.id, reply).is_some() {
                continue;
            }
            open.extend(reply.begun.iter().flat_map(answers).filter_map(|text| self.reply(text)));
        }
        let mut found: Vec<_> = found.into_values().collect();
        found.sort_unstable_by_key(|reply| reply.message.id);
        found
    }
}

/// What the model itself had said before.
fn answers(begun: &ReplyBegun) -> impl Iterator<Item = TextId> {
    begun.turns.iter().filter(|turn| turn.role == Role::Assistant).map(|turn| turn.text)
}
