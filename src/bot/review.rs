//! Reads what somebody who reviews is shown: the next reply of the queue, or one by name, with everything about it.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::{JoinError, spawn_blocking};
use ulid::Ulid;

use crate::bot::clock;
use crate::bot::figures::{Counts, Draw, Report};
use crate::bot::texts::Texts;
use crate::domain::decide::Answer;
use crate::domain::event::Place;
use crate::domain::id::{MessageId, PersonId};
use crate::domain::mine::Mine;
use crate::domain::review::{Filter, Review, ReviewTask, Reviewer, Survey, Task};
use crate::domain::rules::Rules;
use crate::domain::settings::{Language, Settings};
use crate::domain::time::Timestamp;
use crate::store::{self, Counted, Desk, Dossier, Store, Waiting};

/// How long a reply stays on a desk on which nothing happens.
const LEASE: Duration = Duration::from_secs(10 * 60);
/// How many pictures are drawn at the same time; each takes a processor for some tenths of a second.
const DRAWN_AT_ONCE: usize = 2;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Who reads for those who review. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Clerk {
    store: Store,
    rules: Rules,
    names: bool,
    draw: Draw,
    drawing: Arc<Semaphore>,
}

/// Why something is not shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be read.
    #[error("what is to be shown cannot be read")]
    Store(#[from] store::Error),
    /// The drawing broke: our own mistake.
    #[error("the figures are not drawn")]
    Drawing(#[from] JoinError),
}

/// What is shown.
#[derive(Debug)]
pub enum Page {
    /// A reply.
    Card(Box<Card>),
    /// Nothing of what was asked for.
    Nothing {
        /// Whether everything that waits was asked for.
        of_all: bool,
        /// How full the queue is.
        waiting: Waiting,
        /// What was just recorded.
        last: Option<Last>,
    },
    /// Somebody else has this reply on the desk.
    Held(MessageId),
    /// How replies are rated and reviewed.
    Figures(Box<Report>),
}

/// A reply as moderators see it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Everything about it.
    pub dossier: Dossier,
    /// Whether people are named.
    pub names: bool,
    /// Whose it is for now; none in the moderators' channel, where it is everybody's.
    pub desk: Option<OnDesk>,
    /// The language of whoever reads it.
    pub texts: Texts,
}

/// How long a reply is somebody's, and what waits beside it.
#[derive(Clone, Copy, Debug)]
pub struct OnDesk {
    /// The moment from which it may be somebody else's.
    pub until: Timestamp,
    /// How full the queue is.
    pub waiting: Waiting,
    /// What was just recorded of the one before.
    pub last: Option<Last>,
}

/// What somebody did with the reply that was shown to them before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// The reply.
    pub reply: MessageId,
    /// What they did.
    pub review: Review,
}

/// Whose a reply is for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The name that they go by.
    pub name: Option<String>,
    /// The moment from which it may be somebody else's.
    pub until: Timestamp,
}

/// What a correction begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
    /// What the reply says.
    Reply(String),
    /// Why there is nothing to correct.
    No(Answer),
}

/// What came onto a desk.
enum Taken {
    Next {
        /// None, where nothing waits of what was asked for.
        reply: Option<MessageId>,
        /// Whether everything that waits was asked for.
        of_all: bool,
        /// What was just recorded.
        last: Option<Last>,
    },
    /// Nothing: somebody else has this one on theirs.
    Held(MessageId),
}

impl Clerk {
    /// Who reads there; `names` says whether people are named, and `draw` how figures become a picture.
    pub fn new(store: Store, rules: Rules, names: bool, draw: Draw) -> Self {
        Self { store, rules, names, draw, drawing: Arc::new(Semaphore::new(DRAWN_AT_ONCE)) }
    }

    pub(super) const fn store(&self) -> &Store {
        &self.store
    }

    /// The language of whoever nothing else is known of.
    pub const fn language(&self) -> &Language {
        &self.rules.language
    }

    /// Everything that is kept of a person.
    pub async fn mine(&self, person: PersonId) -> Result<Mine, store::Error> {
        self.store.mine(person).await
    }

    /// Takes what is asked for onto the desk of whoever asks, and reads it.
    pub async fn page(&self, task: &Task, texts: Texts) -> Result<Page, Error> {
        if let ReviewTask::Figures(survey) = &task.what {
            return self.figures(task, survey, texts).await;
        }
        let now = clock::now();
        let desk =
            Desk { by: task.by, guild: &task.guild, channels: &task.channels, now, until: now.after(LEASE) };
        let (reply, of_all, last) = match self.take(desk, &task.what).await? {
            Taken::Next { reply, of_all, last } => (reply, of_all, last),
            Taken::Held(reply) => return Ok(Page::Held(reply)),
        };
        self.store.put_back(desk, reply.or(task.what.before())).await?;
        let waiting = self.store.cases_waiting(desk).await?;
        let dossier = match reply {
            Some(reply) => self.store.dossier(reply).await?,
            None => None,
        };
        Ok(dossier.map_or(Page::Nothing { of_all, waiting, last }, |dossier| {
            let on_desk = OnDesk { until: desk.until, waiting, last };
            Page::Card(Box::new(Card { dossier, names: self.names, desk: Some(on_desk), texts }))
        }))
    }

