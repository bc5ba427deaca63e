//! What an export depends on.

use secrecy::SecretString;

use crate::config::Reader;
use crate::config::bot::secret;
use crate::config::variable as v;

/// By what right models may be trained, and what pseudonyms are made with.
#[derive(Clone, Debug)]
pub struct Training {
    /// Discord's permission, as whoever gave it calls it.
    pub permission: Option<String>,
    /// The installation's secret, if it is not the one in the data folder.
    pub secret: Option<SecretString>,
}

impl Training {
    /// Reads them.
    pub fn read(from: &mut Reader<'_>) -> Self {
        Self {
            permission: from.optional(&v::TRAINING_PERMISSION, |text| Ok(text.trim().to_owned())),
            secret: from.optional(&v::TEACHBACK_SECRET, secret),
        }
    }
}
