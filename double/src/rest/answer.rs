//! What a route answers: a body, nothing, or one of Discord's errors.

use serde_json::{Value, json};

/// A good answer.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    Json(u16, Value),
    /// 204.
    Empty,
}

impl Answer {
    pub(crate) fn ok(body: Value) -> Outcome {
        Ok(Answer::Json(200, body))
    }
}

pub(crate) type Outcome = Result<Answer, Failure>;

/// A refusal with Discord's code.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) status: u16,
    pub(crate) code: u32,
    pub(crate) message: String,
    /// Which field is wrong and why, for 50035.
    pub(crate) errors: Option<Value>,
}

/// The codes of FACTS section 12 and what Discord says with each.
const KNOWN: [(u16, u32, &str); 25] = [
    (401, 0, "401: Unauthorized"),
    (404, 0, "404: Not Found"),
    (404, 10003, "Unknown Channel"),
    (404, 10004, "Unknown Guild"),
    (404, 10007, "Unknown Member"),
    (404, 10008, "Unknown Message"),
    (404, 10011, "Unknown Role"),
    (404, 10013, "Unknown User"),
    (400, 10014, "Unknown Emoji"),
    (404, 10015, "Unknown Webhook"),
    (404, 10062, "Unknown interaction"),
    (400, 30010, "Maximum number of reactions reached (20)"),
    (403, 40333, "internal network error"),
    (400, 40060, "Interaction has already been acknowledged."),
    (403, 50001, "Missing Access"),
    (403, 50005, "Cannot edit a message authored by another user"),
    (400, 50006, "Cannot send an empty message"),
    (403, 50013, "Missing Permissions"),
    (403, 50021, "Cannot execute action on a system message"),
    (400, 50024, "Cannot execute action on this channel type"),
    (400, 50027, "Invalid Webhook Token"),
    (400, 50083, "Thread is archived"),
    (400, 160_002, "Cannot reply without permission to read message history"),
    (400, 160_004, "A thread has already been created for this message"),
    (400, 160_005, "Thread is locked"),
];

impl Failure {
    /// One of the known refusals, by its code.
    pub(crate) fn known(code: u32) -> Failure {
        let (status, code, message) =
            KNOWN.into_iter().find(|(_, known, _)| *known == code).unwrap_or((400, code, "Refused"));
        Failure { status, code, message: message.to_owned(), errors: None }
    }

    /// 50035, with the field (dots between its parts) and why.
    pub(crate) fn invalid(field: &str, reason: &str, message: &str) -> Failure {
        let inner = json!({ "_errors": [{ "code": reason, "message": message }] });
        let errors = field.rsplit('.').fold(inner, |inner, part| json!({ part: inner }));
        Failure { status: 400, code: 50035, message: "Invalid Form Body".to_owned(), errors: Some(errors) }
    }

    pub(crate) fn not_found() -> Failure {
        Failure { status: 404, code: 0, message: "404: Not Found".to_owned(), errors: None }
    }

    pub(crate) fn body(&self) -> Value {
        let mut body = json!({ "message": self.message, "code": self.code });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}
