//! Exports: golden files for every format from one scripted history, and what must be in none of them.

mod golden;
mod program;
mod script;
#[cfg(unix)]
mod terminal;
