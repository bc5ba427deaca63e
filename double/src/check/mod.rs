//! Whether requests and answers are what Discord's own documents say.

pub(crate) mod events;

use serde_json::Value;

use crate::rest::call::Asked;

pub(crate) fn request(_: &Asked) -> Vec<String> {
    Vec::new()
}

pub(crate) fn answer(_: &Asked, _: u16, _: &Value) -> Vec<String> {
    Vec::new()
}
