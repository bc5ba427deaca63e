//! The calls that show one reply: in line for their turn, then under way, at most one for each message.

use std::collections::{HashMap, HashSet};
use std::future::{Future, pending};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::time::{Instant, sleep_until};

use crate::bot::pacer::{Permit, Writing};
use crate::bot::platform::{Button, Edit, Error, Outcome, Platform, Post, woken};
use crate::bot::seek::Sought;
use crate::bot::speaker::Speaker;
use crate::domain::budget::{Rank, Route};
use crate::domain::draft::{Call, Draft, Form, Verb};
use crate::domain::event::Finish;
use crate::domain::id::MessageId;
use crate::domain::key::{MessageKey, PlaceKey, Spot};
use crate::domain::nonce;
use crate::domain::settings::Language;

/// The first and the longest pause after a call without an answer.
const PAUSE: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(5));

/// Which reply is shown, and where.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) reply: MessageId,
    pub(super) place: PlaceKey,
    /// The question that the first part answers.
    pub(super) question: Option<MessageKey>,
    /// Whether there are others to compare it with.
    pub(super) compares: bool,
    /// The language of its buttons.
    pub(super) language: Language,
}

/// The calls of one reply.
pub(super) struct Calls<P> {
    speaker: Speaker<P>,
    writing: Arc<Writing>,
    subject: Subject,
    spots: HashMap<usize, Spot>,
    recorded: HashSet<MessageKey>,
    /// Creates that were tried, and nobody knows whether they worked.
    doubted: HashSet<u16>,
    ends_badly: bool,
    create: Option<Turn>,
    edit: Option<Turn>,
    under_way: FuturesUnordered<Pin<Box<dyn Future<Output = Done> + Send>>>,
    pause: Duration,
    not_before: Instant,
}

/// A place in line.
struct Turn {
    rank: Rank,
    permit: Pin<Box<dyn Future<Output = Permit> + Send>>,
}

/// What the loop has to look at.
pub(super) enum Step {
    /// A call of this kind may be made now.
    Turn(Verb, Permit),
    /// A call has come to its end.
    Done(Done),
}

/// A call that has come to its end.
pub(super) struct Done {
    pub(super) part: usize,
    pub(super) serial: u16,
    /// When the oldest words came that it was to show.
    pub(super) stale_since: Option<Instant>,
    /// The message that was made or changed.
    pub(super) result: Result<Spot, Error>,
}

impl<P: Platform> Calls<P> {
    pub(super) fn new(speaker: Speaker<P>, subject: Subject) -> Self {
        let writing = Arc::new(speaker.pacer().writing(subject.place.raw.as_str().into()));
        Self {
            speaker,
            writing,
            subject,
            spots: HashMap::new(),
            recorded: HashSet::new(),
            doubted: HashSet::new(),
            ends_badly: false,
            create: None,
            edit: None,
            under_way: FuturesUnordered::new(),
            pause: PAUSE.0,
            not_before: Instant::now(),
        }
    }

    /// The reply has come to its end; one that was cut or failed can be asked for again with one click.
    pub(super) fn finish(&mut self, finish: &Finish) {
        self.ends_badly = ends_badly(finish);
    }

    /// Gets in line for what the draft wants, and out of line for what it wants no more.
    pub(super) fn want(&mut self, draft: &Draft) {
        for (verb, route) in [(Verb::Create, Route::Create), (Verb::Edit, Route::Edit)] {
            let wanted = draft.wants(verb);
            let waits_as = self.turn(verb).as_ref().map(|turn| turn.rank);
            if wanted != waits_as {
                *self.turn(verb) = wanted.map(|rank| self.line_up(route, rank));
            }
        }
    }

    fn turn(&mut self, verb: Verb) -> &mut Option<Turn> {
        match verb {
            Verb::Create => &mut self.create,
            Verb::Edit => &mut self.edit,
        }
    }

    fn line_up(&self, route: Route, rank: Rank) -> Turn {
        let (writing, not_before) = (Arc::clone(&self.writing), self.not_before);
        let permit = async move {
            sleep_until(not_before).await;
            writing.turn(route, rank).await
        };
        Turn { rank, permit: Box::pin(permit) }
    }

    /// What happens next. Nothing is lost when the future is dropped.
    pub(super) async fn next(&mut self) -> Step {
        tokio::select! {
            permit = granted(&mut self.create) => Step::Turn(Verb::Create, permit),
            permit = granted(&mut self.edit) => Step::Turn(Verb::Edit, permit),
            Some(done) = self.under_way.next() => Step::Done(done),
        }
    }

