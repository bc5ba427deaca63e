//! Whether the bot can do its work: it hears, and it can write down what it hears.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::store::Store;

/// How long the database may take to answer.
const ANSWERED_WITHIN: Duration = Duration::from_secs(2);

/// What the bot cannot work without.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Where everything is recorded.
    pub store: Store,
    /// Which shards of this process have a gateway session that is up; empty before the first one.
    pub gateway: watch::Receiver<BTreeMap<u32, bool>>,
}

/// How they stand.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Report {
    /// Whether all of them are well.
    pub(super) ready: bool,
    /// `up` or `away`.
    database: &'static str,
    /// Each shard of this process: `up` or `away`.
    gateway: BTreeMap<u32, &'static str>,
}

/// Looks at each of them; nothing is known yet while the bot still opens its database.
pub(super) async fn look(parts: Option<&Parts>) -> Report {
    let Some(parts) = parts else { return report(false, BTreeMap::new()) };
    let database = matches!(timeout(ANSWERED_WITHIN, parts.store.ping()).await, Ok(Ok(())));
    report(database, parts.gateway.borrow().clone())
}

fn report(database: bool, gateway: BTreeMap<u32, bool>) -> Report {
    let hears = !gateway.is_empty() && gateway.values().all(|is_up| *is_up);
    Report {
        ready: database && hears,
        database: word(database),
        gateway: gateway.into_iter().map(|(shard, is_up)| (shard, word(is_up))).collect(),
    }
}

const fn word(is_up: bool) -> &'static str {
    if is_up { "up" } else { "away" }
}
