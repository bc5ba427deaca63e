//! Exports: golden files for every format from one scripted history, and what must be in none of them.

mod canaries;
mod choices;
mod counts;
mod golden;
mod program;
mod script;
mod table;
#[cfg(unix)]
mod terminal;
