//! One shard: reads its frames in the order of the wire and hands them to the ear, through cuts and restarts.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use serde::Deserialize;
use serde_json::Value;
use serenity::all::ChannelType;
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;
use tracing::{debug, info, warn};
use twilight_gateway::error::{ReceiveMessageError, ReceiveMessageErrorType};
use twilight_gateway::{Message, ShardId};

use crate::bot::clock;
use crate::bot::ear::{Ear, Full, Session};
use crate::bot::log_ins::LogIns;
use crate::discord::Me;
use crate::discord::atlas::Atlas;
use crate::discord::close::{Error, Left, left};
use crate::discord::count::{self, Lamp};
use crate::discord::desk::{Desk, Taken};
use crate::discord::farewell::hang_up;
use crate::discord::frame::{Event, Meaning};
use crate::discord::gate::{Gate, Socket, gateway};
use crate::discord::quiet::Quiet;
use crate::discord::rest::Rest;
use crate::discord::scout::Scout;
use crate::discord::session::{Pauses, Position, address};
use crate::discord::wire::{Frame, Ready};

/// A session is up within this time of the hello and that of the identifies before it, or the connection is given up.
const UP_WITHIN: Duration = Duration::from_secs(10);
/// Discord says hello within this time, or the connection is given up: a handshake that nobody answers.
const HELLO_WITHIN: Duration = Duration::from_secs(5);
/// The distance between two identifies (FACTS section 8), and what a process takes to have its turn.
const BETWEEN_IDENTIFIES: Duration = Duration::from_secs(6);

/// What a shard listens with.
pub(super) struct Listener<'a> {
    pub(super) rest: &'a Rest,
    pub(super) gate: &'a Gate,
    pub(super) me: &'a Me,
    pub(super) ear: &'a Ear,
    pub(super) desk: &'a Desk,
    pub(super) shard: ShardId,
    pub(super) atlas: Atlas,
    pub(super) scout: Scout,
    /// The last frame that the queue has taken; none when a new session must be begun.
    pub(super) position: Option<Position>,
    pub(super) quiet: Quiet,
    /// How often sessions were begun of late.
    pub(super) log_ins: LogIns,
    /// Whether its session is up, for operators.
    pub(super) lamp: Lamp,
    /// Whether Discord has said hello on this connection.
    pub(super) greeted: bool,
}

/// How a connection ended.
enum Ended {
    /// The bot stops; the session stays.
    Stopped,
    /// The queue is full; the session stays, and the platform keeps what does not fit.
    Full,
    /// The connection is over, with what it leaves.
    Over(Left),
}

impl From<Full> for Ended {
    fn from(Full: Full) -> Self {
        Self::Full
    }
}

