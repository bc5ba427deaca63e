//! `run`: a guild is served until somebody stops it.

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
    let (stop, at_once) = (CancellationToken::new(), CancellationToken::new());
    let rest = Rest { stop: stop.clone(), at_once, grace };
    let served = tokio::select! {
        served = serve(parts, rest) => served.map_err(anyhow::Error::from),
        () = database.lost() => bail!("the database server has ended"),
        _ = tokio::signal::ctrl_c() => { info!("stopping"); Ok(()) }
    };
    let closed = database.close().await;
    served.and(closed)
}
