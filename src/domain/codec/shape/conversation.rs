//! How the beginning and the end of a conversation are stored, and which model is chosen for a place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::codec::text::Text;
use crate::domain::event::{
    ConversationEnded, ConversationStarted, EndReason, ModelSet, ModelUse, Place, PlaceKind, Scope,
};
use crate::domain::id::ConversationId;
use crate::domain::key::{GuildKey, PlaceKey};

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct StartV1 {
    model: ModelV1,
    place: PlaceV1,
    scope: Text<Scope>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    continues: Option<Text<ConversationId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<Text<EndReason>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct StartV2 {
    model: ModelV2,
    place: PlaceV1,
    scope: Text<Scope>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    continues: Option<Text<ConversationId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<Text<EndReason>>,
}

/// The model as the article has it: an id and what else is known of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ModelV1 {
    id: String,
    metadata: ModelMetadataV1,
}

/// Since there can be several, a model has a name too.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ModelV2 {
    id: String,
    name: String,
    metadata: ModelMetadataV1,
}

#[derive(Debug, Serialize, Deserialize)]
struct ModelMetadataV1 {
    host: String,
    #[serde(default)]
    parameters: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    system_prompt_sha256: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PlaceV1 {
    id: Text<PlaceKey>,
    kind: Text<PlaceKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    guild: Option<Text<GuildKey>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<Text<PlaceKey>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct EndV1 {
    reason: Text<EndReason>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct SetModelV1 {
    place: PlaceV1,
    model: String,
}

impl From<StartV1> for StartV2 {
    fn from(it: StartV1) -> Self {
        let StartV1 { model, place, scope, continues, after } = it;
        Self { model: model.into(), place, scope, continues, after }
    }
}

impl From<&ConversationStarted> for StartV2 {
    fn from(it: &ConversationStarted) -> Self {
        Self {
            model: ModelV2::from(&it.model),
            place: PlaceV1::from(&it.place),
            scope: Text(it.scope),
            continues: it.continues.map(Text),
            after: it.after.map(Text),
        }
    }
}

impl From<StartV2> for ConversationStarted {
    fn from(it: StartV2) -> Self {
        Self {
            place: it.place.into(),
            scope: it.scope.0,
            model: it.model.into(),
            continues: it.continues.map(|id| id.0),
            after: it.after.map(|reason| reason.0),
        }
    }
}

impl From<ModelV1> for ModelV2 {
    /// There was one model, known by its id.
    fn from(it: ModelV1) -> Self {
        Self { name: it.id.clone(), id: it.id, metadata: it.metadata }
    }
}

impl From<&ModelUse> for ModelV2 {
    fn from(it: &ModelUse) -> Self {
        let metadata = ModelMetadataV1 {
            host: it.host.clone(),
            parameters: it.parameters.clone(),
            system_prompt_sha256: it.system_hash.clone(),
        };
        Self { id: it.id.clone(), name: it.name.clone(), metadata }
    }
}

impl From<ModelV2> for ModelUse {
    fn from(it: ModelV2) -> Self {
        let ModelMetadataV1 { host, parameters, system_prompt_sha256 } = it.metadata;
        Self { name: it.name, id: it.id, host, parameters, system_hash: system_prompt_sha256 }
    }
}

impl From<&Place> for PlaceV1 {
    fn from(it: &Place) -> Self {
        Self {
            id: Text(it.key.clone()),
            kind: Text(it.kind),
            guild: it.guild.clone().map(Text),
            parent: it.parent.clone().map(Text),
        }
    }
}

impl From<PlaceV1> for Place {
    fn from(it: PlaceV1) -> Self {
        Self {
            key: it.id.0,
            kind: it.kind.0,
            guild: it.guild.map(|id| id.0),
            parent: it.parent.map(|id| id.0),
        }
    }
}

impl From<&ConversationEnded> for EndV1 {
    fn from(it: &ConversationEnded) -> Self {
        Self { reason: Text(it.reason) }
    }
}

impl From<EndV1> for ConversationEnded {
    fn from(it: EndV1) -> Self {
        Self { reason: it.reason.0 }
    }
}

impl From<&ModelSet> for SetModelV1 {
    fn from(it: &ModelSet) -> Self {
        Self { place: PlaceV1::from(&it.place), model: it.model.clone() }
    }
}

impl From<SetModelV1> for ModelSet {
    fn from(it: SetModelV1) -> Self {
        Self { place: it.place.into(), model: it.model }
    }
}
