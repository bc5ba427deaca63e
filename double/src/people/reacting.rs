//! What people put under messages (FACTS section 4).

use crate::{
    id::Id,
    people::{Person, Refusal},
    world::{
        channel::Channel,
        emoji::Emoji,
        permissions::bits::{ADD_REACTIONS, READ_MESSAGE_HISTORY},
        reacting::{REACTIONS, Reacting},
    },
};

impl Person {
    /// Reacts with an emoji: `👍🏽`, or `name:id`, or `:id` when the emoji's name is gone.
    pub fn reacts(&self, message: Id, emoji: &str) -> Result<(), Refusal> {
        self.reacts_with(message, emoji, false)
    }

    /// Reacts with a super reaction.
    pub fn super_reacts(&self, message: Id, emoji: &str) -> Result<(), Refusal> {
        self.reacts_with(message, emoji, true)
    }

    /// Takes a reaction back.
    pub fn unreacts(&self, message: Id, emoji: &str) -> Result<(), Refusal> {
        self.takes_back(message, emoji, false)
    }

    /// Takes a super reaction back.
    pub fn un_super_reacts(&self, message: Id, emoji: &str) -> Result<(), Refusal> {
        self.takes_back(message, emoji, true)
    }

    pub(crate) fn reacts_with(&self, message: Id, emoji: &str, burst: bool) -> Result<(), Refusal> {
        let reacting = self.reacting(message, emoji, burst)?;
        self.hub.change(|world| {
            let found = world.find_message(message).ok_or(Refusal::NoMessage(message))?;
            if found.reaction(&reacting.emoji).is_none() {
                self.must(world, reacting.channel, ADD_REACTIONS, "react")?;
                if found.reactions.len() >= REACTIONS {
                    return Err(Refusal::NoEmoji(emoji.to_owned()));
                }
            }
            world.react(&reacting);
            Ok(())
        })
    }

    pub(crate) fn takes_back(&self, message: Id, emoji: &str, burst: bool) -> Result<(), Refusal> {
        let reacting = self.reacting(message, emoji, burst)?;
        let gone = self.hub.change(|world| world.unreact(&reacting));
        if gone { Ok(()) } else { Err(Refusal::NoEmoji(emoji.to_owned())) }
    }

    /// Archived threads take no reactions (FACTS section 5).
    fn reacting(&self, message: Id, emoji: &str, burst: bool) -> Result<Reacting, Refusal> {
        let channel = self.channel_of(message)?;
        self.hub.look(|world| {
            self.must(world, channel, READ_MESSAGE_HISTORY, "react")?;
            if world.channels.get(&channel).is_some_and(Channel::is_archived) {
                return Err(self.refused("react in an archived thread"));
            }
            let read = Emoji::read(emoji).ok_or_else(|| Refusal::NoEmoji(emoji.to_owned()))?;
            Ok(Reacting { channel, message, user: self.id, emoji: read, burst })
        })
    }
}
