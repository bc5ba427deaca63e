//! Answers whoever uses a command, a button or a form: at once, beside the queue, and only to them.

mod review;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use serenity::all::{
    CreateActionRow, CreateAllowedMentions, CreateInteractionResponse, CreateInteractionResponseMessage,
    EditInteractionResponse,
};
use serenity::http::Route;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};
use tokio_util::task::TaskTracker;
use tracing::{debug, warn};

use crate::bot::ear::{Ear, Mark};
use crate::bot::platform::{Button, Error, Outcome};
use crate::bot::review::Clerk;
use crate::bot::texts::Texts;
use crate::discord::atlas::Atlas;
use crate::discord::interaction::{Asked, COMMAND, Draft, Upload, read};
use crate::discord::rest::{Request, Rest};
use crate::discord::wire::Interaction;
use crate::discord::{Me, card, choice, form, interaction, mine, opinions, post, settings};
use crate::domain::consent::{Choices, Step};
use crate::domain::decide::{Answer, Decision, Rated};
use crate::domain::id::PersonId;
use crate::domain::inbound::{Inbound, Wish};
use crate::domain::mine::Mine;
use crate::domain::settings::Sheet;

/// Interactions that are answered at the same time; one more is left unanswered, which Discord tells the person.
const AT_ONCE: usize = 256;
/// A person who waits longer for a decision is told that nothing can be recorded just now.
const DECIDED_WITHIN: Duration = Duration::from_secs(5);
/// How often the answer is sent that follows the first one; until then the person sees that the bot thinks.
const TRIES: u32 = 4;
/// The pause between them, where Discord names none.
const TRY_AGAIN: Duration = Duration::from_millis(500);
/// Whoever has used a command does not look for the answer any longer than this.
const OF_USE: Duration = Duration::from_secs(60);
/// The interaction's three seconds are over, or it has been answered already.
const TOO_LATE: [u64; 2] = [10_062, 40_060];

/// What the bot gives to those who answer: where to record, and who reads for them. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Inside {
    /// Where everything that is heard is recorded.
    pub ear: Ear,
    /// Who reads for those who review.
    pub clerk: Clerk,
    /// Keeps count of the answers that are under way: the bot gives them as long as its replies when it stops.
    pub tasks: TaskTracker,
}

/// Where interactions are answered.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    pub(super) rest: Arc<Rest>,
    me: Arc<Me>,
    pub(super) ear: Ear,
    pub(super) clerk: Clerk,
    tasks: TaskTracker,
    seats: Arc<Semaphore>,
}

/// What has become of an interaction's frame.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It waits in the queue.
    Queued,
    /// It needs no decision, or there is no room for one: it will not be asked for again.
    Answered,
}

