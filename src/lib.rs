//! A Discord bot that relays a team's messages to a language model and never loses an opinion about a reply.

pub mod bot;
pub mod cli;
pub mod discord;
pub mod domain;
pub mod model;
pub mod store;
