//! Small things done beside the replies: signs under messages, one honest line, a look at reactions.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;
use tracing::{debug, warn};

use crate::bot::ear::Ear;
use crate::bot::places::Places;
use crate::bot::platform::{Button, Edit, Error, Outcome, Platform, Post};
use crate::bot::raters::Raters;
use crate::bot::speaker::{Speaker, lane};
use crate::bot::texts::Texts;
use crate::domain::budget::{Rank, Route};
use crate::domain::decide::{Act, Notice};
use crate::domain::id::MessageId;
use crate::domain::inbound::Inbound;
use crate::domain::key::{AccountKey, MessageKey, PlaceKey, Spot};
use crate::domain::rating::SEEDS;
use crate::domain::settings::Language;
use crate::store::Touch;

/// Stands under a question that waits.
const WAITS: &str = "⌛";
/// Stands under a question that a server has no answer for, which is told elsewhere.
const FAILED: &str = "⚠️";
/// Stands under feedback that is recorded.
const RECORDED: &str = "📝";
/// Stands under a question that is not answered, since there is no more today.
const DECLINED: &str = "💤";
/// How many small things may be under way; more are left out. None of them is an opinion, and what is asked of opinions is owed.
const AT_ONCE: usize = 2_048;
/// So many people who were told something once are known; beyond that all are told once more.
const TOLD: usize = 10_000;
/// So many signs that questions wait are known, among them those of questions that were deleted meanwhile, of which nobody
/// tells here; beyond that all are forgotten, and stay where they are.
const SIGNS: usize = 10_000;
/// What is told the wrong way round is told within this time, and the platform's list is asked for after it.
const SETTLED: Duration = Duration::from_millis(1_500);

/// Does small things, each as a task of its own. Cheap to clone.
#[derive(Debug)]
pub struct Hands<P> {
    speaker: Speaker<P>,
    ear: Ear,
    tasks: TaskTracker,
    places: Places,
    room: Arc<Semaphore>,
    waiting: Arc<Mutex<HashMap<MessageKey, Sign>>>,
    /// The parts whose reactions are about to be asked for.
    looks: Arc<Mutex<HashSet<Spot>>>,
    /// Who was told that nothing of theirs is kept.
    told: Arc<Mutex<HashSet<AccountKey>>>,
}

/// How far the sign is that a question waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// It is being put there.
    Going,
    /// It is there.
    There,
    /// It was still being put there when the question's turn came.
    Late,
}

impl<P> Clone for Hands<P> {
    fn clone(&self) -> Self {
        Self {
            speaker: self.speaker.clone(),
            ear: self.ear.clone(),
            tasks: self.tasks.clone(),
            places: self.places.clone(),
            room: Arc::clone(&self.room),
            waiting: Arc::clone(&self.waiting),
            looks: Arc::clone(&self.looks),
            told: Arc::clone(&self.told),
        }
    }
}

impl<P: Platform> Hands<P> {
    /// Hands that speak through `speaker`, as `places` says for each place.
    pub fn new(speaker: Speaker<P>, ear: Ear, tasks: TaskTracker, places: Places) -> Self {
        let room = Arc::new(Semaphore::new(AT_ONCE));
        let (waiting, looks, told) = Default::default();
        Self { speaker, ear, tasks, places, room, waiting, looks, told }
    }

    /// Who they speak through.
    pub const fn speaker(&self) -> &Speaker<P> {
        &self.speaker
    }

    /// Who asks who rated a part.
    pub(super) fn raters(&self) -> Raters<P> {
        Raters::new(self.speaker.clone(), self.places.clone())
    }

    /// Does what follows from something that is recorded; what concerns replies is the desk's.
    pub fn act(&self, act: Act, language: &Language) {
        match act {
            // Those are the desk's, and theirs who read back.
            Act::Answer(_) | Act::Stop(..) | Act::Missed(_) => {}
            Act::CopyFiles | Act::TakeDown | Act::RemoveTraces | Act::TellWhatHolds => {}
            Act::MarkWaiting(spot) => self.mark_waiting(spot),
            Act::Acknowledge(spot) => self.sign(spot, RECORDED, Rank::Acknowledgement, true),
            Act::AcknowledgeLate(spot) => self.sign(spot, RECORDED, Rank::Background, true),
            Act::Unacknowledge(spot) => self.sign(spot, RECORDED, Rank::Courtesy, false),
            Act::Decline(spot) => self.sign(spot, DECLINED, Rank::Courtesy, true),
            Act::Hint(spot) => self.hint(spot, language),
            Act::Tell(spot, notice) => self.tell(spot, notice, language),
            Act::TellOnce(spot, account, notice) => {
                if self.is_first_time(account) {
                    self.tell(spot, notice, language);
                }
            }
            Act::Announce(place, by, notice) => self.announce(place.key, &by, notice, language),
            Act::LookAtReactions(spot) => self.look_at_reactions(spot),
        }
    }

