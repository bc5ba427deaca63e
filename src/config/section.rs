//! A table of the models' file, read field by field with the parsers of the variables.

use std::collections::BTreeSet;

use secrecy::SecretString;
use serde_json::{Map, Value};

use crate::config::Reader;
use crate::config::parse::Problem;

/// A table, and which of its fields are known.
pub(super) struct Section {
    /// What mistakes in it begin with.
    whose: String,
    fields: Map<String, Value>,
    known: BTreeSet<&'static str>,
}

impl Section {
    pub(super) fn new(whose: String, fields: Value, from: &mut Reader<'_>) -> Self {
        let fields = match fields {
            Value::Object(fields) => fields,
            _ => {
                from.in_file(format!("{whose}: must be a table"));
                Map::new()
            }
        };
        Self { whose, fields, known: BTreeSet::new() }
    }

    /// A field's value, if it is there and right.
    pub(super) fn optional<T>(
        &mut self,
        field: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Problem>,
        from: &mut Reader<'_>,
    ) -> Option<T> {
        self.known.insert(field);
        let text = text(self.fields.get(field)?);
        let text = text.trim();
        let read = if text.is_empty() { Err("is empty") } else { parse(text) };
        read.map_err(|problem| self.wrong(field, problem, from)).ok()
    }

    /// A field that must be there.
    pub(super) fn required<T: Default>(
        &mut self,
        field: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Problem>,
        from: &mut Reader<'_>,
    ) -> T {
        if !self.fields.contains_key(field) {
            self.wrong(field, "is missing", from);
        }
        self.optional(field, parse, from).unwrap_or_default()
    }

    pub(super) fn secret(&mut self, field: &'static str, from: &mut Reader<'_>) -> Option<SecretString> {
        self.optional(field, |text| Ok(text.to_owned().into()), from)
    }

    /// The secret that stands in a variable of this name.
    pub(super) fn variable(&self, field: &str, name: &str, from: &mut Reader<'_>) -> Option<SecretString> {
        let found = from.look_up(name);
        if found.is_none() {
            self.wrong(field, "names a variable that is not set", from);
        }
        found.map(SecretString::from)
    }

    /// A list of texts; empty if it is not there.
    pub(super) fn list(&mut self, field: &'static str, from: &mut Reader<'_>) -> Vec<String> {
        self.known.insert(field);
        let Some(list) = self.fields.get(field) else { return Vec::new() };
        let one = |value: &Value| value.as_str().map(str::to_owned);
        let texts = list.as_array().and_then(|list| list.iter().map(one).collect());
        texts.unwrap_or_else(|| {
            self.wrong(field, "must be a list of texts", from);
            Vec::new()
        })
    }

    pub(super) fn wrong(&self, field: &str, problem: &str, from: &mut Reader<'_>) {
        from.in_file(format!("{}: {field} {problem}", self.whose));
    }

    /// Nothing more is asked for: what is left is unknown, most likely misspelt.
    pub(super) fn end(self, from: &mut Reader<'_>) {
        for field in self.fields.keys().filter(|field| !self.known.contains(field.as_str())) {
            self.wrong(field, "is not known", from);
        }
    }
}

/// A value as the variables' parsers take it.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "on".to_owned(),
        Value::Bool(false) => "off".to_owned(),
        other => other.to_string(),
    }
}
