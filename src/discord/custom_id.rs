//! What stands in a button or a form, so that it works after a restart: at most 100 characters (FACTS section 7).

use crate::bot::platform::{Button, Press};
use crate::domain::id::MessageId;
use crate::domain::key::MessageKey;

/// A form for words about a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FormId {
    /// A part of the reply.
    pub(super) on: MessageKey,
    /// Whether a menu opened it, else a button.
    pub(super) by_menu: bool,
}

/// The text that stands in this button.
pub(super) fn of_button(button: &Button) -> String {
    match button {
        Button::Stop(reply) => format!("stop:{reply}"),
        Button::Feedback(reply) => format!("feedback:{reply}"),
        Button::AskAgain(reply) => format!("again:{reply}"),
        Button::Prefer(reply) => format!("prefer:{reply}"),
        Button::AnswerInstead(message) => format!("answer:{}", message.raw),
        Button::UndoClear(conversation) => format!("undo:{conversation}"),
        Button::Consent(step, given) => format!("consent:{step}:{given}"),
        Button::Forget => "forget:me".to_owned(),
        Button::Review(press, reply) => format!("{REVIEW}{}:{reply}", word(*press)),
        Button::Card(press, reply) => format!("{CARD}{}:{reply}", word(*press)),
    }
}

/// The button that this text stands in; none for a text that is not ours.
pub(super) fn button(text: &str) -> Option<Button> {
    match text.split_once(':')? {
        ("stop", id) => id.parse().ok().map(Button::Stop),
        ("feedback", id) => id.parse().ok().map(Button::Feedback),
        ("again", id) => id.parse().ok().map(Button::AskAgain),
        ("prefer", id) => id.parse().ok().map(Button::Prefer),
        ("answer", id) => message(id).map(Button::AnswerInstead),
        ("undo", id) => id.parse().ok().map(Button::UndoClear),
        ("review", pressed) => press(pressed).map(|(press, reply)| Button::Review(press, reply)),
        ("card", pressed) => press(pressed).map(|(press, reply)| Button::Card(press, reply)),
        ("forget", "me") => Some(Button::Forget),
        ("consent", choice) => {
            let (step, given) = choice.split_once(':')?;
            Some(Button::Consent(step.parse().ok()?, given.parse().ok()?))
        }
        _ => None,
    }
}

fn press(pressed: &str) -> Option<(Press, MessageId)> {
    let (word, reply) = pressed.split_once(':')?;
    let press = PRESSES.into_iter().find(|press| self::word(*press) == word)?;
    Some((press, reply.parse().ok()?))
}

/// What everything about reviews begins with that one person sees.
const REVIEW: &str = "review:";
/// The same of what stands under a card in the moderators' channel.
const CARD: &str = "card:";

/// Whether a text stands in something about reviews.
pub(super) fn is_of_review(text: &str) -> bool {
    text.starts_with(REVIEW) || is_of_card(text)
}

/// Whether a text stands in something under a card in the moderators' channel, which everybody there sees.
pub(super) fn is_of_card(text: &str) -> bool {
    text.starts_with(CARD)
}

const PRESSES: [Press; 8] = [
    Press::Good,
    Press::Bad,
    Press::Correct,
    Press::Exclude,
    Press::Skip,
    Press::Undo,
    Press::UndoLast,
    Press::Next,
];

const fn word(press: Press) -> &'static str {
    match press {
        Press::Good => "good",
        Press::Bad => "bad",
        Press::Correct => "correct",
        Press::Exclude => "exclude",
        Press::Skip => "skip",
        Press::Undo => "undo",
        Press::UndoLast => "undo-last",
        Press::Next => "next",
    }
}

/// The text that stands in the form for what should have been said.
pub(super) fn of_correction(reply: MessageId, on_card: bool) -> String {
    format!("{}correction:{reply}", if on_card { CARD } else { REVIEW })
}

/// The reply that such a form is about; none for a text that is not ours.
pub(super) fn correction(text: &str) -> Option<MessageId> {
    let about = text.strip_prefix(REVIEW).or_else(|| text.strip_prefix(CARD))?;
    about.strip_prefix("correction:")?.parse().ok()
}

/// The text that stands in the form for why a message's text is erased.
pub(super) fn of_redaction(on: &MessageKey) -> String {
    format!("redact:{}", on.raw)
}

/// The message that such a form is about; none for a text that is not ours.
pub(super) fn redaction(text: &str) -> Option<MessageKey> {
    message(text.strip_prefix("redact:")?)
}

/// The text that stands in this form.
pub(super) fn of_form(form: &FormId) -> String {
    format!("form:{}:{}", if form.by_menu { "menu" } else { "button" }, form.on.raw)
}

/// The form that this text stands in; none for a text that is not ours.
pub(super) fn form(text: &str) -> Option<FormId> {
    let (way, id) = text.strip_prefix("form:")?.split_once(':')?;
    let by_menu = match way {
        "menu" => true,
        "button" => false,
        _ => return None,
    };
    Some(FormId { on: message(id)?, by_menu })
}

fn message(id: &str) -> Option<MessageKey> {
    id.parse::<u64>().ok().map(MessageKey::discord)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consent::Step;
    use crate::domain::id::ConversationId;

    #[test]
    fn a_button_survives_its_text() {
        let reply = MessageId::from_u128(u128::MAX);
        for it in [
            Button::Stop(reply),
            Button::Feedback(reply),
            Button::AskAgain(reply),
            Button::Prefer(reply),
            Button::AnswerInstead(MessageKey::discord(u64::MAX)),
            Button::UndoClear(ConversationId::from_u128(7)),
            Button::Consent(Step::Keep, false),
            Button::Forget,
        ]
        .into_iter()
        .chain(PRESSES.map(|press| Button::Review(press, reply)))
        .chain(PRESSES.map(|press| Button::Card(press, reply)))
        {
            let text = of_button(&it);
            assert!(text.len() <= 100);
            assert_eq!(button(&text), Some(it));
        }
    }

    #[test]
    fn a_correction_survives_its_text() {
        let reply = MessageId::from_u128(u128::MAX);
        for on_card in [true, false] {
            let text = of_correction(reply, on_card);
            assert_eq!(
                (correction(&text), is_of_card(&text), is_of_review(&text)),
                (Some(reply), on_card, true)
            );
        }
        assert_eq!((correction("review:good:1"), correction("form:menu:1")), (None, None));
    }

    #[test]
    fn a_form_survives_its_text() {
        for by_menu in [true, false] {
            let it = FormId { on: MessageKey::discord(1_234), by_menu };
            assert_eq!(form(&of_form(&it)), Some(it));
        }
    }

    #[test]
    fn what_is_not_ours_is_nothing() {
        for text in ["", "stop", "stop:", "stop:tea", "answer:tea", "answer:-1", "form:menu:1", "other:1"] {
            assert_eq!(button(text), None, "{text}");
        }
        for text in ["", "form:menu", "form:menu:", "form:tea:1", "stop:1"] {
            assert_eq!(form(text), None, "{text}");
        }
    }
}
