//! What is recorded in, lines of JSON out.

pub mod wire;
