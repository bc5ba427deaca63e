//! What `src/model` has of the decoder.

#[path = "../../src/model/chunk.rs"]
mod chunk;
#[path = "../../src/model/decode.rs"]
mod decode;
#[path = "../../src/model/error.rs"]
mod error;
#[path = "../../src/model/frames.rs"]
mod frames;
#[path = "../../src/model/lines.rs"]
mod lines;
#[path = "../../src/model/loose.rs"]
mod loose;
#[path = "../../src/model/mend.rs"]
mod mend;
#[path = "../../src/model/piece.rs"]
mod piece;
#[path = "../../src/model/said.rs"]
mod said;
#[path = "../../src/model/secrets.rs"]
mod secrets;
#[path = "../../src/model/think.rs"]
mod think;

pub use decode::Decoder;
pub use piece::Piece;
pub use said::Said;
