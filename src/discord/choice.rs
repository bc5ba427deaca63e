//! The choice of the model that gives another answer: made when there are several, read when one of them is chosen.

use serde_json::Value;
use serenity::all::{CreateActionRow, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption};

use crate::bot::texts::Texts;
use crate::domain::inbound::Wish;
use crate::domain::key::MessageKey;

/// What the choice stands under, with the message that is a part of the reply.
const AGAIN: &str = "again:";
/// How many there may be to choose from (FACTS section 7).
const OPTIONS: usize = 25;
/// The longest name that a choice can carry, in characters.
const LONGEST: usize = 100;

/// A row to choose one of these models in; names that are too long for it are left out.
pub(super) fn row(on: &MessageKey, models: &[String], texts: Texts) -> CreateActionRow {
    let fitting = models.iter().filter(|name| name.chars().count() <= LONGEST);
    let options = fitting.take(OPTIONS).map(|name| CreateSelectMenuOption::new(name, name)).collect();
    let menu = CreateSelectMenu::new(format!("{AGAIN}{}", on.raw), CreateSelectMenuKind::String { options });
    CreateActionRow::SelectMenu(menu.placeholder(&texts.words().form.choose_model))
}

/// The wish of whoever has chosen; none for a choice of something else.
pub(super) fn read(data: &Value) -> Option<Wish> {
    let on: u64 = data.get("custom_id")?.as_str()?.strip_prefix(AGAIN)?.parse().ok()?;
    let model = data.get("values")?.as_array()?.first()?.as_str()?;
    Some(Wish::AskAgain { on: MessageKey::discord(on), model: Some(model.to_owned()), by_menu: true })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_chosen_is_what_was_offered() {
        let on = MessageKey::discord(u64::MAX);
        let row = row(&on, &["small".into(), "x".repeat(101), "large".into()], Texts::default());
        let row = serde_json::to_value(row).unwrap();
        let menu = &row["components"][0];
        let values: Vec<_> =
            menu["options"].as_array().unwrap().iter().map(|it| it["value"].clone()).collect();
        assert_eq!(values, [json!("small"), json!("large")]);
        let id = menu["custom_id"].as_str().unwrap();
        assert!(id.len() <= 100);
        let chosen = read(&json!({"custom_id": id, "component_type": 3, "values": ["large"]}));
        assert_eq!(chosen, Some(Wish::AskAgain { on, model: Some("large".into()), by_menu: true }));
    }

    #[test]
    fn what_is_not_ours_is_nothing() {
        for data in [
            json!({}),
            json!({"custom_id": "again:7"}),
            json!({"custom_id": "again:7", "values": []}),
            json!({"custom_id": "again:tea", "values": ["small"]}),
            json!({"custom_id": "stop:7", "values": ["small"]}),
        ] {
            assert_eq!(read(&data), None, "{data}");
        }
    }
}
