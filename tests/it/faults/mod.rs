//! Whatever fails: every question has one reply, whole or honestly cut; every rating and feedback that people see in Discord
//! is in the log once; what is made from the log is what was lived through; nothing is left unlooked-at.
//!
//! Each row is the real program as a process of its own, over the loopback Discord, and ends in [`play::Play::ends`].

mod backup;
mod clock;
mod database;
mod fresh;
mod gateway;
mod killed;
mod play;
mod proxy;
mod rest;
mod stopped;
