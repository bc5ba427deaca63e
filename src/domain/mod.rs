//! What happened, and what to do about it: no I/O, no clock, no chance.

pub mod budget;
pub mod catchup;
pub mod codec;
pub mod decide;
pub mod draft;
pub mod event;
pub mod fence;
pub mod file;
pub mod history;
pub mod id;
pub mod inbound;
pub mod key;
pub mod nonce;
pub mod prompt;
pub mod quota;
pub mod rating;
pub mod review;
pub mod route;
pub mod rules;
pub mod settings;
pub mod split;
pub mod state;
pub mod tally;
pub mod time;
pub mod words;
