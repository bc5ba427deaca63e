//! People: what somebody in the chat can do, as methods that are sentences.

mod act;
pub(crate) mod interaction;
mod moderator;
pub(crate) mod place;
mod reacting;
mod threads;
mod writing;

use std::sync::Arc;

use crate::{hub::Hub, id::Id, people::place::Place, world::World};

/// Why somebody could not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such place.
    #[error("there is no channel {0:?}")]
    NoChannel(Place),
    /// There is no such message, or not any more.
    #[error("there is no message {0}")]
    NoMessage(Id),
    /// They lack the permission there, or it is not theirs.
    #[error("{who} may not {what} there")]
    NotAllowed {
        /// Their name.
        who: String,
        /// What they wanted.
        what: &'static str,
    },
    /// Nothing on the message has this custom id or label, or it cannot be pressed.
    #[error("nothing to press is called {0:?}")]
    NothingToPress(String),
    /// The bot has registered no such command.
    #[error("no command {0:?} is registered there")]
    NoCommand(String),
    /// The interaction showed no form.
    #[error("no form was shown")]
    NoForm,
    /// Not an emoji, or one too many.
    #[error("{0:?} cannot be a reaction there")]
    NoEmoji(String),
    /// The message has a thread already, or none can be opened there.
    #[error("no thread can be opened there")]
    NoThread,
}

/// Somebody in the chat.
#[derive(Clone)]
pub struct Person {
    pub(crate) hub: Arc<Hub>,
    pub(crate) id: Id,
    pub(crate) name: String,
}

impl Person {
    pub(crate) fn named(hub: &Arc<Hub>, name: &str) -> Person {
        Person::known_by(hub, name, |world| world.person(name, false))
    }

    pub(crate) fn known_by(hub: &Arc<Hub>, name: &str, account: impl FnOnce(&mut World) -> Id) -> Person {
        Person { hub: hub.clone(), id: hub.change(account), name: name.to_owned() }
    }

    /// The account's id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Sets their client to another language, by Discord's name for it, such as `de`.
    pub fn speaks(&self, locale: &str) {
        self.hub.change(|world| world.locales.insert(self.id, locale.to_owned()));
    }

    /// Their name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where a message stands, if they can see it.
    pub(crate) fn channel_of(&self, message: Id) -> Result<Id, Refusal> {
        self.hub.look(|world| {
            let found =
                world.find_message(message).filter(|it| it.only_for.is_none_or(|whom| whom == self.id));
            found.map(|message| message.channel).ok_or(Refusal::NoMessage(message))
        })
    }

    fn own(&self, message: Id, what: &'static str) -> Result<Id, Refusal> {
        let channel = self.channel_of(message)?;
        let own = self.hub.look(|world| world.message(channel, message).map(|it| it.author)) == Some(self.id);
        if own { Ok(channel) } else { Err(self.refused(what)) }
    }

    pub(crate) fn must(
        &self,
        world: &World,
        channel: Id,
        right: u64,
        what: &'static str,
    ) -> Result<(), Refusal> {
        let able = world.channels.get(&channel).is_some_and(|place| world.may(self.id, place, right));
        if able { Ok(()) } else { Err(self.refused(what)) }
    }

    pub(crate) fn refused(&self, what: &'static str) -> Refusal {
        Refusal::NotAllowed { who: self.name.clone(), what }
    }
}
