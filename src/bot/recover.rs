//! Replies that a crash left open, or whose last edit was refused: each is ended with what the platform shows of it, saying so.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::bot::clock;
use crate::bot::ear::Ear;
use crate::bot::hands::Hands;
use crate::bot::platform::{Button, Edit, Error, Outcome, Platform, Post, woken};
use crate::bot::reply::{buttons, ends_badly};
use crate::bot::seek::Sought;
use crate::bot::texts::{self, Texts};
use crate::domain::budget::{Rank, Route};
use crate::domain::draft::Shape;
use crate::domain::event::{Ending, Finish};
use crate::domain::id::MessageId;
use crate::domain::inbound::{Finished, Inbound, Owes, Shown};
use crate::domain::key::Spot;
use crate::domain::nonce;
use crate::domain::settings::Language;
use crate::domain::split::rejoined;
use crate::store::LeftOpen;

/// The pause before a platform that does not answer is asked again.
const PAUSE: Duration = Duration::from_secs(2);
/// The longest one before a place that may not be read is looked at again; it doubles until then.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// Ends a reply that was left open, however long the platform is away; afterwards its conversation goes on. A bot that
/// stops meanwhile leaves it to the next one.
pub(super) async fn end<P: Platform>(
    left: LeftOpen,
    hands: &Hands<P>,
    ear: &Ear,
    language: Language,
    closing: &CancellationToken,
) {
    let recovery = Recovery { left, hands, ear, language };
    let Some(ended) = closing.run_until_cancelled(recovery.run()).await else { return };
    let Ended { finish, text, last, is_refused } = ended;
    let LeftOpen { reply, said: before, .. } = recovery.left;
    let thumbs = match last {
        Some(last) => hands.are_seeded(&last.message).await.then_some(last),
        None => None,
    };
    let owes = Owes { ending: is_refused, thumbs: thumbs.clone() };
    let ending = Ending { finish, usage: None, first_token_ms: None, total_ms: 0 };
    info!(message.id = %reply, finish = %ending.finish, "a reply that was left open is ended");
    let finished = Finished { reply, at: clock::now(), text, reasoning: String::new(), ending, before, owes };
    if ear.record(Inbound::Finished(finished)).await.is_err() {
        return warn!("recording stopped before a reply that was left open could be ended");
    }
    thumbs.into_iter().for_each(|last| hands.seed(reply, last));
}

/// Shows how a reply has ended that says so only in the log, since its last edit was refused.
pub(super) async fn close<P: Platform>(
    left: LeftOpen,
    finish: &Finish,
    hands: &Hands<P>,
    ear: &Ear,
    language: Language,
) -> Result<(), Error> {
    let recovery = Recovery { left, hands, ear, language };
    let seen = match recovery.look_at(recovery.left.parts.clone()).await {
        Err(Error::PlaceGone) => return Ok(()),
        seen => seen?,
    };
    if seen.finish().is_some() {
        return Ok(());
    }
    match recovery.say_so(&seen, finish).await {
        Err(Error::Gone) => Ok(()),
        said => said,
    }
}

/// How a reply has ended and what it says.
struct Ended {
    finish: Finish,
    text: String,
    /// Its last part, if it had ended by itself and says something: that can be rated as any other.
    last: Option<Spot>,
    /// Whether people cannot be shown that it ended.
    is_refused: bool,
}

impl Ended {
    const fn cut(text: String) -> Self {
        Self { finish: Finish::Cut, text, last: None, is_refused: false }
    }
}

struct Recovery<'a, P> {
    left: LeftOpen,
    hands: &'a Hands<P>,
    ear: &'a Ear,
    /// The language of the place.
    language: Language,
}

/// What the platform shows of a reply.
struct Sight {
    reply: MessageId,
    /// Each part that is still there.
    parts: Vec<Sighted>,
}

/// A part as it is shown.
struct Sighted {
    spot: Spot,
    text: String,
    buttons: Vec<Button>,
}

