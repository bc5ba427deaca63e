//! The real binary's parts on loopback, with a database of their own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod carry;
mod catchup;
mod cli;
mod cluster;
mod config;
mod deploy;
mod discord;
mod export;
mod faults;
mod llama;
mod logs;
mod model;
mod models_file;
mod pacing;
mod picture;
mod plans;
mod privacy;
mod rebuild;
mod reviews;
mod rooms;
mod run;
mod shards;
mod support;
mod talk;
mod tenure;
mod try_;
mod upgrades;
mod web;
