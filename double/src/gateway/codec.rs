//! How a frame goes over the socket: as text, each compressed for itself, or in one compressed stream.

use std::io::Write;

use axum::extract::ws::Message;
use flate2::{Compress, Compression, FlushCompress, write::ZlibEncoder};

/// Room added to the output each time the compressor asks for more.
const ROOM: usize = 4096;

pub(crate) enum Codec {
    Text,
    /// `compress: true` in the identify: zlib for each message.
    Each,
    /// `compress=zlib-stream` in the address: one zlib stream, flushed after each message.
    Stream(Box<Compress>),
}

impl Codec {
    /// What the address asks for.
    pub(crate) fn of_query(query: &str) -> Codec {
        if query.split('&').any(|pair| pair == "compress=zlib-stream") {
            Codec::Stream(Box::new(Compress::new(Compression::fast(), true)))
        } else {
            Codec::Text
        }
    }

    /// The identify asks for payload compression, which a stream that is compressed already does not need.
    pub(crate) fn compress_each(&mut self) {
        if matches!(self, Codec::Text) {
            *self = Codec::Each;
        }
    }

    pub(crate) fn frame(&mut self, text: &str) -> Message {
        match self {
            Codec::Text => Message::Text(text.into()),
            Codec::Each => Message::Binary(deflated(text).into()),
            Codec::Stream(stream) => Message::Binary(streamed(stream, text).into()),
        }
    }
}

fn deflated(text: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail.
    let _ = encoder.write_all(text.as_bytes());
    encoder.finish().unwrap_or_default()
}

/// Ends with the four bytes `00 00 FF FF` by which a client knows that a message is whole.
fn streamed(stream: &mut Compress, text: &str) -> Vec<u8> {
    let (start, mut out) = (stream.total_in(), Vec::with_capacity(ROOM));
    loop {
        let taken = usize::try_from(stream.total_in() - start).unwrap_or(usize::MAX);
        let left = text.as_bytes().get(taken..).unwrap_or_default();
        let full = out.len() == out.capacity();
        if full {
            out.reserve(ROOM);
        }
        // The compressor fails only when it was told to finish, which nobody does.
        if stream.compress_vec(left, &mut out, FlushCompress::Sync).is_err() {
            return out;
        }
        let all_taken = stream.total_in() - start == text.len() as u64;
        if all_taken && out.len() < out.capacity() {
            return out;
        }
    }
}

#[cfg(test)]
mod tests {
    use flate2::{Decompress, FlushDecompress};

    use super::*;

    #[test]
    fn a_compressed_stream_is_read_message_by_message() {
        let (mut codec, mut reader) = (Codec::of_query("v=10&compress=zlib-stream"), Decompress::new(true));
        for text in ["{}", &"long ".repeat(20_000), "{\"op\":11}"] {
            let Message::Binary(bytes) = codec.frame(text) else { panic!("a stream is binary") };
            assert!(bytes.ends_with(&[0, 0, 0xff, 0xff]));
            let mut out = Vec::with_capacity(text.len() + 1);
            reader.decompress_vec(&bytes, &mut out, FlushDecompress::Sync).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), text);
        }
    }
}
