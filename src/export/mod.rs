//! Conversations in, lines of JSON out.

pub mod article;
pub mod finding;
pub mod view;
pub mod wire;
