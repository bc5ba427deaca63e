//! An answer as it arrives: bytes to the decoder, pieces to the caller, and an end when it takes too long.

use std::time::Duration;

use reqwest_model::Response;
use tokio::time::{Instant, timeout, timeout_at};

use super::client::Place;
use super::decode::Decoder;
use super::error::{Error, Wait};
use super::piece::Piece;
use super::secrets::Secrets;
use super::settings::Timeouts;

/// After its finish reason a server has this long for the token counts and the end. Nothing shown waits for it.
const LINGER: Duration = Duration::from_secs(2);

/// After `[DONE]` a body has this long to end.
const END: Duration = Duration::from_millis(50);

/// An answer as it arrives. Dropping it closes the connection, which stops the model.
#[derive(Debug)]
pub struct Answer {
    /// `None` once it has ended.
    body: Option<(Response, Place)>,
    decoder: Decoder,
    timeouts: Timeouts,
    secrets: Secrets,
    asked: Instant,
    last_piece: Option<Instant>,
    finishing: Option<Instant>,
}

impl Answer {
    pub(super) fn new(
        body: Response,
        place: Place,
        timeouts: Timeouts,
        asked: Instant,
        secrets: Secrets,
    ) -> Self {
        Self {
            body: Some((body, place)),
            decoder: Decoder::default(),
            timeouts,
            secrets,
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
            if self.decoder.is_complete() {
                self.read_to_end().await;
            }
            if let Some(next) = self.decoder.take() {
                let now = Instant::now();
                self.last_piece = Some(now);
                // Some give a reason with every word.
                self.finishing = self.finishing.map(|_| now);
                return Some(next.map_err(|error| error.without(&self.secrets)).inspect_err(Error::log));
            }
            if self.decoder.is_over() {
                self.body = None;
            }
            let (body, _) = self.body.as_mut()?;
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

    /// Whether it comes piece by piece, once something of it came.
    pub(super) fn is_streamed(&self) -> bool {
        self.decoder.is_streamed()
    }

    /// A body read to its end leaves its connection to the next request. The end mostly came with the last event.
    async fn read_to_end(&mut self) {
        let Some((body, _)) = &mut self.body else { return };
        let rest = async { while let Ok(Some(_)) = body.chunk().await {} };
        // Whether it came or not: the answer is complete.
        let _ = timeout(END, rest).await;
        self.body = None;
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

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Arc;

    use bytes::Bytes;
    use futures_util::{Stream, StreamExt, stream};
    use reqwest_model::Body;
    use tokio::sync::Semaphore;
    use tokio::time::sleep;

    use super::*;

    type Part = Result<Bytes, Infallible>;

    const SAID: &[u8] = b"data: {\"choices\":[{\"delta\":{\"content\":\"Red\"},\"finish_reason\":null}]}\n\n";
    const FINISHED: &[u8] = b"data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    const PING: &[u8] = b": ping\n\n";

    fn answer(body: impl Stream<Item = Part> + Send + 'static, timeouts: Timeouts) -> Answer {
        let permit = Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap();
        let response = http::Response::new(Body::wrap_stream(body)).into();
        let secrets = Secrets::new(std::iter::empty());
        Answer::new(response, Place { _permit: permit }, timeouts, Instant::now(), secrets)
    }

    fn parts(parts: &'static [&'static [u8]]) -> impl Stream<Item = Part> + Send + 'static {
        stream::iter(parts.iter().map(|part| Ok(Bytes::from_static(part))))
    }

    /// The last thing that comes, and after how many seconds.
    async fn end(mut answer: Answer) -> (Result<Piece, Error>, u64) {
        let start = Instant::now();
        let mut last = None;
        while let Some(next) = answer.next().await {
            last = Some(next);
        }
        (last.expect("every answer has an end"), start.elapsed().as_secs())
    }

    #[tokio::test(start_paused = true)]
    async fn keep_alive_comments_extend_nothing() {
        let pings = || {
            stream::repeat(Ok(Bytes::from_static(PING))).then(|ping| async {
                sleep(Duration::from_secs(1)).await;
                ping
            })
        };
        let (first, after) = end(answer(pings(), Timeouts::default())).await;
        assert!(matches!(first, Err(Error::TimedOut(Wait::First))) && after == 180, "{first:?} {after}");
        let (between, after) = end(answer(parts(&[SAID]).chain(pings()), Timeouts::default())).await;
        assert!(matches!(between, Err(Error::TimedOut(Wait::Between))) && after == 60, "{between:?} {after}");
    }

    #[tokio::test]
    async fn a_flood_of_comments_does_not_hide_the_time() {
        let flood = stream::repeat(Ok(Bytes::from_static(PING)));
        let short = Timeouts { first: Duration::from_millis(20), ..Timeouts::default() };
        let (end, _) = end(answer(flood, short)).await;
        assert!(matches!(end, Err(Error::TimedOut(Wait::First))), "{end:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_finished_answer_is_not_kept_waiting() {
        let (end, after) =
            end(answer(parts(&[SAID, FINISHED]).chain(stream::pending()), Timeouts::default())).await;
        assert!(matches!(end, Ok(Piece::Finished(_))) && after == LINGER.as_secs(), "{end:?} {after}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_reason_with_every_word_ends_nothing() {
        const EACH: &[u8] =
            b"data: {\"choices\":[{\"delta\":{\"content\":\"Red\"},\"finish_reason\":\"stop\"}]}\n\n";
        let slow = parts(&[EACH, EACH, EACH]).then(|part| async {
            sleep(Duration::from_millis(1_500)).await;
            part
        });
        let mut answer = answer(slow, Timeouts::default());
        let mut text = String::new();
        while let Some(next) = answer.next().await {
            if let Piece::Text(part) = next.expect("no error") {
                text.push_str(&part);
            }
        }
        assert_eq!(text, "RedRedRed");
    }

    #[tokio::test(start_paused = true)]
    async fn what_waited_for_the_caller_is_not_late() {
        let mut answer = answer(parts(&[SAID, SAID, FINISHED]), Timeouts::default());
        while let Some(next) = answer.next().await {
            next.expect("all of it was there in time");
            sleep(Duration::from_secs(90)).await;
        }
    }
}
