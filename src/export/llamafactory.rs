//! The file by which LLaMA-Factory knows which columns are what.

use serde_json::{Value, json};

use crate::export::pick::Set;

/// The name of that file, which has to stand beside the data.
pub const NAME: &str = "dataset_info.json";

/// The file, with an entry for each set.
pub fn dataset_info() -> String {
    let entries =
        [Set::Sft, Set::Dpo, Set::Kto].map(|set| (format!("teachback_{}", set.as_str()), entry(set)));
    let info = Value::Object(entries.into_iter().collect());
    format!("{info:#}\n")
}

fn entry(set: Set) -> Value {
    let mut entry = json!({
        "file_name": format!("{}.jsonl", set.as_str()),
        "formatting": "sharegpt",
        "columns": {"messages": "messages"},
        "tags": {
            "role_tag": "role",
            "content_tag": "content",
            "user_tag": "user",
            "assistant_tag": "assistant",
            "system_tag": "system",
        },
    });
    match set {
        Set::Sft => {}
        Set::Dpo => {
            entry["ranking"] = json!(true);
            entry["columns"]["chosen"] = json!("chosen");
            entry["columns"]["rejected"] = json!("rejected");
        }
        Set::Kto => entry["columns"]["kto_tag"] = json!("label"),
    }
    entry
}
