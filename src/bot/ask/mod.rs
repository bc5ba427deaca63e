//! Asks for one reply: again, with less, or another model, until there is an answer or nothing more can be done.

mod tries;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};
use tracing::{debug, info, warn};

use crate::bot::ask::tries::{Next, Standing, Tries, is_of_server};
use crate::bot::compose::{Attempt, Request, Sheet};
use crate::bot::desk::Tools;
use crate::bot::models::{Model, Server};
use crate::bot::platform::Platform;
use crate::bot::{clock, count};
use crate::domain::event::{Finish, Usage};
use crate::domain::inbound::Inbound;
use crate::model::{self, Error, Piece, Place, Wait};
use crate::store::Gone;

/// A wait that lasts longer than this is told.
const MOMENT: Duration = Duration::from_millis(900);
/// The pause before the database is asked again.
const PAUSE: Duration = Duration::from_secs(1);

/// What comes of asking, in this order: `Sent` before everything that follows from what was sent, `End` last.
#[derive(Debug)]
pub(super) enum Heard {
    /// A request goes out; what was thought in answer to an earlier one is void.
    Sent(Sent),
    /// It takes longer than a moment.
    Waits(Waiting),
    /// More text.
    Text(String),
    /// Something that is kept apart: it shows that the model is at work.
    Thought(String),
    /// The end, and why.
    End(Finish, Option<Usage>, Option<Failure>),
}

/// What people are told of a request.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    /// How many older turns were left out.
    pub(super) cut: u32,
    /// The name of the model that is asked, if it stands in for another.
    pub(super) stands_in: Option<String>,
    /// The names of files that came with the question and are not read.
    pub(super) unread: Vec<String>,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// A place among the requests that the server is sent at the same time.
    Place,
    /// A busy server.
    Busy,
    /// A server that failed, or cannot be reached.
    Away,
}

/// Why there is no whole answer.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) error: Error,
    /// The server that is down for everybody, if that is why.
    pub(super) down: Option<Arc<Server>>,
}

/// One reply to ask for, whose first request is recorded.
pub(super) struct Inquiry<'a, P> {
    pub(super) tools: &'a Tools<P>,
    pub(super) sheet: Sheet,
    pub(super) model: &'a Model,
    /// Those that stand in for it.
    pub(super) others: Vec<&'a Model>,
    pub(super) request: Request,
    /// How many turns may stand before the question.
    pub(super) history: usize,
}

/// An answer that is none, or not whole.
struct Broken {
    error: Error,
    /// People have seen some of it.
    spoke: bool,
}

/// What one answer has said so far.
#[derive(Default)]
struct Speech {
    /// Words came.
    spoke: bool,
    /// White space that came before any word: people see nothing of it, so it is told with the first one.
    blank: String,
}

impl Speech {
    /// What is to be told now of all that was said.
    fn say(&mut self, text: &str) -> Option<String> {
        self.spoke |= !text.trim_start().is_empty();
        self.blank.push_str(text);
        self.spoke.then(|| std::mem::take(&mut self.blank))
    }
}

