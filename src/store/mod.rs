//! Postgres: the log, and the questions asked of it.

pub mod cluster;
