//! The one who writes: takes everything that waits, has it decided and recorded together, then lets it be done.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, instrument, warn};
use ulid::Ulid;

use crate::bot::catchup::Sessions;
use crate::bot::count;
use crate::bot::ear::{Heard, Mark};
use crate::bot::lately::Lately;
use crate::bot::outage::Outage;
use crate::bot::tenure::{Standing, until};
use crate::domain::decide::{Act, Decision};
use crate::domain::event::{Event, Fact};
use crate::domain::inbound::Inbound;
use crate::domain::key::Spot;
use crate::domain::rules::Rules;
use crate::domain::settings::Language;
use crate::store::{Batch, Error, GatewaySession, Store, Take};

/// The most that is recorded in one transaction.
const BATCH: usize = 512;
/// What may be taken in while nothing can be recorded, beside the queue itself.
const HELD: usize = 4_096;
/// How long recording may take before people are told that they wait.
const MOMENT: Duration = Duration::from_secs(3);
/// The first and the longest pause before an unreachable database is asked again.
const PAUSE: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(5));

/// The only writer of the log in this process.
#[derive(Debug)]
pub struct Appender {
    /// Where to.
    pub store: Store,
    /// What decisions depend on.
    pub rules: Rules,
    /// What waits to be recorded.
    pub heard: mpsc::Receiver<Heard>,
    /// What was heard of messages lately.
    pub(super) lately: Lately,
    /// Who keeps cards is told that something happened which they may show.
    pub recorded: Arc<Notify>,
    /// Where it is told which sessions something is recorded of.
    pub sessions: watch::Sender<Sessions>,
    /// Whether anything may be recorded.
    pub standing: watch::Receiver<Standing>,
}

impl Appender {
    /// Records until `closing` and until the line is empty after that. While the database is away everything stays in
    /// line; only `give_up` ends that, and then what was not recorded is not acknowledged either.
    pub async fn run(
        mut self,
        do_it: impl Fn(Act, &Language),
        closing: CancellationToken,
        give_up: CancellationToken,
    ) {
        let writer =
            Writer { store: self.store.clone(), rules: self.rules.clone(), standing: self.standing.clone() };
        let (mut next, mut outage) = (Vec::new(), Outage::default());
        loop {
            if next.is_empty() {
                tokio::select! {
                    biased;
                    () = closing.cancelled(), if !self.heard.is_closed() => self.heard.close(),
                    taken = self.heard.recv_many(&mut next, BATCH) => if taken == 0 { return },
                }
                continue;
            }
            let later = next.split_off(BATCH.min(next.len()));
            let mut batch = std::mem::replace(&mut next, later);
            batch.iter_mut().for_each(|heard| self.lately.sift(heard));
            let recording = Box::pin(writer.record(&batch));
            let recording = self.watch(&mut outage, recording, (&batch, &mut next), &do_it);
            let Some(decisions) = give_up.run_until_cancelled(recording).await else { return };
            self.tell_of_sessions(&batch);
            if decisions.iter().flat_map(|decision| &decision.events).any(is_on_cards) {
                self.recorded.notify_one();
            }
            finish(batch.into_iter().zip(decisions), &do_it);
        }
    }

    /// Waits until a batch is recorded. If that takes longer than a moment, whoever has asked something is told, and what
    /// comes meanwhile is taken in, so that they are told too.
    async fn watch(
        &mut self,
        outage: &mut Outage,
        mut recording: impl Future<Output = Vec<Decision>> + Unpin,
        (batch, next): (&[Heard], &mut Vec<Heard>),
        do_it: &impl Fn(Act, &Language),
    ) -> Vec<Decision> {
        tokio::select! {
            decisions = &mut recording => {
                outage.over();
                return decisions;
            }
            () = tokio::time::sleep(MOMENT) => {}
        }
        let mut untold: Vec<_> = outage.notices(&self.rules, batch.iter().chain(&*next)).collect();
        let mut open = true;
        loop {
            untold.drain(..).for_each(|act| do_it(act, &self.rules.language));
            let told = next.len();
            tokio::select! {
                decisions = &mut recording => return decisions,
                taken = self.heard.recv_many(next, BATCH), if open && told < HELD => open = taken > 0,
            }
            untold.extend(outage.notices(&self.rules, next.iter().skip(told)));
        }
    }

    fn tell_of_sessions(&self, recorded: &[Heard]) {
        for session in recorded.iter().filter_map(|heard| Some(&heard.mark.as_ref()?.session)) {
            self.sessions.send_if_modified(|known| {
                let is_new = known.get(&session.shard) != Some(&session.id);
                if is_new {
                    known.insert(session.shard, session.id.clone());
                }
                is_new
            });
        }
    }
}

