//! A bot from its first breath to its last: what runs, and in which order it stops.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use crate::bot::appender::Appender;
use crate::bot::cards::Keeper;
use crate::bot::catchup::{CatchUp, Sessions};
use crate::bot::closer::{Closer, Closings};
use crate::bot::copier::{Bell, Copier};
use crate::bot::desk::{Desk, Tools};
use crate::bot::ear::{Ear, QUEUE};
use crate::bot::figures::Draw;
use crate::bot::hands::Hands;
use crate::bot::heir::Heir;
use crate::bot::lately::Lately;
use crate::bot::models::Models;
use crate::bot::past::Past;
use crate::bot::places::Places;
use crate::bot::platform::Platform;
use crate::bot::retention;
use crate::bot::review::Clerk;
use crate::bot::speaker::Speaker;
use crate::bot::take_down::Remover;
use crate::bot::teller::Teller;
use crate::bot::tenure::Standing;
use crate::bot::traces;
use crate::domain::decide::Act;
use crate::domain::rules::Rules;
use crate::domain::settings::Language;
use crate::store::{self, Share, Store};

/// For how long replies that are cut try to say so.
const FAREWELL: Duration = Duration::from_secs(1);

/// What a bot is made of.
#[derive(Debug)]
pub struct Parts<P> {
    /// What it remembers.
    pub store: Store,
    /// Who answers.
    pub models: Models,
    /// What decisions depend on.
    pub rules: Rules,
    /// Where it speaks.
    pub platform: Arc<P>,
    /// Whether people can uncover what a model thought before it spoke.
    pub shows_reasoning: bool,
    /// How far back is looked, after an absence, for what was missed.
    pub look_back: Duration,
    /// Whether those who review are told the names of those who rated.
    pub names: bool,
    /// How figures become a picture.
    pub draw: Draw,
    /// For how long words are kept.
    pub kept: retention::Limits,
}

/// How a bot comes to rest, step by step.
#[derive(Clone, Debug, Default)]
pub struct Stops {
    /// No reply is begun any more.
    pub closing: CancellationToken,
    /// Replies that are being written are cut, saying so.
    pub cut: CancellationToken,
    /// Nobody has anything to record any more.
    pub done: CancellationToken,
    /// Nothing is waited for any more.
    pub give_up: CancellationToken,
}

/// A running bot.
#[derive(Debug)]
pub struct Bot<P> {
    ear: Ear,
    clerk: Clerk,
    heir: Arc<Heir<P>>,
    tasks: TaskTracker,
    stops: Stops,
    appender: JoinHandle<()>,
    pacing: JoinHandle<()>,
}

impl<P: Platform + Past> Bot<P> {
    /// Starts to record and to answer whatever is heard in these shards, as long as it is sure that nobody else does.
    pub fn start(parts: Parts<P>, share: Share, standing: watch::Receiver<Standing>) -> Self {
        let Parts { store, models, rules, platform, shows_reasoning, look_back, names, draw, kept } = parts;
        let clerk = Clerk::new(store.clone(), rules.clone(), names, draw);
        let (ear, heard) = Ear::new(QUEUE);
        let (tasks, stops, pacer) = (TaskTracker::new(), Stops::default(), platform.pacer().clone());
        let places = Places::new(store.clone(), rules.clone());
        let speaker = Speaker::new(platform, pacer.clone());
        let hands = Hands::new(speaker, ear.clone(), tasks.clone(), places.clone());
        let (closings, left) = (Closings::default(), Bell::default());
        let desk = Desk::new(Tools {
            store: store.clone(),
            share,
            ear: ear.clone(),
            models,
            places: places.clone(),
            hands: hands.clone(),
            closings: closings.clone(),
            left: left.clone(),
            shows_reasoning,
            tasks: tasks.clone(),
            stops: stops.clone(),
            standing: standing.clone(),
        });
        let heir = Arc::new(Heir {
            store: store.clone(),
            share,
            look_back,
            ear: ear.clone(),
            hands: hands.clone(),
            desk: desk.clone(),
            standing: standing.clone(),
            tasks: tasks.clone(),
            closing: stops.closing.clone(),
        });
        tasks.spawn(Arc::clone(&heir).run(left));
        let closer = Closer {
            store: store.clone(),
            share,
            ear: ear.clone(),
            hands: hands.clone(),
            places: places.clone(),
            closings,
            look_back,
        };
        tasks.spawn(closer.run(stops.closing.clone()));
        let (sessions, begun) = watch::channel(Sessions::new());
        let catch_up = CatchUp {
            store: store.clone(),
            ear: ear.clone(),
            hands: hands.clone(),
            relays: rules.relays.clone(),
            scores: rules.scores,
            look_back,
        };
        tasks.spawn(catch_up.run(begun, stops.closing.clone()));
        let recorded = Arc::new(Notify::new());
        let keeper = Keeper {
            store: store.clone(),
            share,
            clerk: clerk.clone(),
            ear: ear.clone(),
            speaker: hands.speaker().clone(),
            places: places.clone(),
            recorded: Arc::clone(&recorded),
        };
        tasks.spawn(keeper.run(stops.closing.clone()));
        // One process of several erases, for all servers.
        if share.has_first() {
            tasks.spawn(retention::run(store.clone(), ear.clone(), kept, stops.closing.clone()));
        }
        let (answered, set) = (Bell::default(), Bell::default());
        // Words can be said in any server, whoever hears it; so one process says these.
        if share.has_first() && rules.reads_all {
            let (listed, speaker) = (rules.relays.iter().cloned().collect(), hands.speaker().clone());
            let bells = (answered.clone(), set.clone());
            let teller = Teller { store: store.clone(), listed, places, speaker, bells };
            tasks.spawn(teller.run(stops.closing.clone()));
        }
        let lately = Lately::default();
        let bell = Bell::default();
        let copier = Copier {
            store: store.clone(),
            share,
            ear: ear.clone(),
            platform: hands.speaker().platform().clone(),
            bell: bell.clone(),
        };
        tasks.spawn(copier.run(stops.closing.clone()));
        let gone = Bell::default();
        let speaker = hands.speaker().clone();
        let remover = Remover { store: store.clone(), share, speaker, bell: gone.clone() };
        tasks.spawn(remover.run(stops.closing.clone()));
        let forgotten = Bell::default();
        tasks.spawn(traces::run(store.clone(), forgotten.clone(), stops.closing.clone()));
        let appender = Appender { store: store.clone(), rules, heard, lately, recorded, sessions, standing };
        let do_it = doer(desk, hands, Bells { files: bell, gone, forgotten, answered, set });
        let appender = tokio::spawn(appender.run(do_it, stops.done.clone(), stops.give_up.clone()));
        let pacing = tokio::spawn(async move { pacer.drive().await });
        Self { ear, clerk, heir, tasks, stops, appender, pacing }
    }

