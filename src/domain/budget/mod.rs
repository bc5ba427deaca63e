//! When a call may be made.
mod lane;
pub use lane::{Lane, Place, Rank, Route};
