//! Uploaded files, served as Discord's file host does.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{hub::Hub, id::Id};

/// `GET /attachments/{channel}/{id}/{name}`.
pub(crate) async fn serve(
    State(hub): State<Arc<Hub>>,
    Path((_, id, _)): Path<(String, String, String)>,
) -> Response {
    let file = id.parse::<Id>().ok().and_then(|id| hub.look(|world| world.files.get(&id).cloned()));
    match file {
        Some(file) => ([(header::CONTENT_TYPE, file.content_type)], file.bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
