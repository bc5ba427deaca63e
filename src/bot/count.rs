//! What operators can count of the bot's work; the names are described in `web::names`.

use std::time::Duration;

use metrics::{counter, gauge, histogram};

use crate::domain::event::{Event, Fact, Finish, Rating, Role, Through, Usage};
use crate::model::Error;

/// Counts what has just been recorded.
pub(super) fn recorded(events: &[Event]) {
    for event in events {
        match &event.fact {
            Fact::MessageAdded(added) if added.role == Role::Assistant => {
                let finish = added.ending.as_ref().map(|ending| finish(&ending.finish));
                counter!("teachback_replies_total", "finish" => finish.unwrap_or_default()).increment(1);
            }
            Fact::MessageRated(rated) => {
                counter!("teachback_ratings_total", "rating" => rating(rated.rating)).increment(1);
                reconciled(rated.through, "rating");
            }
            Fact::FeedbackGiven(given) => {
                counter!("teachback_feedback_total", "through" => given.through.as_str()).increment(1);
                reconciled(given.through, "feedback");
            }
            _ => {}
        }
    }
}

/// A batch was recorded, or could not be: how long the database took.
pub(super) fn record_took(took: Duration, is_recorded: bool) {
    let outcome = if is_recorded { "recorded" } else { "failed" };
    histogram!("teachback_record_seconds", "outcome" => outcome).record(took);
}

/// Something heard can never be recorded.
pub(super) fn left_out() {
    counter!("teachback_left_out_total").increment(1);
}

/// Something waits to be recorded, until the value is dropped: in the queue, or in a batch while the database is away.
#[derive(Debug)]
pub(super) struct Waiting(());

impl Waiting {
    pub(super) fn begin() -> Self {
        gauge!("teachback_heard_waiting").increment(1.0);
        Self(())
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        gauge!("teachback_heard_waiting").decrement(1.0);
    }
}

/// How many calls to the platform this process may make in a second.
pub(super) fn allowed(calls: u32) {
    gauge!("teachback_calls_allowed").set(f64::from(calls));
}

/// A model server gave no whole answer.
pub(super) fn model_failed(model: &str, error: &Error) {
    counter!("teachback_model_errors_total", "model" => model.to_owned(), "kind" => error.kind())
        .increment(1);
}

/// What a model server has counted of an answer.
pub(super) fn tokens(model: &str, usage: Usage) {
    let count = |kind: &'static str, tokens: u64| {
        counter!("teachback_tokens_total", "model" => model.to_owned(), "kind" => kind).increment(tokens);
    };
    count("prompt", usage.prompt);
    count("completion", usage.completion);
}

/// A reply is being written, until the value is dropped.
#[derive(Debug)]
pub(super) struct Writing(());

impl Writing {
    pub(super) fn begin() -> Self {
        gauge!("teachback_replies_in_flight").increment(1.0);
        Self(())
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        gauge!("teachback_replies_in_flight").decrement(1.0);
    }
}

/// The first words of a reply came from the model after this time.
pub(super) fn first_token(after: Duration) {
    histogram!("teachback_first_token_seconds").record(after);
}

/// People see words that came from the model this long ago.
pub(super) fn stale(by: Duration) {
    histogram!("teachback_reply_staleness_seconds").record(by);
}

/// People see the end of a reply, which came from the model this long ago.
pub(super) fn finish_lag(by: Duration) {
    histogram!("teachback_reply_finish_lag_seconds").record(by);
}

fn reconciled(through: Through, what: &'static str) {
    if through == Through::Reconciliation {
        counter!("teachback_reconciled_total", "what" => what).increment(1);
    }
}

/// A server's own words are no label: there may be any number of them.
fn finish(finish: &Finish) -> String {
    match finish {
        Finish::Other(_) => "other".to_owned(),
        known => known.to_string(),
    }
}

const fn rating(rating: Option<Rating>) -> &'static str {
    match rating {
        Some(Rating::Like) => "like",
        Some(Rating::Dislike) => "dislike",
        Some(Rating::Score(_)) => "score",
        None => "taken_back",
    }
}
