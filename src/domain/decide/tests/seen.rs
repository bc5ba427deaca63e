//! What a decision comes to, in few words.

use crate::domain::decide::Decision;
use crate::domain::event::{
    EndReason, Fact, FeedbackGiven, MessageAdded, MessageRated, Rating, Role, Through,
};
use crate::domain::route::Why;

/// What a message came to.
#[derive(Debug, PartialEq)]
pub(super) enum Came {
    Turn,
    Feedback(Through),
    Nothing(Why),
}

/// What the message that led to this decision was taken for.
pub(super) fn came(decision: &Decision) -> Came {
    match (decision.ignored, given(decision), added(decision)) {
        (Some(why), None, None) => Came::Nothing(why),
        (None, Some(given), None) => Came::Feedback(given.through),
        (None, None, Some(_)) => Came::Turn,
        _ => panic!("neither one nor the other: {decision:?}"),
    }
}

/// The turn of a person that a decision adds.
pub(super) fn added(decision: &Decision) -> Option<&MessageAdded> {
    facts(decision).find_map(|fact| match fact {
        Fact::MessageAdded(added) if added.role == Role::User => Some(added),
        _ => None,
    })
}

/// The feedback that a decision records.
pub(super) fn given(decision: &Decision) -> Option<&FeedbackGiven> {
    facts(decision).find_map(|fact| if let Fact::FeedbackGiven(given) = fact { Some(given) } else { None })
}

/// The rating that a decision records.
pub(super) fn rated(decision: &Decision) -> Option<&MessageRated> {
    facts(decision).find_map(|fact| if let Fact::MessageRated(rated) = fact { Some(rated) } else { None })
}

/// The ratings that a decision records, in order.
pub(super) fn ratings(decision: &Decision) -> Vec<Option<Rating>> {
    let rating = |fact: &Fact| if let Fact::MessageRated(rated) = fact { Some(rated.rating) } else { None };
    facts(decision).filter_map(rating).collect()
}

/// The clearings that a decision records, each with its emoji if only that one went.
pub(super) fn clearings(decision: &Decision) -> Vec<Option<String>> {
    let emoji =
        |fact: &Fact| if let Fact::ReactionsCleared(it) = fact { Some(it.emoji.clone()) } else { None };
    facts(decision).filter_map(emoji).collect()
}

/// The ends of conversations that a decision records.
pub(super) fn ends(decision: &Decision) -> Vec<EndReason> {
    let reason = |fact: &Fact| if let Fact::ConversationEnded(it) = fact { Some(it.reason) } else { None };
    facts(decision).filter_map(reason).collect()
}

/// Whether a decision begins a conversation.
pub(super) fn starts(decision: &Decision) -> bool {
    facts(decision).any(|fact| matches!(fact, Fact::ConversationStarted(_)))
}

fn facts(decision: &Decision) -> impl Iterator<Item = &Fact> {
    decision.events.iter().map(|event| &event.fact)
}
