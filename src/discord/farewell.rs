//! Leaving the gateway so that the session waits for whoever comes back.

use std::future::poll_fn;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::StreamExt;
use tokio::time::timeout;
use tracing::debug;
use twilight_gateway::{CloseFrame, Message, ShardState};

use crate::discord::gate::Socket;

/// How long it may take.
const WITHIN: Duration = Duration::from_secs(2);

/// Closes so that the session can be resumed: with 1000 or 1001 Discord would forget it.
pub(super) async fn hang_up(socket: &mut Socket) {
    socket.close(CloseFrame::RESUME);
    // What still comes is not taken any more, and will come again.
    let gone = async { while !poll_fn(|context| poll_farewell(socket, context)).await {} };
    if timeout(WITHIN, gone).await.is_err() {
        debug!("the gateway did not answer the farewell");
    }
}

/// Whether it is over: the farewell is answered, or the library has begun to connect anew, as it does by itself
/// when the other side just goes. Polled further, it would begin a session that nobody wants.
fn poll_farewell(socket: &mut Socket, context: &mut Context<'_>) -> Poll<bool> {
    let polled = socket.poll_next_unpin(context);
    let is_anew = matches!(socket.state(), ShardState::Identifying | ShardState::Resuming);
    match polled {
        Poll::Ready(item) => Poll::Ready(!matches!(item, Some(Ok(Message::Text(_)))) || is_anew),
        Poll::Pending if is_anew => Poll::Ready(true),
        Poll::Pending => Poll::Pending,
    }
}
