//! One's own opinions as a message of pages, and the buttons by which a reply is rated without reactions.

use serde_json::Value;
use serenity::all::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateButton, EditInteractionResponse,
};

use crate::bot::opinions::Own;
use crate::bot::texts::{Texts, sign};
use crate::discord::command;
use crate::discord::interaction::{COMMAND, COMPONENT};
use crate::discord::wire::Interaction;
use crate::domain::decide::Rated;
use crate::domain::event::Rating;
use crate::domain::inbound::RateWish;
use crate::domain::key::MessageKey;

/// What turns the pages.
const MINE: &str = "mine:";
/// What rates: behind it stand the rating and a part of the reply.
const RATE: &str = "rate:";
/// Takes a rating back.
const BACK: &str = "back";

const RATINGS: [(Rating, &str); 7] = [
    (Rating::Like, "like"),
    (Rating::Dislike, "dislike"),
    (Rating::Score(1), "1"),
    (Rating::Score(2), "2"),
    (Rating::Score(3), "3"),
    (Rating::Score(4), "4"),
    (Rating::Score(5), "5"),
];

/// The page of one's own opinions that is asked for; none for everything else.
pub(super) fn page(interaction: &Interaction) -> Option<u32> {
    let data = &interaction.data;
    match interaction.kind {
        COMMAND if data.get("name")? == command::FEEDBACK => {
            let options = data.get("options")?.as_array()?;
            options.iter().any(|option| option.get("name").is_some_and(|it| it == command::MINE)).then_some(0)
        }
        COMPONENT => data.get("custom_id")?.as_str()?.strip_prefix(MINE)?.parse().ok(),
        _ => None,
    }
}

/// What a button of the rating asks for; none for those of others.
pub(super) fn pressed(data: &Value) -> Option<(MessageKey, RateWish)> {
    let (word, part) = data.get("custom_id")?.as_str()?.strip_prefix(RATE)?.split_once(':')?;
    let on = part.parse::<u64>().ok().map(MessageKey::discord)?;
    let rating = RATINGS.iter().find(|(_, name)| *name == word).map(|(rating, _)| *rating);
    let wish = if word == BACK { RateWish::TakeBack } else { RateWish::Give(rating?) };
    Some((on, wish))
}

/// A page as a message.
pub(super) fn own(own: &Own, texts: Texts) -> EditInteractionResponse {
    let words = &texts.words().mine;
    let turn = |to: Option<u32>, label: &str| {
        // One that leads nowhere needs an id of its own all the same.
        let id = to.map_or_else(|| format!("{MINE}{label}"), |page| format!("{MINE}{page}"));
        CreateButton::new(id).label(label).style(ButtonStyle::Secondary).disabled(to.is_none())
    };
    let (newer, older) = (own.page.checked_sub(1), own.more.then_some(own.page + 1));
    let pages = newer.is_some() || older.is_some();
    let buttons = vec![turn(newer, &words.newer), turn(older, &words.older)];
    let rows = pages.then_some(CreateActionRow::Buttons(buttons)).into_iter().collect();
    message(texts.own(own), rows)
}

/// What somebody holds of a reply, with what they can choose.
pub(super) fn rated(rated: &Rated, texts: Texts) -> EditInteractionResponse {
    let button = |(rating, word): &(Rating, &str)| {
        let is_now = rated.here && rated.now == Some(*rating);
        let style = if is_now { ButtonStyle::Primary } else { ButtonStyle::Secondary };
        CreateButton::new(format!("{RATE}{word}:{}", rated.on.raw)).label(sign(*rating)).style(style)
    };
    let (thumbs, scores) = RATINGS.split_at(2);
    let back = CreateButton::new(format!("{RATE}{BACK}:{}", rated.on.raw)).style(ButtonStyle::Secondary);
    let back = back.label(&texts.words().rate.take_back).disabled(!rated.here);
    let mut rows = vec![thumbs.iter().map(button).chain([back]).collect()];
    if rated.scores {
        rows.push(scores.iter().map(button).collect::<Vec<_>>());
    }
    message(texts.rated(rated), rows.into_iter().map(CreateActionRow::Buttons).collect())
}

fn message(content: String, rows: Vec<CreateActionRow>) -> EditInteractionResponse {
    EditInteractionResponse::new()
        .content(content)
        .components(rows)
        .allowed_mentions(CreateAllowedMentions::new())
}

#[cfg(test)]
mod tests {
    use serde_json::{json, to_value};

    use super::*;

    #[test]
    fn what_is_offered_is_what_is_asked_for() {
        let on = MessageKey::discord(u64::MAX);
        let shown = Rated { on: on.clone(), now: Some(Rating::Like), here: true, scores: true };
        let body = to_value(rated(&shown, Texts::default())).unwrap();
        let rows = body["components"].as_array().unwrap().iter();
        let ids: Vec<_> =
            rows.flat_map(|row| row["components"].as_array().unwrap()).map(|it| &it["custom_id"]).collect();
        let wishes: Vec<_> = ids.into_iter().map(|id| pressed(&json!({"custom_id": id})).unwrap()).collect();
        let expected =
            [Rating::Like, Rating::Dislike].map(RateWish::Give).into_iter().chain([RateWish::TakeBack]);
        let expected = expected.chain((1..=5).map(|score| RateWish::Give(Rating::Score(score))));
        assert_eq!(wishes, expected.map(|wish| (on.clone(), wish)).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_not_ours_is_nothing() {
        for id in ["", "rate:", "rate:like:", "rate:love:7", "rate:6:7", "rate:like:tea", "review:good:1"] {
            assert_eq!(pressed(&json!({"custom_id": id})), None, "{id}");
        }
    }
}
