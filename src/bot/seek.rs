//! A message whose creation was never confirmed, found again by the button under it: it names its reply.

use std::sync::Arc;

use crate::bot::platform::{Button, Error, Platform};
use crate::bot::speaker::Speaker;
use crate::domain::budget::{Rank, Route};
use crate::domain::id::MessageId;
use crate::domain::key::{MessageKey, PlaceKey};

/// How many pages are read; a reply begins soon after its question.
const PAGES: usize = 10;

/// The message of this reply in a place after `after`, if there is one that is not among `known`.
///
/// There is one at most: no part is begun, and none loses its button, before the one in front of it is recorded. A nonce
/// would find it too, for some minutes (FACTS section 3); this does after hours.
pub(super) async fn unrecorded<P: Platform>(
    speaker: &Speaker<P>,
    reply: MessageId,
    place: &PlaceKey,
    after: &MessageKey,
    known: &[MessageKey],
) -> Result<Option<MessageKey>, Error> {
    let mut after = after.clone();
    for _ in 0..PAGES {
        let list = |platform: Arc<P>| {
            let after = &after;
            async move { platform.with_buttons(place, after).await }
        };
        let page = speaker.call(Route::FetchMessages, place, Rank::Ending, list).await?;
        let found = page.under.into_iter().filter(|(message, _)| !known.contains(message));
        let mut ours = found.filter(|(_, buttons)| buttons.iter().any(|button| is_of(button, reply)));
        if let Some((message, _)) = ours.next() {
            return Ok(Some(message));
        }
        match page.next {
            Some(next) => after = next,
            None => break,
        }
    }
    Ok(None)
}

/// Whether a part of this reply, and nothing else, has such a button.
pub(super) fn is_of(button: &Button, reply: MessageId) -> bool {
    matches!(button, Button::Stop(of) | Button::Feedback(of) if *of == reply)
}
