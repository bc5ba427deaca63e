//! Keeps one card for each reply that asks for a review in the moderators' channel, as the log says, through restarts.
//!
//! It follows the log, which loses nothing and is in order; how far the cards are is one number in the database. Everything
//! is idempotent, so that what was under way at an end is done again.

mod line;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::{debug, warn};

use crate::bot::clock;
use crate::bot::ear::{Ear, Stopped};
use crate::bot::places::Places;
use crate::bot::platform::{Button, Error, Leaf, Limits, Outcome, Platform};
use crate::bot::review::{Card, Clerk};
use crate::bot::speaker::Speaker;
use crate::bot::texts::Texts;
use crate::domain::budget::{Rank, Route};
use crate::domain::event::{Place, PlaceKind};
use crate::domain::id::MessageId;
use crate::domain::inbound::{Carded, Inbound};
use crate::domain::key::{PlaceKey, Spot};
use crate::domain::nonce;
use crate::domain::review::{Case, CaseState};
use crate::domain::state;
use crate::store::{self, Share, Shows, Store};
use line::Line;

/// How many events are read at a time.
const STEP: i64 = 1_000;
/// How many pages of the channel are read for a card that was posted and not recorded; there is one at most.
const PAGES: usize = 10;
/// The pause after a failure that passes.
const PAUSE: Duration = Duration::from_secs(5);
/// How often the log is looked at without being told to: commands beside the bot record too, and so do processes with other
/// shards, whose bells nobody hears.
const LOOKS: Duration = Duration::from_secs(60);
const LOOKS_BESIDE_OTHERS: Duration = Duration::from_secs(5);
/// Discord limits edits of messages older than an hour apart (FACTS section 2); clocks differ a little.
const YOUNG: Duration = Duration::from_secs(55 * 60);

/// Who keeps the cards.
#[derive(Debug)]
pub(super) struct Keeper<P> {
    pub(super) store: Store,
    /// The shards whose servers' cards they are.
    pub(super) share: Share,
    pub(super) clerk: Clerk,
    pub(super) ear: Ear,
    pub(super) speaker: Speaker<P>,
    /// Who knows where cards are posted.
    pub(super) places: Places,
    /// Told whenever something was recorded that a card may show.
    pub(super) recorded: Arc<Notify>,
}

impl<P> Clone for Keeper<P> {
    fn clone(&self) -> Self {
        Self {
            store: self.store.clone(),
            share: self.share,
            clerk: self.clerk.clone(),
            ear: self.ear.clone(),
            speaker: self.speaker.clone(),
            places: self.places.clone(),
            recorded: Arc::clone(&self.recorded),
        }
    }
}

/// What a card needs so that it shows what happened.
#[derive(Debug)]
enum Need {
    Nothing,
    Post(PlaceKey),
    Edit(Spot, Route),
}

