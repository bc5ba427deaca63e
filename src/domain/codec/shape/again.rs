//! How several replies to the same turns are stored: another one asked for, one preferred.

use serde::{Deserialize, Serialize};

use crate::domain::codec::text::Text;
use crate::domain::event::{AnotherAsked, ReplyPreferred, Standing, Through};
use crate::domain::id::MessageId;

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct AskAgainV1 {
    beside: Text<MessageId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    model: Option<String>,
    through: Text<Through>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct PreferV1 {
    over: Vec<Text<MessageId>>,
    through: Text<Through>,
    standing: Text<Standing>,
}

impl From<&AnotherAsked> for AskAgainV1 {
    fn from(it: &AnotherAsked) -> Self {
        Self { beside: Text(it.beside), model: it.model.clone(), through: Text(it.through) }
    }
}

impl From<AskAgainV1> for AnotherAsked {
    fn from(it: AskAgainV1) -> Self {
        Self { beside: it.beside.0, model: it.model, through: it.through.0 }
    }
}

impl From<&ReplyPreferred> for PreferV1 {
    fn from(it: &ReplyPreferred) -> Self {
        let over = it.over.iter().copied().map(Text).collect();
        Self { over, through: Text(it.through), standing: Text(it.standing) }
    }
}

impl From<PreferV1> for ReplyPreferred {
    fn from(it: PreferV1) -> Self {
        let over = it.over.into_iter().map(|id| id.0).collect();
        Self { over, through: it.through.0, standing: it.standing.0 }
    }
}
