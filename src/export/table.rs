//! Examples as a Parquet file, with column types that pandas, DuckDB and `datasets` know: lists of roles and contents, texts,
//! flags and numbers.

use std::io;
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, ListBuilder, StringBuilder, StructBuilder, UInt32Builder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Fields, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use crate::export::example::{Answer, Example, Origin};
use crate::export::file::{Hashed, Written};
use crate::export::pick::Set;
use crate::export::scribe::Turn;

/// How many rows are written at once, and so kept in memory.
const BATCH: usize = 512;
/// How many rows make a group that a reader takes at once.
const GROUP: usize = 8_192;

/// A table that is being written.
pub struct Table {
    set: Set,
    schema: Arc<Schema>,
    writer: ArrowWriter<Hashed>,
    waiting: Vec<Example>,
    rows: u64,
}

impl Table {
    /// A new one in a folder, for examples of one set.
    pub fn create(folder: &Path, name: &str, set: Set) -> io::Result<Self> {
        let schema = Arc::new(schema(set));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("teachback".to_owned())
            .set_max_row_group_row_count(Some(GROUP))
            .build();
        let file = Hashed::create(folder, name)?;
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties)).map_err(failed)?;
        Ok(Self { set, schema, writer, waiting: Vec::new(), rows: 0 })
    }

    /// Writes a row, some time before [`Table::finish`] returns.
    pub fn row(&mut self, example: Example) -> io::Result<()> {
        self.rows += 1;
        self.waiting.push(example);
        if self.waiting.len() >= BATCH { self.write() } else { Ok(()) }
    }

    /// The last row is on the disk.
    pub fn finish(mut self) -> io::Result<Written> {
        self.write()?;
        let rows = self.rows;
        self.writer.into_inner().map_err(failed)?.finish(rows)
    }

    fn write(&mut self) -> io::Result<()> {
        let examples = std::mem::take(&mut self.waiting);
        let mut columns = vec![turns(examples.iter().map(|it| it.prompt.as_slice()))];
        columns.extend(answers(&examples, self.set));
        columns.extend(origins(&examples));
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(io::Error::other)?;
        self.writer.write(&batch).map_err(failed)
    }
}

fn failed(error: parquet::errors::ParquetError) -> io::Error {
    io::Error::other(error)
}

fn schema(set: Set) -> Schema {
    let turns = |name| Field::new_list(name, Field::new("item", DataType::Struct(of_a_turn()), true), false);
    let text = |name| Field::new(name, DataType::Utf8, false);
    let number = |name| Field::new(name, DataType::UInt32, false);
    let mut fields = vec![turns("prompt")];
    match set {
        Set::Sft => fields.push(turns("completion")),
        Set::Kto => {
            fields.extend([turns("completion"), Field::new("label", DataType::Boolean, false)]);
        }
        Set::Dpo => fields.extend([turns("chosen"), turns("rejected")]),
    }
    fields.extend([text("example_id"), text("model"), text("rule"), number("likes"), number("dislikes")]);
    fields.extend([text("asked_by"), text("comments"), text("sent_turns")]);
    Schema::new(fields)
}

fn of_a_turn() -> Fields {
    Fields::from(vec![Field::new("role", DataType::Utf8, true), Field::new("content", DataType::Utf8, true)])
}

fn turns<'a>(all: impl Iterator<Item = &'a [Turn]>) -> ArrayRef {
    let text = || Box::new(StringBuilder::new()) as Box<dyn arrow_array::builder::ArrayBuilder>;
    let mut list = ListBuilder::new(StructBuilder::new(of_a_turn(), vec![text(), text()]));
    for some in all {
        let turn = list.values();
        for Turn { role, content } in some {
            for (at, words) in [role.as_str(), content].into_iter().enumerate() {
                let field = turn.field_builder::<StringBuilder>(at);
                field.expect("a turn has two texts").append_value(words);
            }
            turn.append(true);
        }
        list.append(true);
    }
    Arc::new(list.finish())
}

fn answers(examples: &[Example], set: Set) -> Vec<ArrayRef> {
    let better = examples.iter().map(|it| match &it.answer {
        Answer::One(turn) | Answer::Labelled(turn, _) | Answer::Pair { chosen: turn, .. } => {
            std::slice::from_ref(turn)
        }
    });
    let mut columns = vec![turns(better)];
    match set {
        Set::Sft => {}
        Set::Kto => {
            let mut labels = BooleanBuilder::new();
            let is_good = |it: &Example| matches!(it.answer, Answer::Labelled(_, true));
            examples.iter().for_each(|it| labels.append_value(is_good(it)));
            columns.push(Arc::new(labels.finish()));
        }
        Set::Dpo => columns.push(turns(examples.iter().map(|it| match &it.answer {
            Answer::Pair { rejected, .. } => std::slice::from_ref(rejected),
            _ => &[],
        }))),
    }
    columns
}

fn origins(examples: &[Example]) -> Vec<ArrayRef> {
    let origins = || examples.iter().map(|it| &it.origin);
    let texts = |of: fn(&Origin) -> &str| -> ArrayRef {
        let mut column = StringBuilder::new();
        origins().for_each(|origin| column.append_value(of(origin)));
        Arc::new(column.finish())
    };
    let numbers = |of: fn(&Origin) -> u32| -> ArrayRef {
        let mut column = UInt32Builder::new();
        origins().for_each(|origin| column.append_value(of(origin)));
        Arc::new(column.finish())
    };
    vec![
        texts(|it| &it.example_id),
        texts(|it| &it.model),
        texts(|it| it.rule),
        numbers(|it| it.likes),
        numbers(|it| it.dislikes),
        texts(|it| &it.asked_by),
        texts(|it| &it.comments),
        texts(|it| &it.sent_turns),
    ]
}
