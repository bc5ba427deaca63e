//! What holds in a place, for whoever speaks there without a decision at hand.

use std::sync::Arc;

use tracing::warn;

use crate::domain::event::Place;
use crate::domain::id::MessageId;
use crate::domain::key::MessageKey;
use crate::domain::rules::Rules;
use crate::domain::settings::{InForce, Language, Settings};
use crate::store::{self, Store, Touch};

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
        self.at(self.store.place_of_part(part).await).await.map_or(self.rules.seeds, |here| here.seeds)
    }

    /// Whether the bot's thumbs are still to be put under the reply that this message is a part of.
    pub async fn lack_thumbs(&self, part: &MessageKey) -> bool {
        self.store.lacks_thumbs(part).await.unwrap_or_else(|error| {
            warn!(error = &error as &dyn std::error::Error, "what a reply is owed could not be read");
            false
        })
    }

    /// Whether the bot has put thumbs under this part. Of a reply from before that was noted, it is guessed: where thumbs are put
    /// today and none are owed.
    pub async fn has_thumbs(&self, part: &MessageKey) -> bool {
        let noted = self.store.thumbs_put(part).await.unwrap_or_else(|error| {
            warn!(error = &error as &dyn std::error::Error, "where thumbs were put could not be read");
            None
        });
        match noted {
            Some(are_put) => are_put,
            None => self.are_seeded(part).await && !self.lack_thumbs(part).await,
        }
    }

    /// Notes that thumbs were put under this part of a reply; otherwise it is done once more.
    pub async fn thumbs_put(&self, reply: MessageId, part: &MessageKey) {
        if let Err(error) = self.store.put_thumbs(reply, part).await {
            warn!(error = &error as &dyn std::error::Error, "that thumbs were put could not be noted");
        }
    }

    /// Notes that this was done to a reply, or never can be; otherwise it is done once more.
    pub async fn touched(&self, reply: MessageId, touch: Touch) {
        if let Err(error) = self.store.touched(reply, touch).await {
            warn!(error = &error as &dyn std::error::Error, "what was done to a reply could not be noted");
        }
    }

    /// The language where a reply is shown.
    pub async fn language_at(&self, reply: MessageId) -> Language {
        let here = self.at(self.store.place_of(reply).await).await;
        here.map_or_else(|| self.rules.language.clone(), |here| here.language)
    }

    async fn at(&self, found: Result<Option<Place>, store::Error>) -> Option<InForce> {
        match found {
            Ok(Some(place)) => Some(self.settings_or_usual(&place).await),
            Ok(None) => None,
            Err(error) => {
                warn!(error = &error as &dyn std::error::Error, "the place of a reply could not be read");
                None
            }
        }
    }
}
