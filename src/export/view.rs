//! A conversation as it stands, or as it stood: its turns and replies with everything people thought of them.

use std::collections::HashMap;

use serde::Serialize;

use crate::domain::event::{Copy, Role};
use crate::domain::id::{FileId, PersonId, TextId};
use crate::domain::state::{Conversation, Feedback, File, Held, Known, Message, Preferred, Stage};
use crate::export::article::ERASED;

/// A conversation with its words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct View {
    /// Its id.
    pub id: String,
    /// Where it happens.
    pub place: String,
    /// What the place is: channel, thread, direct.
    pub kind: &'static str,
    /// Whose turns belong to it: place, person.
    pub scope: &'static str,
    /// When it began.
    pub started_at: String,
    /// When it ended, once it has.
    pub ended_at: Option<String>,
    /// Why it ended, once it has.
    pub ended: Option<&'static str>,
    /// The conversation that it goes on from.
    pub continues: Option<String>,
    /// Its messages in order.
    pub messages: Vec<Turn>,
}

/// A turn or a reply.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Turn {
    /// Its id.
    pub id: String,
    /// Who spoke: system, user, assistant.
    pub role: &'static str,
    /// The message that it follows.
    pub parent: Option<String>,
    /// Of another answer: the first reply to the same turns.
    pub beside: Option<String>,
    /// Who said it; of a reply, who asked for it.
    pub by: Option<Somebody>,
    /// When it was said; of a reply, when it was owed.
    pub at: String,
    /// How far it has come: said, withdrawn, due, writing, finished, dropped.
    pub stage: &'static str,
    /// Why a reply ended, once it has.
    pub finish: Option<String>,
    /// The name of the model that was asked for a reply.
    pub model: Option<String>,
    /// What the model thought before it spoke, `[erased]` for what was erased.
    pub reasoning: Option<String>,
    /// The words; none for a reply that has not ended, `[erased]` for what was erased.
    pub content: Option<String>,
    /// The files that came with it and were not erased.
    pub files: Vec<Attached>,
    /// Everybody's rating that counts.
    pub ratings: Vec<Rated>,
    /// Who finds it better than the others to the same turns.
    pub preferred: Vec<Better>,
    /// What was said about it.
    pub feedback: Vec<Told>,
}

/// A person, by pseudonym and, while the link to the account lasts, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Somebody {
    /// The pseudonym.
    pub person_id: String,
    /// The name.
    pub name: Option<String>,
}

/// A file that came with a turn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attached {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// What became of it: image, text, or wrong_kind, too_large, too_many for one that is only named.
    pub fate: String,
    /// SHA-256 of the copy, if there is one.
    pub sha256: Option<String>,
    /// Its size, if there is one.
    pub bytes: Option<u64>,
    /// Why there is none, once that is known: gone, unreachable, too_large, unreadable.
    pub lost: Option<&'static str>,
}

/// One person's rating.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rated {
    /// Whose.
    pub by: Somebody,
    /// What the person is to the reply: asker, bystander, moderator.
    pub standing: &'static str,
    /// like, dislike, or 1 to 5.
    pub rating: String,
    /// When it was given.
    pub at: String,
}

/// One person's choice among several replies to the same turns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Better {
    /// Whose.
    pub by: Somebody,
    /// What the person is to the reply: asker, bystander, moderator.
    pub standing: &'static str,
    /// The replies that it was preferred to.
    pub over: Vec<String>,
    /// When it was made.
    pub at: String,
}

/// Words about a reply.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// The id that it keeps through all edits.
    pub id: String,
    /// Whose.
    pub by: Somebody,
    /// What the person is to the reply.
    pub standing: &'static str,
    /// By what way it came.
    pub through: &'static str,
    /// When it was first said.
    pub at: String,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// The words, `[erased]` if they were erased.
    pub content: String,
}

/// The words and names behind the ids.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Texts that were not erased.
    pub texts: HashMap<TextId, String>,
    /// People whose accounts are known.
    pub names: HashMap<PersonId, String>,
    /// The names of files.
    pub files: HashMap<FileId, String>,
}

