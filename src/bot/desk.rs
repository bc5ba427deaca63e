//! Who is answered next: one reply at a time in a conversation, different conversations side by side.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, oneshot, watch};
use tokio_util::task::TaskTracker;
use tracing::{Instrument, error, info, info_span, warn};

use crate::bot::ask::Inquiry;
use crate::bot::clock;
use crate::bot::closer::Closings;
use crate::bot::compose::{Attempt, Sheet};
use crate::bot::copier::Bell;
use crate::bot::ear::{Ear, Stopped};
use crate::bot::hands::Hands;
use crate::bot::life::Stops;
use crate::bot::models::Models;
use crate::bot::open::{Book, Takes};
use crate::bot::places::Places;
use crate::bot::platform::Platform;
use crate::bot::reply::{Job, Writer, buttons, unasked};
use crate::bot::tenure::Standing;
use crate::domain::budget::Route;
use crate::domain::event::Finish;
use crate::domain::id::{ConversationId, MessageId};
use crate::domain::inbound::{Inbound, Owes};
use crate::domain::settings::Language;
use crate::store::{self, Owed, Share, Store, Turns};

/// How many conversations are answered at the same time; the others wait in the database.
const AT_ONCE: usize = 1_024;
/// The pause before the database is asked again.
const PAUSE: Duration = Duration::from_secs(1);
/// The same, at most, where the database refuses what is asked of it.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Sees to it that every reply that is owed gets written. Cheap to clone.
#[derive(Debug)]
pub struct Desk<P> {
    inner: Arc<Inner<P>>,
}

impl<P> Clone for Desk<P> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

/// What a desk works with.
#[derive(Debug)]
pub struct Tools<P> {
    /// What is owed.
    pub store: Store,
    /// The shards in whose servers it is looked after.
    pub share: Share,
    /// Where it is recorded.
    pub ear: Ear,
    /// Who answers.
    pub models: Models,
    /// What holds where.
    pub places: Places,
    /// Who says it.
    pub hands: Hands<P>,
    /// Who is told of replies at their end.
    pub closings: Closings,
    /// Rings when a reply was left without an end.
    pub(super) left: Bell,
    /// Whether people can uncover what a model thought before it spoke.
    pub shows_reasoning: bool,
    /// Keeps count of everything that is under way.
    pub tasks: TaskTracker,
    /// When to come to rest.
    pub stops: Stops,
    /// Whether replies may be shown at all.
    pub standing: watch::Receiver<Standing>,
}

#[derive(Debug)]
struct Inner<P> {
    tools: Tools<P>,
    slots: Semaphore,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The conversations that are looked after; true: look once more before leaving.
    busy: HashMap<ConversationId, bool>,
    /// The replies that are being written here, or ended after somebody left them, and how to end each that was not told to yet.
    writing: HashMap<MessageId, Option<oneshot::Sender<Finish>>>,
    /// Some conversation found no place: when there is room, the database knows which.
    overflowed: bool,
}

impl<P: Platform> Desk<P> {
    /// A desk at which nobody is answered yet.
    pub fn new(tools: Tools<P>) -> Self {
        let (slots, state) = (Semaphore::new(AT_ONCE), Mutex::default());
        Self { inner: Arc::new(Inner { tools, slots, state }) }
    }

    /// Looks after everything that was owed when the last process ended.
    pub async fn catch_up(&self) -> Result<(), store::Error> {
        let Tools { store, share, .. } = &self.inner.tools;
        for conversation in store.owing(share).await? {
            self.look_after(conversation);
        }
        Ok(())
    }

    /// Sees whether a reply can be begun in this conversation.
    pub fn look_after(&self, conversation: ConversationId) {
        if self.inner.tools.stops.closing.is_cancelled() {
            return;
        }
        let mut state = self.state();
        if let Some(again) = state.busy.get_mut(&conversation) {
            *again = true;
        } else if state.busy.len() >= AT_ONCE * 8 {
            state.overflowed = true;
        } else {
            state.busy.insert(conversation, false);
            drop(state);
            let desk = self.clone();
            self.inner.tools.tasks.spawn(async move { desk.work(conversation).await });
        }
    }

