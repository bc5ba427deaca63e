//! `migrate`: the database's tables are brought up to date.

use tracing::info;

use crate::cli::database::Database;
use crate::cli::settings;
use crate::config::Environment;

pub(super) async fn run(environment: &Environment) -> anyhow::Result<()> {
    let place = settings::database(environment)?;
    let database = Database::join(&place).await?;
    let migrated = database.store.migrate().await;
    let closed = database.close().await;
    migrated?;
    info!("the tables are up to date");
    closed
}