impl View {
    /// What is known of a conversation, in words.
    pub fn of(conversation: &Conversation, known: &Known, words: &Words) -> Self {
        let messages = known.messages_in_order();
        let messages = messages.into_iter().filter(|message| message.conversation == conversation.id);
        Self {
            id: conversation.id.to_string(),
            place: conversation.place.to_string(),
            kind: conversation.kind.as_str(),
            scope: conversation.scope.as_str(),
            started_at: conversation.started_at.to_string(),
            ended_at: conversation.ended_at.map(|at| at.to_string()),
            ended: conversation.ended.map(|reason| reason.as_str()),
            continues: conversation.continues.map(|id| id.to_string()),
            messages: messages.map(|message| Turn::of(message, known, words)).collect(),
        }
    }

    /// The view as one line of JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("a view is made of texts")
    }
}

impl Turn {
    fn of(message: &Message, known: &Known, words: &Words) -> Self {
        let ratings = known.ratings_of(message.id).into_iter().map(|(person, _)| person);
        let ratings = ratings.filter_map(|person| known.counts(message.id, person));
        Self {
            id: message.id.to_string(),
            role: message.role.as_str(),
            parent: message.parent.map(|id| id.to_string()),
            beside: message.beside.map(|id| id.to_string()),
            by: message.person.map(|person| words.somebody(person)),
            at: message.at.to_string(),
            stage: message.stage.as_str(),
            finish: message.ending.as_ref().map(|ending| ending.finish.to_string()),
            model: message.asked.as_ref().map(|asked| asked.model.clone()),
            reasoning: message.reasoning.map(|id| words.newest(&[id])),
            content: content(message, words),
            files: message.files.iter().map(|file| Attached::of(file, words)).collect(),
            ratings: ratings.map(|held| Rated::of(held, words)).collect(),
            preferred: known.preferred_by(message.id).into_iter().map(|it| Better::of(it, words)).collect(),
            feedback: known.feedback_on(message.id).into_iter().map(|it| Told::of(it, words)).collect(),
        }
    }
}

impl Attached {
    fn of(file: &File, words: &Words) -> Self {
        let (sha256, bytes, lost) = match &file.copy {
            Some(Copy::Kept { sha256, bytes }) => (Some(sha256.clone()), Some(*bytes), None),
            Some(Copy::Lost(lost)) => (None, None, Some(lost.as_str())),
            None => (None, None, None),
        };
        let (id, name) = (file.id.to_string(), words.files.get(&file.id).cloned());
        Self { id, name, fate: file.fate.to_string(), sha256, bytes, lost }
    }
}

impl Rated {
    fn of(held: &Held, words: &Words) -> Self {
        Self {
            by: words.somebody(held.person),
            standing: held.standing.as_str(),
            rating: held.rating.to_string(),
            at: held.at.to_string(),
        }
    }
}

impl Better {
    fn of(preferred: &Preferred, words: &Words) -> Self {
        Self {
            by: words.somebody(preferred.person),
            standing: preferred.standing.as_str(),
            over: preferred.over.iter().map(ToString::to_string).collect(),
            at: preferred.at.to_string(),
        }
    }
}

impl Told {
    fn of(feedback: &Feedback, words: &Words) -> Self {
        Self {
            id: feedback.id.to_string(),
            by: words.somebody(feedback.person),
            standing: feedback.standing.as_str(),
            through: feedback.through.as_str(),
            at: feedback.at.to_string(),
            withdrawn: feedback.withdrawn,
            content: words.newest(&feedback.texts),
        }
    }
}

impl Words {
    fn somebody(&self, person: PersonId) -> Somebody {
        Somebody { person_id: person.to_string(), name: self.names.get(&person).cloned() }
    }

    fn newest(&self, texts: &[TextId]) -> String {
        let newest = texts.last().and_then(|id| self.texts.get(id));
        newest.map_or(ERASED, String::as_str).to_owned()
    }
}

/// A reply without a text has said nothing; every other message without one has had it erased.
fn content(message: &Message, words: &Words) -> Option<String> {
    match (message.role, message.stage) {
        (_, Stage::Due { .. } | Stage::Writing { .. } | Stage::Dropped) => None,
        (Role::Assistant, Stage::Finished) if message.texts.is_empty() => Some(String::new()),
        _ => Some(words.newest(&message.texts)),
    }
}
