//! What a double is started with: the documented values, each of which a test may change.

use std::time::Duration;

/// So many calls in a fixed window, which the first of them opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Calls that a window admits.
    pub calls: u32,
    /// How long a window lasts.
    pub per: Duration,
}

impl Rate {
    /// So many calls in so many milliseconds.
    pub const fn new(calls: u32, per_ms: u64) -> Rate {
        Rate { calls, per: Duration::from_millis(per_ms) }
    }
}

/// The rate limits, each kept apart by method, route and channel, guild or webhook (FACTS section 2).
#[derive(Clone, Debug)]
pub struct Limits {
    /// Posting a message: in practice 5 in 5 s in a channel.
    pub create_message: Rate,
    /// Editing one's message: in practice 5 in 5 s in a channel.
    pub edit_message: Rate,
    /// Editing a message older than an hour: a low limit of its own (code 30046); its size is not known.
    pub edit_old_message: Rate,
    /// Adding or removing a reaction: in practice one in 0.25 s.
    pub reaction: Rate,
    /// Interaction and webhook routes, which the global limit does not count.
    pub webhook: Rate,
    /// Every other route.
    pub other: Rate,
    /// All calls of the bot together, interaction routes excepted: 50 in a second.
    pub global: Rate,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            create_message: Rate::new(5, 5000),
            edit_message: Rate::new(5, 5000),
            edit_old_message: Rate::new(3, 60_000),
            reaction: Rate::new(1, 250),
            webhook: Rate::new(5, 2000),
            other: Rate::new(50, 1000),
            global: Rate::new(50, 1000),
        }
    }
}

impl Limits {
    /// No limit that a test could reach, for measuring something else.
    pub fn none() -> Self {
        let free = Rate::new(u32::MAX, 1000);
        Limits {
            create_message: free,
            edit_message: free,
            edit_old_message: free,
            reaction: free,
            webhook: free,
            other: free,
            global: free,
        }
    }
}

/// How many identifies the gateway takes (FACTS section 8).
#[derive(Clone, Copy, Debug)]
pub struct Identifies {
    /// What `max_concurrency` says: shards share a key when their numbers are equal modulo this. Usually 1.
    pub max_concurrency: u32,
    /// Identifies for a key in a window. Discord takes 1; the default is generous, for restarts in tests.
    pub per_key: u32,
    /// The window: 5 s.
    pub window: Duration,
    /// Identifies in a day for the whole bot: 1000. Beyond it the token is worth nothing any more.
    pub per_day: u32,
}

impl Default for Identifies {
    fn default() -> Self {
        Identifies { max_concurrency: 1, per_key: 100, window: Duration::from_secs(5), per_day: 1000 }
    }
}

/// Everything a double is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port of the REST address on 127.0.0.1; 0 takes any.
    pub port: u16,
    /// The rate limits.
    pub limits: Limits,
    /// The identify limits.
    pub identifies: Identifies,
    /// What hello asks for: 41.25 s.
    pub heartbeat_interval: Duration,
    /// How long a session without a connection can be resumed: "a few minutes".
    pub session_kept: Duration,
    /// Events kept for a resume; a session that misses more is invalid.
    pub replay: usize,
    /// For how long an author's nonce finds their message again: "the past few minutes" (FACTS section 3).
    pub nonce_window: Duration,
    /// How long an interaction waits for its first answer: 3 s (FACTS section 7).
    pub first_answer_within: Duration,
    /// How long an interaction's token works after that: 15 minutes (FACTS section 7).
    pub token_lives: Duration,
    /// The age from which edits have a low limit of their own: an hour (FACTS section 2).
    pub old_after: Duration,
    /// Whether the application has the privileged MESSAGE_CONTENT intent (FACTS section 1).
    pub message_content: bool,
    /// What stands in the application's profile.
    pub description: String,
    /// What `GET /gateway/bot` recommends.
    pub shards: u32,
    /// Guilds that one shard may hold: 2500. More ask for sharding with close code 4011.
    pub guilds_per_shard: usize,
    /// Whether 429 bodies have a `code`, which the documentation calls optional (FACTS section 2).
    pub code_in_429: bool,
    /// Answers of 401, 403 or 429 that are one complaint: beyond 10,000 in ten minutes Discord blocks an address.
    pub refusals_tolerated: u32,
    /// A delay of every REST answer; its effect happens on arrival.
    pub rest_latency: Duration,
    /// A delay of every gateway event.
    pub event_latency: Duration,
    /// Whether requests and answers are checked against Discord's OpenAPI document.
    pub checks: bool,
    /// Whether the HTTP control surface under `/control` is served.
    pub control: bool,
    /// Calls, happenings and messages of a channel that are remembered; the oldest go first.
    pub remembered: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            port: 0,
            limits: Limits::default(),
            identifies: Identifies::default(),
            heartbeat_interval: Duration::from_millis(41_250),
            session_kept: Duration::from_secs(180),
            replay: 10_000,
            nonce_window: Duration::from_secs(300),
            first_answer_within: Duration::from_secs(3),
            token_lives: Duration::from_secs(900),
            old_after: Duration::from_secs(3600),
            message_content: true,
            description: String::new(),
            shards: 1,
            guilds_per_shard: 2500,
            code_in_429: true,
            refusals_tolerated: 100,
            rest_latency: Duration::ZERO,
            event_latency: Duration::ZERO,
            checks: true,
            control: false,
            remembered: 50_000,
        }
    }
}
