//! The conversations that others go on from: whoever led to what was said in them led to what came after it, too.

use std::collections::{HashMap, HashSet};

use crate::domain::history::History;
use crate::domain::id::{ConversationId, MessageId, TextId};
use crate::export::story::Story;

/// How many conversations back it is looked, so that a busy channel in which everybody answers everybody is not read whole for
/// each. Who led to what comes from further back counts as not known.
pub const HOPS: usize = 4;

/// Some conversations, by what is in them.
#[derive(Debug, Default)]
pub struct Before {
    stories: HashMap<ConversationId, Story>,
    /// In which of them a message is.
    at: HashMap<MessageId, ConversationId>,
}

/// A conversation with what led to it.
#[derive(Debug)]
pub struct Line<'a> {
    /// It.
    pub story: &'a Story,
    /// It, those that it goes on from, and those that these go on from.
    pub stories: Vec<&'a Story>,
    /// What is said in those of them from which nothing may be in the export.
    pub excluded: HashSet<TextId>,
}

impl Before {
    /// Of these histories.
    pub fn of(histories: impl IntoIterator<Item = History>) -> Self {
        let mut before = Self::default();
        for story in histories.into_iter().filter_map(Story::of) {
            let id = story.conversation.id;
            let messages = story.known.messages_in_order();
            before.at.extend(messages.into_iter().map(|message| (message.id, id)));
            before.stories.insert(id, story);
        }
        before
    }

    /// A conversation with what led to it; `is_excluded` says from which nothing may be in the export.
    pub fn line<'a>(&'a self, story: &'a Story, is_excluded: impl Fn(&Story) -> bool) -> Line<'a> {
        let (mut stories, mut seen) = (vec![story], HashSet::from([story.conversation.id]));
        let mut last = vec![story];
        for _ in 0..HOPS {
            let followed = last.iter().flat_map(|story| &story.follows);
            let ids = followed.filter_map(|message| self.at.get(message));
            let new = ids.filter(|id| seen.insert(**id)).filter_map(|id| self.stories.get(id));
            last = new.collect();
            stories.extend(&last);
        }
        let excluded = stories.iter().filter(|story| is_excluded(story));
        let messages = excluded.flat_map(|story| story.known.messages_in_order());
        let excluded = messages.flat_map(|message| &message.texts).copied().collect();
        Line { story, stories, excluded }
    }
}
