//! Discord: serenity's models, builders and routes, and the gateway's socket; nobody else knows them.

mod atlas;
mod card;
mod choice;
mod close;
mod command;
mod content;
mod count;
mod custom_id;
mod desk;
mod emoji;
mod farewell;
mod files;
mod form;
mod frame;
mod gate;
mod headers;
mod interaction;
mod land;
mod listener;
mod mentions;
mod mine;
mod opinions;
mod past;
mod permissions;
mod platform;
mod post;
mod probe;
mod quiet;
mod reaction;
mod refusal;
mod rest;
mod review;
mod run;
mod said;
mod scout;
mod session;
mod settings;
mod sight;
mod snowflake;
mod wire;

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use serenity::all::{ApplicationId, UserId};
use sha2::{Digest, Sha256};
use tokio::sync::watch;

pub use close::Error;
pub use count::Up;
pub use desk::Inside;
pub use probe::{Finding, Probe};
pub use rest::SetUp;

use crate::bot::pacer::Pacer;
use crate::discord::files::Files;
use crate::discord::land::Land;
use crate::discord::rest::Rest;

/// Discord's own address.
pub const DISCORD: &str = "https://discord.com";

/// How Discord is spoken to.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The bot's token.
    pub token: SecretString,
    /// Discord's address without a path; REST is asked under its `/api/v10`, which also says where the gateway is.
    pub api: String,
    /// Whether to ask for the privileged intent to read messages that are not addressed to the bot.
    pub message_content: bool,
    /// The shards that this process serves; none for all that Discord recommends.
    pub shards: Option<Shards>,
    /// The names of the models that can be chosen for a place, the usual one first.
    pub models: Vec<String>,
}

/// Some of a number of shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shards {
    /// The first one, from 0.
    pub first: u32,
    /// The last one.
    pub last: u32,
    /// How many there are in all processes together.
    pub total: u32,
}

/// Discord, to be spoken to and listened to. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Discord {
    rest: Arc<Rest>,
    files: Arc<Files>,
    pacer: Pacer,
    settings: Arc<Settings>,
    land: Arc<Land>,
    up: watch::Sender<Up>,
}

/// Who the bot is.
#[derive(Debug)]
struct Me {
    user: UserId,
    name: String,
    application: ApplicationId,
}

impl Discord {
    /// Sets everything up; nothing is sent yet.
    pub fn new(settings: Settings) -> Result<Self, SetUp> {
        // Another room may have installed it already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let pacer = Pacer::new();
        let rest = Arc::new(Rest::new(&settings.api, &settings.token, pacer.clone())?);
        let files = Arc::new(Files::new(&settings.api)?);
        let (settings, up) = (Arc::new(settings), watch::Sender::default());
        Ok(Self { rest, files, pacer, settings, land: Arc::default(), up })
    }

    /// The shards that this process is to serve; none for all that Discord recommends.
    pub fn shards(&self) -> Option<Shards> {
        self.settings.shards
    }

    /// A number that tells bots apart and says nothing of the token that makes it.
    pub fn fingerprint(&self) -> u32 {
        let hash = Sha256::digest(self.settings.token.expose_secret().trim());
        u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
    }

    /// Which of its shards have a session that is up; none before it listens.
    pub fn up(&self) -> watch::Receiver<Up> {
        self.up.subscribe()
    }

    fn rest(&self) -> &Rest {
        &self.rest
    }
}
