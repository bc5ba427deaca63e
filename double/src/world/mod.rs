//! What exists in the double: one struct behind one lock, changed by the bot's calls and by people alike.

pub(crate) mod channel;
pub(crate) mod emit;
pub(crate) mod emoji;
pub(crate) mod guild;
pub(crate) mod interaction;
pub(crate) mod message;
pub(crate) mod permissions;
pub(crate) mod places;
pub(crate) mod posting;
pub(crate) mod reacting;
pub(crate) mod threading;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    time::Instant,
};

use serde_json::Value;
use tokio::sync::broadcast;

use crate::{
    faults::{Broken, Orders},
    gateway::state::Gateway,
    id::{Id, Ids, now_ms},
    look::{Call, Complaint},
    options::Options,
    rest::limits::Windows,
    world::{
        channel::Channel,
        guild::{Guild, Role, User},
        interaction::InteractionState,
        message::Message,
    },
};

/// Happenings that a slow reader of the stream may fall behind by.
const HAPPENINGS: usize = 4096;
/// Complaints that are kept; a test needs the first few.
const COMPLAINTS: usize = 1000;

pub(crate) struct World {
    pub(crate) options: Options,
    pub(crate) ids: Ids,
    pub(crate) bot: Id,
    pub(crate) application: Id,
    pub(crate) token: String,
    /// False when identifying too often has made it worthless (FACTS section 8).
    pub(crate) token_valid: bool,
    pub(crate) home: Id,
    pub(crate) guilds: BTreeMap<Id, Guild>,
    pub(crate) users: BTreeMap<Id, User>,
    /// The languages of people's clients, where not English.
    pub(crate) locales: BTreeMap<Id, String>,
    pub(crate) channels: BTreeMap<Id, Channel>,
    pub(crate) interactions: BTreeMap<Id, InteractionState>,
    /// Commands by their scope: None is global.
    pub(crate) commands: BTreeMap<Option<Id>, Vec<Value>>,
    pub(crate) nonces: HashMap<Nonce, Posted>,
    /// The nonces in the order of their use, so that old ones are forgotten.
    pub(crate) nonces_used: VecDeque<(Instant, Nonce, Id)>,
    pub(crate) files: BTreeMap<Id, File>,
    pub(crate) gateway: Gateway,
    pub(crate) windows: Windows,
    pub(crate) orders: Orders,
    pub(crate) broken: Broken,
    /// When the bot was refused: 401, 403 and 429 count.
    pub(crate) refusals: VecDeque<Instant>,
    /// Guilds whose messages can be searched.
    pub(crate) indexed: BTreeSet<Id>,
    pub(crate) typing: Vec<(Id, Instant)>,
    pub(crate) calls: VecDeque<Call>,
    pub(crate) complaints: Vec<Complaint>,
    pub(crate) happenings: broadcast::Sender<Value>,
    /// Where the REST address is, for the addresses of files.
    pub(crate) address: String,
}

/// Whose nonce it is, and the nonce: its channel does not matter.
pub(crate) type Nonce = (Id, String);

/// Where a nonce's message went.
#[derive(Clone, Copy)]
pub(crate) struct Posted {
    pub(crate) channel: Id,
    pub(crate) message: Id,
}

/// An uploaded file.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) content_type: String,
    pub(crate) bytes: bytes::Bytes,
    /// What it shows, for whoever does not see it.
    pub(crate) description: Option<String>,
}

impl World {
    /// A guild with the bot, its own role and a channel named `general`.
    pub(crate) fn new(options: Options, address: String, resume_address: String) -> World {
        let mut ids = Ids::default();
        let mut id = || ids.next(now_ms());
        let (home, bot, application, owner) = (id(), id(), id(), id());
        let mut world = World {
            gateway: Gateway::new(resume_address),
            windows: Windows::default(),
            options,
            ids,
            bot,
            application,
            token: format!("double.{bot}"),
            token_valid: true,
            home,
            guilds: BTreeMap::new(),
            locales: BTreeMap::new(),
            users: BTreeMap::new(),
            channels: BTreeMap::new(),
            interactions: BTreeMap::new(),
            commands: BTreeMap::new(),
            nonces: HashMap::new(),
            nonces_used: VecDeque::new(),
            files: BTreeMap::new(),
            orders: Orders::default(),
            broken: Broken::default(),
            refusals: VecDeque::new(),
            indexed: BTreeSet::new(),
            typing: Vec::new(),
            calls: VecDeque::new(),
            complaints: Vec::new(),
            happenings: broadcast::Sender::new(HAPPENINGS),
            address,
        };
        world.add_user(bot, "bot", true);
        world.add_user(owner, "owner", false);
        world.add_guild(home, "home", owner);
        world.add_channel(home, "general", channel::ChannelKind::Text, None);
        world
    }

    pub(crate) fn id(&mut self) -> Id {
        self.ids.next(now_ms())
    }

    fn add_user(&mut self, id: Id, name: &str, bot: bool) {
        self.users.insert(id, User { id, name: name.to_owned(), bot, webhook: false });
    }

    pub(crate) fn user_json(&self, id: Id) -> Value {
        self.users.get(&id).map_or(Value::Null, User::json)
    }

    pub(crate) fn message(&self, channel: Id, message: Id) -> Option<&Message> {
        self.channels.get(&channel)?.messages.get(&message)
    }

    pub(crate) fn message_mut(&mut self, channel: Id, message: Id) -> Option<&mut Message> {
        self.channels.get_mut(&channel)?.messages.get_mut(&message)
    }

    /// A message wherever it is.
    pub(crate) fn find_message(&self, message: Id) -> Option<&Message> {
        self.channels.values().find_map(|channel| channel.messages.get(&message))
    }

    /// The guild's role that belongs to the bot alone.
    pub(crate) fn own_role(&self, guild: Id) -> Option<&Role> {
        self.guilds.get(&guild)?.roles.values().find(|role| role.of_bot == Some(self.bot))
    }

    /// Something that the real service would not have taken or said.
    pub(crate) fn complain(&mut self, rule: &'static str, what: impl Into<String>) {
        let complaint = Complaint { rule, what: what.into() };
        self.tell(|| serde_json::json!({ "kind": "complaint", "rule": rule, "what": complaint.what }));
        if self.complaints.len() < COMPLAINTS {
            self.complaints.push(complaint);
        }
    }

    /// Tells the stream of happenings, if anybody reads it.
    pub(crate) fn tell(&self, happening: impl FnOnce() -> Value) {
        if self.happenings.receiver_count() > 0 {
            // Nobody left to hear it is no failure.
            let _ = self.happenings.send(happening());
        }
    }
}
