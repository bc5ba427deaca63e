//! The real binary's parts on loopback, with a database of their own.

mod cluster;
mod support;
