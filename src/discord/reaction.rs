//! Reactions given, taken back and cleared, as the core is told of them.

use crate::discord::atlas::Atlas;
use crate::discord::wire::{Cleared, Reaction};
use crate::discord::{Me, content, emoji};
use crate::domain::inbound::{self, Account, Inbound, Reacted};
use crate::domain::key::{AccountKey, MessageKey, PlaceKey, Spot};
use crate::domain::time::Timestamp;

/// A person's reaction on a message that may be the bot's. Moderators who clear reactions send other frames: that is not the raters
/// taking them back.
pub(super) fn reacted(
    reaction: &Reaction,
    given: bool,
    frame: String,
    now: Timestamp,
    me: &Me,
    atlas: &Atlas,
) -> Option<Inbound> {
    let is_bots = reaction.member.as_ref().is_some_and(|member| member.user.bot);
    // REMOVE does not say whose message it is; then the core must know (FACTS section 4).
    let is_elsewhere = reaction.message_author_id.is_some_and(|author| author != me.user);
    if is_bots || is_elsewhere || reaction.user_id == me.user {
        return None;
    }
    Some(Inbound::Reacted(Reacted {
        spot: Spot {
            place: PlaceKey::discord(reaction.channel_id),
            message: MessageKey::discord(reaction.message_id),
        },
        by: account(reaction, atlas),
        emoji: emoji::text(&reaction.emoji)?,
        burst: reaction.burst,
        given,
        at: now,
        frame,
    }))
}

/// What a moderator took away from a message: one emoji, if one is named, else all of them.
pub(super) fn cleared(cleared: &Cleared, frame: String, now: Timestamp) -> Option<Inbound> {
    let emoji = match &cleared.emoji {
        Some(emoji) => Some(emoji::text(emoji)?),
        None => None,
    };
    let spot = Spot {
        place: PlaceKey::discord(cleared.channel_id),
        message: MessageKey::discord(cleared.message_id),
    };
    Some(Inbound::Cleared(inbound::Cleared { spot, emoji, at: now, frame }))
}

/// A reaction taken back, and one in direct messages, comes without its person's name and roles.
fn account(reaction: &Reaction, atlas: &Atlas) -> Account {
    let key = AccountKey::discord(reaction.user_id);
    let Some(member) = &reaction.member else {
        return Account { key, name: String::new(), moderator: false };
    };
    let name = member.nick.clone().unwrap_or_else(|| content::name(&member.user).to_owned());
    let moderator = reaction
        .guild_id
        .is_some_and(|guild| atlas.moderates(guild, reaction.channel_id, reaction.user_id, &member.roles));
    Account { key, name, moderator }
}
