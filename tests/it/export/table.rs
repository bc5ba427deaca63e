//! Parquet as a reader sees it: its rows as lines of JSON.

use std::fs::File;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use arrow_array::{Array, StructArray};
use arrow_schema::DataType;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Map, Value, json};

/// The rows of a table.
pub(crate) fn rows(path: &Path) -> Vec<Value> {
    let reader =
        ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap().build().unwrap();
    let batches = reader.map(|batch| StructArray::from(batch.unwrap()));
    batches.flat_map(|rows| (0..rows.len()).map(move |row| value(&rows, row)).collect::<Vec<_>>()).collect()
}

fn value(column: &dyn Array, at: usize) -> Value {
    assert!(column.is_valid(at), "nothing is null");
    match column.data_type() {
        DataType::Utf8 => json!(column.as_string::<i32>().value(at)),
        DataType::UInt32 => json!(column.as_primitive::<UInt32Type>().value(at)),
        DataType::Boolean => json!(column.as_boolean().value(at)),
        DataType::List(_) => {
            let list = column.as_list::<i32>().value(at);
            (0..list.len()).map(|item| value(&list, item)).collect()
        }
        DataType::Struct(_) => {
            let row = column.as_struct();
            let fields = row.column_names().into_iter().zip(row.columns());
            Value::Object(
                fields.map(|(name, field)| (name.to_owned(), value(field, at))).collect::<Map<_, _>>(),
            )
        }
        other => panic!("no reader was told of {other}"),
    }
}
