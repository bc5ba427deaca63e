//! The gateway: one task for each connection, which hears its client and tells it what its session was told.

mod codec;
mod hear;
pub(crate) mod intents;
pub(crate) mod state;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{
        ConnectInfo, RawQuery, State,
        ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;
use tokio::sync::Notify;

use crate::{
    gateway::{codec::Codec, state::Order},
    hub::Hub,
    wire::{Cut, Door},
};

/// Heartbeats that may be missed before a connection counts as dead.
const MISSED_HEARTBEATS: u32 = 2;
/// A frame that is far longer than the 4096 bytes which are allowed is not even read.
const LONGEST_FRAME: usize = 1 << 20;

/// Which of the two gateway addresses a connection came in by.
#[derive(Clone)]
pub(crate) struct Entrance {
    pub(crate) hub: Arc<Hub>,
    pub(crate) for_resumes: bool,
}

/// Answers the upgrade, as the door stands.
pub(crate) async fn enter(
    State(entrance): State<Entrance>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    RawQuery(query): RawQuery,
    upgrade: WebSocketUpgrade,
) -> Response {
    let door = *entrance.hub.door.borrow();
    match door {
        Door::Unavailable => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Door::Hanging => {
            entrance.hub.stop.cancelled().await;
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        Door::Open | Door::Refused => {}
    }
    let query = query.unwrap_or_default();
    let tracker = entrance.hub.tasks.clone();
    let upgrade = upgrade.max_message_size(LONGEST_FRAME);
    upgrade.on_upgrade(move |socket| tracker.track_future(serve(entrance, socket, cut, query)))
}

/// What the connection says or does next.
pub(crate) enum Say {
    Text(String),
    /// From here on each message is compressed for itself.
    CompressEach,
    /// Events after this sequence number are next.
    ContinueAfter(u64),
    Close(Option<u16>, &'static str),
    Do(Order),
}

struct Line {
    hub: Arc<Hub>,
    socket: WebSocket,
    cut: Cut,
    codec: Codec,
    id: u64,
    for_resumes: bool,
    /// The last event that went out.
    sent: u64,
    /// Whether the client said goodbye with 1000 or 1001.
    farewell: bool,
}

/// The connection is over.
struct Over;

async fn serve(entrance: Entrance, socket: WebSocket, cut: Cut, query: String) {
    let Entrance { hub, for_resumes } = entrance;
    let (id, wake) = hub.change(|world| world.gateway.connect());
    let codec = Codec::of_query(&query);
    let mut line = Line { hub, socket, cut, codec, id, for_resumes, sent: 0, farewell: false };
    let wrong_version = !query.split('&').any(|pair| pair == "v=10");
    // How it ended does not matter any more; what it was matters to the session.
    let _ = if wrong_version {
        line.close(Some(4012), "Invalid API version").await
    } else {
        line.run(&wake).await
    };
    let Line { hub, id, farewell, .. } = line;
    hub.change(|world| world.gateway.disconnect(id, farewell));
}

impl Line {
    async fn run(&mut self, wake: &Notify) -> Result<(), Over> {
        let interval = self.hub.look(|world| world.options.heartbeat_interval);
        let hello =
            json!({ "t": null, "s": null, "op": 10, "d": { "heartbeat_interval": millis(interval) } });
        self.send(&hello.to_string()).await?;
        let mut dead_at = Instant::now() + interval * MISSED_HEARTBEATS;
        let stop = self.hub.stop.clone();
        loop {
            let due = self.flush().await?;
            tokio::select! {
                frame = self.socket.recv() => {
                    dead_at = Instant::now() + interval * MISSED_HEARTBEATS;
                    self.hear(frame).await?;
                }
                () = wake.notified() => {}
                () = tokio::time::sleep_until(due.unwrap_or(dead_at).into()), if due.is_some() => {}
                () = tokio::time::sleep_until(dead_at.into()) => {
                    return self.close(Some(4009), "Session timed out").await;
                }
                () = stop.cancelled() => return self.close(Some(4000), "the double stops").await,
            }
        }
    }

    async fn send(&mut self, text: &str) -> Result<(), Over> {
        let frame = self.codec.frame(text);
        self.socket.send(frame).await.map_err(|_| Over)
    }

    async fn close(&mut self, code: Option<u16>, reason: &'static str) -> Result<(), Over> {
        let frame = code.map(|code| CloseFrame { code, reason: reason.into() });
        // A client that is gone needs no goodbye.
        let _ = self.socket.send(Message::Close(frame)).await;
        Err(Over)
    }

    async fn hear(&mut self, frame: Option<Result<Message, axum::Error>>) -> Result<(), Over> {
        let text = match frame {
            Some(Ok(Message::Text(text))) => text.to_string(),
            Some(Ok(Message::Binary(bytes))) => String::from_utf8_lossy(&bytes).into_owned(),
            Some(Ok(Message::Close(frame))) => {
                self.farewell = frame.is_some_and(|frame| matches!(frame.code, 1000 | 1001));
                return Err(Over);
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => return Ok(()),
            Some(Err(_)) | None => return Err(Over),
        };
        let (id, for_resumes) = (self.id, self.for_resumes);
        let says = self.hub.change(|world| hear::hear(world, id, for_resumes, &text));
        for say in says {
            self.say(say).await?;
        }
        Ok(())
    }

    async fn say(&mut self, say: Say) -> Result<(), Over> {
        match say {
            Say::Text(text) => self.send(&text).await,
            Say::CompressEach => {
                self.codec.compress_each();
                Ok(())
            }
            Say::ContinueAfter(seq) => {
                self.sent = seq;
                Ok(())
            }
            Say::Close(code, reason) => self.close(code, reason).await,
            Say::Do(order) => self.carry_out(order).await,
        }
    }

    /// Does what faults ask of this connection.
    async fn obey(&mut self) -> Result<(), Over> {
        let id = self.id;
        let orders = self.hub.change(|world| {
            let connection = world.gateway.connections.get_mut(&id);
            connection.map(|connection| std::mem::take(&mut connection.orders)).unwrap_or_default()
        });
        for order in orders {
            self.carry_out(order).await?;
        }
        Ok(())
    }

    async fn carry_out(&mut self, order: Order) -> Result<(), Over> {
        match order {
            Order::Close(code) => self.close(code, "told to").await,
            Order::Reconnect => self.send(r#"{"t":null,"s":null,"op":7,"d":null}"#).await,
            Order::AskHeartbeat => self.send(r#"{"t":null,"s":null,"op":1,"d":null}"#).await,
            Order::InvalidSession { resumable } => {
                self.send(&format!(r#"{{"t":null,"s":null,"op":9,"d":{resumable}}}"#)).await
            }
            Order::Fin => {
                self.cut.end();
                Err(Over)
            }
            Order::Rst => {
                self.cut.reset();
                Err(Over)
            }
            Order::Silence => {
                self.hub.stop.cancelled().await;
                Err(Over)
            }
        }
    }

    /// Does what faults ask and sends what is due; says when the next event will be.
    async fn flush(&mut self) -> Result<Option<Instant>, Over> {
        loop {
            let (id, sent) = (self.id, self.sent);
            let batch = self.hub.look(|world| hear::due(world, id, sent));
            match batch {
                hear::Due::Now(frames) => {
                    for frame in frames {
                        self.send(&frame.text).await?;
                        self.sent = frame.seq;
                    }
                }
                hear::Due::At(when) => return Ok(when),
                hear::Due::Orders => self.obey().await?,
                hear::Due::Fallen => return self.close(Some(4000), "fallen behind").await.map(|()| None),
            }
        }
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
