//! The environment, read once: every setting with its default, and all mistakes in one go.

mod bot;
mod database;
mod discord;
mod environment;
mod model;
mod models;
mod parse;
mod reader;
mod section;
mod shards;
mod training;
pub mod variable;

pub use bot::{Bot, Limits, Scope, http};
pub use database::Database;
pub use discord::Discord;
pub use environment::{BadFile, Environment};
pub use model::{Model, Server, Timeouts, TokenLimitName};
pub use models::Models;
pub use reader::{Mistake, Mistakes, Reader};
pub use shards::Shards;
pub use training::Training;

/// Everything that serving a guild takes. It holds secrets and is never logged.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the bot speaks.
    pub discord: Discord,
    /// Who answers.
    pub models: Models,
    /// Where everything is kept.
    pub database: Database,
    /// How the bot behaves.
    pub bot: Bot,
}

impl Config {
    /// Reads all settings; what is wrong with them stays with the reader.
    pub fn read(from: &mut Reader<'_>) -> Self {
        Self {
            discord: Discord::read(from),
            models: Models::read(from),
            database: Database::read(from),
            bot: Bot::read(from),
        }
    }
}