/// Why a card is not up to date now.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("the database does not say what cards show")]
    Store(#[from] store::Error),
    #[error("the platform does not answer")]
    Away(#[source] Error),
    #[error("recording has stopped")]
    Stopped,
}

impl From<Stopped> for Trouble {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}

impl<P: Platform> Keeper<P> {
    /// Keeps them until `closing`; what is under way then is done again by the next start.
    pub(super) async fn run(self, closing: CancellationToken) {
        let kept = async {
            loop {
                match self.follow().await {
                    Ok(never) => match never {},
                    Err(Trouble::Stopped) => return,
                    Err(trouble) => {
                        warn!(
                            error = &trouble as &dyn std::error::Error,
                            "the cards cannot be kept just now"
                        );
                        tokio::time::sleep(PAUSE).await;
                    }
                }
            }
        };
        closing.run_until_cancelled(kept).await;
    }

    /// Follows the log from where all cards show it. Posts and edits of young cards are made one after the other, and beside
    /// them one edit of an old card at a time, since there may be few of these.
    async fn follow(&self) -> Result<Infallible, Trouble> {
        let mut line = Line::new(self.beginning().await?);
        self.find_unrecorded().await?;
        let (mut aside, mut shown) = (JoinSet::new(), line.read());
        let mut worked = false;
        loop {
            self.read_on(&mut line).await?;
            while let Some(reply) = line.next() {
                match self.need(reply).await? {
                    Need::Edit(_, Route::EditOld) => line.put_aside(reply),
                    need => {
                        self.meet(reply, need).await?;
                        line.settled(reply);
                        worked = true;
                    }
                }
            }
            if aside.is_empty()
                && let Some(reply) = line.next_aside()
            {
                let keeper = self.clone();
                aside.spawn(async move {
                    let need = keeper.need(reply).await?;
                    keeper.meet(reply, need).await.map(|()| reply)
                });
            }
            shown = self.remember(&line, shown, std::mem::take(&mut worked)).await?;
            tokio::select! {
                () = self.recorded.notified() => {}
                () = tokio::time::sleep(self.looks()) => {}
                Some(met) = aside.join_next() => {
                    line.settled(met.expect("it does not panic, and is stopped with everything else")?);
                    worked = true;
                }
            }
        }
    }

    const fn looks(&self) -> Duration {
        if self.share.is_whole() { LOOKS } else { LOOKS_BESIDE_OTHERS }
    }

    /// Where all cards show the log; the channel begins with what happens from now on.
    async fn beginning(&self) -> Result<i64, Trouble> {
        if let Some(seq) = self.store.card_progress(&self.share).await? {
            return Ok(seq);
        }
        let seq = self.store.last_seq().await?;
        self.store.cards_show(&self.share, seq).await?;
        Ok(seq)
    }

    async fn read_on(&self, line: &mut Line) -> Result<(), Trouble> {
        while !line.is_full() && self.store.last_seq().await? > line.read() {
            let steps = self.store.changes_of_cards(&self.share, line.read(), STEP).await?;
            if steps.is_empty() {
                break;
            }
            steps.into_iter().for_each(|step| line.follow(step));
        }
        Ok(())
    }

    /// Writes down how far the cards are, when one of them has changed or the log went on by much.
    async fn remember(&self, line: &Line, shown: i64, worked: bool) -> Result<i64, Trouble> {
        let safe = line.safe();
        if safe <= shown || (!worked && safe - shown < STEP) {
            return Ok(shown);
        }
        self.store.cards_show(&self.share, safe).await?;
        Ok(safe)
    }

    async fn need(&self, reply: MessageId) -> Result<Need, Trouble> {
        let Some(case) = self.store.case(reply).await? else { return Ok(Need::Nothing) };
        match self.store.card(reply).await? {
            Some(carded) if carded.gone => Ok(Need::Nothing),
            Some(carded) => {
                let card = self.card(reply, &carded.card.spot.place).await?;
                let is_behind = card.is_some_and(|card| carded.showed != Some(face(&card)));
                let edit = Need::Edit(carded.card.spot.clone(), route(&carded.card));
                Ok(if is_behind { edit } else { Need::Nothing })
            }
            None if asks(&case) => Ok(self.channel_for(&case).await?.map_or(Need::Nothing, Need::Post)),
            None => Ok(Need::Nothing),
        }
    }

    /// Where the card of a reply is posted, if anywhere: the one place that knows how that is set. A channel of another server is
    /// no place for it, whoever has set it.
    async fn channel_for(&self, case: &Case) -> Result<Option<PlaceKey>, Trouble> {
        let parent = Some(&case.channel).filter(|channel| **channel != case.place).cloned();
        let kind = if parent.is_some() { PlaceKind::Thread } else { PlaceKind::Channel };
        let place = Place { key: case.place.clone(), kind, guild: case.guild.clone(), parent };
        let Some(channel) = self.places.settings_of(&place).await?.review_channel else { return Ok(None) };
        let ask = |platform: Arc<P>| {
            let channel = &channel;
            async move { platform.guild_of(channel).await }
        };
        match self.speaker.call(Route::FetchChannel, &channel, Rank::Acknowledgement, ask).await {
            Ok(guild) => Ok(Some(channel).filter(|_| guild.is_some() && guild == case.guild)),
            Err(error @ Error::Away(_)) => Err(Trouble::Away(error)),
            Err(error) => {
                warn!(error = &error as &dyn std::error::Error, "a moderators' channel cannot be seen");
                Ok(None)
            }
        }
    }

    async fn meet(&self, reply: MessageId, need: Need) -> Result<(), Trouble> {
        let met = match need {
            Need::Nothing => return Ok(()),
            Need::Post(place) => self.post(reply, &place).await,
            Need::Edit(spot, route) => self.edit(reply, &spot, route).await,
        };
        match met? {
            Ok(()) => Ok(()),
            Err(error @ (Error::Away(_) | Error::TooSoon)) => Err(Trouble::Away(error)),
            Err(Error::Shut) => {
                debug!(message.id = %reply, "a card is left out where the bot was refused before");
                Ok(())
            }
            // It is tried again when something happens to the reply again; the queue has it all the same.
            Err(error) => {
                warn!(message.id = %reply, error = &error as &dyn std::error::Error, "a card was refused");
                Ok(())
            }
        }
    }

    /// Posts a card, and records it before another one is posted.
    async fn post(&self, reply: MessageId, place: &PlaceKey) -> Result<Result<(), Error>, Trouble> {
        let nonce = nonce::of_card(reply.as_u128());
        let post = |platform: Arc<P>| {
            let nonce = &nonce;
            async move {
                let show = |card: Card| async move {
                    let Outcome { result, limits } = platform.post_card(place, nonce, &card).await;
                    Outcome { result: result.map(|message| (message, Showed::of(&card))), limits }
                };
                self.as_it_stands(reply, place, show).await
            }
        };
        let posted = self.speaker.call(Route::Create, place, Rank::Acknowledgement, post).await;
        let (message, showed) = match posted {
            Ok(posted) => posted,
            Err(error) => return Ok(Err(error)),
        };
        self.record(reply, Spot { place: place.clone(), message }).await?;
        self.store.card_showed(reply, &showed.face, &showed.shows).await?;
        Ok(Ok(()))
    }

    async fn edit(&self, reply: MessageId, spot: &Spot, route: Route) -> Result<Result<(), Error>, Trouble> {
        let edit = |platform: Arc<P>| async move {
            let show = |card: Card| async move {
                let Outcome { result, limits } = platform.edit_card(spot, &card).await;
                Outcome { result: result.map(|()| Showed::of(&card)), limits }
            };
            self.as_it_stands(reply, &spot.place, show).await
        };
        match self.speaker.call(route, &spot.place, Rank::Acknowledgement, edit).await {
            Ok(showed) => self.store.card_showed(reply, &showed.face, &showed.shows).await?,
            Err(Error::Gone) => {
                debug!(message.id = %reply, "a card was taken away, and is not posted again");
                self.store.card_is_gone(reply).await?;
            }
            Err(error) => return Ok(Err(error)),
        }
        Ok(Ok(()))
    }

    /// Reads the reply at the moment of sending, so that nobody shows what is already old.
    async fn as_it_stands<T, F>(
        &self,
        reply: MessageId,
        channel: &PlaceKey,
        show: impl FnOnce(Card) -> F,
    ) -> Outcome<T>
    where
        F: Future<Output = Outcome<T>>,
    {
        let failed = |cause| Outcome { result: Err(Error::Away(cause)), limits: Limits::default() };
        match self.card(reply, channel).await {
            Ok(Some(card)) => show(card).await,
            Ok(None) => failed(None),
            Err(error) => failed(Some(Box::new(error))),
        }
    }

    /// A reply as it is shown in this channel, in the language that is set there.
    async fn card(&self, reply: MessageId, channel: &PlaceKey) -> Result<Option<Card>, store::Error> {
        let Some(mut card) = self.clerk.card(reply).await? else { return Ok(None) };
        let guild = card.dossier.guild.clone();
        let place = Place { key: channel.clone(), kind: PlaceKind::Channel, guild, parent: None };
        card.texts = Texts::of(&self.places.settings_of(&place).await?.language);
        Ok(Some(card))
    }

    async fn record(&self, reply: MessageId, spot: Spot) -> Result<(), Trouble> {
        self.ear.record(Inbound::Carded(Carded { reply, spot, at: clock::now() })).await?;
        Ok(())
    }

    /// Looks for the card that an earlier process posted and did not record: it is one at most, after all that are recorded.
    /// For some minutes its nonce would find it too; this does after hours.
    async fn find_unrecorded(&self) -> Result<(), Trouble> {
        for newest in self.store.newest_cards(&self.share).await? {
            self.find_after(newest).await?;
        }
        Ok(())
    }

    async fn find_after(&self, newest: Spot) -> Result<(), Trouble> {
        let Spot { place, message } = newest;
        let mut leaf = Leaf::After(message);
        for _ in 0..PAGES {
            let list = |platform: Arc<P>| {
                let (place, leaf) = (&place, &leaf);
                async move { platform.with_buttons(place, leaf).await }
            };
            let page = match self.speaker.call(Route::FetchMessages, &place, Rank::Background, list).await {
                Ok(page) => page,
                Err(error @ Error::Away(_)) => return Err(Trouble::Away(error)),
                // Who may not read back posts all the same.
                Err(_) => return Ok(()),
            };
            for (message, buttons) in page.under {
                let of =
                    |button: &Button| if let Button::Card(_, reply) = button { Some(*reply) } else { None };
                if let Some(reply) = buttons.iter().find_map(of) {
                    self.record(reply, Spot { place: place.clone(), message }).await?;
                }
            }
            match page.next {
                Some(next) => leaf = Leaf::After(next),
                None => break,
            }
        }
        Ok(())
    }
}

/// Whether a reply gets a card: somebody holds it for bad or spoke of it, and nobody has decided.
const fn asks(case: &Case) -> bool {
    matches!(case.state(), CaseState::New | CaseState::Disputed)
}

/// By which limit a card is changed.
fn route(card: &state::Card) -> Route {
    if clock::now().since(card.at) < YOUNG { Route::Edit } else { Route::EditOld }
}

/// What a card showed when it was sent.
struct Showed {
    face: String,
    /// Which texts and people stand in it.
    shows: Shows,
}

impl Showed {
    fn of(card: &Card) -> Self {
        Self { face: face(card), shows: card.dossier.shows.clone() }
    }
}

/// Everything that a card shows, as one short word. After an upgrade it may be another one, which costs one edit.
fn face(card: &Card) -> String {
    let digest = Sha256::digest(format!("{:?}", (&card.dossier, card.names, &card.texts.words().name)));
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
