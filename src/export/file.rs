//! The files of an export: what is written into them is counted and hashed as it goes.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A file as a manifest names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its name in the folder.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
    /// How long it is.
    pub bytes: u64,
    /// SHA-256 of it, in hexadecimal.
    pub sha256: String,
}

/// A file that is being written.
pub struct Hashed {
    name: String,
    out: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Hashed {
    /// A new one in a folder.
    pub fn create(folder: &Path, name: &str) -> io::Result<Self> {
        let out = BufWriter::with_capacity(1 << 16, File::create_new(folder.join(name))?);
        Ok(Self { name: name.to_owned(), out, hash: Sha256::new(), bytes: 0 })
    }

    /// The last byte is on the disk.
    pub fn finish(self, rows: u64) -> io::Result<Written> {
        let Self { name, out, hash, bytes } = self;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Written { name, rows, bytes, sha256 })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        let (done, _) = bytes.split_at(written);
        self.hash.update(done);
        self.bytes = self.bytes.saturating_add(u64::try_from(written).unwrap_or(u64::MAX));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A file of lines.
pub struct Sheet {
    file: Hashed,
    rows: u64,
}

impl Sheet {
    /// A new one in a folder.
    pub fn create(folder: &Path, name: &str) -> io::Result<Self> {
        Ok(Self { file: Hashed::create(folder, name)?, rows: 0 })
    }

    /// Writes a line.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.rows += 1;
        self.file.write_all(line.as_bytes())?;
        self.file.write_all(b"\n")
    }

    /// The last line is on the disk.
    pub fn finish(self) -> io::Result<Written> {
        self.file.finish(self.rows)
    }
}
