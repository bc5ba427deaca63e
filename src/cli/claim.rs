//! Which shards this process claims, and by which name.

use crate::discord::{Discord, Shards};
use crate::store::Share;

/// The shards that are to be served: without `SHARDS` all of them, however many Discord recommends.
pub(super) fn share(discord: &Discord) -> Share {
    let bot = discord.fingerprint();
    let some = |Shards { first, last, total }| Share { bot, first, last, total };
    discord.shards().map_or(Share::whole(bot), some)
}

/// The name by which others see who is serving: process and machine.
pub(super) fn name() -> String {
    format!("teachback {}@{}", std::process::id(), host())
}

#[cfg(unix)]
fn host() -> String {
    let host = nix::unistd::gethostname().ok().and_then(|host| host.into_string().ok());
    host.unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(not(unix))]
fn host() -> String {
    "unknown".to_owned()
}
