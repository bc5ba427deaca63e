//! An OpenAI-compatible server: a prompt in, tokens out.

mod answer;
mod chunk;
mod client;
mod decode;
mod error;
mod frames;
mod limits;
mod lines;
mod loose;
mod mend;
mod piece;
mod probe;
mod request;
mod said;
mod secrets;
mod service;
mod settings;
mod think;

pub use answer::Answer;
pub use client::{Client, Place};
pub use decode::Decoder;
pub use error::{Cause, Error, Wait};
pub use piece::{Finish, Finished, Piece, Usage};
pub use probe::{FirstText, Listed, Probe};
pub use said::Said;
pub use settings::{Settings, Timeouts, TokenLimitName};
