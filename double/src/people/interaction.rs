//! What became of something that a person did to the bot.

use std::{sync::Arc, time::Duration};

use serde_json::Value;

use crate::{
    hub::{Hub, TimedOut},
    id::Id,
    look::{Seen, View},
    people::Person,
    world::{interaction::InteractionState, message::flags},
};

/// A command run, a component pressed or a form sent, to be watched.
#[derive(Clone)]
pub struct Interaction {
    hub: Arc<Hub>,
    id: Id,
    by: String,
}

/// The bot's first answer.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstAnswer {
    /// Discord's number: 4 a message, 5 a message later, 6 an update later, 7 an update, 9 a form.
    pub kind: u64,
    /// What came with it.
    pub data: Value,
    /// How long the person waited for it.
    pub after: Duration,
}

impl FirstAnswer {
    /// Whether only the person sees it: a form is, and so are messages flagged as ephemeral.
    pub fn is_ephemeral(&self) -> bool {
        self.kind == 9 || self.data["flags"].as_u64().unwrap_or_default() & flags::EPHEMERAL != 0
    }
}

impl Interaction {
    pub(crate) fn new(person: &Person, id: Id) -> Interaction {
        Interaction { hub: person.hub.clone(), id, by: person.name.clone() }
    }

    /// Its id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Waits for the first answer, which Discord waits 3 s for.
    pub async fn answer(&self, limit: Duration) -> Result<FirstAnswer, TimedOut> {
        let what = format!("the first answer to what {} did", self.by);
        self.hub.wait(&what, limit, |view| self.answered(view)).await
    }

    /// Waits for the form that it shows.
    pub async fn form(&self, limit: Duration) -> Result<Value, TimedOut> {
        let what = format!("a form shown to {}", self.by);
        let form = |view: &View<'_>| Some(self.answered(view).filter(|answer| answer.kind == 9)?.data);
        self.hub.wait(&what, limit, form).await
    }

    /// Waits until a message answers it that says something, and gives it: the original, or an update of the
    /// component's message.
    pub async fn message(&self, limit: Duration) -> Result<Seen, TimedOut> {
        let what = format!("a message that answers {}", self.by);
        let said = |view: &View<'_>| self.original_in(view).filter(|seen| seen.flags & flags::LOADING == 0);
        self.hub.wait(&what, limit, said).await
    }

    /// Waits for the text of that message.
    pub async fn text(&self, limit: Duration) -> Result<String, TimedOut> {
        self.message(limit).await.map(|seen| seen.content)
    }

    /// Waits until there are so many follow-ups and gives them.
    pub async fn follow_ups(&self, count: usize, limit: Duration) -> Result<Vec<Seen>, TimedOut> {
        let what = format!("{count} follow-ups to what {} did", self.by);
        let said = |view: &View<'_>| {
            let ids = self.state(view).map(|state| state.follow_ups.clone()).unwrap_or_default();
            let seen: Vec<Seen> = ids.into_iter().filter_map(|id| view.message(id)).collect();
            (seen.len() >= count).then_some(seen)
        };
        self.hub.wait(&what, limit, said).await
    }

    /// The message that `@original` names as it stands now.
    pub fn original(&self) -> Option<Seen> {
        self.hub.view(|view| self.original_in(view))
    }

    fn answered(&self, view: &View<'_>) -> Option<FirstAnswer> {
        let state = self.state(view)?;
        let answer = state.answer.as_ref()?;
        let after = answer.at.duration_since(state.at);
        Some(FirstAnswer { kind: answer.callback, data: answer.data.clone(), after })
    }

    fn original_in(&self, view: &View<'_>) -> Option<Seen> {
        view.message(self.state(view)?.original?)
    }

    fn state<'a>(&self, view: &View<'a>) -> Option<&'a InteractionState> {
        view.world.interactions.get(&self.id)
    }
}
