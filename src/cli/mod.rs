//! The command line: one file a command, data to standard output, everything else to standard error.

pub mod picture;
pub mod serve;

mod claim;
mod database;
mod doctor;
mod events;
mod export;
mod health;
mod hearing;
mod migrate;
mod r#move;
mod output;
mod privacy_policy;
mod purge;
mod rebuild;
mod retain;
mod rotate_key;
mod run;
mod secret;
mod settings;
mod show;
mod signals;
mod stats;
mod r#try;
mod web;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{BadFile, Environment, Mistakes};

/// A Discord bot that relays a team's messages to a language model and never loses an opinion about a reply.
#[derive(Debug, Parser)]
#[command(version, about, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve a guild; what happens without a command
    Run,
    /// Try everything on this machine alone: no account, no key, no database
    Try(r#try::Args),
    /// Bring the database's tables up to date
    Migrate,
    /// Print what is recorded, one JSON object a line
    Events(events::Args),
    /// Show a conversation with everything people thought of it, as it stands or as it stood
    Show(show::Args),
    /// Print how replies are rated, or draw it
    Stats(stats::Args),
    /// Write conversations and what people thought of them as files, for archives, comparison and training
    Export(export::Args),
    /// Make all tables again from the log
    Rebuild,
    /// Encrypt everything with the first key of TEXT_KEY
    RotateKey(rotate_key::Args),
    /// Erase what has been kept for long enough, as the bot does every hour
    Retain(retain::Args),
    /// Erase everything that was written in a server
    Purge(purge::Args),
    /// Print a privacy policy to publish, filled in from the settings
    PrivacyPolicy(privacy_policy::Args),
    /// Look at everything that could keep the bot from working, and say what to do
    Doctor(doctor::Args),
    /// Say whether the bot that runs on this machine is ready
    Health,
    /// Carry everything to an empty database on another server
    Move(r#move::Args),
}

impl Arguments {
    /// Whether it goes on until somebody ends it.
    pub const fn serves(&self) -> bool {
        matches!(self.command, None | Some(Command::Run | Command::Try(_)))
    }

    /// Does what was asked.
    pub async fn run(self, environment: &Environment) -> anyhow::Result<()> {
        match self.command.unwrap_or(Command::Run) {
            Command::Run => Box::pin(run::run(environment)).await,
            Command::Try(args) => Box::pin(r#try::run(args, environment)).await,
            Command::Migrate => migrate::run(environment).await,
            Command::Events(args) => events::run(args, environment).await,
            Command::Show(args) => show::run(args, environment).await,
            Command::Stats(args) => stats::run(args, environment).await,
            Command::Export(args) => export::run(args, environment).await,
            Command::Rebuild => rebuild::run(environment).await,
            Command::RotateKey(args) => rotate_key::run(args, environment).await,
            Command::Retain(args) => retain::run(args, environment).await,
            Command::Purge(args) => purge::run(args, environment).await,
            Command::PrivacyPolicy(args) => privacy_policy::run(args, environment).await,
            Command::Doctor(args) => doctor::run(args, environment).await,
            Command::Health => health::run(environment).await,
            Command::Move(args) => r#move::run(args, environment).await,
        }
    }
}

/// Says what went wrong, and how the process ends: 1 for a failure, 2 for wrong settings, 0 where the reader of the output
/// has gone.
pub fn explain(error: &anyhow::Error) -> ExitCode {
    if error.is::<output::NobodyReads>() {
        return ExitCode::SUCCESS;
    }
    output::say(format_args!("teachback: {}", story(error)));
    if error.is::<Mistakes>() || error.is::<BadFile>() { ExitCode::from(2) } else { ExitCode::FAILURE }
}

/// The error with its causes, each once: some libraries say their cause themselves.
fn story(error: &anyhow::Error) -> String {
    let mut story = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if story.is_empty() {
            story = cause;
        } else if !story.ends_with(&cause) {
            story = format!("{story}: {cause}");
        }
    }
    story
}