/// Who records.
struct Writer {
    store: Store,
    rules: Rules,
    standing: watch::Receiver<Standing>,
}

impl Writer {
    /// Records a batch, however long it takes; what the database can never take is found and left out.
    #[instrument(name = "bot.record", skip_all, fields(batch = batch.len()))]
    async fn record(&self, batch: &[Heard]) -> Vec<Decision> {
        let mut decisions = Vec::with_capacity(batch.len());
        let mut unsure = None;
        let mut size = batch.len();
        let mut pause = PAUSE.0;
        while decisions.len() < batch.len() {
            let rest = batch.get(decisions.len()..).unwrap_or_default();
            let some = rest.get(..size.min(rest.len())).unwrap_or_default();
            match self.attempt(some, &mut unsure).await {
                Ok(recorded) => {
                    decisions.extend(recorded);
                    if pause > PAUSE.0 {
                        info!("the database answers again");
                        pause = PAUSE.0;
                    }
                }
                // One of them is refused: one by one, the others are not lost with it.
                Err(cause) if cause.is_of_the_data() && size > 1 => size = 1,
                Err(cause) if cause.is_of_the_data() => {
                    count::left_out();
                    error!(
                        error = &cause as &dyn std::error::Error,
                        "something heard cannot be recorded and is left out"
                    );
                    decisions.push(Decision::default());
                }
                Err(cause) => {
                    warn!(
                        error = &cause as &dyn std::error::Error,
                        "the database does not answer, everything waits"
                    );
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(PAUSE.1);
                }
            }
        }
        decisions
    }

    async fn attempt(
        &self,
        some: &[Heard],
        unsure: &mut Option<Vec<Decision>>,
    ) -> Result<Vec<Decision>, Error> {
        let takes = some.iter().map(|heard| Take {
            inbound: heard.inbound.as_ref().filter(|_| !is_given_up(heard)),
            mark: heard.mark.as_ref().map(|mark| session(mark, heard.inbound.as_ref())),
        });
        let batch = Batch { takes: takes.collect() };
        // While somebody else may serve nothing is recorded; never, when somebody else does.
        until(&mut self.standing.clone(), Standing::Sure).await;
        let (chance, begun) = (Ulid::generate().0, Instant::now());
        let recorded = self.store.record_again(&batch, &self.rules, chance, unsure).await;
        count::record_took(begun.elapsed(), recorded.is_ok());
        recorded
    }
}

/// Whether somebody pressed something and was told since that nothing was done.
fn is_given_up(heard: &Heard) -> bool {
    let nobody_waits = heard.reply.as_ref().is_some_and(oneshot::Sender::is_closed);
    nobody_waits && matches!(heard.inbound, Some(Inbound::Pressed(_)))
}

/// Whether a card may show what happened.
const fn is_on_cards(event: &Event) -> bool {
    match &event.fact {
        Fact::MessageRated(_) | Fact::FeedbackGiven(_) | Fact::ReplyReviewed(_) | Fact::TextsErased(_) => {
            true
        }
        Fact::MessageAdded(added) => added.ending.is_some(),
        _ => false,
    }
}

/// Lets be done what is recorded now, and answers whoever waits for it.
fn finish(recorded: impl Iterator<Item = (Heard, Decision)>, do_it: &impl Fn(Act, &Language)) {
    for (heard, decision) in recorded {
        count::recorded(&decision.events);
        decision.acts.iter().cloned().for_each(|act| do_it(act, &decision.language));
        if let Some(reply) = heard.reply {
            // Whoever asked may have stopped waiting.
            let _ = reply.send(decision);
        }
    }
}

fn session(mark: &Mark, inbound: Option<&Inbound>) -> GatewaySession {
    let column = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    GatewaySession {
        shard: column(mark.session.shard.0),
        shards: column(mark.session.shard.1),
        id: mark.session.id.clone(),
        resume_url: mark.session.resume_url.clone(),
        seq: i64::try_from(mark.seq).unwrap_or(i64::MAX),
        newest: inbound.and_then(written).map(|spot| spot.message.to_string()),
    }
}

/// The message that was heard, if one was.
const fn written(inbound: &Inbound) -> Option<&Spot> {
    match inbound {
        Inbound::Said(said) => Some(&said.spot),
        Inbound::Shown(shown) => Some(&shown.spot),
        _ => None,
    }
}
