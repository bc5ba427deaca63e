//! The double by HTTP, for a page and for programs in other languages: everything that a person does, everything that
//! there is to see, the faults, and a stream of what happens. Off unless asked for.

mod deeds;
mod faults;
mod sights;

use std::sync::Arc;

use axum::{
    Json, Router,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::json;

use crate::{hub::Hub, people::Refusal};

/// `/control/…`; every body is JSON.
///
/// | | |
/// | --- | --- |
/// | `GET state` | addresses, token, guild, channels and who may do what there, people, roles |
/// | `GET commands` | what the bot has registered |
/// | `GET files/{id}/{name}` | a file of a message |
/// | `GET channels/{id or name}/messages` | messages, oldest first |
/// | `GET messages/{id}` | one message, its reactions and revisions |
/// | `GET interactions/{id}` | what became of an interaction |
/// | `GET calls`, `GET complaints` | what the bot called; what was wrong |
/// | `GET happenings` | server-sent events: `event`, `call`, `interaction_answer`, `complaint` |
/// | `POST people/{name}` | [`deeds::Deed`]: `{"do": "say", "channel": "general", "text": "…"}` |
/// | `POST channels` | `{"name": "…", "kind": "text"}` |
/// | `POST faults` | [`faults::Switch`]: `{"switch": "rst"}` |
pub(crate) fn router(hub: &Arc<Hub>) -> Router {
    let routes = Router::new()
        .route("/state", get(sights::state))
        .route("/commands", get(sights::commands))
        .route("/files/{id}/{name}", get(sights::file))
        .route("/channels", post(deeds::add_channel))
        .route("/channels/{place}/messages", get(sights::messages))
        .route("/messages/{id}", get(sights::message))
        .route("/interactions/{id}", get(sights::interaction))
        .route("/calls", get(sights::calls))
        .route("/complaints", get(sights::complaints))
        .route("/happenings", get(sights::happenings))
        .route("/people/{name}", post(deeds::act))
        .route("/faults", post(faults::switch));
    Router::new().nest("/control", routes).with_state(hub.clone())
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (StatusCode::CONFLICT, Json(json!({ "error": self.to_string() }))).into_response()
    }
}
