//! What somebody may do in a channel: roles, then the channel's overwrites, as Discord reckons it.

use serenity::all::{ChannelId, GuildId, PermissionOverwriteType, Permissions, RoleId, UserId};

use crate::discord::atlas::{Guild, is_thread};

/// What a member with these roles may do in this channel; a thread has its channel's overwrites. A channel that
/// is not known has none.
pub(super) fn permissions(
    guild: &Guild,
    id: GuildId,
    channel: ChannelId,
    user: UserId,
    roles: &[RoleId],
) -> Permissions {
    if guild.owner == Some(user) {
        return Permissions::all();
    }
    // The role of everyone has the server's id.
    let everyone = RoleId::new(id.get());
    let of_role = |role: &RoleId| guild.roles.get(role).map_or(Permissions::empty(), |it| it.permissions);
    let base = roles.iter().map(of_role).fold(of_role(&everyone), |all, one| all | one);
    if base.contains(Permissions::ADMINISTRATOR) {
        return Permissions::all();
    }
    overwritten(guild, base, channel, |kind| match kind {
        PermissionOverwriteType::Role(role) if role == everyone => Some(Rank::Everyone),
        PermissionOverwriteType::Role(role) => roles.contains(&role).then_some(Rank::Roles),
        PermissionOverwriteType::Member(member) => (member == user).then_some(Rank::Member),
        _ => None,
    })
}

/// Overwrites are applied in this order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Everyone,
    Roles,
    Member,
}

fn overwritten(
    guild: &Guild,
    base: Permissions,
    channel: ChannelId,
    rank: impl Fn(PermissionOverwriteType) -> Option<Rank>,
) -> Permissions {
    let own = guild.channel(channel);
    let parent = own.filter(|own| is_thread(own.kind)).and_then(|own| guild.channel(own.parent?));
    let overwrites = parent.or(own).map_or(&[][..], |channel| &channel.overwrites);
    [Rank::Everyone, Rank::Roles, Rank::Member].into_iter().fold(base, |permissions, now| {
        let applied = overwrites.iter().filter(|overwrite| rank(overwrite.kind) == Some(now));
        let (allow, deny) = applied
            .fold((Permissions::empty(), Permissions::empty()), |(allow, deny), overwrite| {
                (allow | overwrite.allow, deny | overwrite.deny)
            });
        (permissions - deny) | allow
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::discord::atlas::Atlas;

    const MANAGE: u64 = 1 << 13;
    const ADMINISTRATOR: u64 = 1 << 3;

    /// Server 1 with owner 9, role 2 with `role`, channel 5 with these overwrites and thread 6 in it.
    fn atlas(role: u64, overwrites: Value) -> Atlas {
        let mut atlas = Atlas::new(UserId::new(100));
        let guild = json!({
            "id": "1", "owner_id": "9",
            "roles": [
                {"id": "1", "name": "@everyone", "permissions": "1024"},
                {"id": "2", "name": "mods", "permissions": role.to_string()},
            ],
            "channels": [{"id": "5", "type": 0, "name": "general", "permission_overwrites": overwrites}],
            "threads": [{"id": "6", "type": 11, "name": "aside", "parent_id": "5"}],
        });
        atlas.learn_guild(serde_json::from_value(guild).unwrap());
        atlas
    }

    fn check(atlas: &Atlas, channel: u64, user: u64, roles: &[u64], expected: bool) {
        let roles: Vec<_> = roles.iter().copied().map(RoleId::new).collect();
        let moderates = atlas.moderates(GuildId::new(1), ChannelId::new(channel), UserId::new(user), &roles);
        assert_eq!(moderates, expected, "user {user} in {channel}");
    }

    #[test]
    fn owners_administrators_and_message_managers_moderate() {
        check(&atlas(0, json!([])), 5, 9, &[], true);
        check(&atlas(ADMINISTRATOR, json!([])), 5, 7, &[2], true);
        check(&atlas(MANAGE, json!([])), 5, 7, &[2], true);
        check(&atlas(MANAGE, json!([])), 5, 7, &[], false);
    }

    #[test]
    fn the_channel_has_the_last_word_and_the_member_before_the_role() {
        let taken = json!({"id": "2", "type": 0, "allow": "0", "deny": MANAGE.to_string()});
        let given = json!({"id": "7", "type": 1, "allow": MANAGE.to_string(), "deny": "0"});
        check(&atlas(MANAGE, json!([taken])), 5, 7, &[2], false);
        check(&atlas(MANAGE, json!([taken, given])), 5, 7, &[2], true);
        check(&atlas(0, json!([given])), 5, 8, &[2], false);
    }

    #[test]
    fn a_thread_has_its_channels_overwrites() {
        let given = json!({"id": "2", "type": 0, "allow": MANAGE.to_string(), "deny": "0"});
        check(&atlas(0, json!([given])), 6, 7, &[2], true);
    }

    #[test]
    fn an_overwrite_of_tomorrow_takes_nothing_away() {
        let odd = json!({"id": "2", "type": 7, "allow": "0", "deny": "0"});
        let given = json!({"id": "2", "type": 0, "allow": MANAGE.to_string(), "deny": "0"});
        check(&atlas(0, json!([odd, given])), 5, 7, &[2], true);
    }

    #[test]
    fn where_nothing_is_known_nobody_moderates() {
        check(&Atlas::new(UserId::new(100)), 5, 9, &[], false);
    }
}
