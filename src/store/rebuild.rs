//! The projections made again from the log, from nothing else.

use crate::domain::state::Known;
use crate::store::append::BEGIN;
use crate::store::wants::Wants;
use crate::store::{Error, Range, Store, load, save};

/// How many events are followed at a time.
const STEP: i64 = 1_000;
/// How often it begins anew when the server has ended it for others' sake.
const ANEW: u32 = 5;

impl Store {
    /// Empties the projections and follows the whole log again, in one transaction: whoever asks meanwhile waits, and
    /// a failure leaves the old state. `progress` is told each place that is reached; the last one is returned.
    pub async fn rebuild(&self, progress: impl Fn(i64) + Send + Sync) -> Result<i64, Error> {
        let mut begun = 1;
        loop {
            match self.followed_again(&progress).await {
                // A living bot read one of these tables and waited for another that was emptied here: nothing has happened.
                Err(error) if begun < ANEW && error.is_for_others_sake() => begun += 1,
                ended => return ended,
            }
        }
    }

    async fn followed_again(&self, progress: &(impl Fn(i64) + Send + Sync)) -> Result<i64, Error> {
        let mut transaction = self.pool.begin_with(BEGIN).await?;
        let connection = &mut *transaction;
        let empty = "truncate conversations, messages, parts, feedback, reactions, ratings, preferences, reviews, \
                     review_cards, consents, guilds_left, review_notes, spending, place_settings, place_models";
        sqlx::query(empty).execute(&mut *connection).await?;
        let mut at = 0;
        loop {
            // The log itself is read beside the transaction: it does not change while the lock is held.
            let step = self.events(Range { after: at, ..Range::default() }, STEP).await?;
            let Some(last) = step.last().map(|recorded| recorded.seq) else { break };
            let wants = Wants::of_events(step.iter().map(|recorded| &recorded.event));
            let mut known: Known = load::known(&mut *connection, wants, &self.safe).await?;
            step.iter().for_each(|recorded| known.apply(&recorded.event));
            save::changed(&mut *connection, &known).await?;
            at = last;
            progress(at);
        }
        transaction.commit().await?;
        Ok(at)
    }
}
