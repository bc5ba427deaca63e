//! The bodies of messages, by serenity's builders: never a ping, always a nonce, no previews while the text grows.

use serenity::all::{
    ButtonStyle, ChannelId, CreateActionRow, CreateAllowedMentions, CreateButton, CreateMessage, EditMessage,
    MessageFlags, MessageId, MessageReference, MessageReferenceKind, Nonce,
};

use crate::bot::platform::{Button, Edit, Post, Press};
use crate::bot::texts::{FEEDBACK, Texts};
use crate::discord::custom_id;
use crate::domain::settings::Language;

/// The body of a new message. With `fail_if_not_exists` off it is posted even if the question is gone.
pub(super) fn create(post: &Post, place: ChannelId, reply_to: Option<MessageId>) -> CreateMessage {
    let mut message = CreateMessage::new()
        .content(&post.body.text)
        .components(rows(&post.body.buttons, Texts::of(&post.body.language)))
        .allowed_mentions(CreateAllowedMentions::new())
        .nonce(Nonce::String(post.nonce.clone()))
        .enforce_nonce(true);
    if !post.body.previews {
        message = message.flags(MessageFlags::SUPPRESS_EMBEDS);
    }
    match reply_to {
        Some(id) => message.reference_message(
            MessageReference::new(MessageReferenceKind::Default, place)
                .message_id(id)
                .fail_if_not_exists(false),
        ),
        None => message,
    }
}

/// The body of an edit. An edit without `allowed_mentions` would parse pings again (FACTS section 3).
pub(super) fn edit(edit: &Edit) -> EditMessage {
    EditMessage::new()
        .content(&edit.text)
        .components(rows(&edit.buttons, Texts::of(&edit.language)))
        .allowed_mentions(CreateAllowedMentions::new())
        .suppress_embeds(!edit.previews)
}

/// The body of an edit that is about the buttons alone.
pub(super) fn offer(buttons: &[Button], language: &Language) -> EditMessage {
    EditMessage::new()
        .components(rows(buttons, Texts::of(language)))
        .allowed_mentions(CreateAllowedMentions::new())
}

/// The buttons in the one row that holds five; none takes a row away that was there.
pub(super) fn rows(buttons: &[Button], texts: Texts) -> Vec<CreateActionRow> {
    if buttons.is_empty() {
        return Vec::new();
    }
    vec![CreateActionRow::Buttons(buttons.iter().map(|it| button(it, texts)).collect())]
}

fn button(button: &Button, texts: Texts) -> CreateButton {
    let words = &texts.words().button;
    let (label, style) = match button {
        Button::Stop(_) => (words.stop.as_str(), ButtonStyle::Danger),
        Button::AskAgain(_) => (words.ask_again.as_str(), ButtonStyle::Secondary),
        Button::Feedback(_) => (FEEDBACK, ButtonStyle::Secondary),
        Button::Prefer(_) => (words.better.as_str(), ButtonStyle::Secondary),
        Button::AnswerInstead(_) => (words.answer_instead.as_str(), ButtonStyle::Secondary),
        Button::UndoClear(_) => (words.undo.as_str(), ButtonStyle::Secondary),
        Button::Consent(step, given) => (texts.choice(*step, *given), ButtonStyle::Secondary),
        Button::Forget => (texts.words().privacy.forget.as_str(), ButtonStyle::Danger),
        Button::Review(press, _) | Button::Card(press, _) => (texts.press(*press), style(*press)),
    };
    CreateButton::new(custom_id::of_button(button)).label(label).style(style)
}

const fn style(press: Press) -> ButtonStyle {
    match press {
        Press::Good => ButtonStyle::Success,
        Press::Bad => ButtonStyle::Danger,
        Press::Correct => ButtonStyle::Primary,
        Press::Exclude | Press::Skip | Press::Undo | Press::UndoLast | Press::Next => ButtonStyle::Secondary,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::domain::id;
    use crate::domain::key::PlaceKey;

    fn created(reply_to: Option<u64>, previews: bool) -> Value {
        let body = Edit {
            text: "@everyone hello".to_owned(),
            buttons: vec![Button::Stop(id::MessageId::from_u128(1))],
            previews,
            language: Language::default(),
        };
        let post = Post { place: PlaceKey::discord(5), reply_to: None, nonce: "0a1b".to_owned(), body };
        let message = create(&post, ChannelId::new(5), reply_to.map(MessageId::new));
        serde_json::to_value(message).unwrap()
    }

    #[test]
    fn nothing_that_is_posted_can_ping() {
        let body = created(None, false);
        assert_eq!(body["allowed_mentions"], json!({"parse": [], "users": [], "roles": []}));
        assert_eq!(
            serde_json::to_value(edit(&Edit::default())).unwrap()["allowed_mentions"]["parse"],
            json!([])
        );
    }

    #[test]
    fn a_create_can_be_repeated_without_harm() {
        let body = created(None, false);
        assert_eq!((&body["nonce"], &body["enforce_nonce"]), (&json!("0a1b"), &json!(true)));
    }

    #[test]
    fn a_reply_stands_even_when_its_question_is_gone() {
        let reference = &created(Some(9), false)["message_reference"];
        assert_eq!(
            (&reference["message_id"], &reference["fail_if_not_exists"]),
            (&json!("9"), &json!(false))
        );
    }

    #[test]
    fn previews_come_with_the_last_edit() {
        let flags = |previews| {
            serde_json::to_value(edit(&Edit { previews, ..Edit::default() })).unwrap()["flags"].clone()
        };
        assert_eq!(created(None, false)["flags"], json!(4));
        assert_eq!((flags(false), flags(true)), (json!(4), json!(0)));
    }

    #[test]
    fn an_edit_without_buttons_takes_them_off() {
        assert_eq!(serde_json::to_value(edit(&Edit::default())).unwrap()["components"], json!([]));
        let row = &created(None, false)["components"][0]["components"][0];
        assert_eq!(
            (&row["label"], &row["custom_id"]),
            (&json!("Stop"), &json!("stop:00000000000000000000000001"))
        );
    }
}
