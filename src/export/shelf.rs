//! The files of one set of examples: lines for everybody, a table beside them for TRL, a mixed order for KTO.

use std::io;
use std::path::Path;

use crate::export::example::Example;
use crate::export::file::{Sheet, Written};
use crate::export::mix::Mix;
use crate::export::pick::Set;
use crate::export::row::{Shape, line};
use crate::export::table::Table;

/// Where the examples of one set go.
pub(super) struct Shelf {
    pub(super) set: Set,
    shape: Shape,
    sheet: Sheet,
    table: Option<Table>,
    mix: Option<Mix>,
}

impl Shelf {
    pub(super) fn create(folder: &Path, shape: Shape, set: Set) -> io::Result<Self> {
        let name = set.as_str();
        let table = (shape == Shape::Trl).then(|| Table::create(folder, &format!("{name}.parquet"), set));
        Ok(Self {
            set,
            shape,
            sheet: Sheet::create(folder, &format!("{name}.jsonl"))?,
            table: table.transpose()?,
            mix: (set == Set::Kto).then(Mix::default),
        })
    }

    pub(super) fn take(&mut self, example: Example) -> io::Result<()> {
        let next = match &mut self.mix {
            Some(mix) => mix.push(example),
            None => Some(example),
        };
        next.map_or(Ok(()), |example| self.write(example))
    }

    pub(super) fn finish(mut self) -> io::Result<Vec<Written>> {
        while let Some(example) = self.mix.as_mut().and_then(Mix::pop) {
            self.write(example)?;
        }
        let mut files = vec![self.sheet.finish()?];
        if let Some(table) = self.table {
            files.push(table.finish()?);
        }
        Ok(files)
    }

    fn write(&mut self, example: Example) -> io::Result<()> {
        self.sheet.line(&line(&example, self.shape))?;
        self.table.as_mut().map_or(Ok(()), |table| table.row(example))
    }
}