    /// Takes the reply that is asked for onto a desk, if there is one and nobody else has it.
    async fn take(&self, desk: Desk<'_>, what: &ReviewTask) -> Result<Taken, store::Error> {
        let (next, last) = match what {
            ReviewTask::First(filter) => {
                let found = self.first(desk, filter).await?;
                ((found, *filter == Filter::default()), None)
            }
            ReviewTask::After(reply) => {
                let last = self.lately_decided(desk).await?;
                (self.after(desk, *reply).await?, last)
            }
            ReviewTask::Onward(reply, review) if self.store.came_along(desk.by).await? => {
                (self.after(desk, *reply).await?, Some(Last { reply: *reply, review: *review }))
            }
            ReviewTask::Named(reply) if self.store.hold_named(desk, *reply).await? => {
                ((Some(*reply), false), None)
            }
            ReviewTask::Show(reply) | ReviewTask::Onward(reply, _)
                if self.store.hold(desk, *reply).await? =>
            {
                ((Some(*reply), false), None)
            }
            ReviewTask::Named(reply) | ReviewTask::Show(reply) | ReviewTask::Onward(reply, _) => {
                return Ok(Taken::Held(*reply));
            }
            // They are of many replies and take none.
            ReviewTask::Figures(_) => ((None, false), None),
        };
        let (reply, of_all) = next;
        Ok(Taken::Next { reply, of_all, last })
    }

    /// A reply as it is shown in the moderators' channel.
    pub async fn card(&self, reply: MessageId) -> Result<Option<Card>, store::Error> {
        let (dossier, texts) = (self.store.dossier(reply).await?, Texts::of(self.language()));
        Ok(dossier.map(|dossier| Card { dossier, names: self.names, desk: None, texts }))
    }

    /// On whose desk a reply is; none once it is on nobody's.
    pub async fn holder(&self, reply: MessageId) -> Result<Option<Holder>, store::Error> {
        let held = self.store.holder(reply, clock::now()).await?;
        Ok(held.map(|(name, until)| Holder { name, until }))
    }

    /// Counts the replies that whoever asks may review, and has the figures drawn beside everything else.
    async fn figures(&self, task: &Task, survey: &Survey, texts: Texts) -> Result<Page, Error> {
        let counted = Counted {
            since: Some(clock::now().before(DAY * survey.days)),
            guild: Some(task.guild.to_string()),
            place: survey.place.as_ref().map(ToString::to_string),
            channels: Some(task.channels.iter().map(ToString::to_string).collect()),
        };
        let (tallies, reviews) = tokio::join!(self.store.tallies(&counted), self.store.reviews(&counted));
        let (mut tallies, reviews) = (tallies?, reviews?);
        for tally in &mut tallies {
            let name = survey.names.iter().find(|(channel, _)| channel.to_string() == tally.place);
            let no_name = || texts.words().figures.no_name.clone();
            tally.place = name.map_or_else(no_name, |(_, name)| format!("#{name}"));
        }
        let counts = Counts { about: texts.about(survey), tallies, reviews, texts };
        let draw = self.draw;
        let _place = self.drawing.acquire().await;
        Ok(Page::Figures(Box::new(spawn_blocking(move || draw(&counts)).await?)))
    }

    /// What somebody decided last, as long as they would have had it on their desk: whoever goes on too soon can go back.
    async fn lately_decided(&self, desk: Desk<'_>) -> Result<Option<Last>, store::Error> {
        let decided = self.store.last_decided(desk, desk.now.before(LEASE)).await?;
        Ok(decided.map(|(reply, verdict)| Last { reply, review: Review::Decided(verdict) }))
    }

    async fn first(&self, desk: Desk<'_>, filter: &Filter) -> Result<Option<MessageId>, store::Error> {
        let from = if filter.sample.is_some() { self.somewhere().await? } else { None };
        match self.store.lease(desk, filter, from).await? {
            None if from.is_some() => self.store.lease(desk, filter, None).await,
            found => Ok(found),
        }
    }

    /// The next one of what was asked for last, from the beginning again after the end.
    async fn after(
        &self,
        desk: Desk<'_>,
        reply: MessageId,
    ) -> Result<(Option<MessageId>, bool), store::Error> {
        let filter = self.store.asked_for(desk.by).await?.unwrap_or_default();
        let of_all = filter == Filter::default();
        if filter.sample.is_some() {
            return Ok((self.first(desk, &filter).await?, of_all));
        }
        let next = match self.store.lease(desk, &filter, Some(reply)).await? {
            None => self.store.lease(desk, &filter, None).await?,
            next => next,
        };
        Ok((next, of_all))
    }

    /// A place in the order of replies, by chance.
    async fn somewhere(&self) -> Result<Option<MessageId>, store::Error> {
        let Some((first, last)) = self.store.span().await? else { return Ok(None) };
        let chance = Ulid::generate().0 & u128::from(u64::MAX);
        let step = last.as_u128().saturating_sub(first.as_u128()) >> 64;
        let from = first.as_u128().saturating_add(step.saturating_mul(chance)).saturating_sub(1);
        Ok(Some(MessageId::from_u128(from)))
    }

    /// What somebody finds in the form in which they write what should have been said.
    pub async fn draft(
        &self,
        reply: MessageId,
        place: &Place,
        reviewer: &Reviewer,
    ) -> Result<Draft, store::Error> {
        let settings = match &place.guild {
            Some(guild) => self.store.settings_in(guild).await?,
            None => Settings::default(),
        };
        let channels = reviewer.channels(&self.rules, &settings, place.guild.as_ref());
        let Some(said) = self.store.said_by(reply).await? else { return Ok(Draft::No(Answer::NotAReply)) };
        let is_theirs = said.guild == place.guild && said.guild.is_some() && channels.contains(&said.channel);
        Ok(if is_theirs { Draft::Reply(said.text) } else { Draft::No(Answer::NotAReviewer) })
    }
}