    /// Makes a call, with the text that the draft gave just now.
    pub(super) fn make(&mut self, call: Call, permit: Permit, stale_since: Option<Instant>) {
        let body = self.body(&call);
        let platform = Arc::clone(self.speaker.platform());
        let Call { part, serial, verb, .. } = call;
        match self.spots.get(&part).cloned().filter(|_| verb == Verb::Edit) {
            Some(spot) => self.under_way.push(Box::pin(async move {
                let Outcome { result, limits } = platform.edit(&spot, &body).await;
                permit.answered(&limits);
                let result = woken(&*platform, &spot.place, result).await;
                Done { part, serial, stale_since, result: result.map(|()| spot) }
            })),
            None => {
                let (post, before, speaker) =
                    (self.post(&call, body), self.before(serial), self.speaker.clone());
                self.under_way.push(Box::pin(async move {
                    let result = match before {
                        Some(before) => before.find(&speaker).await,
                        None => Ok(None),
                    };
                    let result = match result {
                        Ok(None) => {
                            let Outcome { result, limits } = platform.create(&post).await;
                            permit.answered(&limits);
                            result
                        }
                        Ok(Some(found)) => Ok(found),
                        Err(error) => Err(error),
                    };
                    let spot = |message| Spot { place: post.place.clone(), message };
                    Done { part, serial, stale_since, result: result.map(spot) }
                }));
            }
        }
    }

    /// Where to look for what an earlier try may have made, since the nonce finds it for some minutes only.
    fn before(&self, serial: u16) -> Option<Sought> {
        let Subject { reply, place, question, .. } = &self.subject;
        let after = self.last_spot().map(|spot| &spot.message).or(question.as_ref());
        let after = after.filter(|_| self.doubted.contains(&serial))?.clone();
        let known = self.recorded.iter().cloned().collect();
        Some(Sought { reply: *reply, place: place.clone(), after, known })
    }

    fn body(&self, call: &Call) -> Edit {
        let buttons = match call.form {
            Form::Waiting | Form::Streaming => vec![Button::Stop(self.subject.reply)],
            Form::Full => Vec::new(),
            Form::Last => buttons(self.subject.reply, self.subject.compares, self.ends_badly),
        };
        let (language, previews) =
            (self.subject.language.clone(), matches!(call.form, Form::Full | Form::Last));
        Edit { text: call.text.clone(), buttons, previews, language }
    }

    fn post(&self, call: &Call, body: Edit) -> Post {
        Post {
            place: self.subject.place.clone(),
            reply_to: self.subject.question.clone().filter(|_| call.part == 0),
            nonce: nonce::encode(self.subject.reply.as_u128(), call.serial),
            body,
        }
    }

    /// Takes in what a call has taught: where its message is, or that it is better to wait a little.
    pub(super) fn learn(&mut self, done: &Done) {
        let route = if self.spots.contains_key(&done.part) { Route::Edit } else { Route::Create };
        self.speaker.learn(route, &self.subject.place, &done.result);
        match &done.result {
            Ok(spot) => {
                self.spots.insert(done.part, spot.clone());
                self.pause = PAUSE.0;
            }
            Err(Error::Away(_) | Error::Unauthorised) => {
                self.doubted.insert(done.serial);
                self.not_before = Instant::now() + self.pause;
                self.pause = (self.pause * 2).min(PAUSE.1);
            }
            Err(_) => {}
        }
    }

    /// Whether a message has not been recorded yet; it counts as recorded from now on.
    pub(super) fn is_new(&mut self, spot: &Spot) -> bool {
        self.recorded.insert(spot.message.clone())
    }

    /// Whether nobody knew for a while that a message was there.
    pub(super) fn was_doubted(&self, serial: u16) -> bool {
        self.doubted.contains(&serial)
    }

    /// The message that shows the last part.
    pub(super) fn last_spot(&self) -> Option<&Spot> {
        self.spots.get(self.spots.keys().max()?)
    }
}

/// Whether it makes sense to ask again for a reply that ended so.
pub(crate) const fn ends_badly(finish: &Finish) -> bool {
    matches!(finish, Finish::Cut | Finish::Busy | Finish::Refused | Finish::Failed | Finish::Empty)
}

/// What stands under a reply at its end.
pub(crate) fn buttons(reply: MessageId, compares: bool, ends_badly: bool) -> Vec<Button> {
    let better = compares.then_some(Button::Prefer(reply));
    let again = ends_badly.then_some(Button::AskAgain(reply));
    std::iter::once(Button::Feedback(reply)).chain(better).chain(again).collect()
}

/// The permit, when its turn has come; waits for ever when nobody is in line.
async fn granted(turn: &mut Option<Turn>) -> Permit {
    let Some(waiting) = turn else { return pending().await };
    let permit = waiting.permit.as_mut().await;
    *turn = None;
    permit
}
