//! The conversations that others go on from: whoever led to what was said in them led to what came after it, too.

use std::collections::{HashMap, HashSet};

use crate::domain::history::History;
use crate::domain::id::{ConversationId, MessageId};
use crate::export::story::Story;

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
    /// Those of them from which nothing may be in the export.
    pub excluded: HashSet<ConversationId>,
}

impl Before {
    /// Of these histories.
    pub fn of(histories: impl IntoIterator<Item = History>) -> Self {
        let mut before = Self::default();
        for story in histories.into_iter().filter_map(Story::of) {
            let id = story.conversation.id;
            before.at.extend(story.touched_at.keys().map(|message| (*message, id)));
            before.stories.insert(id, story);
        }
        before
    }

    /// A conversation with what led to it; `is_excluded` says from which nothing may be in the export.
    pub fn line<'a>(&'a self, story: &'a Story, is_excluded: impl Fn(&Story) -> bool) -> Line<'a> {
        let (mut stories, mut seen) = (vec![story], HashSet::from([story.conversation.id]));
        let mut at = 0;
        while let Some(story) = stories.get(at).copied() {
            let ids = story.follows.iter().filter_map(|message| self.at.get(message));
            let new = ids.filter(|id| seen.insert(**id)).filter_map(|id| self.stories.get(id));
            stories.extend(new);
            at += 1;
        }
        let excluded = stories.iter().filter(|story| is_excluded(story)).map(|story| story.conversation.id);
        let excluded = excluded.collect();
        Line { story, stories, excluded }
    }
}
