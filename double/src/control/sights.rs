//! What there is to see, by HTTP.

use std::{collections::BTreeMap, convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Json,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{Stream, stream};
use serde_json::{Value, json};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::{
    control::deeds::place,
    hub::Hub,
    id::Id,
    look::{Call, Seen, View},
    world::World,
};

/// How often a silent stream says that it lives.
const ALIVE: Duration = Duration::from_secs(15);

pub(super) async fn state(State(hub): State<Arc<Hub>>) -> Json<Value> {
    Json(hub.view(|view| {
        let world = view.world;
        let channel = |it: crate::look::SeenChannel| {
            let (kind, rights) = (it.kind.number(), rights_in(world, it.id));
            json!({ "id": it.id, "name": it.name, "type": kind, "parent": it.parent, "with": it.with, "rights": rights })
        };
        let people = view.people().into_iter().map(|(id, name)| json!({ "id": id, "name": name }));
        let roles = world.guilds.get(&world.home).into_iter().flat_map(|guild| guild.roles.values());
        let roles = roles.map(|role| json!({ "id": role.id, "name": role.name }));
        json!({
            "url": world.address,
            "token": world.token,
            "bot": world.bot,
            "application": world.application,
            "guild": world.home,
            "connected": view.connected(),
            "channels": view.channels().into_iter().map(channel).collect::<Vec<_>>(),
            "people": people.collect::<Vec<_>>(),
            "roles": roles.collect::<Vec<_>>(),
        })
    }))
}

/// What each person may do in a channel, as Discord writes such bits; whoever does not see it is left out.
fn rights_in(world: &World, channel: Id) -> BTreeMap<Id, String> {
    let Some(place) = world.channels.get(&channel) else { return BTreeMap::new() };
    let seeing = world.users.keys().filter(|user| world.sees(**user, place));
    seeing.map(|user| (*user, world.permissions(*user, place).to_string())).collect()
}

/// The commands of the guild that there is from the start, and the global ones that it has no own one for.
pub(super) async fn commands(State(hub): State<Arc<Hub>>) -> Json<Value> {
    Json(hub.view(|view| {
        let own = view.commands(Some(view.world.home));
        let is_own = |global: &Value| {
            own.iter().any(|it| it["name"] == global["name"] && it["type"] == global["type"])
        };
        let global = view.commands(None).into_iter().filter(|it| !is_own(it));
        global.chain(own.iter().cloned()).collect()
    }))
}

/// A file as whoever may not ask elsewhere is given it: it never becomes a page.
pub(super) async fn file(
    State(hub): State<Arc<Hub>>,
    Path((id, _)): Path<(Id, String)>,
) -> Result<impl IntoResponse, StatusCode> {
    let file = hub.look(|world| world.files.get(&id).cloned()).ok_or(StatusCode::NOT_FOUND)?;
    let is_picture =
        ["image/png", "image/jpeg", "image/gif", "image/webp"].contains(&file.content_type.as_str());
    let shown = if is_picture { "inline" } else { "attachment" };
    let headers = [
        (header::CONTENT_TYPE, file.content_type),
        (header::CONTENT_DISPOSITION, shown.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, file.bytes))
}

pub(super) async fn messages(State(hub): State<Arc<Hub>>, Path(channel): Path<String>) -> Json<Value> {
    Json(hub.view(|view| view.messages(place(&channel)).iter().map(|seen| shown(view, seen)).collect()))
}

pub(super) async fn message(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<Id>,
) -> Result<Json<Value>, StatusCode> {
    let found = hub.view(|view| view.message(id).map(|seen| shown(view, &seen)));
    found.map(Json).ok_or(StatusCode::NOT_FOUND)
}

/// A message with who wrote it and who reacted how.
fn shown(view: &View<'_>, seen: &Seen) -> Value {
    let reactions = view.reactions(seen.id).into_iter();
    let reactions = reactions.map(|it| json!({ "emoji": it.emoji, "users": it.users, "super": it.burst }));
    json!({
        "id": seen.id,
        "channel": seen.channel,
        "author": { "id": seen.author, "name": seen.author_name },
        "content": seen.content,
        "edited": seen.edited,
        "replies_to": seen.replies_to,
        "only_for": seen.only_for,
        "reactions": reactions.collect::<Vec<_>>(),
        "revisions": view.revisions(seen.id).len(),
        "message": view.json(seen.id),
    })
}

pub(super) async fn interaction(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<Id>,
) -> Result<Json<Value>, StatusCode> {
    let found = hub.view(|view| {
        let state = view.world.interactions.get(&id)?;
        let answer = state.answer.as_ref().map(|it| json!({ "type": it.callback, "data": it.data }));
        let message = |id: &Id| view.message(*id).map(|seen| shown(view, &seen));
        let follow_ups: Vec<Value> = state.follow_ups.iter().filter_map(message).collect();
        let original = state.original.as_ref().and_then(message);
        Some(json!({ "answer": answer, "original": original, "follow_ups": follow_ups }))
    });
    found.map(Json).ok_or(StatusCode::NOT_FOUND)
}

pub(super) async fn calls(State(hub): State<Arc<Hub>>) -> Json<Value> {
    let shown = |call: &Call| {
        let early = call.into_closed_window();
        json!({ "method": call.method, "path": call.path, "body": call.body, "status": call.status, "early": early })
    };
    Json(hub.view(|view| view.calls().map(shown).collect()))
}

pub(super) async fn complaints(State(hub): State<Arc<Hub>>) -> Json<Value> {
    let list = hub.look(|world| world.complaints.clone());
    Json(list.into_iter().map(|it| json!({ "rule": it.rule, "what": it.what })).collect())
}

/// Everything that happens from now on, until the reader goes or the double stops.
pub(super) async fn happenings(
    State(hub): State<Arc<Hub>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let heard = hub.look(|world| world.happenings.subscribe());
    let next = |(mut heard, stop): (Receiver<Value>, tokio_util::sync::CancellationToken)| async move {
        let happening = tokio::select! {
            () = stop.cancelled() => return None,
            heard = heard.recv() => match heard {
                Ok(happening) => happening,
                Err(RecvError::Lagged(missed)) => json!({ "kind": "missed", "count": missed }),
                Err(RecvError::Closed) => return None,
            },
        };
        Some((Ok(Event::default().data(happening.to_string())), (heard, stop)))
    };
    let stop = hub.stop.clone();
    Sse::new(stream::unfold((heard, stop), next)).keep_alive(KeepAlive::new().interval(ALIVE))
}
