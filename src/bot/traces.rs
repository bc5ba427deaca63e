//! Takes the ids of forgotten accounts out of what others wrote, in small steps. Which these are stands in the database, so that a
//! crash forgets none, and several processes may be at it: each step holds only if nobody else has taken it.

use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::bot::copier::Bell;
use crate::store::{self, Store};

/// The pause between two steps.
const BETWEEN: Duration = Duration::from_millis(5);
/// The pause after a failure.
const PAUSE: Duration = Duration::from_secs(5);

/// Looks for them from the start on, and whenever it rings, until the bot stops; what is left then is the next one's.
pub(super) async fn run(store: Store, bell: Bell, closing: CancellationToken) {
    let work = async {
        loop {
            match remove_all(&store).await {
                Ok(()) => bell.rings().await,
                Err(trouble) => {
                    warn!(
                        error = &trouble as &dyn std::error::Error,
                        "ids of forgotten accounts wait to be taken out"
                    );
                    sleep(PAUSE).await;
                }
            }
        }
    };
    // Nobody is told that it stopped in the middle.
    let _: Option<()> = closing.run_until_cancelled(work).await;
}

async fn remove_all(store: &Store) -> Result<(), store::Error> {
    let mut texts = 0;
    while let Some(changed) = store.remove_traces().await? {
        texts += changed;
        sleep(BETWEEN).await;
    }
    if texts > 0 {
        info!(texts, "ids of forgotten accounts are taken out of what others wrote");
    }
    Ok(())
}
