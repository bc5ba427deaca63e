//! A slow fold that shares nothing with the program's: for one reply after the other, all that was ever said of it is gone through
//! as JSON.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde_json::Value;
use sqlx::PgPool;
use sqlx::types::{Json, Uuid};
use ulid::Ulid;

/// Which replies are looked at: by a number that says nothing of them.
const REPLIES: &str = "\
    select distinct message_id from events where kind = 'update_message' and seq <= $1 and payload ? 'rating' limit $2";
const SAID: &str = "\
    select kind, person_id, payload from events where message_id = $1 and seq <= $2 order by seq";

/// How many replies were compared, and how many of them are labelled otherwise than the fold says.
pub(crate) async fn compare(
    pool: &PgPool,
    until: i64,
    out: &Path,
    sample: i64,
) -> anyhow::Result<(usize, usize)> {
    let exported = labels(out)?;
    let replies: Vec<Uuid> = sqlx::query_scalar(REPLIES).bind(until).bind(sample).fetch_all(pool).await?;
    let mut wrong = 0;
    for reply in &replies {
        let said: Vec<(String, Option<Uuid>, Json<Value>)> =
            sqlx::query_as(SAID).bind(reply).bind(until).fetch_all(pool).await?;
        let name = Ulid::from(*reply).to_string();
        if exported.get(&name).copied() != label(&said) {
            wrong += 1;
            eprintln!("{name}: exported as {:?}, folded to {:?}", exported.get(&name), label(&said));
        }
    }
    Ok((replies.len(), wrong))
}

fn labels(out: &Path) -> anyhow::Result<HashMap<String, bool>> {
    let rows = std::fs::read_to_string(out.join("kto.jsonl"))?;
    let label = |line: &str| -> anyhow::Result<_> {
        let row: Value = serde_json::from_str(line)?;
        Ok((row["example_id"].as_str().unwrap_or_default().to_owned(), row["label"] == true))
    };
    rows.lines().map(label).collect()
}

/// Whether it is good; none if it is no example.
fn label(said: &[(String, Option<Uuid>, Json<Value>)]) -> Option<bool> {
    let (mut held, mut verdict, mut is_whole) = (Vec::new(), None, false);
    for (kind, person, Json(payload)) in said {
        match kind.as_str() {
            "add_message" => is_whole = payload["finish"] == "ended",
            "review_message" => verdict = payload["review"].as_str(),
            "update_message" if payload.get("rating").is_some() => {
                // Taking one emoji back leaves the others; of what is left the last one given counts.
                let emoji = payload["emoji"].as_str();
                held.retain(|(who, other, _)| (*who, *other) != (person, emoji));
                held.extend(payload["rating"].as_str().map(|rating| (person, emoji, rating)));
            }
            _ => {}
        }
    }
    let votes: BTreeMap<_, _> = held.into_iter().map(|(person, _, rating)| (person, rating)).collect();
    let count = |word| votes.values().filter(|vote| **vote == word).count();
    let (up, down) = (count("like"), count("dislike"));
    let is_settled = up.max(down) * 4 >= (up + down) * 3 && up + down > 0;
    match (is_whole, verdict) {
        (false, _) | (_, Some("excluded")) => None,
        (_, Some("good")) => Some(true),
        (_, Some("bad" | "corrected")) => Some(false),
        _ => is_settled.then_some(up > down),
    }
}
