//! Which method and path is answered by what; the templates are those of Discord's OpenAPI document.

pub(crate) mod applications;
pub(crate) mod channels;
pub(crate) mod guilds;
pub(crate) mod interactions;
pub(crate) mod messages;
pub(crate) mod reactions;
pub(crate) mod threads;
pub(crate) mod webhooks;

use std::{collections::BTreeMap, iter};

use crate::{
    rest::{answer::Outcome, call::Asked},
    world::World,
};

/// Which rate a route is limited by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    CreateMessage,
    EditMessage,
    Reaction,
    /// Interaction and webhook routes: by token, and outside the global limit (FACTS section 2).
    Webhook,
    Other,
}

pub(crate) struct Route {
    pub(crate) method: &'static str,
    pub(crate) template: &'static str,
    pub(crate) class: Class,
    pub(crate) handle: fn(&mut World, &Asked) -> Outcome,
}

const fn route(
    method: &'static str,
    template: &'static str,
    class: Class,
    handle: fn(&mut World, &Asked) -> Outcome,
) -> Route {
    Route { method, template, class, handle }
}

use Class::{CreateMessage, EditMessage, Other, Reaction, Webhook};

const MESSAGES: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";
const EMOJI: &str = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}";
const OWN_EMOJI: &str = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me";
const ORIGINAL: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";
const FOLLOW_UP: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";
const COMMANDS: &str = "/applications/{application_id}/commands";
const GUILD_COMMANDS: &str = "/applications/{application_id}/guilds/{guild_id}/commands";
const MEMBERSHIP: &str = "/channels/{channel_id}/thread-members/@me";
const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";

/// Fixed parts stand before variable ones.
static ROUTES: &[Route] = &[
    route("GET", "/gateway", Other, applications::gateway),
    route("GET", "/gateway/bot", Other, applications::gateway_bot),
    route("GET", "/users/@me", Other, applications::me),
    route("GET", "/users/@me/guilds", Other, guilds::mine),
    route("POST", "/users/@me/channels", Other, channels::open_direct),
    route("GET", "/users/{user_id}", Other, applications::user),
    route("GET", "/applications/@me", Other, applications::application),
    route("GET", "/oauth2/applications/@me", Other, applications::application),
    route("GET", COMMANDS, Other, applications::commands),
    route("PUT", COMMANDS, Other, applications::replace_commands),
    route("POST", COMMANDS, Other, applications::add_command),
    route("GET", GUILD_COMMANDS, Other, applications::commands),
    route("PUT", GUILD_COMMANDS, Other, applications::replace_commands),
    route("POST", GUILD_COMMANDS, Other, applications::add_command),
    route("GET", "/channels/{channel_id}", Other, channels::get),
    route("PATCH", "/channels/{channel_id}", Other, channels::modify),
    route("POST", "/channels/{channel_id}/typing", Other, channels::typing),
    route("GET", MESSAGES, Other, messages::list),
    route("POST", MESSAGES, CreateMessage, messages::create),
    route("GET", MESSAGE, Other, messages::get),
    route("PATCH", MESSAGE, EditMessage, messages::edit),
    route("DELETE", MESSAGE, Other, messages::delete),
    route("GET", EMOJI, Other, reactions::list),
    route("DELETE", EMOJI, Reaction, reactions::clear_emoji),
    route("PUT", OWN_EMOJI, Reaction, reactions::add),
    route("DELETE", OWN_EMOJI, Reaction, reactions::remove),
    route("POST", "/channels/{channel_id}/messages/{message_id}/threads", Other, threads::open_on_message),
    route("POST", "/channels/{channel_id}/threads", Other, threads::open),
    route("GET", "/channels/{channel_id}/threads/archived/public", Other, threads::archived),
    route("PUT", MEMBERSHIP, Other, threads::join),
    route("DELETE", MEMBERSHIP, Other, threads::leave),
    route("GET", "/guilds/{guild_id}", Other, guilds::get),
    route("GET", "/guilds/{guild_id}/channels", Other, guilds::channels),
    route("GET", "/guilds/{guild_id}/roles", Other, guilds::roles),
    route("GET", "/guilds/{guild_id}/roles/{role_id}", Other, guilds::role),
    route("GET", "/guilds/{guild_id}/members/{user_id}", Other, guilds::member),
    route("GET", "/guilds/{guild_id}/threads/active", Other, threads::active),
    route("GET", "/guilds/{guild_id}/messages/search", Other, guilds::search),
    route("POST", CALLBACK, Webhook, interactions::answer),
    route("POST", "/webhooks/{webhook_id}/{webhook_token}", Webhook, webhooks::follow_up),
    route("GET", ORIGINAL, Webhook, webhooks::get),
    route("PATCH", ORIGINAL, Webhook, webhooks::edit),
    route("DELETE", ORIGINAL, Webhook, webhooks::delete),
    route("GET", FOLLOW_UP, Webhook, webhooks::get),
    route("PATCH", FOLLOW_UP, Webhook, webhooks::edit),
    route("DELETE", FOLLOW_UP, Webhook, webhooks::delete),
];

/// The route for a method and a path, and the path's variable parts as they are written.
pub(crate) fn find(method: &str, path: &str) -> Option<(&'static Route, BTreeMap<&'static str, String>)> {
    ROUTES
        .iter()
        .filter(|route| route.method == method)
        .find_map(|route| Some((route, matched(route.template, path)?)))
}

fn matched(template: &'static str, path: &str) -> Option<BTreeMap<&'static str, String>> {
    let mut params = BTreeMap::new();
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    for (part, text) in iter::zip(&mut wanted, &mut given) {
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => {
                params.insert(name, text.to_owned());
            }
            None if part == text => {}
            None => return None,
        }
    }
    // `zip` has taken one part too many of the template when the path is the shorter one.
    (template.split('/').count() == path.split('/').count()).then_some(params)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(method: &str, path: &str, expected: Option<&str>) {
        assert_eq!(find(method, path).map(|(route, _)| route.template), expected, "{method} {path}");
    }

    #[test]
    fn fixed_parts_win_over_variable_ones() {
        check("GET", "/users/@me", Some("/users/@me"));
        check("GET", "/users/1", Some("/users/{user_id}"));
        check("PATCH", "/webhooks/1/t/messages/@original", Some(ORIGINAL));
        check("PATCH", "/webhooks/1/t/messages/2", Some(FOLLOW_UP));
        check("PUT", "/channels/1/messages/2/reactions/x/@me", Some(OWN_EMOJI));
    }

    #[test]
    fn what_is_not_served_has_no_route() {
        check("GET", "/channels/1/messages/2/3", None);
        check("GET", "/channels", None);
        check("PUT", "/gateway", None);
    }
}
