//! Where a server is, and whether it answers.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::store::{Error, Store};

/// The text is no address of a database; it is not quoted, since it may hold a password.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be an address such as postgres://user:password@host/database")]
pub struct NoAddress;

/// How to connect to what a URL names.
pub fn options(url: &SecretString) -> Result<PgConnectOptions, NoAddress> {
    let url = url.expose_secret().trim();
    let is_ours = ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
    url.parse().ok().filter(|_| is_ours).ok_or(NoAddress)
}

/// Connects once, which a pool would retry for half a minute.
pub async fn reach(options: &PgConnectOptions, within: Duration) -> Result<(), Error> {
    let connected = tokio::time::timeout(within, options.connect()).await;
    let connection = connected.map_err(|_| Error::Away(sqlx::Error::PoolTimedOut))??;
    Ok(connection.close().await?)
}

/// How the tables of a database relate to those that this program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// There are none.
    Missing,
    /// They are of an earlier program: migrations are to be applied.
    Earlier,
    /// They are the same.
    Current,
    /// They are of a later program.
    Later,
}

impl Store {
    /// How the tables here relate to those that this program knows.
    pub async fn shape(&self) -> Result<Shape, Error> {
        let exists = "select to_regclass('_sqlx_migrations') is not null";
        if !sqlx::query_scalar::<_, bool>(exists).fetch_one(&self.pool).await? {
            return Ok(Shape::Missing);
        }
        let applied = "select max(version) from _sqlx_migrations where success";
        let applied: Option<i64> = sqlx::query_scalar(applied).fetch_one(&self.pool).await?;
        let known = super::MIGRATOR.iter().map(|migration| migration.version).max();
        Ok(match (applied, known) {
            (None, _) => Shape::Missing,
            (applied, known) if applied < known => Shape::Earlier,
            (applied, known) if applied > known => Shape::Later,
            _ => Shape::Current,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_postgres() {
        for url in ["postgres://u:p@h/d", "postgresql://h:5433/d?sslmode=verify-full"] {
            assert!(options(&url.to_owned().into()).is_ok(), "{url}");
        }
        for url in ["", "mysql://h/d", "h/d", "postgres://h/d?sslmode=maybe"] {
            assert_eq!(options(&url.to_owned().into()).err(), Some(NoAddress), "{url}");
        }
    }
}