impl<P: Platform> Inquiry<'_, P> {
    /// Asks, and tells what comes of it. Dropping the future ends the request.
    pub(super) async fn run(mut self, tell: mpsc::Sender<Heard>) {
        let mut others = std::mem::take(&mut self.others).into_iter();
        let (chosen, mut tries) = (self.model, Tries::default());
        loop {
            self.tell_sent(chosen, &tell).await;
            let Err(broken) = self.once(chosen, &tell).await else { return };
            count::model_failed(self.model.name(), &broken.error);
            let next = tries.next(&broken.error, self.standing(&broken));
            debug!(error = &broken.error as &dyn std::error::Error, ?next, "no whole answer");
            self.learn(&broken, next);
            let history = match next {
                Next::Again(after) => {
                    pause(&broken.error, after, &tell).await;
                    continue;
                }
                Next::Shorter => self.request.history / 2,
                Next::Other => usize::MAX,
                Next::End => return self.end(broken, &tell).await,
            };
            if next == Next::Other {
                let Some(other) = others.next() else { return self.end(broken, &tell).await };
                (self.model, tries) = (other, Tries::default());
            }
            if !self.begin_again(chosen, history).await {
                return self.end(broken, &tell).await;
            }
        }
    }

    /// Composes the request anew without what was erased while it waited; false when nothing is left to ask.
    async fn leave_out_what_is_gone(&mut self, chosen: &Model, tell: &mpsc::Sender<Heard>) -> bool {
        loop {
            let gone = self.gone().await;
            if gone.is_empty() {
                return true;
            }
            self.sheet.leave_out(&gone);
            if !self.begin_again(chosen, self.history).await {
                return false;
            }
            self.tell_sent(chosen, tell).await;
        }
    }

    /// What is gone of the request. While nobody knows nothing is sent.
    async fn gone(&self) -> Gone {
        loop {
            match self.tools.store.gone(&self.request.began.turns).await {
                Ok(gone) => return gone,
                Err(cause) => {
                    warn!(error = &cause as &dyn std::error::Error, "a request waits for the database");
                    sleep(PAUSE).await;
                }
            }
        }
    }

    /// What a failure says of the server and the model, for the requests after this one.
    fn learn(&self, broken: &Broken, next: Next) {
        let Model { server, gauge, .. } = self.model;
        match &broken.error {
            error if !is_of_server(error) => server.downtime.over(),
            _ if broken.spoke || matches!(next, Next::Again(_)) => {}
            _ => server.downtime.failed(self.request.began.reply),
        }
        if let Error::TooLong(said) = &broken.error {
            gauge.overflowed(said.limit(), Instant::now());
        }
    }

    fn standing(&self, broken: &Broken) -> Standing {
        Standing {
            spoke: broken.spoke,
            has_history: self.request.history > 0,
            is_down: self.model.server.downtime.is_down(),
            cap: self.model.server.retry_after,
        }
    }

    /// Has another request recorded in the place of the one before; false if the bot stops.
    async fn begin_again(&mut self, chosen: &Model, history: usize) -> bool {
        let instead_of = (self.model.name() != chosen.name()).then(|| chosen.name().to_owned());
        let attempt = Attempt { number: self.request.began.attempt + 1, history, instead_of };
        let Some(request) = self.sheet.request(self.model, attempt, clock::now()) else { return false };
        self.history = history;
        let began = self.tools.ear.record(Inbound::Began(request.began.clone())).await;
        info!(model.name = %self.model.name(), attempt = request.began.attempt, cut = request.began.cut, "asking anew");
        self.request = request;
        began.is_ok_and(|decision| decision.ignored.is_none())
    }

    /// Sends the request once and passes on the answer to its end.
    async fn once(&mut self, chosen: &Model, tell: &mpsc::Sender<Heard>) -> Result<(), Broken> {
        let Model { client, gauge, server, .. } = self.model;
        let mut speech = Speech::default();
        let broken = |error, spoke| Broken { error, spoke };
        self.learn_limit();
        let place = self.place(tell).await.map_err(|error| broken(error, false))?;
        if !self.leave_out_what_is_gone(chosen, tell).await {
            say(tell, Heard::End(Finish::Deleted, None, None)).await;
            return Ok(());
        }
        let asked = client.ask(place, &self.request.prompt, self.request.max_tokens).await;
        let mut answer = asked.map_err(|error| broken(error, false))?;
        while let Some(piece) = answer.next().await {
            let heard = match piece.map_err(|error| broken(error, speech.spoke))? {
                Piece::Text(text) => speech.say(&text).map(Heard::Text),
                Piece::Reasoning(thought) => Some(Heard::Thought(thought)),
                Piece::Finished(finished) => {
                    if let Some(counted) = finished.usage {
                        count::tokens(self.model.name(), usage(counted));
                        gauge.counted(counted.prompt_tokens, self.request.estimate);
                    }
                    Some(Heard::End(finish(finished.reason), finished.usage.map(usage), None))
                }
            };
            server.downtime.over();
            let Some(heard) = heard else { continue };
            let is_end = matches!(heard, Heard::End(..));
            say(tell, heard).await;
            if is_end {
                return Ok(());
            }
        }
        Err(broken(Error::Cut(None), speech.spoke))
    }

    async fn place(&self, tell: &mpsc::Sender<Heard>) -> Result<Place, Error> {
        let mut place = std::pin::pin!(self.model.client.place());
        match timeout(MOMENT, &mut place).await {
            Ok(place) => place,
            Err(_) => {
                say(tell, Heard::Waits(Waiting::Place)).await;
                place.await
            }
        }
    }

    /// Asks the server now and then how many tokens it takes, beside everything else.
    fn learn_limit(&self) {
        let Model { client, gauge, .. } = self.model;
        if !gauge.wants_limit(Instant::now()) {
            return;
        }
        let (client, gauge, closing) = (client.clone(), gauge.clone(), self.tools.stops.closing.clone());
        self.tools.tasks.spawn(async move {
            match closing.run_until_cancelled(client.context()).await {
                Some(Ok(limit)) => gauge.told(limit, Instant::now()),
                Some(Err(error)) => debug!(error = &error as &dyn std::error::Error, "no limit is told"),
                None => {}
            }
        });
    }

    async fn tell_sent(&self, chosen: &Model, tell: &mpsc::Sender<Heard>) {
        let stands_in = (self.model.name() != chosen.name()).then(|| self.model.name().to_owned());
        say(
            tell,
            Heard::Sent(Sent { cut: self.request.began.cut, stands_in, unread: self.request.unread.clone() }),
        )
        .await;
    }

    async fn end(&self, broken: Broken, tell: &mpsc::Sender<Heard>) {
        let Broken { error, spoke } = broken;
        let down = (!spoke && is_of_server(&error)).then(|| Arc::clone(&self.model.server));
        // An answer without words was an answer, and is counted.
        let counted =
            if let Error::Empty(Some(finished)) = &error { finished.usage.map(usage) } else { None };
        if let Some(counted) = counted {
            count::tokens(self.model.name(), counted);
        }
        say(tell, Heard::End(finish_of(&error), counted, Some(Failure { error, down }))).await;
    }
}

