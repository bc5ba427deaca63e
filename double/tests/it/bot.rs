//! The smallest bot: REST calls and a gateway socket, by hand.

use std::time::Duration;

use double::{Discord, Id, Options};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream,
    tungstenite::{Message, protocol::CloseFrame},
};

/// How long anything may take.
pub(crate) const LIMIT: Duration = Duration::from_secs(5);
/// Everything that needs no privilege.
pub(crate) const PLAIN: u64 = 13_825 | 1 << 11;
/// The same with MESSAGE_CONTENT.
pub(crate) const ALL: u64 = PLAIN | 1 << 15;

pub(crate) struct Bot {
    pub(crate) discord: Discord,
    http: reqwest::Client,
    pub(crate) user_agent: &'static str,
}

/// What a call was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) fn id(&self) -> Id {
        self.body["id"].as_str().expect("an id").parse().expect("a number")
    }

    /// A refusal with a status and Discord's code.
    pub(crate) fn refused(&self, status: u16, code: u64) {
        assert_eq!((self.status, self.body["code"].as_u64()), (status, Some(code)), "{:?}", self.body);
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

impl Bot {
    pub(crate) async fn new(options: Options) -> Bot {
        let discord = Discord::start(options).await.expect("a free port");
        Bot { discord, http: reqwest::Client::new(), user_agent: "DiscordBot (test, 1)" }
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: Value) -> Answer {
        self.try_call(method, path, body).await.expect("an answer")
    }

    pub(crate) async fn try_call(&self, method: &str, path: &str, body: Value) -> reqwest::Result<Answer> {
        let mut request = self.request(method, path);
        if !body.is_null() {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        let answer = request.timeout(LIMIT).send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let text = answer.text().await?;
        Ok(Answer { status, headers, body: serde_json::from_str(&text).unwrap_or(Value::String(text)) })
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/api/v10{path}", self.discord.url());
        self.http
            .request(method.parse().expect("a method"), url)
            .header("authorization", format!("Bot {}", self.discord.token()))
            .header("user-agent", self.user_agent)
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, Value::Null).await
    }

    /// Posts a text into a channel.
    pub(crate) async fn posts(&self, channel: Id, text: &str) -> Answer {
        self.call("POST", &format!("/channels/{channel}/messages"), json!({ "content": text })).await
    }

    /// A connection that has identified and had its READY.
    pub(crate) async fn identified(&self, intents: u64) -> Socket {
        let mut socket = self.connected().await;
        socket.identify(self.discord.token(), intents).await;
        socket.ready = socket.event("READY").await;
        socket
    }

    pub(crate) async fn connected(&self) -> Socket {
        let url = self.get("/gateway").await.body["url"].as_str().expect("an address").to_owned();
        Socket::to(&url).await
    }

    /// Ends a test: nothing was wrong.
    pub(crate) fn finish(&self) {
        assert_eq!(self.discord.complaints(), []);
    }
}

pub(crate) struct Socket {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub(crate) ready: Value,
    /// The last sequence number.
    pub(crate) seq: u64,
    /// Events that came while another was waited for.
    passed: Vec<(String, Value)>,
}

impl Socket {
    /// Connects and takes the hello.
    pub(crate) async fn to(url: &str) -> Socket {
        let (socket, _) =
            tokio_tungstenite::connect_async(format!("{url}/?v=10&encoding=json")).await.expect("101");
        let mut socket = Socket { socket, ready: Value::Null, seq: 0, passed: Vec::new() };
        assert_eq!(socket.frame().await["op"], 10);
        socket
    }

    pub(crate) async fn send(&mut self, frame: Value) {
        self.socket.send(Message::text(frame.to_string())).await.expect("an open socket");
    }

    pub(crate) async fn identify(&mut self, token: &str, intents: u64) {
        self.identify_with(json!({ "token": token, "intents": intents, "properties": {} })).await;
    }

    pub(crate) async fn identify_with(&mut self, data: Value) {
        self.send(json!({ "op": 2, "d": data })).await;
    }

    /// The next frame, or how the connection ended.
    pub(crate) async fn next(&mut self) -> Result<Value, Option<u16>> {
        let frame = tokio::time::timeout(LIMIT, self.socket.next()).await.expect("a frame in time");
        let text = match frame {
            Some(Ok(Message::Text(text))) => text.to_string(),
            Some(Ok(Message::Binary(bytes))) => inflated(&bytes),
            Some(Ok(Message::Close(frame))) => return Err(frame.map(|CloseFrame { code, .. }| code.into())),
            _ => return Err(None),
        };
        let frame: Value = serde_json::from_str(&text).expect("JSON");
        self.seq = frame["s"].as_u64().unwrap_or(self.seq);
        Ok(frame)
    }

    pub(crate) async fn frame(&mut self) -> Value {
        self.next().await.expect("a frame, not the end")
    }

    /// How the connection ends.
    pub(crate) async fn end(&mut self) -> Option<u16> {
        loop {
            if let Err(code) = self.next().await {
                return code;
            }
        }
    }

    /// The data of the next event of this name; others are kept for later.
    pub(crate) async fn event(&mut self, name: &str) -> Value {
        if let Some(at) = self.passed.iter().position(|(passed, _)| passed == name) {
            return self.passed.remove(at).1;
        }
        loop {
            let frame = self.frame().await;
            match frame["t"].as_str() {
                Some(t) if t == name => return frame["d"].clone(),
                Some(t) => self.passed.push((t.to_owned(), frame["d"].clone())),
                None => {}
            }
        }
    }

    /// The names of the next events.
    pub(crate) async fn names(&mut self, count: usize) -> Vec<String> {
        let mut names = Vec::new();
        while names.len() < count {
            let frame = self.frame().await;
            names.extend(frame["t"].as_str().map(str::to_owned));
        }
        names
    }

    /// Leaves with a close code.
    pub(crate) async fn leave(mut self, code: u16) {
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        self.socket.close(Some(frame)).await.expect("an open socket");
        // The double has noticed when its own close comes back.
        while let Some(Ok(_)) = self.socket.next().await {}
    }
}

fn inflated(bytes: &[u8]) -> String {
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::ZlibDecoder::new(bytes), &mut text).expect("zlib");
    text
}
