//! What a model is asked for a reply: the turns that led to it, as much of them as fits.

use ulid::Ulid;

use crate::bot::models::Model;
use crate::bot::open::{Book, Opened, Takes};
use crate::domain::event::{ModelUse, Role, SentTurn};
use crate::domain::id::{MessageId, TextId};
use crate::domain::inbound::{Before, Began};
use crate::domain::prompt::{Composed, Prompt, Shape, compose, estimate};
use crate::domain::time::Timestamp;
use crate::store::{Gone, Owed};

/// How requests are made, and what is recorded of them.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The model, as every reply's event names it.
    pub model: ModelUse,
    /// What the model is told before everything else.
    pub system: Option<String>,
    /// Whether that is told in the first person's turn, for models without a system role.
    pub fold_system: bool,
    /// How many tokens a request and its answer may have together.
    pub context: u64,
    /// How many of them the answer may have.
    pub max_tokens: u32,
    /// Whether it takes images.
    pub images: bool,
}

/// A request, and its beginning as it is recorded.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) prompt: Prompt,
    /// How many tokens the answer may have.
    pub(super) max_tokens: u32,
    /// About how many tokens the prompt has, by our own reckoning alone.
    pub(super) estimate: u64,
    /// How many turns it has before the question.
    pub(super) history: usize,
    /// The names of files that came with the question and are not in it.
    pub(super) unread: Vec<String>,
    pub(super) began: Began,
}

/// Everything that the requests for one reply are made from.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    reply: MessageId,
    parent: MessageId,
    named: bool,
    book: Book,
    /// How many older ones there were that were left out before.
    cut: u32,
    /// The system prompt that the conversation has recorded: hash and text.
    system: Option<(String, TextId)>,
}

/// Which request for a reply it is.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    /// From 1.
    pub(super) number: u32,
    /// How many turns may stand before the question.
    pub(super) history: usize,
    /// The name of the model that it stands in for.
    pub(super) instead_of: Option<String>,
}

impl Attempt {
    /// With everything that fits.
    pub(super) const FIRST: Self = Self { number: 1, history: usize::MAX, instead_of: None };
}

impl Sheet {
    pub(super) fn new(owed: &Owed, book: Book, cut: u32) -> Self {
        Self {
            reply: owed.reply,
            parent: owed.parent,
            named: owed.named,
            book,
            cut,
            system: owed.system.clone(),
        }
    }

    /// Leaves out what was erased since.
    pub(super) fn leave_out(&mut self, gone: &Gone) {
        self.book.leave_out(gone);
    }

    /// What people have said in it.
    pub(super) fn said(&self) -> Vec<Before> {
        self.book.said()
    }

    /// The request for a reply; none when nothing is left to answer.
    pub(super) fn request(&mut self, model: &Model, attempt: Attempt, at: Timestamp) -> Option<Request> {
        let (asking, gauge) = (&model.asking, &model.gauge);
        let Room { prompt: budget, answer: max_tokens } = room(asking, gauge.limit());
        let shape = Shape {
            system: asking.system.clone(),
            fold_system: asking.fold_system,
            name_speakers: self.named,
            budget,
            calibration: gauge.calibration(),
            history: attempt.history,
        };
        let Opened { turns, unread } = self.book.open(Takes { images: asking.images, budget });
        let Composed { prompt, sent, cut, .. } = compose(&turns, &shape)?;
        let history = sent.len().saturating_sub(1);
        let (system, fresh) = self.system(asking).map_or((None, None), |(turn, fresh)| (Some(turn), fresh));
        let sent = sent.into_iter().map(|it| SentTurn { speaker: it.speaker.filter(|_| self.named), ..it });
        let began = Began {
            reply: self.reply,
            parent: self.parent,
            at,
            attempt: attempt.number,
            model: with_limit(&asking.model, asking.max_tokens, max_tokens),
            instead_of: attempt.instead_of,
            turns: system.into_iter().chain(sent).collect(),
            cut: self.cut.saturating_add(u32::try_from(cut).unwrap_or(u32::MAX)),
            system: fresh,
        };
        Some(Request { estimate: estimate(&prompt, 1.0), prompt, max_tokens, history, unread, began })
    }

    /// The system prompt as a turn; with its words, if the conversation has not recorded this wording yet.
    fn system(&mut self, asking: &Asking) -> Option<(SentTurn, Option<(TextId, String)>)> {
        let words = asking.system.as_deref().filter(|words| !words.trim().is_empty())?;
        let recorded =
            self.system.as_ref().filter(|(hash, _)| Some(hash) == asking.model.system_hash.as_ref());
        let known = recorded.map(|(_, text)| *text);
        let text = known.unwrap_or_else(|| TextId::from_u128(Ulid::generate().0));
        let fresh = known.is_none().then(|| (text, words.to_owned()));
        // The next request for the same reply finds it recorded.
        self.system = asking.model.system_hash.clone().map(|hash| (hash, text));
        Some((SentTurn { role: Role::System, text, speaker: None, files: Vec::new() }, fresh))
    }
}

/// How many tokens there are for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Room {
    prompt: u64,
    answer: u32,
}

/// A server may take less than was set; then an answer gets half of it at most, since something must be asked too.
fn room(asking: &Asking, limit: Option<u64>) -> Room {
    let context = limit.map_or(asking.context, |limit| limit.min(asking.context));
    let half = u32::try_from((context / 2).max(1)).unwrap_or(u32::MAX);
    let answer = match limit {
        Some(limit) if limit < asking.context => asking.max_tokens.min(half),
        _ => asking.max_tokens,
    };
    Room { prompt: context.saturating_sub(u64::from(answer)), answer }
}

/// The model as it is asked this time, with the limit that is really sent.
fn with_limit(model: &ModelUse, set: u32, sent: u32) -> ModelUse {
    let mut model = model.clone();
    if set != sent {
        let limits = ["max_tokens", "max_completion_tokens"];
        let limits = model.parameters.iter_mut().filter(|(name, _)| limits.contains(&name.as_str()));
        limits.for_each(|(_, value)| *value = sent.to_string());
    }
    model
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking() -> Asking {
        let parameters = [("max_tokens".to_owned(), "1024".to_owned())].into();
        let model = ModelUse { parameters, ..ModelUse::default() };
        Asking { model, system: None, fold_system: false, context: 8_192, max_tokens: 1_024, images: false }
    }

    #[test]
    fn the_smaller_limit_holds_and_leaves_room_to_ask() {
        let check = |limit, prompt, answer| assert_eq!(room(&asking(), limit), Room { prompt, answer });
        check(None, 7_168, 1_024);
        check(Some(100_000), 7_168, 1_024);
        check(Some(4_096), 3_072, 1_024);
        check(Some(1_024), 512, 512);
        check(Some(1), 0, 1);
    }

    #[test]
    fn what_is_recorded_is_the_limit_that_is_sent() {
        let model = asking().model;
        assert_eq!(with_limit(&model, 1_024, 1_024), model);
        assert_eq!(with_limit(&model, 1_024, 512).parameters["max_tokens"], "512");
    }
}
