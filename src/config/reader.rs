//! Reads variables one by one, and keeps what is wrong with them until all are read.

use std::fmt;

use secrecy::SecretString;

use crate::config::parse::Problem;
use crate::config::variable::{ALL, MODELS_FILE, Unset, Variable};

/// Where variables are read, with all mistakes so far.
///
/// A variable that is empty or blank counts as not set. Where a value is wrong or missing, reading goes on with an
/// empty one, which [`finish`](Reader::finish) never lets out.
pub struct Reader<'a> {
    lookup: &'a dyn Fn(&str) -> Option<String>,
    mistakes: Mistakes,
}

/// What is wrong with the settings: one sentence for each variable. No value is ever in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
pub struct Mistakes(pub Vec<Mistake>);

/// What is wrong with one variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Its name.
    pub name: &'static str,
    /// The rest of the sentence that begins with the name.
    pub problem: String,
}

impl<'a> Reader<'a> {
    /// Reads variables by their names.
    pub fn new(lookup: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { lookup, mistakes: Mistakes::default() }
    }

    /// Notes what is wrong with a variable, if nothing is known to be wrong with it yet.
    pub fn mistake(&mut self, variable: &Variable, problem: impl Into<String>) {
        let Mistakes(mistakes) = &mut self.mistakes;
        if mistakes.iter().all(|mistake| mistake.name != variable.name) {
            mistakes.push(Mistake { name: variable.name, problem: problem.into() });
        }
    }

    /// Notes what is wrong in the models' file; there may be several such things.
    pub fn in_file(&mut self, problem: impl Into<String>) {
        self.mistakes.0.push(Mistake { name: MODELS_FILE.name, problem: problem.into() });
    }

    /// What was read, unless something was wrong; that is told in the order of the table.
    pub fn finish<T>(mut self, read: T) -> Result<T, Mistakes> {
        self.mistakes.0.sort_by_key(|mistake| ALL.iter().position(|variable| variable.name == mistake.name));
        if self.mistakes.0.is_empty() { Ok(read) } else { Err(self.mistakes) }
    }

    /// Whether a variable is set to something.
    pub(super) fn is_set(&self, variable: &Variable) -> bool {
        self.look_up(variable.name).is_some()
    }

    /// What a variable of this name is set to, known or not.
    pub(super) fn look_up(&self, name: &str) -> Option<String> {
        (self.lookup)(name).filter(|text| !text.trim().is_empty())
    }

    /// A variable's value, its default, or nothing.
    pub(super) fn optional<T>(
        &mut self,
        variable: &Variable,
        parse: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        let text = match (self.look_up(variable.name), variable.unset) {
            (Some(text), _) => text,
            (None, Unset::Default(default)) => default.to_owned(),
            (None, Unset::LeftOut) => return None,
            (None, Unset::Required) => {
                self.mistake(variable, format!("is not set: {}", variable.about));
                return None;
            }
        };
        parse(text.trim()).map_err(|problem| self.mistake(variable, problem)).ok()
    }

    /// A variable that is required or has a default.
    pub(super) fn value<T: Default>(
        &mut self,
        variable: &Variable,
        parse: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> T {
        self.optional(variable, parse).unwrap_or_default()
    }

    /// A text.
    pub(super) fn text(&mut self, variable: &Variable) -> String {
        self.value(variable, |text| Ok(text.to_owned()))
    }

    /// A secret text that may be left out.
    pub(super) fn secret(&mut self, variable: &Variable) -> Option<SecretString> {
        self.optional(variable, |text| Ok(text.to_owned().into()))
    }
}

impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("mistakes", &self.mistakes).finish_non_exhaustive()
    }
}

impl fmt::Display for Mistakes {
    /// One line for each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (many, verb) = if self.0.len() == 1 { ("setting", "is") } else { ("settings", "are") };
        write!(f, "{} {many} {verb} wrong (in the environment or in .env):", self.0.len())?;
        self.0.iter().try_for_each(|Mistake { name, problem }| write!(f, "\n  {name} {problem}"))
    }
}
