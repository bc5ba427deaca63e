//! The process's environment, with a file `.env` behind it.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::config::variable::Variable;

/// What is set: what the program itself sets, the process's own variables, then those of the file.
#[derive(Clone)]
pub struct Environment {
    set: HashMap<&'static str, String>,
    file: HashMap<String, String>,
}

/// The file cannot be read. It holds secrets, so no line of it is quoted.
#[derive(Debug, thiserror::Error)]
pub enum BadFile {
    /// The system refuses it.
    #[error("{} cannot be read", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// A line is no assignment.
    #[error(
        "{}: the line after {} settings is not like NAME=value (values with blanks or # need quotes)",
        path.display(), read
    )]
    Line {
        /// Which file.
        path: PathBuf,
        /// How many settings could be read before it.
        read: usize,
    },
}

impl Environment {
    /// Reads the file, if there is one.
    pub fn load(path: &Path) -> Result<Self, BadFile> {
        let path = path.to_owned();
        let lines = match dotenvy::from_path_iter(&path) {
            Err(error) if error.not_found() => return Ok(Self { set: HashMap::new(), file: HashMap::new() }),
            lines => lines,
        };
        let mut file = HashMap::new();
        let read = lines.and_then(|lines| {
            for line in lines {
                let (name, value) = line?;
                // The first one counts, as in a shell's lookup of what is set already.
                file.entry(name).or_insert(value);
            }
            Ok(())
        });
        match read {
            Ok(()) => Ok(Self { set: HashMap::new(), file }),
            Err(dotenvy::Error::Io(source)) => Err(BadFile::Io { path, source }),
            Err(_) => Err(BadFile::Line { path, read: file.len() }),
        }
    }

    /// The same with a variable set to something else; to an empty text, it is not set.
    #[must_use]
    pub fn with(mut self, variable: &Variable, value: impl Into<String>) -> Self {
        self.set.insert(variable.name, value.into());
        self
    }

    /// A variable, if it is set to something that can be read as text.
    pub fn get(&self, name: &str) -> Option<String> {
        if let Some(value) = self.set.get(name) {
            return Some(value.clone()).filter(|value| !value.is_empty());
        }
        std::env::var(name).ok().filter(|value| !value.is_empty()).or_else(|| self.file.get(name).cloned())
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment").finish_non_exhaustive()
    }
}
