//! What happened, and what to do about it: no I/O, no clock, no chance.

pub mod codec;
pub mod decide;
pub mod event;
pub mod id;
pub mod inbound;
pub mod key;
pub mod rating;
pub mod route;
pub mod rules;
pub mod state;
pub mod time;
pub mod words;
