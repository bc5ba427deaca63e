//! `run`: a guild is served until somebody stops it.

use std::io;
use std::pin::pin;
use std::sync::Arc;

use anyhow::bail;
use tokio_util::sync::CancellationToken;
use tracing::info;

use crate::bot::life::Parts;
use crate::cli::database::{Database, Patience};
use crate::cli::secret;
use crate::cli::serve::{Rest, serve};
use crate::cli::settings::{self, Serving};
use crate::config::Environment;
use crate::discord::Discord;
use crate::model;

pub(super) async fn run(environment: &Environment) -> anyhow::Result<()> {
    let Serving { place, discord, model, asking, rules, seeds, grace, secret, data } =
        settings::serving(environment)?;
    secret::of_installation(secret, &data)?;
    let mut database = Database::open(&place, Patience::Endless).await?;
    database.store.migrate().await?;
    let parts = Parts {
        store: database.store.clone(),
        model: model::Client::new(model)?,
        asking,
        rules,
        platform: Arc::new(Discord::new(discord)?),
        seeds,
    };
    let rest = Rest { stop: CancellationToken::new(), at_once: CancellationToken::new(), grace };
    let served = until_told(parts, &rest, &mut database).await;
    let closed = database.close().await;
    served.and(closed)
}

/// Serves; told to stop once, it comes to rest, and told twice, at once.
async fn until_told(parts: Parts<Discord>, rest: &Rest, database: &mut Database) -> anyhow::Result<()> {
    let mut serving = pin!(serve(parts, rest.clone()));
    loop {
        tokio::select! {
            served = &mut serving => return Ok(served?),
            () = database.lost() => bail!("the database server has ended: start the bot again"),
            told = told_to_stop() => {
                told?;
                if rest.stop.is_cancelled() {
                    rest.at_once.cancel();
                } else {
                    info!("coming to rest; once more stops at once");
                    rest.stop.cancel();
                }
            }
        }
    }
}

/// Ctrl-C, or what a supervisor sends.
async fn told_to_stop() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
