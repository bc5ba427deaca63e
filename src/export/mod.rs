//! Conversations in, lines of JSON out; and training data, as of any moment.

pub mod archive;
pub mod article;
pub mod card;
pub mod departed;
pub mod evaluation;
pub mod example;
pub mod figures;
pub mod file;
pub mod finding;
pub mod format;
pub mod llamafactory;
pub mod maker;
pub mod manifest;
pub mod mask;
pub mod mix;
pub mod oasst;
pub mod people;
pub mod pick;
pub mod reason;
pub mod row;
pub mod scribe;
pub mod shelf;
pub mod story;
pub mod table;
pub mod view;
pub mod wire;
