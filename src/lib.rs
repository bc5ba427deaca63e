//! A Discord bot that relays a team's messages to a language model and never loses an opinion about a reply.

pub mod bot;
pub mod cli;
pub mod config;
pub mod discord;
pub mod domain;
pub mod export;
pub mod model;
pub mod stats;
pub mod store;
pub mod telemetry;
pub mod web;
