//! Replies that a crash left open: each is ended with what the platform shows of it, saying so.

use std::sync::Arc;

use tracing::{info, warn};

use crate::bot::clock;
use crate::bot::ear::Ear;
use crate::bot::hands::Hands;
use crate::bot::platform::{Button, Edit, Error, Platform, Post};
use crate::bot::texts;
use crate::domain::budget::{Rank, Route};
use crate::domain::draft::Shape;
use crate::domain::event::{Ending, Finish};
use crate::domain::inbound::{Finished, Inbound, Shown};
use crate::domain::key::Spot;
use crate::domain::nonce;
use crate::store::LeftOpen;

/// Ends a reply that was left open; afterwards its conversation goes on.
pub(super) async fn end<P: Platform>(left: LeftOpen, hands: &Hands<P>, ear: &Ear) {
    let ended = match see(&left, hands, ear).await {
        Ok(seen) => {
            let (finish, text) = seen.ending();
            if finish == Finish::Cut {
                say_so(&left, &seen, hands).await;
            }
            (finish, text)
        }
        Err(error) => {
            warn!(error = &error as &dyn std::error::Error, message.id = %left.reply, "what is shown of a reply cannot be read");
            (Finish::Cut, String::new())
        }
    };
    let ending = Ending { finish: ended.0, usage: None, first_token_ms: None, total_ms: 0 };
    info!(message.id = %left.reply, finish = %ending.finish, "a reply that was left open is ended");
    let finished = Finished { reply: left.reply, at: clock::now(), text: ended.1, ending };
    if ear.record(Inbound::Finished(finished)).await.is_err() {
        warn!("recording stopped before a reply that was left open could be ended");
    }
}

/// What the platform shows of a reply.
struct Sight {
    /// Each part that is still there, with its text as it is shown.
    parts: Vec<(Spot, String)>,
}

impl Sight {
    /// A text that still ends in the mark of streaming was cut; one without it had its last edit.
    fn ending(&self) -> (Finish, String) {
        let mut text = self.parts.iter().map(|(_, shown)| words(shown)).collect::<Vec<_>>().join("\n");
        let whole = self.parts.last().is_some_and(|(_, shown)| !shown.ends_with(Shape::DISCORD.mark.trim()));
        text.truncate(text.trim_end().len());
        (if whole { Finish::Ended } else { Finish::Cut }, text)
    }
}

/// The model's words in what is shown of a part: without the mark of streaming and without small print.
fn words(shown: &str) -> String {
    let shown = shown.strip_suffix(Shape::DISCORD.mark.trim()).unwrap_or(shown).trim_end();
    match shown.rsplit_once('\n') {
        Some((text, last)) if last.starts_with(Shape::DISCORD.small_print) => text.trim_end().to_owned(),
        _ => shown.to_owned(),
    }
}

/// Looks at every part. Where none is recorded, the first one is posted again under its nonce: either it comes back as it
/// was, or there is now a message to say in that the reply was cut off.
async fn see<P: Platform>(left: &LeftOpen, hands: &Hands<P>, ear: &Ear) -> Result<Sight, Error> {
    let mut spots = left.parts.clone();
    if spots.is_empty() {
        spots.push(post_again(left, hands, ear).await?);
    }
    let mut parts = Vec::new();
    for spot in spots {
        let look = |platform: Arc<P>| {
            let spot = &spot;
            async move { platform.look(spot).await }
        };
        match hands.speaker().call(Route::FetchMessage, &spot.place, Rank::Acknowledgement, look).await {
            Ok(look) => parts.push((spot, look.text)),
            Err(Error::Gone) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Sight { parts })
}

async fn post_again<P: Platform>(left: &LeftOpen, hands: &Hands<P>, ear: &Ear) -> Result<Spot, Error> {
    let post = Post {
        place: left.place.clone(),
        reply_to: left.question.clone(),
        nonce: nonce::encode(left.reply.as_u128(), 0),
        body: Edit { text: Shape::DISCORD.mark.trim().to_owned(), ..Edit::default() },
    };
    let create = |platform: Arc<P>| {
        let post = &post;
        async move { platform.create(post).await }
    };
    let message = hands.speaker().call(Route::Create, &left.place, Rank::Ending, create).await?;
    let spot = Spot { place: left.place.clone(), message };
    let shown = Shown { reply: left.reply, part: 0, spot: spot.clone(), at: clock::now() };
    if ear.record(Inbound::Shown(shown)).await.is_err() {
        warn!("recording stopped before a part could be recorded");
    }
    Ok(spot)
}

/// Puts the line that says what happened under the last part.
async fn say_so<P: Platform>(left: &LeftOpen, seen: &Sight, hands: &Hands<P>) {
    let Some((spot, shown)) = seen.parts.last() else { return };
    let line = texts::ending(&Finish::Cut, &left.reply.to_string()).unwrap_or_default();
    let words = words(shown);
    let text = match words.is_empty() {
        true => line,
        false => format!("{words}\n{}{line}", Shape::DISCORD.small_print),
    };
    let body = Edit { text, buttons: vec![Button::Feedback(left.reply)], previews: true };
    let edit = |platform: Arc<P>| {
        let body = &body;
        async move { platform.edit(spot, body).await }
    };
    match hands.speaker().call(Route::EditOld, &spot.place, Rank::Ending, edit).await {
        Ok(()) | Err(Error::Gone) => {}
        Err(error) => warn!(error = &error as &dyn std::error::Error, "a reply could not be marked as cut"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(shown: &[&str], finish: Finish, text: &str) {
        let spot = |n: usize| Spot {
            place: crate::domain::key::PlaceKey::discord(1),
            message: crate::domain::key::MessageKey::discord(n),
        };
        let parts = shown.iter().enumerate().map(|(n, text)| (spot(n), (*text).to_owned())).collect();
        assert_eq!(Sight { parts }.ending(), (finish, text.to_owned()));
    }

    #[test]
    fn a_mark_at_the_end_means_cut() {
        check(&["So far ▌"], Finish::Cut, "So far");
        check(&["First part.", "Second ▌"], Finish::Cut, "First part.\nSecond");
        check(&["```rust\nlet x = 1;\n```\n▌"], Finish::Cut, "```rust\nlet x = 1;\n```");
        check(&["▌"], Finish::Cut, "");
        check(&[], Finish::Cut, "");
    }

    #[test]
    fn a_last_edit_means_that_the_end_was_reached() {
        check(&["All of it."], Finish::Ended, "All of it.");
        check(&["All of it.\n-# 2 older messages were left out."], Finish::Ended, "All of it.");
    }
}
