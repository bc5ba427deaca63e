//! Where everything is kept.

use std::path::PathBuf;

use secrecy::SecretString;

use crate::config::Reader;
use crate::config::variable as v;

/// A server, or a folder in which the bot keeps its own.
#[derive(Clone, Debug)]
pub struct Database {
    /// A server; without it the bot keeps its own.
    pub url: Option<SecretString>,
    /// The folder of the bot's own database and secret.
    pub data: PathBuf,
    /// The folder of PostgreSQL's binaries.
    pub postgres: Option<PathBuf>,
    /// The keys that texts and names are sealed with.
    pub text_key: Option<SecretString>,
}

impl Database {
    /// Reads them.
    pub fn read(from: &mut Reader<'_>) -> Self {
        Self {
            url: from.secret(&v::DATABASE_URL),
            data: from.value(&v::TEACHBACK_DATA, |text| Ok(PathBuf::from(text))),
            postgres: from.optional(&v::TEACHBACK_POSTGRES, |text| Ok(PathBuf::from(text))),
            text_key: from.secret(&v::TEXT_KEY),
        }
    }
}
