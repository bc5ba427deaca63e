//! Bytes in, in pieces of any size; whole lines out.

use memchr::memchr2;

/// More than this in one line, or in one event, and we stop listening (bytes).
pub(super) const LIMIT: usize = 1 << 20;

/// Something without an end in sight.
#[derive(Debug, thiserror::Error)]
#[error("a line or an event longer than {LIMIT} bytes")]
pub(super) struct TooLong;

/// Splits at LF, CRLF and CR, mixed as they come: text-generation-webui sends CRLF comments in an LF stream.
#[derive(Debug, Default)]
pub(super) struct Lines {
    partial: Vec<u8>,
    /// The last byte was a CR: an LF right after it belongs to it.
    after_cr: bool,
}

impl Lines {
    /// Takes what was read and passes on the lines that end in it, without their ends.
    pub(super) fn push<E: From<TooLong>>(
        &mut self,
        mut bytes: &[u8],
        mut line: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.after_cr && !bytes.is_empty() {
            self.after_cr = false;
            bytes = bytes.strip_prefix(b"\n").unwrap_or(bytes);
        }
        while let Some(end) = memchr2(b'\n', b'\r', bytes) {
            let (head, tail) = bytes.split_at(end);
            if self.partial.is_empty() {
                line(head)?;
            } else {
                self.keep(head)?;
                line(&self.partial)?;
                self.partial.clear();
            }
            self.after_cr = tail == b"\r";
            bytes = tail.strip_prefix(b"\r\n").unwrap_or_else(|| tail.get(1..).unwrap_or_default());
        }
        self.keep(bytes)?;
        Ok(())
    }

    /// The line that has no end, at the end of the body.
    pub(super) fn rest(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.partial)
    }

    fn keep(&mut self, bytes: &[u8]) -> Result<(), TooLong> {
        if self.partial.len() + bytes.len() > LIMIT {
            return Err(TooLong);
        }
        self.partial.extend_from_slice(bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pieces: &[&str], expected: &[&str], rest: &str) {
        let (mut lines, mut seen) = (Lines::default(), Vec::new());
        for piece in pieces {
            let mut note = |line: &[u8]| -> Result<(), TooLong> {
                seen.push(String::from_utf8(line.to_vec()).unwrap());
                Ok(())
            };
            lines.push(piece.as_bytes(), &mut note).unwrap();
        }
        assert_eq!(seen, expected, "{pieces:?}");
        assert_eq!(lines.rest(), rest.as_bytes(), "{pieces:?}");
    }

    #[test]
    fn every_end_of_line_is_one() {
        check(&["a\nb\r\nc\rd"], &["a", "b", "c"], "d");
        check(&["a\n\r\n\r\r\n"], &["a", "", "", ""], "");
    }

    #[test]
    fn a_line_end_may_be_split_between_reads() {
        check(&["a\r", "\nb", "\n"], &["a", "b"], "");
        check(&["a\r", "", "\n\n"], &["a", ""], "");
        check(&["a\r", "b\n"], &["a", "b"], "");
    }

    #[test]
    fn one_character_may_be_split_between_reads() {
        let mut lines = Lines::default();
        let mut seen = Vec::new();
        for byte in "🎨\n".bytes() {
            lines
                .push(&[byte], |line| -> Result<(), TooLong> {
                    seen.extend_from_slice(line);
                    Ok(())
                })
                .unwrap();
        }
        assert_eq!(seen, "🎨".as_bytes());
    }

    #[test]
    fn a_line_without_end_is_not_kept_for_ever() {
        let mut lines = Lines::default();
        let piece = vec![b'a'; LIMIT / 2];
        let mut push = || lines.push(&piece, |_| -> Result<(), TooLong> { Ok(()) });
        assert!(push().is_ok() && push().is_ok() && push().is_err());
    }
}
