//! What requests carry that must not be seen in what a server says of them.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};

/// A value that is shorter than this is no secret, and would be found in any words (bytes).
const SHORTEST: usize = 6;

/// The key, and what stands in headers that an operator set. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Secrets(Arc<[SecretString]>);

impl Secrets {
    pub(super) fn new(all: impl Iterator<Item = SecretString>) -> Self {
        Self(all.collect())
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|secret| secret.expose_secret().trim()).filter(|secret| secret.len() >= SHORTEST)
    }
}