    /// Takes off the sign that these questions wait.
    pub fn no_longer_waits(&self, place: &PlaceKey, questions: &[MessageKey]) {
        for message in questions {
            let was = self.signs().remove(message);
            match was {
                Some(Sign::There) => {
                    let spot = Spot { place: place.clone(), message: message.clone() };
                    self.sign(spot, WAITS, Rank::Courtesy, false);
                }
                Some(Sign::Going | Sign::Late) => {
                    self.signs().insert(message.clone(), Sign::Late);
                }
                None => {}
            }
        }
    }

    /// Puts 👍 and 👎 under a finished reply, so that rating it takes one click. Where that cannot be done it stays owed, so that
    /// nobody takes them for taken away.
    pub fn seed(&self, reply: MessageId, spot: Spot) {
        self.spawn(move |hands| async move {
            let put = hands.put_seeds(&spot).await;
            match &put {
                Ok(()) => hands.places.thumbs_put(reply, &spot.message).await,
                Err(Error::Gone | Error::PlaceGone) => hands.places.touched(reply, Touch::Thumbs).await,
                Err(_) => {}
            }
            put
        });
    }

    /// The same for a reply that is owed them.
    pub(super) async fn seed_if_owed(&self, reply: MessageId, spot: Spot) {
        if self.places.lack_thumbs(&spot.message).await {
            self.seed(reply, spot);
        }
    }

    /// Whether the bot puts thumbs under the reply that this message is a part of.
    pub(super) async fn are_seeded(&self, part: &MessageKey) -> bool {
        self.places.are_seeded(part).await
    }

    async fn put_seeds(&self, spot: &Spot) -> Result<(), Error> {
        for emoji in SEEDS {
            self.react(spot, emoji, Rank::Courtesy).await?;
        }
        Ok(())
    }

    /// Shows that these questions are not answered, for a reason that is known in their place.
    pub fn mark_failed(&self, place: &PlaceKey, questions: &[MessageKey]) {
        for message in questions {
            let spot = Spot { place: place.clone(), message: message.clone() };
            self.sign(spot, FAILED, Rank::Acknowledgement, true);
        }
    }

    /// Gives a message of the bot's own other buttons.
    pub fn offer(&self, spot: Spot, buttons: Vec<Button>, language: Language) {
        self.spawn(move |hands| async move {
            let (spot, buttons, language) = (&spot, &buttons, &language);
            let offer = |platform: Arc<P>| async move { platform.offer(spot, buttons, language).await };
            hands.speaker.call(Route::EditOld, &spot.place, Rank::Courtesy, offer).await
        });
    }

    /// Shows that the bot is at work, unless another reply in the same place shows it already.
    pub fn show_typing(&self, place: &PlaceKey) {
        if self.speaker.pacer().writers_in(&place.raw.as_str().into()) > 1 {
            return;
        }
        let place = place.clone();
        self.spawn(move |hands| async move {
            let platform = hands.speaker.platform();
            let permit = hands.speaker.pacer().turn(lane(Route::Typing, &place), Rank::Courtesy).await;
            let Outcome { result, limits } = platform.typing(&place).await;
            permit.answered(&limits);
            result
        });
    }

    fn sign(&self, spot: Spot, emoji: &'static str, rank: Rank, on: bool) {
        self.spawn(move |hands| async move {
            if on { hands.react(&spot, emoji, rank).await } else { hands.unreact(&spot, emoji, rank).await }
        });
    }

    /// Takes for granted that these questions wait and show it: an earlier process left them so.
    pub fn remember_waiting(&self, questions: Vec<MessageKey>) {
        let mut signs = self.signs();
        questions.into_iter().for_each(|question| {
            // Of those of this process more is known.
            signs.entry(question).or_insert(Sign::There);
        });
    }