async fn say(tell: &mpsc::Sender<Heard>, heard: Heard) {
    // Nobody listens to a reply that was stopped, and this future goes with it.
    let _ = tell.send(heard).await;
}

async fn pause(error: &Error, after: Duration, tell: &mpsc::Sender<Heard>) {
    if after > MOMENT {
        let busy = matches!(error, Error::Busy { .. });
        say(tell, Heard::Waits(if busy { Waiting::Busy } else { Waiting::Away })).await;
    }
    sleep(after).await;
}

const fn finish_of(error: &Error) -> Finish {
    match error {
        Error::Empty(Some(model::Finished { reason: model::Finish::Filtered, .. })) => Finish::Filtered,
        Error::Empty(_) => Finish::Empty,
        Error::Filtered(_) => Finish::Filtered,
        Error::TooLong(_) => Finish::TooLong,
        Error::Busy { .. } | Error::TimedOut(Wait::Place) => Finish::Busy,
        Error::Refused(_) | Error::Unauthorised(_) | Error::Setting { .. } => Finish::Refused,
        Error::Cut(_) | Error::Broken(_) | Error::TimedOut(Wait::Between | Wait::Whole) => Finish::Cut,
        Error::Failed(_) | Error::Unreachable(_) | Error::TimedOut(Wait::First) => Finish::Failed,
    }
}

fn finish(reason: model::Finish) -> Finish {
    match reason {
        model::Finish::Ended => Finish::Ended,
        model::Finish::Length => Finish::Length,
        model::Finish::Filtered => {
            warn!("the model server's filter ended an answer");
            Finish::Filtered
        }
        model::Finish::Other(word) => Finish::Other(word),
    }
}

const fn usage(counted: model::Usage) -> Usage {
    Usage { prompt: counted.prompt_tokens, completion: counted.completion_tokens }
}