impl<P: Platform> Recovery<'_, P> {
    /// How the reply has ended and what it says, once people see it so.
    async fn run(&self) -> Ended {
        let mut pause = PAUSE;
        loop {
            match self.attempt().await {
                Ok(ended) => return ended,
                Err(Error::Away(_) | Error::Unauthorised) => tokio::time::sleep(PAUSE).await,
                // People see words that the log would never have; until somebody lets the bot read them nothing goes on there anyway.
                Err(Error::NotAllowed { .. } | Error::Shut) if !self.left.parts.is_empty() => {
                    if pause == PAUSE {
                        warn!(message.id = %self.left.reply, "what is shown of a reply may not be read, so it stays open until it may");
                    }
                    tokio::time::sleep(pause).await;
                    pause = pause.saturating_mul(2).min(LONGEST);
                }
                Err(error) => {
                    let error = &error as &dyn std::error::Error;
                    warn!(error, message.id = %self.left.reply, "what is shown of a reply cannot be read");
                    return Ended::cut(String::new());
                }
            }
        }
    }

    async fn attempt(&self) -> Result<Ended, Error> {
        let Some(seen) = self.see().await? else {
            return Ok(Ended { finish: Finish::Deleted, ..Ended::cut(String::new()) });
        };
        let text = seen.text();
        let Some(finish) = seen.finish() else {
            let is_refused = match self.say_so(&seen, &Finish::Cut).await {
                Ok(()) | Err(Error::Gone) => false,
                Err(later @ (Error::Away(_) | Error::Unauthorised)) => return Err(later),
                Err(error) => {
                    warn!(error = &error as &dyn std::error::Error, "a reply could not be marked as cut");
                    true
                }
            };
            return Ok(Ended { is_refused, ..Ended::cut(text) });
        };
        let last = seen.parts.last().filter(|_| !text.is_empty() && finish != Finish::Cut);
        Ok(Ended { finish, last: last.map(|last| last.spot.clone()), text, is_refused: false })
    }

    /// Looks at every part, the one that was posted and not recorded too. Where there is none, one is posted to say in that
    /// the reply was cut off, unless nobody asks any more.
    async fn see(&self) -> Result<Option<Sight>, Error> {
        let mut spots = self.left.parts.clone();
        spots.extend(self.unrecorded().await?);
        if spots.is_empty() {
            if self.left.question.is_none() {
                return Ok(None);
            }
            spots.push(self.post().await?);
        }
        self.look_at(spots).await.map(Some)
    }

    /// Those of these parts that are still there.
    async fn look_at(&self, spots: Vec<Spot>) -> Result<Sight, Error> {
        let mut parts = Vec::new();
        for spot in spots {
            let look = |platform: Arc<P>| {
                let spot = &spot;
                async move { platform.look(spot).await }
            };
            match self
                .hands
                .speaker()
                .call(Route::FetchMessage, &spot.place, Rank::Acknowledgement, look)
                .await
            {
                Ok(look) => parts.push(Sighted { spot, text: look.text, buttons: look.buttons }),
                Err(Error::Gone) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Sight { reply: self.left.reply, parts })
    }

    async fn unrecorded(&self) -> Result<Option<Spot>, Error> {
        let LeftOpen { reply, place, parts, asked, .. } = &self.left;
        let (reply, place) = (*reply, place.clone());
        let known: Vec<_> = parts.iter().map(|spot| spot.message.clone()).collect();
        let Some(after) = known.last().or(asked.as_ref()).cloned() else { return Ok(None) };
        let sought = Sought { reply, place, after, known };
        let Some(message) = sought.find(self.hands.speaker()).await? else { return Ok(None) };
        let spot = Spot { place: sought.place, message };
        self.record(&spot, parts.len(), true).await;
        Ok(Some(spot))
    }

    /// Posts what there is to say under the nonce of the first part, so that it cannot stand beside one.
    async fn post(&self) -> Result<Spot, Error> {
        let LeftOpen { reply, place, question, .. } = &self.left;
        let post = Post {
            place: place.clone(),
            reply_to: question.clone(),
            nonce: nonce::encode(reply.as_u128(), 0),
            body: self.ended("", &Finish::Cut),
        };
        let create = |platform: Arc<P>| {
            let post = &post;
            async move { platform.create(post).await }
        };
        let message = self.hands.speaker().call(Route::Create, place, Rank::Ending, create).await?;
        let spot = Spot { place: place.clone(), message };
        self.record(&spot, 0, false).await;
        Ok(spot)
    }

    async fn record(&self, spot: &Spot, part: usize, late: bool) {
        let part = u16::try_from(part).unwrap_or(u16::MAX);
        let shown = Shown { reply: self.left.reply, part, spot: spot.clone(), at: clock::now(), late };
        if self.ear.record(Inbound::Shown(shown)).await.is_err() {
            warn!("recording stopped before a part could be recorded");
        }
    }

    /// Puts the line that says what happened under the last part.
    async fn say_so(&self, seen: &Sight, finish: &Finish) -> Result<(), Error> {
        let Some(Sighted { spot, text, .. }) = seen.parts.last() else { return Ok(()) };
        let words = unmarked(text);
        let body = &self.ended(if is_waiting(words) { "" } else { words }, finish);
        let edit = |platform: Arc<P>| async move {
            let Outcome { result, limits } = platform.edit(spot, body).await;
            Outcome { result: woken(&*platform, &spot.place, result).await, limits }
        };
        self.hands.speaker().call(Route::EditOld, &spot.place, Rank::Ending, edit).await
    }

    /// These words, with the line that says why there are no more.
    fn ended(&self, words: &str, finish: &Finish) -> Edit {
        let line = Texts::of(&self.language).ending(finish, &self.left.reply.to_string());
        let text = match line {
            Some(line) if words.is_empty() => line,
            Some(line) => format!("{words}\n{}{line}", Shape::DISCORD.small_print),
            None => words.to_owned(),
        };
        let buttons = buttons(self.left.reply, self.left.beside.is_some(), ends_badly(finish));
        Edit { text, buttons, previews: true, language: self.language.clone() }
    }
}