    /// Ends a reply that is being written, if it still is.
    pub fn stop(&self, reply: MessageId, how: Finish) {
        if let Some(stop) = self.state().writing.get_mut(&reply).and_then(Option::take) {
            // It may have ended by itself just now.
            let _ = stop.send(how);
        }
    }

    /// The right to write this reply, or to end it for whoever left it; none while somebody here has it.
    pub(super) fn pen(&self, reply: MessageId, stopper: Option<oneshot::Sender<Finish>>) -> Option<Pen<P>> {
        match self.state().writing.entry(reply) {
            Entry::Occupied(_) => None,
            Entry::Vacant(free) => {
                free.insert(stopper);
                Some(Pen { desk: self.clone(), reply, is_open: false })
            }
        }
    }

    /// The replies that somebody here writes or ends.
    pub(super) fn written(&self) -> HashSet<MessageId> {
        self.state().writing.keys().copied().collect()
    }

    async fn work(&self, conversation: ConversationId) {
        let _held = Held { desk: self, conversation };
        let (mut told, mut pause) = (false, PAUSE);
        loop {
            let answered = {
                let Ok(_slot) = self.inner.slots.acquire().await else { return };
                self.answer_next(conversation).await
            };
            match answered {
                Ok(true) => {}
                Ok(false) if self.leaves(conversation) => return,
                Ok(false) => {}
                Err(Trouble::Stopped) => return,
                Err(Trouble::Database(cause)) => {
                    if !matches!(cause, store::Error::Away(_)) {
                        if !told {
                            let error = &cause as &dyn std::error::Error;
                            error!(error, conversation.id = %conversation, "a conversation cannot be answered");
                        }
                        // Whoever mends it need not start the bot again.
                        (told, pause) = (true, (pause * 2).min(LONGEST_PAUSE));
                    }
                    let closing = &self.inner.tools.stops.closing;
                    if closing.run_until_cancelled(tokio::time::sleep(pause)).await.is_none() {
                        return;
                    }
                }
            }
        }
    }

    /// Whether there is nothing more to do for a conversation; then it is let go.
    fn leaves(&self, conversation: ConversationId) -> bool {
        let mut state = self.state();
        if let Some(again) = state.busy.get_mut(&conversation).filter(|again| **again) {
            *again = false;
            return false;
        }
        state.busy.remove(&conversation);
        let fetch_more = std::mem::take(&mut state.overflowed);
        drop(state);
        if fetch_more {
            let desk = self.clone();
            self.inner.tools.tasks.spawn(async move {
                if let Err(cause) = desk.catch_up().await {
                    warn!(error = &cause as &dyn std::error::Error, "what is owed cannot be read");
                }
            });
        }
        true
    }

