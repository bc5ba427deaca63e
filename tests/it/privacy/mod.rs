//! People own their words: what lies in the database, who can read it, and how it goes.

mod dump;
mod sealed;
