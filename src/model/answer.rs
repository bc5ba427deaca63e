//! An answer as it arrives: bytes to the decoder, pieces to the caller, and an end when it takes too long.

use std::time::Duration;

use futures_util::FutureExt;
use reqwest_model::Response;
use tokio::time::{Instant, timeout_at};

use super::decode::Decoder;
use super::error::{Error, Wait};
use super::piece::Piece;
use super::settings::Timeouts;

/// After its finish reason a server has this long for the token counts and the end. Nothing shown waits for it.
const LINGER: Duration = Duration::from_secs(2);

/// An answer as it arrives. Dropping it closes the connection, which stops the model.
#[derive(Debug)]
pub struct Answer {
    /// `None` once it has ended.
    body: Option<Response>,
    decoder: Decoder,
    timeouts: Timeouts,
    asked: Instant,
    last_piece: Option<Instant>,
    finishing: Option<Instant>,
}

impl Answer {
    pub(super) fn new(body: Response, timeouts: Timeouts, asked: Instant) -> Self {
        Self {
            body: Some(body),
            decoder: Decoder::default(),
            timeouts,
            asked,
            last_piece: None,
            finishing: None,
        }
    }

    /// The next piece; `Piece::Finished` or an error is the last. What came before an error stays valid.
    ///
    /// Cancel-safe: a call that is dropped has lost nothing.
    pub async fn next(&mut self) -> Option<Result<Piece, Error>> {
        let mut again = false;
        loop {
            if let Some(next) = self.decoder.take() {
                self.last_piece = Some(Instant::now());
                return Some(next.inspect_err(Error::log));
            }
            let body = self.body.as_mut()?;
            if self.decoder.is_over() {
                // A body read to its end leaves the connection to the next request.
                let _ = body.chunk().now_or_never();
                self.body = None;
                continue;
            }
            if self.decoder.is_finishing() && self.finishing.is_none() {
                self.finishing = Some(Instant::now());
            }
            let (due, wait) = due(&self.timeouts, self.asked, self.last_piece, self.finishing);
            // A flood of comments would never let the time-out be looked at. What waited for us to ask is not late.
            let late = std::mem::replace(&mut again, true) && Instant::now() >= due;
            match timeout_at(due, body.chunk()).await {
                Ok(Ok(Some(bytes))) if !late => self.decoder.push(&bytes),
                Ok(Ok(None)) => self.decoder.end(None),
                Ok(Err(error)) => self.decoder.end(Some(error.without_url().into())),
                Ok(Ok(Some(_))) | Err(_) => self.decoder.give_up(wait),
            }
        }
    }
}

/// Until when something must come, and what has lasted too long if nothing does.
fn due(
    timeouts: &Timeouts,
    asked: Instant,
    last_piece: Option<Instant>,
    finishing: Option<Instant>,
) -> (Instant, Wait) {
    let next = match (finishing, last_piece) {
        (Some(since), _) => (since + LINGER, Wait::Between),
        (None, Some(since)) => (since + timeouts.between, Wait::Between),
        (None, None) => (asked + timeouts.first, Wait::First),
    };
    let whole = (asked + timeouts.whole, Wait::Whole);
    if whole.0 < next.0 { whole } else { next }
}
