//! Sockets that can be cut on purpose, and a door that can be shut.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::serve::Listener;
use futures_util::task::AtomicWaker;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// How long to wait before a listener is tried again.
const AGAIN: Duration = Duration::from_millis(10);

/// What whoever knocks at the gateway finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Connections are taken.
    Open,
    /// Nobody listens: connections are refused.
    Refused,
    /// The upgrade is answered with 503.
    Unavailable,
    /// The upgrade is never answered.
    Hanging,
}

/// The handle by which a connection is cut.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cut(Arc<CutState>);

#[derive(Debug, Default)]
struct CutState {
    how: AtomicU8,
    reader: AtomicWaker,
}

const WHOLE: u8 = 0;
const ENDED: u8 = 1;
const RESET: u8 = 2;

impl Cut {
    /// Ends the connection in order, with FIN.
    pub(crate) fn end(&self) {
        self.set(ENDED);
    }

    /// Breaks the connection off, with RST.
    pub(crate) fn reset(&self) {
        self.set(RESET);
    }

    fn set(&self, how: u8) {
        self.0.how.store(how, Ordering::Release);
        self.0.reader.wake();
    }

    fn how(&self) -> u8 {
        self.0.how.load(Ordering::Acquire)
    }
}

/// One accepted connection.
pub(crate) struct Line {
    stream: TcpStream,
    cut: Cut,
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.cut.how() == RESET {
            // Without lingering the kernel answers the close with RST; if it will not, FIN has to do.
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.cut.0.reader.register(cx.waker());
        match self.cut.how() {
            WHOLE => Pin::new(&mut self.stream).poll_read(cx, to),
            ENDED => Poll::Ready(Ok(())),
            _ => Poll::Ready(Err(io::ErrorKind::ConnectionReset.into())),
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        match self.cut.how() {
            WHOLE => Pin::new(&mut self.stream).poll_write(cx, from),
            _ => Poll::Ready(Err(io::ErrorKind::BrokenPipe.into())),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.cut.how() == RESET {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// A listener whose door may be shut for a while and opens again at the same address.
pub(crate) struct Doorway {
    listener: Option<TcpListener>,
    address: SocketAddr,
    door: watch::Receiver<Door>,
}

impl Doorway {
    pub(crate) async fn bind(port: u16, door: watch::Receiver<Door>) -> io::Result<Doorway> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let address = listener.local_addr()?;
        Ok(Doorway { listener: Some(listener), address, door })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// One connection, or None when the door moved or the listener failed.
    async fn knock(&mut self) -> Option<TcpStream> {
        let shut = *self.door.borrow_and_update() == Door::Refused;
        if shut {
            self.listener = None;
            // The sender lives as long as the double; without it nobody opens the door again.
            if self.door.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
            return None;
        }
        if self.listener.is_none() {
            self.listener = TcpListener::bind(self.address).await.ok();
        }
        let Some(listener) = &self.listener else {
            tokio::time::sleep(AGAIN).await;
            return None;
        };
        tokio::select! {
            accepted = listener.accept() => accepted.ok().map(|(stream, _)| stream),
            Ok(()) = self.door.changed() => None,
        }
    }
}

impl Listener for Doorway {
    type Io = Line;
    type Addr = Cut;

    async fn accept(&mut self) -> (Line, Cut) {
        loop {
            if let Some(stream) = self.knock().await {
                // Small frames must not wait for each other; without it the double is only slower.
                let _ = stream.set_nodelay(true);
                let cut = Cut::default();
                return (Line { stream, cut: cut.clone() }, cut);
            }
        }
    }

    fn local_addr(&self) -> io::Result<Cut> {
        Ok(Cut::default())
    }
}

impl axum::extract::connect_info::Connected<axum::serve::IncomingStream<'_, Doorway>> for Cut {
    fn connect_info(stream: axum::serve::IncomingStream<'_, Doorway>) -> Self {
        stream.remote_addr().clone()
    }
}
