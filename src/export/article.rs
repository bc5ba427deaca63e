//! A message in the exact fields of the article that this program follows: empty text for none.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::domain::enclosed::{Enclosed, enclose};
use crate::domain::event::{Rating, Role};
use crate::domain::history::Written;
use crate::domain::id::{ConversationId, MessageId, PersonId, TextId};
use crate::domain::state::{self, File, Held, Stage};
use crate::domain::time::Timestamp;
use crate::export::story::Story;

/// What stands for words that were erased.
pub const ERASED: &str = "[erased]";

/// What the article knows of a message.
#[derive(Clone, Debug)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// The conversation that it is in.
    pub conversation: ConversationId,
    /// Who spoke.
    pub role: Role,
    /// What was said; none if it was erased.
    pub text: Option<String>,
    /// SHA-256 of each file that came with it; none for one of which there is no copy.
    pub files: Vec<Option<String>>,
    /// One rating, since the article knows no more.
    pub rating: Option<Rating>,
    /// What was said about it; none for what was erased.
    pub feedback: Vec<Option<String>>,
    /// When it was said.
    pub at: Timestamp,
}

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    conversation_id: String,
    role: &'static str,
    content: Cow<'a, str>,
    rating: String,
    feedback: String,
    timestamp: String,
}

#[derive(Serialize)]
struct Whole<'a> {
    id: String,
    model: Model<'a>,
    username: String,
    messages: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Model<'a> {
    id: &'a str,
    metadata: &'a BTreeMap<String, String>,
}

/// The message as a line of JSON, without a line break. Several pieces of feedback stand one below the other.
pub fn line(message: &Message) -> String {
    serde_json::to_string(&fields(message)).expect("a line is made of texts")
}

/// A conversation with its messages as a line of JSON, without a line break. Its user is whoever began it, by pseudonym.
pub fn conversation(story: &Story, texts: &HashMap<TextId, Written>) -> String {
    let messages = messages(story, texts);
    let asker = story.known.messages_in_order().into_iter().find_map(|message| message.person);
    let whole = Whole {
        id: story.conversation.id.to_string(),
        model: Model { id: &story.model.id, metadata: &story.model.parameters },
        username: asker.map(|person| person.to_string()).unwrap_or_default(),
        messages: messages.iter().map(fields).collect(),
    };
    serde_json::to_string(&whole).expect("a line is made of texts")
}

/// What was said in a conversation, and the replies that have ended, in the order of their ids.
pub fn messages(story: &Story, texts: &HashMap<TextId, Written>) -> Vec<Message> {
    let messages = story.known.messages_in_order();
    let counting = story.known.all_that_count();
    let feedback = story.known.all_feedback();
    let is_there =
        |message: &&state::Message| matches!(message.stage, Stage::Said | Stage::Withdrawn | Stage::Finished);
    let messages = messages.into_iter().filter(is_there);
    let words = |text: &TextId| texts.get(text).map(|written| written.words.clone());
    messages
        .map(|it| Message {
            id: it.id,
            conversation: it.conversation,
            role: it.role,
            text: match it.texts.last() {
                Some(text) => words(text),
                None if it.role == Role::Assistant => Some(String::new()),
                None => None,
            },
            files: it.files.iter().map(File::sha256).collect(),
            rating: newest(&counting, it.id),
            feedback: feedback
                .get(&it.id)
                .into_iter()
                .flatten()
                .filter(|it| !it.withdrawn)
                .map(|it| it.texts.last().and_then(words))
                .collect(),
            at: it.at,
        })
        .collect()
}

/// Of several people's ratings the last one.
fn newest(counting: &BTreeMap<(MessageId, PersonId), &Held>, reply: MessageId) -> Option<Rating> {
    let first = (reply, PersonId::from_u128(0));
    let of_one = counting.range(first..).take_while(|((it, _), _)| *it == reply);
    of_one.max_by_key(|(_, held)| held.event).map(|(_, held)| held.rating)
}

fn fields(message: &Message) -> Line<'_> {
    let feedback: Vec<_> = message.feedback.iter().map(|text| text.as_deref().unwrap_or(ERASED)).collect();
    Line {
        id: message.id.to_string(),
        conversation_id: message.conversation.to_string(),
        role: message.role.as_str(),
        content: content(message),
        rating: message.rating.map(|rating| rating.to_string()).unwrap_or_default(),
        feedback: feedback.join("\n"),
        timestamp: message.at.to_string(),
    }
}

/// What was said, with the files that came with it below it: by hash, since a name can say whose it is, and a link does not last.
fn content(message: &Message) -> Cow<'_, str> {
    let text = message.text.as_deref().unwrap_or(ERASED);
    let mut content = Cow::Borrowed(text);
    for file in &message.files {
        let name = file.as_ref().map_or_else(|| "no copy".to_owned(), |hash| format!("sha256:{hash}"));
        enclose(content.to_mut(), &name, Enclosed::Beside);
    }
    content
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rating: Option<Rating>, text: Option<&str>, feedback: &[Option<&str>], expected: &str) {
        let message = Message {
            id: MessageId::from_u128(1),
            conversation: ConversationId::from_u128(2),
            role: Role::Assistant,
            text: text.map(Into::into),
            files: Vec::new(),
            rating,
            feedback: feedback.iter().map(|text| text.map(Into::into)).collect(),
            at: Timestamp::from_ms(0),
        };
        let (head, tail) = (
            r#"{"id":"00000000000000000000000001","conversation_id":"00000000000000000000000002","role":"assistant","#,
            r#","timestamp":"1970-01-01T00:00:00.000Z"}"#,
        );
        assert_eq!(line(&message), format!("{head}{expected}{tail}"));
    }

    #[test]
    fn nothing_is_an_empty_text() {
        check(None, Some("Four."), &[], r#""content":"Four.","rating":"","feedback":"""#);
    }

    #[test]
    fn files_are_named_by_hash() {
        let message = Message {
            id: MessageId::from_u128(1),
            conversation: ConversationId::from_u128(2),
            role: Role::User,
            text: Some("Look:".into()),
            files: vec![Some("9f86".into()), None],
            rating: None,
            feedback: Vec::new(),
            at: Timestamp::from_ms(0),
        };
        assert_eq!(content(&message), "Look:\n(attached: sha256:9f86)\n(attached: no copy)");
    }

    #[test]
    fn opinions_are_words() {
        let said = [Some("Five!"), Some("No, \"four\".")];
        check(
            Some(Rating::Dislike),
            Some("Four."),
            &said,
            r#""content":"Four.","rating":"dislike","feedback":"Five!\nNo, \"four\".""#,
        );
        check(Some(Rating::Score(3)), Some(""), &[], r#""content":"","rating":"3","feedback":"""#);
    }

    #[test]
    fn what_was_erased_is_called_so() {
        check(None, None, &[None], r#""content":"[erased]","rating":"","feedback":"[erased]""#);
    }
}
