//! `health`: whether the bot that runs on this machine is ready, for those who watch over it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, bail};

use crate::cli::output::Lines;
use crate::cli::settings;
use crate::config::Environment;

/// How long the answer may take.
const ANSWERED_WITHIN: Duration = Duration::from_secs(4);

pub(super) async fn run(environment: &Environment) -> anyhow::Result<()> {
    let address =
        settings::http(environment)?.context("TEACHBACK_HTTP is not set: the bot answers nowhere")?;
    let client = reqwest::Client::builder().no_proxy().timeout(ANSWERED_WITHIN).build()?;
    let asked = client.get(format!("http://{}/readyz", reached(address))).send().await;
    let answer =
        asked.map_err(reqwest::Error::without_url).with_context(|| format!("nobody answers at {address}"))?;
    let status = answer.status();
    let mut lines = Lines::new();
    lines.print(answer.text().await?)?;
    lines.flush()?;
    if !status.is_success() {
        bail!("the bot is not ready");
    }
    Ok(())
}

/// A bot that listens on all addresses is reached on the machine's own.
fn reached(address: SocketAddr) -> SocketAddr {
    let own: IpAddr = if address.is_ipv6() { Ipv6Addr::LOCALHOST.into() } else { Ipv4Addr::LOCALHOST.into() };
    let ip = if address.ip().is_unspecified() { own } else { address.ip() };
    SocketAddr::new(ip, address.port())
}
