//! The room `discord` against the loopback Discord: what is asked of it, and what is heard from it.

mod files;
mod gateway;
mod interactions;
mod lost;
mod probe;
mod rest;

use std::time::Duration;

use double::{Id, Options};
use secrecy::SecretString;
use teachback::bot::ear::{Ear, Heard, Mark, Session};
use teachback::bot::log_ins::LogIns;
use teachback::bot::review::Clerk;
use teachback::cli::picture;
use teachback::discord::{Discord, Error, Inside, Settings};
use teachback::domain::inbound::{Content, Inbound, Said};
use teachback::domain::key::{MessageKey, PlaceKey, Spot};
use teachback::domain::rules::Rules;
use teachback::store::{self, Store};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long anything may take here.
const SOON: Duration = Duration::from_secs(20);

fn settings(double: &double::Discord) -> Settings {
    Settings {
        models: vec!["scripted".to_owned()],
        token: SecretString::from(double.token()),
        api: double.url().to_owned(),
        message_content: true,
        shards: None,
    }
}

fn discord(double: &double::Discord) -> Discord {
    Discord::new(settings(double)).unwrap()
}

fn spot(channel: Id, message: Id) -> Spot {
    Spot { place: PlaceKey::discord(channel), message: MessageKey::discord(message) }
}

fn no_complaints(double: &double::Discord) {
    assert_eq!(double.complaints(), []);
}

/// Somebody who listens, as the bot does, and writes down how far.
struct Listening {
    heard: mpsc::Receiver<Heard>,
    marks: Vec<Mark>,
    stop: CancellationToken,
    tasks: TaskTracker,
    running: JoinHandle<Result<(), Error>>,
}

impl Listening {
    async fn start(double: &double::Discord) -> Self {
        let mut listening = Self::begin(settings(double), 100, Vec::new()).until_up(double).await;
        assert!(listening.next_frame().await.inbound.is_none(), "READY is told at once");
        listening
    }

    /// Goes on where another one stood.
    async fn go_on(double: &double::Discord, from: (Session, u64)) -> Self {
        let listening = Self::begin(settings(double), 100, vec![from]);
        listening.until_up(double).await
    }

    fn begin(settings: Settings, queue: usize, known: Vec<(Session, u64)>) -> Self {
        let (ear, heard) = Ear::new(queue);
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        let discord = Discord::new(settings).unwrap();
        let running = tokio::spawn({
            let stop = stop.clone();
            let clerk =
                Clerk::new(Store::open(store::Options::new()), Rules::default(), false, picture::draw);
            let inside = Inside { ear, clerk, tasks: tasks.clone() };
            async move { discord.run(inside, known, Vec::new(), LogIns::default(), stop).await }
        });
        Self { heard, marks: Vec::new(), stop, tasks, running }
    }

    /// The commands are registered last, so then everything has begun.
    async fn until_up(self, double: &double::Discord) -> Self {
        let is_up = |view: &double::View<'_>| view.connected() == 1 && !view.commands(None).is_empty();
        double.wait_until("a gateway session and the commands", SOON, is_up).await.unwrap();
        self
    }

    /// What is heard next, whether it means something or not.
    async fn next_frame(&mut self) -> Heard {
        let heard = tokio::time::timeout(SOON, self.heard.recv()).await.expect("something is heard").unwrap();
        self.marks.extend(heard.mark.clone());
        heard
    }

    /// The next thing that means something.
    async fn next(&mut self) -> Heard {
        loop {
            let heard = self.next_frame().await;
            if heard.inbound.is_some() {
                return heard;
            }
        }
    }

    async fn next_inbound(&mut self) -> Inbound {
        self.next().await.inbound.expect("it means something")
    }

    async fn next_said(&mut self) -> Said {
        match self.next_inbound().await {
            Inbound::Said(said) => said,
            other => panic!("not said: {other:?}"),
        }
    }

    async fn next_text(&mut self) -> String {
        match self.next_said().await.content {
            Content::Text(text) => text,
            Content::Unreadable => panic!("not readable"),
        }
    }

    /// Stops, and gives what a restart goes on from.
    async fn stop(mut self) -> (Session, u64) {
        self.stop.cancel();
        let ended = tokio::time::timeout(SOON, &mut self.running).await.expect("it ends");
        ended.unwrap().unwrap();
        self.tasks.close();
        tokio::time::timeout(SOON, self.tasks.wait()).await.expect("answers end");
        while let Ok(heard) = self.heard.try_recv() {
            self.marks.extend(heard.mark);
        }
        assert!(self.marks.is_sorted_by_key(|mark| mark.seq), "marks are in the order of the wire");
        let last = self.marks.last().expect("something was heard");
        ((*last.session).clone(), last.seq)
    }

    /// How it ends when nobody stops it.
    async fn end(self) -> Error {
        tokio::time::timeout(SOON, self.running)
            .await
            .expect("it ends")
            .unwrap()
            .expect_err("Discord refused")
    }
}

async fn double() -> double::Discord {
    double::Discord::start(Options::default()).await.unwrap()
}
