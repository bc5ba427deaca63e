//! The double on its own: serves until it is interrupted, and says where in one line of JSON.
//!
//! `double [--port N] [--break resume|nonce|blanking] [--without-content]`

use std::{
    env,
    io::{self, Write},
};

use anyhow::{Context, bail};
use double::{Broken, Discord, Options};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let (options, broken) = asked(env::args().skip(1))?;
    let discord = Discord::start(options).await.context("the address cannot be served")?;
    discord.faults().break_rules(broken);
    let line = json!({
        "url": discord.url(),
        "token": discord.token(),
        "bot": discord.bot_id(),
        "application": discord.application_id(),
        "guild": discord.guild(),
    });
    writeln!(io::stdout(), "{line}").context("nobody reads where it is served")?;
    tokio::signal::ctrl_c().await.context("interrupts cannot be heard")?;
    discord.stop().await;
    Ok(())
}

/// `--break` exists for one proof: that the check with an independent client fails when the double is wrong.
fn asked(mut words: impl Iterator<Item = String>) -> anyhow::Result<(Options, Broken)> {
    let mut options = Options { control: true, ..Options::default() };
    let mut broken = Broken::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => {
                options.port = words.next().unwrap_or_default().parse().context("--port needs a number")?
            }
            "--without-content" => options.message_content = false,
            "--break" => match words.next().as_deref() {
                Some("resume") => broken.resume = true,
                Some("nonce") => broken.nonce = true,
                Some("blanking") => broken.blanking = true,
                _ => bail!("--break needs resume, nonce or blanking"),
            },
            other => bail!("{other} is not an option"),
        }
    }
    Ok((options, broken))
}
