//! Where there are no unix sockets (Windows), the bot needs a server that is already there.

use std::path::PathBuf;

use sqlx::postgres::PgConnectOptions;

use super::{Error, Settings, Step};

/// Never made here: sqlx speaks to a private server through unix sockets alone.
#[derive(Debug)]
pub struct Cluster(std::convert::Infallible);

impl Cluster {
    /// Says that this system needs `DATABASE_URL`.
    pub async fn open(_: &Settings, _: impl Fn(Step)) -> Result<Self, Error> {
        Err(Error::Unsupported)
    }

    /// How to connect.
    pub fn options(&self) -> PgConnectOptions {
        match self.0 {}
    }

    /// Says that this system needs `DATABASE_URL`.
    pub fn beside(_: &Settings) -> Result<PgConnectOptions, Error> {
        Err(Error::Unsupported)
    }

    /// Resolves when the server has ended by itself.
    pub async fn ended(&mut self) {
        match self.0 {}
    }

    /// Stops the server.
    pub async fn stop(self) -> Result<(), Error> {
        match self.0 {}
    }
}

pub(super) fn installed() -> Vec<PathBuf> {
    Vec::new()
}

pub(super) fn cache(of_user: Option<PathBuf>) -> PathBuf {
    of_user.unwrap_or_default()
}
