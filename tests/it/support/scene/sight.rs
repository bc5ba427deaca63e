//! What people see of the bot.

use std::time::Duration;

use double::{Id, Interaction, Seen, View};
use teachback::bot::texts::Texts;
use teachback::domain::decide::Answer;

use crate::support::scene::Scene;

impl Scene {
    /// Waits until what people see satisfies a condition.
    pub(crate) async fn wait_until(&self, what: &str, holds: impl FnMut(&View<'_>) -> bool) {
        self.double.wait_until(what, self.limit, holds).await.unwrap();
    }

    /// Waits until the bot has begun to show a reply to this message, and gives its first part.
    pub(crate) async fn reply_to(&self, message: Id) -> Seen {
        let first = |view: &View<'_>| view.replies_to(message).into_iter().next();
        self.double.wait("a reply", self.limit, first).await.unwrap()
    }

    /// Waits until the bot's own emoji is under a message.
    pub(crate) async fn sign(&self, message: Id, emoji: &str) {
        let bot = self.double.bot_id();
        let what = format!("{emoji} under {message}");
        self.wait_until(&what, |view| view.reacted(message, emoji).contains(&bot)).await;
    }

    /// Waits until the bot's own emoji is not under a message any more.
    pub(crate) async fn no_sign(&self, message: Id, emoji: &str) {
        let bot = self.double.bot_id();
        let what = format!("no {emoji} under {message}");
        self.wait_until(&what, |view| !view.reacted(message, emoji).contains(&bot)).await;
    }

    /// What the bot says to a command, a button or a form: within three seconds, to one person alone.
    pub(crate) async fn told(&self, pressed: &Interaction) -> Seen {
        let first = pressed.answer(self.limit).await.unwrap();
        assert!(first.is_ephemeral(), "{first:?}");
        assert!(first.after.as_secs() < 3, "{first:?}");
        let told = pressed.message(self.limit).await.unwrap();
        assert!(told.only_for.is_some(), "{told:?}");
        told
    }

    /// Waits until the bot has decided on, and recorded, everything that has happened so far: it does so in the order of the
    /// wire, and this is one more thing to decide.
    pub(crate) async fn settled(&self) {
        let pressed =
            self.double.person("somebody").runs(self.double.channel("elsewhere"), "clear", &[]).unwrap();
        assert_eq!(self.told(&pressed).await.content, Texts::default().answer(&Answer::NothingToClear));
    }

    /// Waits until the bot has printed these words into its log.
    pub(crate) async fn prints(&self, words: &str) {
        let deadline = tokio::time::Instant::now() + self.limit;
        while !self.print.text().contains(words) {
            assert!(tokio::time::Instant::now() < deadline, "{words:?} is not in\n{}", self.print.text());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// A text that names the bot.
    pub(crate) fn to_bot(&self, text: &str) -> String {
        format!("<@{}> {text}", self.double.bot_id())
    }
}

/// The labels of a message's buttons.
pub(crate) fn labels(message: &Seen) -> Vec<String> {
    let rows = message.components.iter().filter_map(|row| row["components"].as_array());
    rows.flatten().filter_map(|button| button["label"].as_str()).map(str::to_owned).collect()
}
