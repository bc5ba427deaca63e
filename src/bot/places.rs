//! What holds in a place, for whoever speaks there without a decision at hand.

use std::sync::Arc;

use tracing::warn;

use crate::domain::event::Place;
use crate::domain::key::MessageKey;
use crate::domain::rules::Rules;
use crate::domain::settings::{InForce, Settings};
use crate::store::{self, Store};

/// Who knows what is set where. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Places {
    store: Store,
    rules: Arc<Rules>,
}

impl Places {
    /// What is set in this database, within what this installation has set.
    pub fn new(store: Store, rules: Rules) -> Self {
        Self { store, rules: rules.into() }
    }

    /// What holds in a place.
    pub async fn settings_of(&self, place: &Place) -> Result<InForce, store::Error> {
        let settings = self.store.settings_around(place).await?;
        Ok(self.rules.settings_of(&settings, place))
    }

    /// The same, or what this installation has set while that cannot be read.
    pub async fn settings_or_usual(&self, place: &Place) -> InForce {
        self.settings_of(place).await.unwrap_or_else(|error| {
            warn!(error = &error as &dyn std::error::Error, "what is set for a place could not be read");
            self.rules.settings_of(&Settings::default(), place)
        })
    }

    /// Whether the bot puts thumbs under the reply that this message is a part of.
    pub async fn are_seeded(&self, part: &MessageKey) -> bool {
        match self.store.place_of_part(part).await {
            Ok(Some(place)) => self.settings_or_usual(&place).await.seeds,
            Ok(None) => self.rules.seeds,
            Err(error) => {
                warn!(error = &error as &dyn std::error::Error, "the place of a reply could not be read");
                self.rules.seeds
            }
        }
    }
}
