//! What people do, by HTTP.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    hub::Hub,
    id::Id,
    people::{Person, Refusal, interaction::Interaction, place::Place},
    world::{File, channel::ChannelKind},
};

/// One thing that somebody does. A channel is named or given by its id.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(crate) enum Deed {
    Say {
        channel: String,
        text: String,
    },
    WriteToTheBot {
        text: String,
    },
    Reply {
        message: Id,
        text: String,
        #[serde(default = "yes")]
        ping: bool,
    },
    Forward {
        message: Id,
        channel: String,
    },
    Attach {
        channel: String,
        text: String,
        name: String,
        content_type: String,
        base64: String,
    },
    Edit {
        message: Id,
        text: String,
    },
    Delete {
        message: Id,
    },
    DeleteInBulk {
        messages: Vec<Id>,
    },
    React {
        message: Id,
        emoji: String,
        #[serde(default, rename = "super")]
        burst: bool,
    },
    Unreact {
        message: Id,
        emoji: String,
        #[serde(default, rename = "super")]
        burst: bool,
    },
    ClearReactions {
        message: Id,
    },
    ClearEmoji {
        message: Id,
        emoji: String,
    },
    OpenThread {
        message: Id,
        name: String,
    },
    OpenPost {
        channel: String,
        name: String,
        text: String,
    },
    SetThread {
        thread: Id,
        archived: bool,
        locked: bool,
    },
    Type {
        channel: String,
    },
    Click {
        message: Id,
        button: String,
    },
    Select {
        message: Id,
        select: String,
        values: Vec<String>,
    },
    Run {
        channel: String,
        command: String,
        #[serde(default)]
        options: BTreeMap<String, Value>,
    },
    Use {
        message: Id,
        entry: String,
    },
    Submit {
        interaction: Id,
        fields: BTreeMap<String, String>,
        #[serde(default)]
        files: BTreeMap<String, Sent>,
    },
    /// Is given the moderators' role.
    BecomeModerator,
}

/// A file as JSON carries it.
#[derive(Deserialize)]
pub(crate) struct Sent {
    name: String,
    content_type: String,
    base64: String,
}

impl From<Sent> for File {
    fn from(sent: Sent) -> File {
        let bytes = BASE64_STANDARD.decode(sent.base64).unwrap_or_default();
        File { name: sent.name, content_type: sent.content_type, bytes: bytes.into(), description: None }
    }
}

fn yes() -> bool {
    true
}

/// A name, or an id when it is all digits.
pub(super) fn place(text: &str) -> Place {
    text.parse::<Id>().map_or_else(|_| Place::from(text), Place::from)
}

/// `POST people/{name}`: answers with the id of what came of it, if something did.
pub(super) async fn act(
    State(hub): State<Arc<Hub>>,
    Path(name): Path<String>,
    Json(deed): Json<Deed>,
) -> Result<Json<Value>, Refusal> {
    let id = done(&hub, &Person::named(&hub, &name), deed)?;
    Ok(Json(json!({ "id": id })))
}

fn done(hub: &Hub, who: &Person, deed: Deed) -> Result<Option<Id>, Refusal> {
    match deed {
        Deed::Say { channel, text } => who.says(place(&channel), &text).map(Some),
        Deed::WriteToTheBot { text } => who.writes_to_the_bot(&text).map(Some),
        Deed::Reply { message, text, ping } => who.replies(message, &text, ping).map(Some),
        Deed::Forward { message, channel } => who.forwards(message, place(&channel)).map(Some),
        Deed::Attach { channel, text, name, content_type, base64 } => {
            let bytes = BASE64_STANDARD.decode(base64).unwrap_or_default();
            who.attaches(place(&channel), &text, &name, &content_type, bytes).map(Some)
        }
        Deed::Edit { message, text } => who.edits(message, &text).map(|()| None),
        Deed::Delete { message } => who.deletes(message).map(|()| None),
        Deed::DeleteInBulk { messages } => who.deletes_in_bulk(&messages).map(|()| None),
        Deed::React { message, emoji, burst } => who.reacts_with(message, &emoji, burst).map(|()| None),
        Deed::Unreact { message, emoji, burst } => who.takes_back(message, &emoji, burst).map(|()| None),
        Deed::ClearReactions { message } => who.clears_reactions(message).map(|()| None),
        Deed::ClearEmoji { message, emoji } => who.clears_emoji(message, &emoji).map(|()| None),
        Deed::OpenThread { message, name } => who.opens_thread(message, &name).map(Some),
        Deed::OpenPost { channel, name, text } => who.opens_post(place(&channel), &name, &text).map(Some),
        Deed::SetThread { thread, archived, locked } => {
            who.sets_thread(thread, archived, locked).map(|()| None)
        }
        Deed::Type { channel } => who.types(place(&channel)).map(|()| None),
        Deed::BecomeModerator => {
            hub.change(|world| world.make_moderator(who.id));
            Ok(None)
        }
        interactive => interacted(who, interactive).map(|interaction| Some(interaction.id())),
    }
}

fn interacted(who: &Person, deed: Deed) -> Result<Interaction, Refusal> {
    match deed {
        Deed::Click { message, button } => who.clicks(message, &button),
        Deed::Select { message, select, values } => {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            who.selects(message, &select, &values)
        }
        Deed::Run { channel, command, options } => {
            let options: Vec<(&str, Value)> =
                options.iter().map(|(name, it)| (name.as_str(), it.clone())).collect();
            who.runs(place(&channel), &command, &options)
        }
        Deed::Use { message, entry } => who.uses(message, &entry),
        Deed::Submit { interaction, fields, files } => {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, it)| (name.as_str(), it.as_str())).collect();
            let files = files.into_iter().map(|(field, file)| (field, file.into())).collect();
            who.sends(&Interaction::new(who, interaction), &fields, files)
        }
        // Every other deed has been done before.
        _ => Err(Refusal::NoForm),
    }
}

/// A channel to make.
#[derive(Deserialize)]
pub(crate) struct NewChannel {
    name: String,
    #[serde(default)]
    kind: NewKind,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum NewKind {
    #[default]
    Text,
    Forum,
    Category,
}

/// `POST channels`.
pub(super) async fn add_channel(State(hub): State<Arc<Hub>>, Json(new): Json<NewChannel>) -> Json<Value> {
    let kind = match new.kind {
        NewKind::Text => ChannelKind::Text,
        NewKind::Forum => ChannelKind::Forum,
        NewKind::Category => ChannelKind::Category,
    };
    let id = hub.change(|world| {
        let home = world.home;
        world.add_channel(home, &new.name, kind, None)
    });
    Json(json!({ "id": id }))
}