    fn mark_waiting(&self, spot: Spot) {
        let message = spot.message.clone();
        let mut signs = self.signs();
        if signs.len() >= SIGNS {
            signs.clear();
        }
        signs.insert(message.clone(), Sign::Going);
        drop(signs);
        let is_going = self.spawn(move |hands| async move {
            let done = hands.react(&spot, WAITS, Rank::Acknowledgement).await;
            let was = hands.signs().insert(spot.message.clone(), Sign::There);
            if was == Some(Sign::Late) {
                hands.signs().remove(&spot.message);
                hands.unreact(&spot, WAITS, Rank::Courtesy).await?;
            }
            done
        });
        if !is_going {
            self.signs().remove(&message);
        }
    }

    fn hint(&self, spot: Spot, language: &Language) {
        let buttons = vec![Button::AnswerInstead(spot.message.clone())];
        let hint = Edit::small_print(Texts::of(language).hint());
        self.line(spot, "h", Edit { buttons, language: language.clone(), ..hint });
    }

    fn tell(&self, spot: Spot, notice: Notice, language: &Language) {
        let mark = if notice == Notice::Waits { "w" } else { "t" };
        self.line(spot, mark, Edit::small_print(&Texts::of(language).notice(notice)));
    }

    /// Whether somebody was not told before, as far as this process knows.
    fn is_first_time(&self, account: AccountKey) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.len() >= TOLD {
            told.clear();
        }
        told.insert(account)
    }

    /// One line to everybody in a place.
    fn announce(&self, place: PlaceKey, by: &str, notice: Notice, language: &Language) {
        let body = Edit::small_print(&Texts::of(language).notice(notice));
        self.post(Post { place, reply_to: None, nonce: format!("n{by}"), body });
    }

    /// One line that answers a message; its nonce is made of that message, so that it is said once.
    fn line(&self, spot: Spot, mark: &'static str, body: Edit) {
        let Spot { place, message } = spot;
        let nonce = format!("{mark}{}", message.raw);
        self.post(Post { place, reply_to: Some(message), nonce, body });
    }

    fn post(&self, post: Post) {
        self.spawn(move |hands| async move {
            let place = post.place.clone();
            let post = &post;
            let create = |platform: Arc<P>| async move { platform.create(post).await };
            hands.speaker.call(Route::Create, &place, Rank::Acknowledgement, create).await.map(|_| ())
        });
    }

    /// Asks the platform who rated a part, however long it is away, and has the difference recorded.
    fn look_at_reactions(&self, spot: Spot) {
        if !self.looks().insert(spot.clone()) {
            return;
        }
        let looked_at = spot.clone();
        let begun = self.spawn(move |hands| async move {
            tokio::time::sleep(SETTLED).await;
            hands.looks().remove(&spot);
            let seen = match hands.raters().seen(&spot, Rank::Acknowledgement).await {
                Ok(Some(seen)) => seen,
                Ok(None) => return Ok(()),
                Err(Error::Away(_)) => {
                    hands.look_at_reactions(spot);
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            if hands.ear.record(Inbound::ReactionsSeen(seen)).await.is_err() {
                debug!("recording has stopped before reactions could be compared");
            }
            Ok(())
        });
        if !begun {
            self.looks().remove(&looked_at);
        }
    }

    async fn react(&self, spot: &Spot, emoji: &str, rank: Rank) -> Result<(), Error> {
        let react = |platform: Arc<P>| async move { platform.react(spot, emoji).await };
        self.speaker.call(Route::React, &spot.place, rank, react).await
    }

    async fn unreact(&self, spot: &Spot, emoji: &str, rank: Rank) -> Result<(), Error> {
        let unreact = |platform: Arc<P>| async move { platform.unreact(spot, emoji).await };
        self.speaker.call(Route::Unreact, &spot.place, rank, unreact).await
    }

    /// Runs a small thing as a task, if there is room; what becomes of it is logged here and nowhere else.
    fn spawn<F>(&self, small_thing: impl FnOnce(Self) -> F) -> bool
    where
        F: Future<Output = Result<(), Error>> + Send + 'static,
    {
        let Ok(room) = Arc::clone(&self.room).try_acquire_owned() else {
            warn!("too many small things are under way, one is left out");
            return false;
        };
        let work = small_thing(self.clone());
        self.tasks.spawn(async move {
            match work.await {
                Ok(()) => {}
                Err(Error::Gone | Error::PlaceGone | Error::Asleep | Error::Shut) => {
                    debug!("what a small thing was for is gone")
                }
                Err(cause) => {
                    warn!(error = &cause as &dyn std::error::Error, "a small thing could not be done")
                }
            }
            drop(room);
        });
        true
    }

    fn looks(&self) -> MutexGuard<'_, HashSet<Spot>> {
        self.looks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn signs(&self) -> MutexGuard<'_, HashMap<MessageKey, Sign>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
