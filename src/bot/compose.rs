//! What a model is asked for a reply: the turns that led to it, as much of them as fits.

use ulid::Ulid;

use crate::domain::event::{ModelUse, Role, SentTurn};
use crate::domain::id::TextId;
use crate::domain::inbound::Began;
use crate::domain::prompt::{Prompt, Shape, Turn, compose};
use crate::domain::time::Timestamp;
use crate::store::{Earlier, Owed, Turns};

/// How requests are made, and what is recorded of them.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The model, as every reply's event names it.
    pub model: ModelUse,
    /// What the model is told before everything else.
    pub system: Option<String>,
    /// Whether that is told in the first person's turn, for models without a system role.
    pub fold_system: bool,
    /// How many tokens a request may have, with the reply's taken off already.
    pub budget: u64,
}

/// A request, and its beginning as it is recorded.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) prompt: Prompt,
    pub(super) began: Began,
}

/// Makes the request for a reply out of what was said before; none when nothing is left to answer.
pub(super) fn request(asking: &Asking, owed: &Owed, turns: Turns, at: Timestamp) -> Option<Request> {
    let before: Vec<_> = turns.line.into_iter().map(turn).collect();
    let shape = Shape {
        system: asking.system.clone(),
        fold_system: asking.fold_system,
        name_speakers: owed.named,
        budget: asking.budget,
        calibration: 1.0,
    };
    let composed = compose(&before, &shape)?;
    let (system, fresh) = system(asking, owed).map_or((None, None), |(turn, fresh)| (Some(turn), fresh));
    let sent = composed
        .sent
        .into_iter()
        .map(|sent| SentTurn { speaker: sent.speaker.filter(|_| owed.named), ..sent });
    let began = Began {
        reply: owed.reply,
        parent: owed.parent,
        at,
        attempt: 1,
        instead_of: None,
        model: asking.model.clone(),
        turns: system.into_iter().chain(sent).collect(),
        cut: turns.cut.saturating_add(u32::try_from(composed.cut).unwrap_or(u32::MAX)),
        system: fresh,
    };
    Some(Request { prompt: composed.prompt, began })
}

fn turn(earlier: Earlier) -> Turn<SentTurn> {
    let id = SentTurn { role: earlier.role, text: earlier.text, speaker: earlier.person };
    Turn { role: earlier.role, speaker: earlier.name, text: earlier.body, id }
}

/// The system prompt as a turn; with its words, if the conversation has not recorded this wording yet.
fn system(asking: &Asking, owed: &Owed) -> Option<(SentTurn, Option<(TextId, String)>)> {
    let words = asking.system.as_deref().filter(|words| !words.trim().is_empty())?;
    let recorded = owed.system.as_ref().filter(|(hash, _)| Some(hash) == asking.model.system_hash.as_ref());
    let text = recorded.map_or_else(|| TextId::from_u128(Ulid::generate().0), |(_, text)| *text);
    let fresh = recorded.is_none().then(|| (text, words.to_owned()));
    Some((SentTurn { role: Role::System, text, speaker: None }, fresh))
}
