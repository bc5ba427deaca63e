//! A message whose creation was never confirmed, found again by the button under it: it names its reply.

use std::sync::Arc;

use crate::bot::platform::{Button, Error, Leaf, Platform};
use crate::bot::speaker::Speaker;
use crate::domain::budget::{Rank, Route};
use crate::domain::id::MessageId;
use crate::domain::key::{MessageKey, PlaceKey};

/// How many pages are read in each direction.
const PAGES: usize = 10;

/// What is looked for, and where.
#[derive(Clone, Debug)]
pub(super) struct Sought {
    /// A part of this reply.
    pub(super) reply: MessageId,
    pub(super) place: PlaceKey,
    /// It comes after this message.
    pub(super) after: MessageKey,
    /// It is none of these.
    pub(super) known: Vec<MessageKey>,
}

impl Sought {
    /// The message, if there is one.
    ///
    /// There is one at most: no part is begun, and none loses its button, before the one in front of it is recorded. A nonce
    /// would find it too, for some minutes (FACTS section 3); this does after hours.
    ///
    /// Most replies begin soon after what stands before them, however long ago that is. Another answer to an old question, and
    /// one that was owed for long, begin among the newest messages.
    pub(super) async fn find<P: Platform>(&self, speaker: &Speaker<P>) -> Result<Option<MessageKey>, Error> {
        let found = match self.find_among(Leaf::After(self.after.clone()), speaker).await? {
            Found::MoreThanIsRead => self.find_among(Leaf::Newest, speaker).await?,
            found => found,
        };
        Ok(if let Found::It(message) = found { Some(message) } else { None })
    }

    /// Reads on from this page.
    async fn find_among<P: Platform>(&self, mut leaf: Leaf, speaker: &Speaker<P>) -> Result<Found, Error> {
        let Self { reply, place, known, .. } = self;
        for _ in 0..PAGES {
            let list = |platform: Arc<P>| {
                let leaf = &leaf;
                async move { platform.with_buttons(place, leaf).await }
            };
            let page = speaker.call(Route::FetchMessages, place, Rank::Ending, list).await?;
            let found = page.under.into_iter().filter(|(message, _)| !known.contains(message));
            let mut ours = found.filter(|(_, buttons)| buttons.iter().any(|button| is_of(button, *reply)));
            if let Some((message, _)) = ours.next() {
                return Ok(Found::It(message));
            }
            let Some(next) = page.next else { return Ok(Found::Nothing) };
            leaf = if let Leaf::After(_) = leaf { Leaf::After(next) } else { Leaf::Before(next) };
        }
        Ok(Found::MoreThanIsRead)
    }
}

/// What some pages had.
enum Found {
    It(MessageKey),
    Nothing,
    /// Not it, and there are more pages.
    MoreThanIsRead,
}

/// Whether a part of this reply, and nothing else, has such a button.
pub(super) fn is_of(button: &Button, reply: MessageId) -> bool {
    matches!(button, Button::Stop(of) | Button::Feedback(of) if *of == reply)
}
