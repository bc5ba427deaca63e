//! The one table of all environment variables; `.env.example` and the README are compared with it.

/// An environment variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What holds when it is not set.
    pub unset: Unset,
    /// What it is, in a few words that can follow its name and a colon.
    pub about: &'static str,
    /// Whether its value is shown to nobody.
    pub secret: bool,
}

/// What holds when a variable is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unset {
    /// Nothing works without it.
    Required,
    /// This value, as it would be written.
    Default(&'static str),
    /// What it would add is left out.
    LeftOut,
}

const fn required(name: &'static str, about: &'static str) -> Variable {
    Variable { name, unset: Unset::Required, about, secret: false }
}

const fn with_default(name: &'static str, default: &'static str, about: &'static str) -> Variable {
    Variable { name, unset: Unset::Default(default), about, secret: false }
}

const fn optional(name: &'static str, about: &'static str) -> Variable {
    Variable { name, unset: Unset::LeftOut, about, secret: false }
}

const fn secret(variable: Variable) -> Variable {
    Variable { secret: true, ..variable }
}

macro_rules! table {
    ($($name:ident = $variable:expr;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`")]
            pub const $name: Variable = $variable;
        )*

        /// All of them, in the order in which a person reads them.
        pub const ALL: &[Variable] = &[$($name),*];
    };
}

table! {
    DISCORD_TOKEN = secret(required(
        "DISCORD_TOKEN",
        "the bot's token, from the Bot page of your application at https://discord.com/developers/applications",
    ));
    DISCORD_API = with_default(
        "DISCORD_API",
        "https://discord.com",
        "the address of Discord, without a path; another one for tests",
    );
    MESSAGE_CONTENT = with_default(
        "MESSAGE_CONTENT",
        "on",
        "on, or off to run without that privileged intent: by mention, direct message, reactions, buttons and menus",
    );
    RELAY_CHANNELS = optional(
        "RELAY_CHANNELS",
        "ids of channels in which every message is answered, with commas between; elsewhere mentions are, and /relay switches",
    );
    SHARDS = optional(
        "SHARDS",
        "which shards this process serves, of how many: 2/8, 0-3/8 (with 3) or 0..4/8 (without 4); ordinal:4/16, and each of several processes serves 4 of 16, by the number at the end of its HOSTNAME (teachback-3); unset, all that Discord recommends",
    );

    MODELS_FILE = optional(
        "MODELS_FILE",
        "a file that names several models and servers, as models.example.toml does; MODEL_BASE_URL, MODEL_API_KEY, \
         MODEL_HEADERS and MODEL are left out then, and the other MODEL_ settings hold where the file says nothing",
    );
    MODEL_BASE_URL = required(
        "MODEL_BASE_URL",
        "where the OpenAI-compatible server is, such as http://127.0.0.1:8080/v1; a query after it goes with every request",
    );
    MODEL_API_KEY = secret(optional("MODEL_API_KEY", "its key, if it wants one"));
    MODEL = required("MODEL", "the name that the server knows the model by");
    SYSTEM_PROMPT = optional("SYSTEM_PROMPT", "what the model is told before everything else");
    MODEL_CONTEXT = with_default(
        "MODEL_CONTEXT",
        "8192",
        "how many tokens a request and its answer may have together; older turns are left out beyond it",
    );
    MODEL_MAX_TOKENS = with_default("MODEL_MAX_TOKENS", "1024", "how many tokens an answer may have");
    MODEL_TOKEN_LIMIT_NAME = with_default(
        "MODEL_TOKEN_LIMIT_NAME",
        "max_tokens",
        "the name under which the server takes that: max_tokens, or max_completion_tokens for OpenAI's reasoning models",
    );
    MODEL_TEMPERATURE = optional("MODEL_TEMPERATURE", "how freely the model chooses its words, from 0 up; unset, the server decides");
    MODEL_FOLD_SYSTEM = with_default(
        "MODEL_FOLD_SYSTEM",
        "off",
        "on for models without a system role: the system prompt is put into the first person's turn",
    );
    MODEL_USAGE = with_default("MODEL_USAGE", "on", "off for servers that do not take the wish for token counts");
    MODEL_IMAGES = with_default(
        "MODEL_IMAGES",
        "off",
        "on for models that look at images; off, images that people attach are neither sent nor kept",
    );
    MODEL_BODY = optional("MODEL_BODY", "more fields for the body of every request, as a JSON object");
    MODEL_HEADERS = secret(optional("MODEL_HEADERS", "more headers for every request, as a JSON object of texts"));
    MODEL_PARALLEL = with_default(
        "MODEL_PARALLEL",
        "64",
        "how many requests the server is sent at the same time; 1 for llama-cpp-python, which ends one answer for the next",
    );
    MODEL_TIMEOUT_PLACE = with_default(
        "MODEL_TIMEOUT_PLACE",
        "5m",
        "the longest wait for a place among these requests",
    );
    MODEL_TIMEOUT_CONNECT = with_default("MODEL_TIMEOUT_CONNECT", "10s", "the longest wait for a connection to the server");
    MODEL_TIMEOUT_FIRST = with_default("MODEL_TIMEOUT_FIRST", "180s", "the longest wait from a request to the first words");
    MODEL_TIMEOUT_BETWEEN = with_default("MODEL_TIMEOUT_BETWEEN", "60s", "the longest wait between words");
    MODEL_TIMEOUT_WHOLE = with_default("MODEL_TIMEOUT_WHOLE", "10m", "the longest time for a whole answer");

    MODEL_RETRY_AFTER = with_default(
        "MODEL_RETRY_AFTER",
        "30s",
        "the longest pause before a busy server is asked again, also if it names a longer one",
    );

    DATABASE_URL = secret(optional(
        "DATABASE_URL",
        "a PostgreSQL server from version 15 on, such as postgres://user:password@host/database; unset, the bot keeps its own",
    ));
    TEACHBACK_DATA = with_default("TEACHBACK_DATA", "./data", "the folder of the bot's own database and secret");
    TEACHBACK_POSTGRES = optional(
        "TEACHBACK_POSTGRES",
        "the folder of PostgreSQL's binaries, if the bot's own database shall use these and no others",
    );
    TEXT_KEY = secret(optional(
        "TEXT_KEY",
        "keys that what people wrote and their names are encrypted with in the database, such as 2026:BASE64 (openssl rand -base64 32), the one to write with first; unset, the disk or the server must encrypt them",
    ));

    TEACHBACK_SCOPE = optional(
        "TEACHBACK_SCOPE",
        "place or person: whose turns make a conversation; unset, everybody's in relay channels, threads and direct messages, one person's elsewhere",
    );
    TEACHBACK_FEEDBACK = with_default(
        "TEACHBACK_FEEDBACK",
        "thread+reply",
        "what is feedback: messages in a thread on a reply and inline replies (thread+reply), or the thread alone (thread)",
    );
    TEACHBACK_SCORES = with_default("TEACHBACK_SCORES", "off", "on, and the keycaps 1 to 5 are ratings beside the thumbs");
    TEACHBACK_REASONING = with_default(
        "TEACHBACK_REASONING",
        "hide",
        "what people see of what a model thinks before it speaks: nothing (hide), or a line to be uncovered (spoiler); it is kept in any case",
    );
    TEACHBACK_SEEDS = with_default("TEACHBACK_SEEDS", "on", "off, and the bot puts no thumbs under its replies");
    TEACHBACK_REVIEWERS = optional(
        "TEACHBACK_REVIEWERS",
        "ids of roles that review replies, with commas between; those who may manage messages always do",
    );
    TEACHBACK_REVIEW_NAMES = with_default(
        "TEACHBACK_REVIEW_NAMES",
        "off",
        "on, and those who review see the names of those who asked and rated; else how many they are",
    );
    TEACHBACK_REVIEW_CHANNEL = optional(
        "TEACHBACK_REVIEW_CHANNEL",
        "the id of a channel in which each reply of its server that asks for a review gets a card",
    );
    TEACHBACK_LANGUAGE = with_default(
        "TEACHBACK_LANGUAGE",
        "en",
        "the language of the bot's own sentences where nobody sets another: en or de; what only one person sees is in the language of their Discord",
    );
    TEACHBACK_FIXED = optional(
        "TEACHBACK_FIXED",
        "what servers cannot set for themselves by /settings: relay, scope, feedback, seeds, reviewers, review_channel, language, take_down, with commas between",
    );
    TEACHBACK_IDLE_CHANNEL = with_default("TEACHBACK_IDLE_CHANNEL", "6h", "the silence that ends a conversation in a channel");
    TEACHBACK_IDLE_DIRECT = with_default(
        "TEACHBACK_IDLE_DIRECT",
        "24h",
        "the silence that ends a conversation in direct messages",
    );
    TEACHBACK_LOOK_BACK = with_default(
        "TEACHBACK_LOOK_BACK",
        "7d",
        "how far back, after an absence, is looked for messages, edits, deletions and reactions that were missed",
    );
    TEACHBACK_ANSWER_WITHIN = with_default(
        "TEACHBACK_ANSWER_WITHIN",
        "1h",
        "how old a question may be that was asked while the bot was away, to be answered all the same",
    );
    TEACHBACK_PERSON_REQUESTS = optional(
        "TEACHBACK_PERSON_REQUESTS",
        "how many replies one person may have in a day (UTC); unset, as many as they like",
    );
    TEACHBACK_PERSON_TOKENS = optional(
        "TEACHBACK_PERSON_TOKENS",
        "how many tokens one person's questions and replies may take in a day, as the model server counts them",
    );
    TEACHBACK_GUILD_REQUESTS = optional(
        "TEACHBACK_GUILD_REQUESTS",
        "how many replies everybody in a server together may have in a day",
    );
    TEACHBACK_GUILD_TOKENS = optional(
        "TEACHBACK_GUILD_TOKENS",
        "how many tokens everybody in a server together may take in a day",
    );
    TEACHBACK_LIMIT_MODERATORS = with_default(
        "TEACHBACK_LIMIT_MODERATORS",
        "on",
        "off, and these limits do not hold for moderators; what they have counts all the same",
    );
    TEACHBACK_KEEP = with_default(
        "TEACHBACK_KEEP",
        "notice",
        "whose words are kept: everybody's who has not said no, told by a notice (notice), or theirs who have said yes (opt-in); servers can only be stricter",
    );
    TEACHBACK_RETAIN = optional(
        "TEACHBACK_RETAIN",
        "for how long what was written is kept, such as 90d; what people thought of it stays as counts; unset, until somebody has it erased",
    );
    TEACHBACK_RETAIN_LEFT = with_default(
        "TEACHBACK_RETAIN_LEFT",
        "30d",
        "for how long what was written in a server is kept after the bot has left it",
    );
    TEACHBACK_TAKE_DOWN = with_default(
        "TEACHBACK_TAKE_DOWN",
        "off",
        "on, and a reply goes from Discord when its question is deleted there; what people thought of it stays as counts",
    );
    TEACHBACK_POLICY_URL = optional(
        "TEACHBACK_POLICY_URL",
        "where your privacy policy can be read, for /privacy; teachback privacy-policy prints one",
    );
    TEACHBACK_GRACE = with_default(
        "TEACHBACK_GRACE",
        "20s",
        "how long replies that are being written may go on when the bot is told to stop",
    );
    TEACHBACK_HTTP = optional(
        "TEACHBACK_HTTP",
        "a port of this machine, or an address with its port, at which /healthz, /readyz and /metrics are answered; unset, nowhere",
    );
    TEACHBACK_SECRET = secret(optional(
        "TEACHBACK_SECRET",
        "the installation's secret, at least 32 characters; unset, one is made at the first start and kept in TEACHBACK_DATA",
    ));
    TRAINING_PERMISSION = optional(
        "TRAINING_PERMISSION",
        "the reference of Discord's express permission to train models on what people wrote; unset, nothing is exported for training",
    );
    RUST_LOG = with_default("RUST_LOG", "info", "what is logged: error, warn, info or debug, also for each part (teachback::model=debug)");
}
