//! What the tests share.

pub(crate) mod ending;
pub(crate) mod postgres;
pub(crate) mod process;
pub(crate) mod scene;
pub(crate) mod story;
pub(crate) mod terminal;
pub(crate) mod wait;