/// The first answer that is due.
enum First {
    Form(serde_json::Value),
    Sentence(Cow<'static, str>),
    Later(oneshot::Receiver<Decision>),
    /// The message under which it was pressed changes, or stays and one line is said beside it.
    Update(oneshot::Receiver<Decision>),
    Draft(Box<Draft>),
    Upload(Box<Upload>),
    /// This page of one's own opinions.
    Own(u32),
}

impl Desk {
    pub(super) fn new(rest: Arc<Rest>, me: Arc<Me>, inside: Inside) -> Self {
        let Inside { ear, clerk, tasks } = inside;
        Self { rest, me, ear, clerk, tasks, seats: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Puts what is wanted in line and begins to answer; does not wait for either.
    pub(super) fn take(&self, interaction: Interaction, mark: &Mark, atlas: &Atlas) -> Taken {
        let (first, taken) = match read(&interaction, &self.me, atlas) {
            Asked::Wish(pressed) => {
                let updates = interaction.kind != COMMAND
                    && matches!(pressed.wish, Wish::Review(..) | Wish::Settings(..) | Wish::Rate { .. });
                match self.ear.ask(Inbound::Pressed(*pressed), mark.clone()) {
                    Ok(decision) if updates => (First::Update(decision), Taken::Queued),
                    Ok(decision) => (First::Later(decision), Taken::Queued),
                    Err(_full) => (First::Sentence(self.texts(&interaction).away()), Taken::Answered),
                }
            }
            Asked::Draft(draft) => (First::Draft(draft), Taken::Answered),
            Asked::Upload(upload) => (First::Upload(upload), Taken::Answered),
            Asked::Own(page) => (First::Own(page), Taken::Answered),
            Asked::Form(id) => (First::Form(form::open(&id, self.texts(&interaction))), Taken::Answered),
            Asked::Redaction(on) => {
                (First::Form(form::open_redaction(&on, self.texts(&interaction))), Taken::Answered)
            }
            Asked::NotOurs => {
                (First::Sentence(self.texts(&interaction).answer(&Answer::NotAReply)), Taken::Answered)
            }
            Asked::Unknown => {
                debug!("an interaction that this bot does not offer");
                return Taken::Answered;
            }
        };
        self.seat(interaction, first);
        taken
    }

    fn seat(&self, interaction: Interaction, first: First) {
        let Ok(seat) = self.seats.clone().try_acquire_owned() else {
            return warn!("too many interactions at once; one is not answered");
        };
        let desk = self.clone();
        self.tasks.spawn(async move {
            desk.answer(&interaction, first).await;
            drop(seat);
        });
    }

    async fn answer(&self, interaction: &Interaction, first: First) {
        match first {
            First::Form(form) => {
                self.call_back(interaction, &form).await;
            }
            First::Sentence(text) => self.say(interaction, text).await,
            First::Update(decision) => {
                if self.call_back(interaction, &CreateInteractionResponse::Acknowledge).await {
                    self.update(interaction, decided(decision).await).await;
                }
            }
            First::Draft(draft) => self.open_draft(interaction, *draft).await,
            First::Upload(upload) => {
                if self.call_back(interaction, &CreateInteractionResponse::Acknowledge).await {
                    self.take_upload(interaction, *upload).await;
                }
            }
            First::Own(page) => self.show_own(interaction, page).await,
            First::Later(decision) => {
                let later = CreateInteractionResponse::Defer(only_to_them());
                if self.call_back(interaction, &later).await {
                    self.follow_up(interaction, decision).await;
                }
            }
        }
    }

    /// In the language of whoever asks.
    pub(super) fn texts(&self, interaction: &Interaction) -> Texts {
        Texts::for_locale(interaction.locale.as_deref(), self.clerk.language())
    }

    /// One line as the first answer.
    pub(super) async fn say(&self, interaction: &Interaction, text: Cow<'static, str>) {
        let message = CreateInteractionResponse::Message(only_to_them().content(text));
        self.call_back(interaction, &message).await;
    }

    /// The first answer. Returns whether there may be a second one.
    pub(super) async fn call_back(&self, interaction: &Interaction, answer: &impl serde::Serialize) -> bool {
        let route = Route::InteractionResponse { interaction_id: interaction.id, token: &interaction.token };
        match self.rest.tell(Request::post(route, answer).counted()).await.result {
            Ok(()) => true,
            Err(Error::Refused { code, .. }) if TOO_LATE.contains(&code) => {
                debug!(interaction.id = %interaction.id, code, "an interaction was answered too late or twice");
                false
            }
            Err(error) => {
                warn!(interaction.id = %interaction.id, error = &error as &dyn std::error::Error, "an interaction was not answered");
                // Whether it took effect is not known.
                matches!(error, Error::Away(_))
            }
        }
    }

    async fn follow_up(&self, interaction: &Interaction, decision: oneshot::Receiver<Decision>) {
        let texts = self.texts(interaction);
        let (text, rows) = match decided(decision).await.map(|decision| decision.answer) {
            Some(Some(Answer::Review(task))) => return self.show(interaction, &task).await,
            Some(Some(Answer::Rating(rated))) => return self.show_rating(interaction, &rated).await,
            Some(Some(Answer::Settings(sheet))) => return self.show_sheet(interaction, &sheet).await,
            Some(Some(Answer::MyData(person))) => return self.hand_out(interaction, person).await,
            Some(Some(Answer::Held(reply))) => (self.held(reply, texts).await, Vec::new()),
            Some(Some(answer)) => (texts.answer(&answer), rows(&answer, texts)),
            // Decided before, when the same interaction was told the first time.
            Some(None) => return self.take_back(interaction).await,
            None => (texts.away(), Vec::new()),
        };
        let body = EditInteractionResponse::new()
            .content(text)
            .components(rows)
            .allowed_mentions(CreateAllowedMentions::new());
        self.send(interaction, || Request::patch(original(interaction), &body)).await;
    }

    /// Shows what somebody holds of a reply, in the place of what stood there.
    pub(super) async fn show_rating(&self, interaction: &Interaction, rated: &Rated) {
        let body = opinions::rated(rated, self.texts(interaction));
        self.send(interaction, || Request::patch(original(interaction), &body)).await;
    }

    /// Shows a page of one's own opinions, which only reads.
    async fn show_own(&self, interaction: &Interaction, page: u32) {
        let Some(account) = interaction::account(interaction) else { return };
        let taken = match interaction.kind {
            COMMAND => self.call_back(interaction, &CreateInteractionResponse::Defer(only_to_them())).await,
            _ => self.call_back(interaction, &CreateInteractionResponse::Acknowledge).await,
        };
        if !taken {
            return;
        }
        let texts = self.texts(interaction);
        let body = match self.clerk.own(&account.key, page).await {
            Ok(own) => opinions::own(&own, texts),
            Err(error) => {
                warn!(error = &error as &dyn std::error::Error, "somebody's own opinions could not be read");
                EditInteractionResponse::new().content(&texts.words().mine.not_read)
            }
        };
        self.send(interaction, || Request::patch(original(interaction), &body)).await;
    }

    /// Shows what is set, in the place of what stood there.
    pub(super) async fn show_sheet(&self, interaction: &Interaction, sheet: &Sheet) {
        let body = settings::body(sheet, self.texts(interaction));
        self.send(interaction, || Request::patch(original(interaction), &body)).await;
    }

    /// Everything that is kept of somebody, as a file for them alone.
    async fn hand_out(&self, interaction: &Interaction, person: PersonId) {
        let body = match self.clerk.mine(person).await {
            Ok(mine) => self.written(interaction, mine).await,
            Err(error) => {
                warn!(error = &error as &dyn std::error::Error, "what is kept of somebody could not be read");
                card::of_line(&self.texts(interaction).words().privacy.not_read)
            }
        };
        let request = || Request::patch(original(interaction), &body.json).files(body.files.clone());
        self.send(interaction, request).await;
    }

    /// A large file takes a while to be written and packed, which must keep nobody else waiting.
    async fn written(&self, interaction: &Interaction, mine: Mine) -> card::Body {
        let texts = self.texts(interaction);
        match spawn_blocking(move || mine::body(&mine, texts)).await {
            Ok(body) => body,
            Err(error) => {
                warn!(
                    error = &error as &dyn std::error::Error,
                    "what is kept of somebody could not be written"
                );
                card::of_line(&texts.words().privacy.not_read)
            }
        }
    }

    /// Sends what follows the first answer, until it arrives or is refused.
    pub(super) async fn send(&self, interaction: &Interaction, request: impl Fn() -> Request) {
        for _ in 0..TRIES {
            let Outcome { result, limits } = self.rest.tell(request().counted()).await;
            match result {
                Err(error @ (Error::TooSoon | Error::Away(_))) => {
                    let Some(pause) = pause(limits.retry_after) else {
                        return warn!(interaction.id = %interaction.id, error = &error as &dyn std::error::Error, "an answer would come too late to be of use");
                    };
                    sleep(pause).await;
                }
                Ok(()) => return,
                Err(error) => {
                    return debug!(interaction.id = %interaction.id, error = &error as &dyn std::error::Error, "an answer was refused");
                }
            }
        }
        warn!(interaction.id = %interaction.id, "an interaction's second answer did not arrive");
    }

    async fn take_back(&self, interaction: &Interaction) {
        if let Err(error) = self.rest.tell(Request::delete(original(interaction)).counted()).await.result {
            debug!(interaction.id = %interaction.id, error = &error as &dyn std::error::Error, "an answer was not taken back");
        }
    }
}

/// What was decided, if that was soon.
async fn decided(decision: oneshot::Receiver<Decision>) -> Option<Decision> {
    timeout(DECIDED_WITHIN, decision).await.ok().and_then(Result::ok)
}

/// The pause before an answer is sent again; none where it would come too late.
fn pause(asked_for: Option<Duration>) -> Option<Duration> {
    Some(asked_for.unwrap_or(TRY_AGAIN)).filter(|pause| *pause <= OF_USE)
}

/// The message that the first answer showed, or under which something was pressed.
pub(super) fn original(interaction: &Interaction) -> Route<'_> {
    Route::WebhookOriginalInteractionResponse {
        application_id: interaction.application_id,
        token: &interaction.token,
    }
}

fn only_to_them() -> CreateInteractionResponseMessage {
    CreateInteractionResponseMessage::new().ephemeral(true).allowed_mentions(CreateAllowedMentions::new())
}

/// What somebody may choose: the other of what holds, each.
fn choices_left(choices: &Choices) -> Vec<Button> {
    let Choices { consents, keep, .. } = choices;
    vec![
        Button::Consent(Step::Keep, !consents.keeps(*keep)),
        Button::Consent(Step::Train, !consents.trains()),
        Button::Consent(Step::Answer, !consents.answers()),
    ]
}

/// What stands under an answer.
fn rows(answer: &Answer, texts: Texts) -> Vec<CreateActionRow> {
    match answer {
        Answer::Cleared(conversation) => post::rows(&[Button::UndoClear(*conversation)], texts),
        Answer::WhichModel { on, models } => vec![choice::row(on, models, texts)],
        Answer::Privacy(choices) => post::rows(&choices_left(choices), texts),
        Answer::WouldForget(_) => post::rows(&[Button::Forget], texts),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_waits_for_a_limit_as_long_as_somebody_waits_for_it() {
        let short = Duration::from_secs(3);
        assert_eq!([pause(None), pause(Some(short))], [Some(TRY_AGAIN), Some(short)]);
        assert_eq!(pause(Some(Duration::from_secs(3_600))), None);
    }
}
