//! `migrate`: the database's tables are brought up to date.

use tracing::info;

use crate::cli::database::{Database, Patience};
use crate::cli::settings;
use crate::config::Environment;

pub(super) async fn run(environment: &Environment) -> anyhow::Result<()> {
    let place = settings::database(environment)?;
    let database = Database::open_migrated(&place, Patience::Short).await?;
    info!("the tables are up to date");
    database.close().await
}
