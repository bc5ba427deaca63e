//! Where the tokens come from: an inquiry on its way, then nothing more.

use std::future::pending;
use std::pin::Pin;

use tokio::sync::mpsc;

use crate::bot::ask::{Heard, Inquiry};
use crate::bot::platform::Platform;

/// The tokens of one reply. Dropping it ends the request.
pub(super) struct Source<'a> {
    asking: Option<Pin<Box<dyn Future<Output = ()> + Send + 'a>>>,
    heard: mpsc::Receiver<Heard>,
}

impl<'a> Source<'a> {
    /// Asks as soon as somebody wants to hear.
    pub(super) fn open<P: Platform>(inquiry: Inquiry<'a, P>) -> Self {
        let (tell, heard) = mpsc::channel(1);
        Self { asking: Some(Box::pin(inquiry.run(tell))), heard }
    }

    /// Nothing more will be heard.
    pub(super) fn close(&mut self) {
        self.asking = None;
        // What was said and not heard yet goes too.
        self.heard = mpsc::channel(1).1;
    }

    /// What is heard next; waits for ever once it is over. Nothing is lost when the future is dropped.
    pub(super) async fn next(&mut self) -> Heard {
        loop {
            tokio::select! {
                biased;
                heard = self.heard.recv() => match heard {
                    Some(heard) => return heard,
                    None => return pending().await,
                },
                () = run(&mut self.asking) => self.asking = None,
            }
        }
    }
}

async fn run(asking: &mut Option<Pin<Box<dyn Future<Output = ()> + Send + '_>>>) {
    match asking {
        Some(asking) => asking.await,
        None => pending().await,
    }
}