    /// Writes the next reply of a conversation; false when none can be begun.
    async fn answer_next(&self, conversation: ConversationId) -> Result<bool, Trouble> {
        let Tools { store, ear, models, places, hands, closings, stops, .. } = &self.inner.tools;
        if stops.closing.is_cancelled() {
            return Err(Trouble::Stopped);
        }
        let Some(owed) = store.owed(conversation).await? else { return Ok(false) };
        if hands.speaker().is_shut(Route::Create, &owed.place) {
            info!(message.id = %owed.reply, "a reply is not begun, since it may not be posted");
            return self.leave_unasked(&owed, Finish::Cut).await;
        }
        // Another answer is asked for with the turns of the first one, as they were sent.
        let turns = match &owed.beside {
            Some(beside) => store.turns_of(beside.first).await?,
            None => Turns { line: store.line_to(owed.parent).await?, cut: 0 },
        };
        let same = owed.beside.as_ref().and_then(|beside| beside.model.as_deref());
        let (model, others) = models.line(same.or(owed.model.as_deref()));
        let takes = Takes::most(std::iter::once(model).chain(others.iter().copied()).map(|it| &it.asking));
        let book = Book::load(store, turns.line, takes).await?;
        let mut sheet = Sheet::new(&owed, book, turns.cut);
        let history = Attempt::FIRST.history;
        let Some(request) = sheet.request(model, Attempt::FIRST, clock::now()) else {
            return self.leave_unasked(&owed, Finish::Deleted).await;
        };
        let (stopper, stopped) = oneshot::channel();
        let Some(mut pen) = self.pen(owed.reply, Some(stopper)) else { return Ok(false) };
        // Another process may have begun it while this one might not serve, and left it.
        pen.is_open = true;
        let began = ear.record(Inbound::Began(request.began.clone()));
        let (decision, here) = tokio::join!(began, places.settings_or_usual(&owed.home));
        if decision?.ignored.is_some() {
            return Ok(false);
        }
        hands.no_longer_waits(&owed.place, &owed.questions);
        let (reply, beside) = (owed.reply, owed.beside.clone());
        let span = info_span!("reply.write", message.id = %reply, conversation.id = %conversation);
        let inquiry = Inquiry { tools: &self.inner.tools, sheet, model, others, request, history };
        let writer = Writer::new(&self.inner.tools, Job { owed, here, inquiry });
        let finished = writer.write(stopped).instrument(span).await;
        let Some(finished) = finished else { return Ok(false) };
        let owes = finished.owes.clone();
        ear.record(Inbound::Finished(finished)).await?;
        pen.is_open = false;
        drop(pen);
        match owes {
            // Whoever closes it puts the thumbs.
            Owes { ending: true, .. } => closings.refused.ring(),
            Owes { thumbs, .. } => {
                thumbs.into_iter().for_each(|spot| hands.seed(reply, spot));
                closings.ended.ring();
            }
        }
        if let Some(beside) = beside {
            self.offer_comparison(beside.first, reply).await?;
        }
        Ok(true)
    }

    /// Puts under a first answer what stands under another one by then: the button that says which is better.
    pub async fn offer_comparison(&self, first: MessageId, another: MessageId) -> Result<(), store::Error> {
        let Tools { store, hands, places, .. } = &self.inner.tools;
        if let (Some(spot), Some(_)) = (store.last_part(first).await?, store.last_part(another).await?) {
            let language = places.language_at(first).await;
            hands.offer(spot, buttons(first, true, false), language);
        }
        Ok(())
    }

    /// The language where a reply is shown.
    pub async fn language_at(&self, reply: MessageId) -> Language {
        self.inner.tools.places.language_at(reply).await
    }

    /// The reply ends before it began: the texts of all its questions are gone, or nobody could read it.
    async fn leave_unasked(&self, owed: &Owed, finish: Finish) -> Result<bool, Trouble> {
        let finished = unasked(owed.reply, finish);
        let Tools { ear, hands, .. } = &self.inner.tools;
        ear.record(Inbound::Finished(finished)).await?;
        hands.no_longer_waits(&owed.place, &owed.questions);
        Ok(true)
    }
}

impl<P> Desk<P> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to write a reply. One that is open when it is let go, because this process may not serve any more or because its
/// writer panicked, is left for whoever ends such replies.
#[derive(Debug)]
pub(super) struct Pen<P> {
    desk: Desk<P>,
    reply: MessageId,
    /// Whether the reply may have begun, and has no end.
    is_open: bool,
}

impl<P> Drop for Pen<P> {
    fn drop(&mut self) {
        self.desk.state().writing.remove(&self.reply);
        if self.is_open {
            self.desk.inner.tools.left.ring();
        }
    }
}

/// A conversation that is looked after: work that panics lets it go, so that whoever asks there next is answered.
struct Held<'a, P> {
    desk: &'a Desk<P>,
    conversation: ConversationId,
}

impl<P> Drop for Held<'_, P> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.desk.state().busy.remove(&self.conversation);
        }
    }
}

/// Why a conversation is not answered now.
#[derive(Debug)]
enum Trouble {
    Database(store::Error),
    Stopped,
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Stopped> for Trouble {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}
