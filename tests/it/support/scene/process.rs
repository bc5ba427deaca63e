//! A bot on a thread and a runtime of its own, so that it can be taken away whole, as `kill -9` takes a process.

use std::time::Duration;

use teachback::bot::life::Parts;
use teachback::cli::serve::{Error, Rest, serve};
use teachback::discord::Discord;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;
use tracing::dispatcher;

use crate::support::scene::LIMIT;
use crate::support::scene::print::Print;

/// A running bot.
pub(crate) struct Process {
    stop: CancellationToken,
    killed: CancellationToken,
    /// How it ended; nothing for a bot that was killed.
    ended: oneshot::Receiver<Option<Result<(), Error>>>,
}

impl Process {
    /// Starts a bot of these parts, which are made on its own runtime.
    pub(crate) fn start(
        parts: impl FnOnce() -> Parts<Discord> + Send + 'static,
        (grace, doubt): (Duration, Duration),
        print: &Print,
    ) -> Self {
        let (stop, killed) = (CancellationToken::new(), CancellationToken::new());
        let rest = Rest { stop: stop.clone(), at_once: CancellationToken::new(), grace, doubt };
        let (tell, ended) = oneshot::channel();
        let (until, print) = (killed.clone(), print.dispatch());
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let runtime = runtime.expect("a runtime can be made");
            let outcome = dispatcher::with_default(&print, || {
                let life = async { serve(parts(), rest).await };
                runtime.block_on(until.run_until_cancelled(life))
            });
            // All tasks end where they are.
            runtime.shutdown_background();
            // A test that has failed waits no longer.
            let _ = tell.send(outcome);
        });
        Self { stop, killed, ended }
    }

    /// Waits until it ends by itself, which it should not.
    pub(crate) async fn ends(&mut self) -> String {
        format!("{:?}", (&mut self.ended).await)
    }

    /// Stops it as SIGTERM would.
    pub(crate) async fn stop(self) {
        self.stop.cancel();
        let ended = tokio::time::timeout(LIMIT, self.ended).await.expect("the bot stops in time");
        let outcome = ended.expect("the bot does not panic").expect("nobody has killed it");
        outcome.expect("the bot stops when it is asked to");
    }

    /// Takes it away in the middle of whatever it does.
    pub(crate) async fn kill(self) {
        self.killed.cancel();
        self.ended.await.expect("the bot does not panic");
    }
}