    /// The door for those who hear.
    pub const fn ear(&self) -> &Ear {
        &self.ear
    }

    /// What is under way, for whose end a stop waits.
    pub const fn tasks(&self) -> &TaskTracker {
        &self.tasks
    }

    /// Who reads for those who review.
    pub const fn clerk(&self) -> &Clerk {
        &self.clerk
    }

    /// Ends what was left open, by an earlier process or by this one when its claim had lapsed, and goes on with what was owed.
    /// Returns once that is under way.
    pub async fn catch_up(&self) -> Result<(), store::Error> {
        self.heir.take_up().await
    }

    /// Comes to rest: replies get `grace` to end by themselves, then they are cut and say so; everything that was done is
    /// recorded. Call it when nobody hears any more. `at_once` ends the waiting.
    pub async fn stop(self, grace: Duration, at_once: CancellationToken) {
        let Self { tasks, stops, mut appender, pacing, .. } = self;
        stops.closing.cancel();
        tasks.close();
        let rested = |within| {
            let tasks = &tasks;
            let at_once = &at_once;
            async move {
                tokio::select! {
                    () = tasks.wait() => true,
                    () = tokio::time::sleep(within) => false,
                    () = at_once.cancelled() => false,
                }
            }
        };
        if !rested(grace).await {
            info!(tasks = tasks.len(), "the grace time is over, what is under way is cut");
            stops.cut.cancel();
            if !rested(FAREWELL).await {
                stops.give_up.cancel();
            }
        }
        pacing.abort();
        stops.done.cancel();
        tokio::select! {
            _ = &mut appender => {}
            () = tokio::time::sleep(FAREWELL) => {
                warn!("not everything could be recorded before the end");
                appender.abort();
            }
        }
    }
}

/// What rings for those who look in the database for what there is to do.
struct Bells {
    files: Bell,
    gone: Bell,
    forgotten: Bell,
    answered: Bell,
    /// Whose words are kept somewhere.
    set: Bell,
}

/// Does what follows from what is recorded.
fn doer<P: Platform>(desk: Desk<P>, hands: Hands<P>, bells: Bells) -> impl Fn(Act, &Language) {
    move |act, language| match act {
        Act::Answer(conversation) => {
            desk.look_after(conversation);
            bells.answered.ring();
        }
        Act::Stop(reply, how) => desk.stop(reply, how),
        Act::CopyFiles => bells.files.ring(),
        Act::TakeDown => bells.gone.ring(),
        Act::RemoveTraces => bells.forgotten.ring(),
        Act::TellWhatHolds => bells.set.ring(),
        small => hands.act(small, language),
    }
}
