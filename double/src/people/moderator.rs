//! What moderators do: clearing reactions, deleting in bulk, archiving and locking.

use crate::{
    id::Id,
    people::{Person, Refusal},
    world::{
        emoji::Emoji,
        permissions::bits::{MANAGE_MESSAGES, MANAGE_THREADS},
    },
};

impl Person {
    /// Takes all reactions of a message away.
    pub fn clears_reactions(&self, message: Id) -> Result<(), Refusal> {
        let channel = self.as_moderator(message)?;
        self.hub.change(|world| world.clear_reactions(channel, message));
        Ok(())
    }

    /// Takes one emoji of a message away.
    pub fn clears_emoji(&self, message: Id, emoji: &str) -> Result<(), Refusal> {
        let channel = self.as_moderator(message)?;
        let emoji = Emoji::read(emoji).ok_or_else(|| Refusal::NoEmoji(emoji.to_owned()))?;
        self.hub.change(|world| world.clear_emoji(channel, message, &emoji));
        Ok(())
    }

    /// Deletes many messages of one channel at once.
    pub fn deletes_in_bulk(&self, messages: &[Id]) -> Result<(), Refusal> {
        let Some(first) = messages.first() else { return Ok(()) };
        let channel = self.as_moderator(*first)?;
        self.hub.change(|world| world.delete_bulk(channel, messages));
        Ok(())
    }

    /// Archives or locks a thread, or undoes it.
    pub fn sets_thread(&self, thread: Id, archived: bool, locked: bool) -> Result<(), Refusal> {
        self.hub.change(|world| {
            let owner = world.channels.get(&thread).and_then(|it| it.thread.as_ref()).map(|it| it.owner);
            if owner != Some(self.id) || locked {
                self.must(world, thread, MANAGE_THREADS, "manage threads")?;
            }
            world.set_thread(thread, archived, locked);
            Ok(())
        })
    }

    /// The channel of a message where they may manage messages.
    pub(crate) fn as_moderator(&self, message: Id) -> Result<Id, Refusal> {
        let channel = self.channel_of(message)?;
        self.hub.look(|world| self.must(world, channel, MANAGE_MESSAGES, "manage messages"))?;
        Ok(channel)
    }
}
