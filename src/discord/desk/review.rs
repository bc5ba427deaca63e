//! Answers those who review: with a card in the place of the one before, with the form for a correction, or with one line.

use std::borrow::Cow;
use std::time::Duration;

use serenity::all::CreateInteractionResponseFollowup;
use serenity::http::Route;
use tokio::time::timeout;
use tracing::warn;

use crate::bot::platform::Error;
use crate::bot::review::{self, Page};
use crate::bot::texts::Texts;
use crate::discord::desk::{DECIDED_WITHIN, Desk, original};
use crate::discord::interaction::{Draft, Upload};
use crate::discord::rest::Request;
use crate::discord::wire::Interaction;
use crate::discord::{card, review as reading};
use crate::domain::decide::{Answer, Decision};
use crate::domain::id::MessageId;
use crate::domain::inbound::{Inbound, Pressed, Wish};
use crate::domain::review::{Deed, ReviewWish, Task};

/// A form must be the first answer, within three seconds (FACTS section 7).
const READ_WITHIN: Duration = Duration::from_secs(2);
/// The longest correction that is taken as a file, in bytes.
const LONGEST: usize = 256 * 1024;

impl Desk {
    /// Shows what was asked for in the place of what stood there.
    pub(super) async fn show(&self, interaction: &Interaction, task: &Task) {
        let texts = self.texts(interaction);
        let Some(page) = self.page(task, texts).await else {
            return self.put(interaction, &card::of_line(&texts.words().review.not_read)).await;
        };
        if let Page::Held(reply) = page {
            return self.put(interaction, &card::of_line(&self.held(reply, texts).await)).await;
        }
        if let Page::Figures(report) = &page
            && let Err(error) = &report.picture
        {
            warn!(error = &**error as &dyn std::error::Error, "the figures have no picture");
        }
        self.put(interaction, &card::body(&page, texts)).await;
    }

    async fn put(&self, interaction: &Interaction, body: &card::Body) {
        let request = || Request::patch(original(interaction), &body.json).files(body.files.clone());
        self.send(interaction, request).await;
    }

    /// Changes the card under which something was pressed; who may not do it, or not now, is told beside it.
    pub(super) async fn update(&self, interaction: &Interaction, decision: Option<Decision>) {
        let texts = self.texts(interaction);
        let words = &texts.words().review;
        let is_new = decision.as_ref().is_some_and(|decision| !decision.events.is_empty());
        match decision.map(|decision| decision.answer) {
            // What everybody sees is changed by whoever keeps the cards, one call at a time.
            Some(Some(Answer::Review(_))) if reading::is_under_card(interaction) => {
                let noted = if is_new { &words.noted } else { &words.noted_before };
                self.beside(interaction, noted.into()).await;
            }
            Some(Some(Answer::Review(task))) => match self.page(&task, texts).await {
                Some(Page::Held(reply)) => self.beside(interaction, self.held(reply, texts).await).await,
                Some(page) => self.put(interaction, &card::body(&page, texts)).await,
                None => self.beside(interaction, (&words.not_shown).into()).await,
            },
            Some(Some(Answer::Held(reply))) => self.beside(interaction, self.held(reply, texts).await).await,
            Some(Some(Answer::Rating(rated))) => self.show_rating(interaction, &rated).await,
            Some(Some(Answer::Settings(sheet))) => self.show_sheet(interaction, &sheet).await,
            Some(Some(no)) => self.beside(interaction, texts.answer(&no)).await,
            // Decided before, when the same press was told the first time: the card shows it already.
            Some(None) => {}
            None => self.beside(interaction, texts.away()).await,
        }
    }

    /// Opens the form for what should have been said, filled with the reply.
    pub(super) async fn open_draft(&self, interaction: &Interaction, draft: Draft) {
        let Draft { reply, on_card, place, reviewer } = draft;
        let read = timeout(READ_WITHIN, self.clerk.draft(reply, &place, &reviewer)).await;
        match read {
            Ok(Ok(review::Draft::Reply(said))) => {
                let form = reading::open(reply, on_card, &said, self.texts(interaction));
                self.call_back(interaction, &form).await;
            }
            Ok(Ok(review::Draft::No(no))) => self.say(interaction, self.texts(interaction).answer(&no)).await,
            Ok(Err(error)) => {
                warn!(error = &error as &dyn std::error::Error, "a reply to correct could not be read");
                self.say(interaction, self.texts(interaction).away()).await;
            }
            Err(_late) => self.say(interaction, self.texts(interaction).away()).await,
        }
    }

    /// Fetches the file that holds what should have been said, and has it decided as if it had been written in the form.
    pub(super) async fn take_upload(&self, interaction: &Interaction, upload: Upload) {
        let Upload { url, reply, reviewer, pressed } = upload;
        let words = &self.texts(interaction).words().review;
        let text = match self.rest.fetch(&url, LONGEST).await {
            Ok(bytes) => String::from_utf8(bytes).ok(),
            Err(Error::Refused { .. }) => None,
            Err(_) => return self.beside(interaction, (&words.no_file).into()).await,
        };
        let Some(text) = text else {
            return self.beside(interaction, (&words.not_a_text).into()).await;
        };
        let text = text.trim_start_matches('\u{FEFF}').to_owned();
        let wish = Wish::Review(reviewer, ReviewWish::Decide(reply, Deed::Correct(text)));
        let pressed = Inbound::Pressed(Pressed { wish, ..pressed });
        // Whoever gives up waiting has it left undone.
        let decision = timeout(DECIDED_WITHIN, self.ear.record(pressed)).await;
        self.update(interaction, decision.ok().and_then(Result::ok)).await;
    }

    async fn page(&self, task: &Task, texts: Texts) -> Option<Page> {
        match self.clerk.page(task, texts).await {
            Ok(page) => Some(page),
            Err(error) => {
                warn!(error = &error as &dyn std::error::Error, "what is to be reviewed could not be read");
                None
            }
        }
    }

    /// Who has a reply on the desk, as far as that can be read and is still so.
    pub(super) async fn held(&self, reply: MessageId, texts: Texts) -> Cow<'static, str> {
        match self.clerk.holder(reply).await {
            Ok(Some(holder)) => texts.held_by(&holder).into(),
            Ok(None) => texts.answer(&Answer::Held(reply)),
            Err(error) => {
                warn!(error = &error as &dyn std::error::Error, "who holds a reply could not be read");
                texts.answer(&Answer::Held(reply))
            }
        }
    }

    /// One line beside the card, to the same person alone.
    async fn beside(&self, interaction: &Interaction, text: Cow<'static, str>) {
        let line = CreateInteractionResponseFollowup::new().ephemeral(true).content(text);
        let route = Route::WebhookFollowupMessages {
            application_id: interaction.application_id,
            token: &interaction.token,
        };
        self.send(interaction, || Request::post(route, &line)).await;
    }
}