impl Sight {
    /// How the reply ended, if its last edit was made: only that one puts the button for feedback there, and its small print
    /// says what happened.
    fn finish(&self) -> Option<Finish> {
        let last = self.parts.last()?;
        last.buttons
            .contains(&Button::Feedback(self.reply))
            .then(|| self.split(&last.text).1.unwrap_or(Finish::Ended))
    }

    fn text(&self) -> String {
        let shown: Vec<_> = self.parts.iter().map(|part| self.split(&part.text).0).collect();
        let text = rejoined(&shown, Shape::DISCORD.text_limit());
        // Only now: the cuts were made with it.
        texts::without_reasoning(&text).trim_end().to_owned()
    }

    /// The model's words in what is shown of a part, without the mark of streaming and without small print; and how the
    /// small print says that the reply ended.
    fn split<'a>(&self, shown: &'a str) -> (&'a str, Option<Finish>) {
        let Shape { small_print, .. } = Shape::DISCORD;
        let shown = unmarked(shown);
        if is_waiting(shown) {
            return ("", None);
        }
        let (words, last) = shown.rsplit_once('\n').unwrap_or(("", shown));
        let line = last.strip_prefix(small_print);
        // Without any words of the model's, what happened stands there in their stead.
        let line = line.or_else(|| words.is_empty().then_some(last));
        match line.and_then(|line| texts::read_small_print(line, &self.reply.to_string())) {
            Some(finish) => (words.trim_end(), finish),
            None => (shown, None),
        }
    }
}

/// What is shown, without the mark of streaming.
fn unmarked(shown: &str) -> &str {
    shown.strip_suffix(Shape::DISCORD.mark.trim()).unwrap_or(shown).trim_end()
}

/// Whether nothing is said yet, only what was waited for.
fn is_waiting(shown: &str) -> bool {
    shown.strip_prefix(Shape::DISCORD.small_print).is_some_and(texts::is_waiting)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::key::{MessageKey, PlaceKey};
    use crate::domain::split::Splitter;

    const REPLY: MessageId = MessageId::from_u128(7);

    fn check(shown: &[&str], last: Button, finish: Option<Finish>, text: &str) {
        let spot = Spot { place: PlaceKey::discord(1), message: MessageKey::discord(2) };
        let part =
            |text: &&str| Sighted { spot: spot.clone(), text: (*text).to_owned(), buttons: Vec::new() };
        let mut parts: Vec<_> = shown.iter().map(part).collect();
        parts.last_mut().into_iter().for_each(|part| part.buttons.push(last.clone()));
        let sight = Sight { reply: REPLY, parts };
        assert_eq!((sight.finish(), sight.text()), (finish, text.to_owned()));
    }

    #[test]
    fn without_its_last_button_a_reply_was_cut() {
        let cut = |shown: &[&str], text| check(shown, Button::Stop(REPLY), None, text);
        cut(&["So far ▌"], "So far");
        cut(&["First part.", "Second ▌"], "First part.\nSecond");
        cut(&["```rust\nlet x = 1;\n```\n▌"], "```rust\nlet x = 1;\n```");
        cut(&["▌"], "");
        cut(&[], "");
        cut(&["-# The model server is busy; it is asked again in a moment."], "");
        cut(&["-# ||Red? Or blue?||\nRed, as far ▌"], "Red, as far");
        cut(&["-# ||Red? Or blue?|| ▌"], "");
        // A full part has neither mark nor button: the part after it was never posted.
        cut(&["First part."], "First part.");
        check(&["Somebody else's."], Button::Feedback(MessageId::from_u128(8)), None, "Somebody else's.");
    }

    #[test]
    fn several_parts_are_put_together_as_the_model_said_them() {
        let said = "A sentence of some words. ".repeat(100);
        for lead in ["", "-# ||Red? Or blue?||\n"] {
            let whole = format!("{lead}{said}");
            let mut splitter = Splitter::new(Shape::DISCORD.text_limit());
            splitter.finish(&whole);
            let parts: Vec<_> = splitter.full().iter().cloned().chain(splitter.rest(&whole)).collect();
            let shown: Vec<_> = parts.iter().map(|part| part.text(&whole)).collect();
            check(&[&shown[0], &format!("{} ▌", shown[1])], Button::Stop(REPLY), None, said.trim_end());
        }
    }

    #[test]
    fn its_last_edit_says_how_it_ended() {
        let ended = |shown: &[&str], finish, text| check(shown, Button::Feedback(REPLY), Some(finish), text);
        ended(&["All of it."], Finish::Ended, "All of it.");
        ended(&["All of it, with a ▌ inside."], Finish::Ended, "All of it, with a ▌ inside.");
        ended(&["One.", "Two.\n-# 3 older messages were left out."], Finish::Ended, "One.\nTwo.");
        ended(
            &["Words.\n-# the model's own small print"],
            Finish::Ended,
            "Words.\n-# the model's own small print",
        );
        for finish in [Finish::Cut, Finish::Length, Finish::Stopped, Finish::Failed] {
            let line = Texts::default().ending(&finish, &REPLY.to_string()).unwrap();
            ended(&[&format!("Words.\n-# 1 older message was left out. · {line}")], finish.clone(), "Words.");
            ended(&[&line], finish, "");
        }
    }
}