impl Listener<'_> {
    /// Listens until the bot stops, or until Discord refuses for good.
    pub(super) async fn run(mut self, stop: &CancellationToken) -> Result<(), Error> {
        let mut pauses = Pauses::default();
        loop {
            let Some(socket) = stop.run_until_cancelled(self.open(&pauses)).await else { return Ok(()) };
            let mut socket = socket?;
            let opened = Instant::now();
            self.greeted = false;
            let mut up_by = Some(opened + HELLO_WITHIN);
            let ended = self.listen(&mut socket, &mut up_by, stop).await;
            self.lamp.off();
            pauses.ended_after(opened.elapsed(), up_by.is_none());
            match ended {
                Ended::Stopped => return Ok(()),
                Ended::Full => {
                    warn!(shard.id = self.shard.number(), "the queue is full; Discord keeps what comes")
                }
                Ended::Over(Left::Session) => {
                    info!(shard.id = self.shard.number(), "the gateway was cut; resuming")
                }
                Ended::Over(Left::Nothing) => {
                    warn!(shard.id = self.shard.number(), "the gateway session is lost; beginning another");
                    self.position = None;
                    // How long to wait before another one is begun, the log-ins say.
                    pauses.reached();
                }
                Ended::Over(Left::Refused(error)) => return Err(error),
            }
        }
    }

    async fn open(&mut self, pauses: &Pauses) -> Result<Socket, Error> {
        tokio::time::sleep(pauses.pause()).await;
        let Some(position) = &self.position else {
            tokio::time::sleep(self.log_ins.pause(self.shard())).await;
            return self.gate.identify(self.rest, self.shard).await;
        };
        let general = if pauses.doubts_address() { Some(gateway(self.rest).await?.url) } else { None };
        Ok(self.gate.resume(self.shard, position, general.as_deref()))
    }

    /// Reads one connection to its end. `up_by` is when the session must be up, and none once it is.
    async fn listen(
        &mut self,
        socket: &mut Socket,
        up_by: &mut Option<Instant>,
        stop: &CancellationToken,
    ) -> Ended {
        loop {
            let item = tokio::select! {
                biased;
                () = stop.cancelled() => {
                    // A queue that is full now forgets nothing: the frames come again.
                    let _ = self.quiet.tell(self.ear);
                    hang_up(socket).await;
                    return Ended::Stopped;
                }
                () = sleep_until(self.quiet.due()), if self.quiet.is_owed() => {
                    match self.quiet.tell(self.ear) {
                        Ok(()) => continue,
                        Err(full) => return close(socket, full.into()).await,
                    }
                }
                () = sleep_until(up_by.unwrap_or_else(Instant::now)), if up_by.is_some() => {
                    return match self.greeted {
                        true => close(socket, Ended::Over(Left::Session)).await,
                        false => Ended::Over(Left::Session),
                    };
                }
                item = socket.next() => item,
            };
            match self.take(item, up_by).await {
                Ok(()) => {}
                Err(Ended::Full) => return close(socket, Ended::Full).await,
                Err(ended) => return ended,
            }
        }
    }

    fn shard(&self) -> (u32, u32) {
        (self.shard.number(), self.shard.total())
    }

    fn up_within(&self) -> Duration {
        UP_WITHIN + BETWEEN_IDENTIFIES * self.shard.total()
    }

    async fn take(
        &mut self,
        item: Option<Result<Message, ReceiveMessageError>>,
        up_by: &mut Option<Instant>,
    ) -> Result<(), Ended> {
        let json = match item {
            Some(Ok(Message::Text(json))) => json,
            Some(Ok(Message::Close(frame))) => {
                let code = frame.map(|frame| frame.code);
                debug!(shard.id = self.shard.number(), code, "the gateway closed");
                return Err(Ended::Over(left(code)));
            }
            // The error's own text would quote the frame.
            Some(Err(error)) if matches!(error.kind(), ReceiveMessageErrorType::Deserializing { .. }) => {
                count::unparsed();
                warn!(shard.id = self.shard.number(), "a frame that is none was passed over");
                return Ok(());
            }
            Some(Err(_)) | None => return Err(Ended::Over(Left::Session)),
        };
        let Ok(frame) = serde_json::from_str::<Frame>(&json) else { return Ok(()) };
        match (frame.op, frame.t.as_deref(), frame.s) {
            (0, Some(name @ ("READY" | "RESUMED")), Some(seq)) => {
                *up_by = None;
                self.begin(name, &frame.d, seq)
            }
            (0, Some(name), Some(seq)) => self.dispatch(name, &frame.d, seq).await,
            // Not resumable: the socket's library would begin a new session by itself, past our limit.
            (9, ..) if frame.d != Value::Bool(true) => Err(Ended::Over(Left::Nothing)),
            // The library says hello to each connection by identifying, unless there is a session to resume.
            (10, ..) => {
                let again = std::mem::replace(&mut self.greeted, true);
                if self.position.is_none() {
                    // A second time would be past our limit.
                    if again {
                        return Err(Ended::Over(Left::Nothing));
                    }
                    self.log_ins.begin(self.shard()).await;
                }
                // It may have connected anew by itself, after an end without farewell.
                *up_by = Some(Instant::now() + self.up_within());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The session is up: it is told at once, since a restart needs it.
    fn begin(&mut self, name: &str, data: &Value, seq: u64) -> Result<(), Ended> {
        let session = match (name, &self.position) {
            ("RESUMED", Some(position)) => position.session.clone(),
            ("RESUMED", None) => return Err(Ended::Over(Left::Nothing)),
            _ => {
                let ready = Ready::deserialize(data).map_err(|_| Ended::Over(Left::Nothing))?;
                Arc::new(Session {
                    shard: self.shard(),
                    id: ready.session_id,
                    resume_url: ready.resume_gateway_url,
                })
            }
        };
        let is_resumed = name == "RESUMED";
        info!(shard.id = self.shard.number(), resumed = is_resumed, "the gateway session is up");
        self.lamp.on(is_resumed);
        let is_address = address(&session.resume_url).is_some();
        // Itself it says nothing: with a full queue the session is gone on with all the same, not begun anew.
        let mark = self.position.insert(Position { session, seq }).mark();
        self.ear.hear(None, mark)?;
        self.quiet.forget();
        // The library would panic at such an address when it reconnects by itself.
        if is_address { Ok(()) } else { Err(Ended::Over(Left::Session)) }
    }

    async fn dispatch(&mut self, name: &str, data: &Value, seq: u64) -> Result<(), Ended> {
        let Some(session) = self.position.as_ref().map(|position| position.session.clone()) else {
            return Ok(());
        };
        let position = Position { session, seq };
        let delivery = format!("{}:{seq}", position.session.id);
        let event = Event { name, data, delivery, now: clock::now(), me: self.me };
        if let Some(unknown) = event.unknown(&mut self.atlas) {
            let told = data.get("channel_type").and_then(|kind| ChannelType::deserialize(kind).ok());
            self.scout.learn(self.rest, &mut self.atlas, unknown, told).await;
        }
        let mark = position.mark();
        match event.meaning(&mut self.atlas) {
            Meaning::Nothing => self.quiet.keep(mark),
            Meaning::Unreadable => {
                count::unparsed();
                warn!(shard.id = self.shard.number(), event.kind = name, seq, "an event could not be read");
                self.quiet.keep(mark);
            }
            Meaning::Inbound(inbound) => {
                self.ear.hear(Some(*inbound), mark)?;
                self.quiet.forget();
            }
            Meaning::Pressed(interaction) => match self.desk.take(*interaction, &mark, &self.atlas) {
                Taken::Queued => self.quiet.forget(),
                Taken::Answered => self.quiet.keep(mark),
            },
        }
        self.position = Some(position);
        Ok(())
    }
}

async fn close(socket: &mut Socket, ended: Ended) -> Ended {
    hang_up(socket).await;
    ended
}
