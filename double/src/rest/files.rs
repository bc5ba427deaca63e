//! Uploaded files: kept with their descriptions, and served as Discord's file host does, faults and holds included.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use serde_json::{Value, json};

use crate::{
    faults::Fault,
    hub::Hub,
    id::Id,
    rest::{answer::Failure, delay},
    world::{File, World},
};

/// Files that are kept; the oldest go first.
const KEPT: usize = 1000;
/// The longest description of one, in characters (the OpenAPI document, `MessageAttachmentRequest`).
const DESCRIPTION: usize = 1024;

/// The route by which faults and holds are meant for files.
pub const FILES: &str = "/attachments/{channel_id}/{attachment_id}/{filename}";

/// `GET /attachments/{channel}/{id}/{name}`.
pub(crate) async fn serve(
    State(hub): State<Arc<Hub>>,
    Path((_, id, _)): Path<(String, String, String)>,
) -> Response {
    let (fault, hold) =
        hub.change(|world| (world.orders.take("GET", FILES, None), world.orders.hold("GET", FILES, None)));
    let late = if let Some(Fault::Slow(late)) = fault { late } else { Default::default() };
    tokio::select! {
        () = delay(hold, late) => {}
        () = hub.stop.cancelled() => {}
    }
    match fault {
        Some(Fault::Refused { status, .. }) => {
            return StatusCode::from_u16(status).unwrap_or(StatusCode::FORBIDDEN).into_response();
        }
        Some(Fault::Slow(_)) | None => {}
        Some(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
    let file = id.parse::<Id>().ok().and_then(|id| hub.look(|world| world.files.get(&id).cloned()));
    match file {
        Some(file) => ([(header::CONTENT_TYPE, file.content_type)], file.bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Files as they were sent, with what the body's `attachments` says of each by its number.
pub(crate) fn described(files: &BTreeMap<u64, File>, given: &Value) -> Result<BTreeMap<u64, File>, Failure> {
    let mut files = files.clone();
    for attachment in given.as_array().into_iter().flatten() {
        let number = attachment["id"].as_u64().or_else(|| attachment["id"].as_str()?.parse().ok());
        let Some(file) = number.and_then(|number| files.get_mut(&number)) else { continue };
        file.description = attachment["description"].as_str().map(str::to_owned);
        if file.description.as_ref().is_some_and(|text| text.chars().count() > DESCRIPTION) {
            let message = format!("Must be {DESCRIPTION} or fewer in length.");
            return Err(Failure::invalid("attachments", "BASE_TYPE_MAX_LENGTH", &message));
        }
    }
    Ok(files)
}

impl World {
    /// Keeps uploaded files and says how a message shows them.
    pub(crate) fn keep_files(&mut self, channel: Id, files: BTreeMap<u64, File>) -> Vec<Value> {
        files.into_values().map(|file| self.keep_file(channel, file)).collect()
    }

    fn keep_file(&mut self, channel: Id, file: File) -> Value {
        let id = self.id();
        let url = format!("{}/attachments/{channel}/{id}/{}", self.address, encoded(&file.name));
        let mut json = json!({
            "id": id,
            "filename": file.name,
            "size": file.bytes.len(),
            "url": url,
            "proxy_url": url,
            "content_type": file.content_type,
        });
        if let Some(description) = &file.description {
            json["description"] = json!(description);
        }
        self.files.insert(id, file);
        if self.files.len() > KEPT {
            self.files.pop_first();
        }
        json
    }
}

/// A file's name as it may stand in an address.
fn encoded(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    name.chars().map(|c| if plain(c) { c } else { '_' }).collect()
}
