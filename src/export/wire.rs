//! An event as one line of JSON: what happened, its place in the log, and the ids that it is about.

use serde::Serialize;

use crate::domain::codec::encode_text;
use crate::domain::event::Recorded;

#[derive(Serialize)]
struct Line {
    seq: i64,
    id: String,
    kind: &'static str,
    version: i16,
    at: String,
    recorded_at: String,
    conversation_id: Option<String>,
    message_id: Option<String>,
    person_id: Option<String>,
}

/// The event in the newest shape of its kind, without a line break. Texts stand in it by their ids alone.
pub fn line(recorded: &Recorded) -> String {
    let event = &recorded.event;
    let (kind, version, payload) = encode_text(&event.fact);
    let line = Line {
        seq: recorded.seq,
        id: event.id.to_string(),
        kind,
        version,
        at: event.at.to_string(),
        recorded_at: recorded.recorded_at.to_string(),
        conversation_id: event.conversation.map(|id| id.to_string()),
        message_id: event.message.map(|id| id.to_string()),
        person_id: event.person.map(|id| id.to_string()),
    };
    let mut line = serde_json::to_string(&line).expect("a line has text keys and finite numbers");
    // The payload is JSON already, and comes last.
    line.truncate(line.len() - 1);
    line.push_str(",\"payload\":");
    line.push_str(&payload);
    line.push('}');
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{ConversationEnded, EndReason, Event, EventKey, Fact};
    use crate::domain::id::{ConversationId, EventId};
    use crate::domain::time::Timestamp;

    #[test]
    fn an_event_is_one_line_with_everything_that_has_a_place() {
        let event = Event {
            id: EventId::from_u128(1),
            key: EventKey::of("end_conversation", "x"),
            at: Timestamp::from_ms(0),
            conversation: Some(ConversationId::from_u128(2)),
            message: None,
            person: None,
            fact: Fact::ConversationEnded(ConversationEnded { reason: EndReason::Idle }),
        };
        let line = line(&Recorded { seq: 7, recorded_at: Timestamp::from_ms(1), event });
        let expected = concat!(
            r#"{"seq":7,"id":"00000000000000000000000001","kind":"end_conversation","version":1,"#,
            r#""at":"1970-01-01T00:00:00.000Z","recorded_at":"1970-01-01T00:00:00.001Z","#,
            r#""conversation_id":"00000000000000000000000002","message_id":null,"person_id":null,"#,
            r#""payload":{"reason":"idle"}}"#
        );
        assert_eq!(line, expected);
    }
}
