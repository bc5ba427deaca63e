//! The one loop where tokens, text, budget and clock meet: a reply from the request to its last edit.

mod calls;
mod source;

use std::pin::Pin;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until};
use tracing::{debug, info, warn};

use crate::bot::ask::{Failure, Heard, Inquiry, Sent};
use crate::bot::desk::Tools;
use crate::bot::platform::{Error, Platform};
use crate::bot::reply::calls::{Calls, Done, Step, Subject};
pub(super) use crate::bot::reply::calls::{buttons, ends_badly};
use crate::bot::reply::source::Source;
use crate::bot::tenure::{Standing, until};
use crate::bot::texts::{self, Texts};
use crate::bot::{clock, count};
use crate::domain::draft::{self, Draft, Outcome, Shape, State};
use crate::domain::event::{EndReason, Ending, Finish, Usage};
use crate::domain::id::MessageId;
use crate::domain::inbound::{Before, Finished, Inbound, Owes, Shown};
use crate::domain::settings::InForce;
use crate::store::Owed;

/// How long the first token may take before a typing sign is shown.
const MOMENT: Duration = Duration::from_millis(900);
/// How long a typing sign lasts, with some to spare (FACTS section 3: 10 s).
const TYPING: Duration = Duration::from_secs(8);

/// A reply to write.
pub(super) struct Job<'a, P> {
    pub(super) owed: Owed,
    /// What holds where it is written.
    pub(super) here: InForce,
    pub(super) inquiry: Inquiry<'a, P>,
}

/// Writes one reply.
pub(super) struct Writer<'a, P> {
    tools: &'a Tools<P>,
    reply: MessageId,
    owed: Owed,
    here: InForce,
    sent: Option<Sent>,
    before: Vec<Before>,
    reasoning: String,
    draft: Draft,
    /// When the first words came that are not shown yet, nor on their way.
    stale_since: Option<Instant>,
    source: Source<'a>,
    calls: Calls<P>,
    records: FuturesUnordered<Pin<Box<dyn Future<Output = bool> + Send + 'a>>>,
    started: Instant,
    first_token: Option<Instant>,
    typing_at: Instant,
    end: Option<End>,
    /// The platform takes no more of it.
    is_refused: bool,
    _counted: count::Writing,
}

/// Whether people in a place are told that the server is down.
enum Told {
    Now,
    Before,
}

/// How a reply ended, and what it said.
struct End {
    finish: Finish,
    usage: Option<Usage>,
    text: String,
    at: Instant,
}

impl<'a, P: Platform> Writer<'a, P> {
    pub(super) fn new(tools: &'a Tools<P>, job: Job<'a, P>) -> Self {
        let Job { owed, here, inquiry } = job;
        let subject = Subject {
            reply: owed.reply,
            place: owed.place.clone(),
            question: owed.questions.last().cloned(),
            compares: owed.beside.as_ref().is_some_and(|beside| beside.compares),
            language: here.language.clone(),
        };
        let now = Instant::now();
        Self {
            tools,
            reply: owed.reply,
            sent: None,
            before: inquiry.sheet.said(),
            reasoning: String::new(),
            owed,
            here,
            draft: Draft::new(Shape::DISCORD),
            stale_since: None,
            source: Source::open(inquiry),
            calls: Calls::new(tools.hands.speaker().clone(), subject),
            records: FuturesUnordered::new(),
            started: now,
            first_token: None,
            typing_at: now + MOMENT,
            end: None,
            is_refused: false,
            _counted: count::Writing::begin(),
        }
    }

    /// Streams the reply until all of it is shown, or as much as can be, and says how it ended; nothing, when the bot could wait
    /// no longer until people see how, or when another process may serve: then whoever serves next ends it as people see it.
    pub(super) async fn write(mut self, mut stopped: oneshot::Receiver<Finish>) -> Option<Finished> {
        let mut standing = self.tools.standing.clone();
        while !matches!(self.draft.state(), State::Done { .. }) {
            self.calls.want(&self.draft);
            let (goes_on, silent) = (self.end.is_none(), self.first_token.is_none());
            tokio::select! {
                heard = self.source.next() => self.hear(heard),
                step = self.calls.next() => self.step(step),
                Ok(how) = &mut stopped, if goes_on => self.finish(how, None, None),
                () = self.tools.stops.cut.cancelled(), if goes_on => self.finish(Finish::Cut, None, None),
                () = sleep_until(self.typing_at), if goes_on && silent => self.show_typing(),
                Some(recorded) = self.records.next() => self.draft.hold(!recorded),
                () = self.tools.stops.give_up.cancelled() => break,
                () = until(&mut standing, Standing::Lapsed) => {
                    info!(message.id = %self.reply, "a reply is left as it is, since another process may serve now");
                    return None;
                }
            }
        }
        self.close().await
    }

    fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Sent(sent) => {
                self.sent = Some(sent);
                self.reasoning.clear();
            }
            Heard::Waits(waiting) => self.draft.notice(self.texts().waiting(waiting)),
            Heard::Text(text) => {
                if self.first_token.is_none()
                    && self.tools.shows_reasoning
                    && !self.reasoning.trim().is_empty()
                {
                    self.draft.lead(&texts::reasoning(&self.reasoning));
                }
                let now = Instant::now();
                if self.first_token.replace(self.first_token.unwrap_or(now)).is_none() {
                    count::first_token(now - self.started);
                }
                self.stale_since.get_or_insert(now);
                self.draft.push(&text);
            }
            Heard::Thought(thought) => self.reasoning.push_str(&thought),
            Heard::End(finish, usage, failure) => self.finish(finish, usage, failure),
        }
    }

    fn finish(&mut self, finish: Finish, usage: Option<Usage>, failure: Option<Failure>) {
        self.source.close();
        let text = self.draft.text().to_owned();
        let says_nothing = text.trim().is_empty();
        let finish = if says_nothing && finish.is_whole() { Finish::Empty } else { finish };
        let told = failure.and_then(|failure| self.tell_failure(failure));
        let what = self.texts().ending(&finish, &self.reply.to_string());
        let ending = match (says_nothing, told) {
            // People know already: a sign under the question is enough.
            (true, Some(Told::Before)) => draft::Ending::default(),
            (true, Some(Told::Now)) => {
                let lines: Vec<_> = what.into_iter().chain([self.texts().signs_follow()]).collect();
                draft::Ending { small_print: None, if_empty: lines.join(texts::BETWEEN) }
            }
            (true, None) => draft::Ending { small_print: None, if_empty: what.unwrap_or_default() },
            (false, _) => {
                let lines: Vec<_> = self.notes().chain(what).collect();
                let small_print = (!lines.is_empty()).then(|| lines.join(texts::BETWEEN));
                draft::Ending { small_print, if_empty: String::new() }
            }
        };
        self.calls.finish(&finish);
        self.draft.finish(ending);
        self.end = Some(End { finish, usage, text, at: Instant::now() });
    }

    /// Lets operators know why there is no whole answer, and people that the server is down, once in each place.
    fn tell_failure(&self, Failure { error, down }: Failure) -> Option<Told> {
        let (error, now) = (&error as &dyn std::error::Error, Instant::now());
        let place = &self.owed.place;
        let known = down.as_ref().and_then(|server| server.downtime.was_told(place, now));
        if let Some(incident) = known.filter(|_| !self.draft.is_posted()) {
            debug!(error, incident.id = %incident, "the model server is still down");
            self.tools.hands.mark_failed(place, &self.owed.questions);
            return Some(Told::Before);
        }
        warn!(error, "the model gave no whole answer");
        let server = down?;
        server.downtime.tell(place, self.reply, now);
        Some(Told::Now)
    }

    /// What the small print says of a reply, however it ended.
    fn notes(&self) -> impl Iterator<Item = String> {
        let Owed { beside, after, .. } = &self.owed;
        let compares = beside.as_ref().is_some_and(|beside| beside.compares);
        let another = compares.then(|| self.texts().another_answer());
        let silence = after.filter(|after| *after == EndReason::Idle).map(|_| self.texts().after_silence());
        let stands_in = self
            .sent
            .iter()
            .filter_map(|sent| sent.stands_in.as_deref())
            .map(|model| self.texts().stands_in(model));
        let left_out =
            self.sent.iter().filter(|sent| sent.cut > 0).map(|sent| self.texts().history_cut(sent.cut));
        let unread = self.sent.iter().filter_map(|sent| self.texts().not_read(&sent.unread));
        another.into_iter().chain(silence).chain(stands_in).chain(left_out).chain(unread)
    }

    fn step(&mut self, step: Step) {
        match step {
            // The text is taken now that its turn has come, so that nobody posts what is already old.
            Step::Turn(verb, permit) => {
                if let Some(call) = self.draft.next(verb) {
                    self.calls.make(call, permit, self.stale_since.take());
                }
            }
            Step::Done(done) => self.done(done),
        }
    }

    fn done(&mut self, done: Done) {
        self.calls.learn(&done);
        let outcome = match &done.result {
            Ok(_) => Outcome::Shown,
            Err(Error::Gone) => Outcome::Gone,
            // The bot is about to stop for a token that is not accepted; the next one ends what is open.
            Err(Error::Away(_) | Error::Unauthorised) => Outcome::Unsure,
            Err(Error::TooSoon) => Outcome::Failed,
            Err(error) => {
                warn!(error = error as &dyn std::error::Error, "the reply cannot be shown");
                Outcome::Refused
            }
        };
        self.draft.done(done.part, outcome);
        if let Ok(spot) = done.result {
            done.stale_since.into_iter().for_each(|since| count::stale(since.elapsed()));
            let (part, late) = (done.serial, self.calls.was_doubted(done.serial));
            let shown = Shown { reply: self.reply, part, spot, at: clock::now(), late };
            self.record_shown(shown);
        }
        self.is_refused |= outcome == Outcome::Refused;
        if self.draft.is_given_up() && self.end.is_none() {
            self.finish(self.given_up(), None, None);
        }
    }

    /// How a reply ends of which nothing more is shown.
    const fn given_up(&self) -> Finish {
        // Whoever deletes its new message too wants no more of it, as if they had pressed Stop.
        if self.is_refused { Finish::Cut } else { Finish::Stopped }
    }

    /// A part is recorded as soon as it is there, so that a thumb on it finds its reply.
    fn record_shown(&mut self, shown: Shown) {
        if !self.calls.is_new(&shown.spot) {
            return;
        }
        let ear = &self.tools.ear;
        self.draft.hold(true);
        self.records.push(Box::pin(async move {
            let recorded = ear.record(Inbound::Shown(shown)).await.is_ok();
            if !recorded {
                debug!("recording has stopped before a part was recorded");
            }
            recorded
        }));
    }

    fn texts(&self) -> Texts {
        Texts::of(&self.here.language)
    }

    fn show_typing(&mut self) {
        self.typing_at = Instant::now() + TYPING;
        self.tools.hands.show_typing(&self.owed.place);
    }

    /// Waits until every part is recorded, then says how it ended.
    async fn close(mut self) -> Option<Finished> {
        while self.records.next().await.is_some() {}
        let State::Done { all_shown } = self.draft.state() else {
            info!(message.id = %self.reply, "the end of a reply could not be shown in time, the next start shows it");
            return None;
        };
        let mut end = self.end.take().expect("a reply that is done has ended");
        if all_shown {
            count::finish_lag(end.at.elapsed());
        }
        if !all_shown && end.text.trim_end() != self.draft.shown().trim_end() {
            // Nobody could read the rest, nor think anything of it.
            self.draft.shown().clone_into(&mut end.text);
            end.finish = if end.finish.is_whole() { self.given_up() } else { end.finish };
        }
        let ms = |since: Duration| u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
        let ending = Ending {
            usage: end.usage,
            first_token_ms: self.first_token.map(|at| ms(at - self.started)),
            total_ms: ms(end.at - self.started),
            finish: end.finish,
        };
        let is_seeded = self.here.seeds && (all_shown || self.is_refused) && !end.text.trim().is_empty();
        let last = self.calls.last_spot();
        let owes =
            Owes { ending: self.is_refused && last.is_some(), thumbs: last.filter(|_| is_seeded).cloned() };
        info!(message.id = %self.reply, finish = %ending.finish, all_shown, duration_ms = ending.total_ms, "reply finished");
        Some(Finished {
            reply: self.reply,
            at: clock::now(),
            text: end.text,
            reasoning: self.reasoning,
            ending,
            before: self.before,
            owes,
        })
    }
}

/// A reply ends before it began: nothing is left to answer, or nobody could read it.
pub(super) fn unasked(reply: MessageId, finish: Finish) -> Finished {
    let ending = Ending { finish, usage: None, first_token_ms: None, total_ms: 0 };
    Finished {
        reply,
        at: clock::now(),
        text: String::new(),
        reasoning: String::new(),
        ending,
        before: Vec::new(),
        owes: Owes::default(),
    }
}
