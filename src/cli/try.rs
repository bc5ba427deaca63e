//! `try`: everything on this machine alone.

use crate::config::Environment;

/// What it can be told.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) async fn run(_args: Args, _environment: &Environment) -> anyhow::Result<()> {
    anyhow::bail!("try is not there yet")
}
