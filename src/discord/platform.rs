//! How the bot's calls become Discord's requests: one each, in the order in which they are asked.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serenity::all::{ChannelId, EditThread, GuildId, MessageId, ReactionType, User};
use serenity::http::Route;

use crate::bot::pacer::Pacer;
use crate::bot::platform::{
    Button, Buttons, Count, Edit, Error, Leaf, Limits, Look, Outcome, Page, Platform, Post, Unfetched,
};
use crate::bot::review::Card;
use crate::discord::card::{self, Body};
use crate::discord::rest::Request;
use crate::discord::{Discord, custom_id, emoji, post};
use crate::domain::inbound::{Account, Seen};
use crate::domain::key::{AccountKey, GuildKey, MessageKey, PlaceKey, Spot};
use crate::domain::settings::Language;

/// How many people one page lists; Discord takes no more (FACTS section 4).
const PAGE: usize = 100;

impl Platform for Discord {
    fn pacer(&self) -> &Pacer {
        &self.pacer
    }

    async fn create(&self, post: &Post) -> Outcome<MessageKey> {
        map(self.ask(creation(post)).await, |Created { id }| MessageKey::discord(id))
    }

    async fn edit(&self, spot: &Spot, edit: &Edit) -> Outcome<()> {
        self.tell(shown(spot).map(|route| Request::patch(route, &post::edit(edit)))).await
    }

    async fn offer(&self, spot: &Spot, buttons: &[Button], language: &Language) -> Outcome<()> {
        self.tell(shown(spot).map(|route| Request::patch(route, &post::offer(buttons, language)))).await
    }

    async fn post_card(&self, place: &PlaceKey, nonce: &str, card: &Card) -> Outcome<MessageKey> {
        let request = channel(place).map(|channel_id| {
            let Body { mut json, files } = card::of_card(card);
            json["nonce"] = Value::from(nonce);
            json["enforce_nonce"] = Value::from(true);
            Request::post(Route::ChannelMessages { channel_id }, &json).files(files)
        });
        map(self.ask(request).await, |Created { id }| MessageKey::discord(id))
    }

    async fn edit_card(&self, spot: &Spot, card: &Card) -> Outcome<()> {
        let Body { json, files } = card::of_card(card);
        self.tell(shown(spot).map(|route| Request::patch(route, &json).files(files))).await
    }

    async fn guild_of(&self, place: &PlaceKey) -> Outcome<Option<GuildKey>> {
        let route = channel(place).map(|channel_id| Route::Channel { channel_id });
        let found = self.ask(route.map(Request::get)).await;
        map(found, |InGuild { guild_id }| guild_id.map(GuildKey::discord))
    }

    async fn delete(&self, spot: &Spot) -> Outcome<()> {
        self.tell(shown(spot).map(Request::delete)).await
    }

    async fn wake(&self, place: &PlaceKey) -> Outcome<()> {
        let thread = EditThread::new().archived(false);
        let route = channel(place).map(|channel_id| Route::Channel { channel_id });
        self.tell(route.map(|route| Request::patch(route, &thread))).await
    }

    async fn react(&self, spot: &Spot, emoji: &str) -> Outcome<()> {
        self.tell(own_reaction(spot, emoji, Request::put)).await
    }

    async fn unreact(&self, spot: &Spot, emoji: &str) -> Outcome<()> {
        self.tell(own_reaction(spot, emoji, Request::delete)).await
    }

    async fn typing(&self, place: &PlaceKey) -> Outcome<()> {
        let route = channel(place).map(|channel_id| Route::ChannelTyping { channel_id });
        self.tell(route.map(Request::post_empty)).await
    }

    async fn fetch(&self, url: &str, at_most: u64) -> Result<Vec<u8>, Unfetched> {
        self.files.fetch(url, at_most).await
    }

    async fn look(&self, spot: &Spot) -> Outcome<Look> {
        map(self.ask(shown(spot).map(Request::get)).await, ShownMessage::look)
    }

    async fn with_buttons(&self, place: &PlaceKey, which: &Leaf) -> Outcome<Buttons> {
        map(self.ask(leaf(place, which)).await, |listed| buttons(listed, which))
    }

    async fn holders(&self, spot: &Spot, which: &Count, after: Option<&str>) -> Outcome<Page> {
        map(self.ask(list(spot, which, after)).await, |users| page(users, which))
    }
}

impl Discord {
    pub(super) async fn ask<T: DeserializeOwned>(&self, request: Result<Request, Error>) -> Outcome<T> {
        match request {
            Ok(request) => self.rest().ask(request.counted()).await,
            Err(error) => Outcome { result: Err(error), limits: Limits::default() },
        }
    }

    async fn tell(&self, request: Result<Request, Error>) -> Outcome<()> {
        match request {
            Ok(request) => self.rest().tell(request.counted()).await,
            Err(error) => Outcome { result: Err(error), limits: Limits::default() },
        }
    }
}

fn creation(post: &Post) -> Result<Request, Error> {
    let channel_id = channel(&post.place)?;
    let reply_to = post.reply_to.as_ref().map(message).transpose()?;
    Ok(Request::post(Route::ChannelMessages { channel_id }, &post::create(post, channel_id, reply_to)))
}

fn own_reaction(
    spot: &Spot,
    emoji: &str,
    request: impl FnOnce(Route<'_>) -> Request,
) -> Result<Request, Error> {
    let (channel_id, message_id) = (channel(&spot.place)?, message(&spot.message)?);
    let reaction = emoji::parse(emoji).as_data();
    Ok(request(Route::ChannelMessageReactionMe { channel_id, message_id, reaction: &reaction }))
}

/// serenity cannot ask for super reactions, so the query is ours.
fn list(spot: &Spot, which: &Count, after: Option<&str>) -> Result<Request, Error> {
    let (channel_id, message_id) = (channel(&spot.place)?, message(&spot.message)?);
    let reaction = emoji::parse(&which.emoji).as_data();
    let route = Route::ChannelMessageReactionEmoji { channel_id, message_id, reaction: &reaction };
    let after: Option<u64> = after.map(str::parse).transpose().map_err(|_| not_ours())?;
    let after = after.map_or_else(String::new, |id| format!("&after={id}"));
    let query = format!("type={}&limit={PAGE}{after}", u8::from(which.burst));
    Ok(Request::get(route).query(&query))
}

fn leaf(place: &PlaceKey, which: &Leaf) -> Result<Request, Error> {
    let from = match which {
        Leaf::After(before) => format!("&after={}", message(before)?),
        Leaf::Newest => String::new(),
        Leaf::Before(after) => format!("&before={}", message(after)?),
    };
    let route = Route::ChannelMessages { channel_id: channel(place)? };
    Ok(Request::get(route).query(&format!("limit={PAGE}{from}")))
}

/// What is read of a created message.
#[derive(Deserialize)]
struct Created {
    id: MessageId,
}

/// What is read of a channel.
#[derive(Deserialize)]
struct InGuild {
    #[serde(default)]
    guild_id: Option<GuildId>,
}

/// What is read of a message that is looked at.
#[derive(Deserialize)]
struct ShownMessage {
    content: String,
    #[serde(default)]
    components: Vec<Value>,
    #[serde(default)]
    reactions: Vec<ShownReaction>,
}

/// What is read of a message in a list.
#[derive(Deserialize)]
struct Listed {
    id: MessageId,
    #[serde(default)]
    components: Vec<Value>,
}

/// One emoji under a message.
#[derive(Deserialize)]
pub(super) struct ShownReaction {
    count: u64,
    #[serde(default)]
    count_details: Option<ShownCounts>,
    #[serde(default)]
    me: bool,
    #[serde(default)]
    me_burst: bool,
    emoji: ReactionType,
}

#[derive(Deserialize)]
struct ShownCounts {
    burst: u64,
    normal: u64,
}

impl ShownMessage {
    fn look(self) -> Look {
        Look {
            text: self.content,
            buttons: own_buttons(&self.components),
            reactions: self.reactions.into_iter().flat_map(ShownReaction::counts).collect(),
        }
    }
}

impl ShownReaction {
    /// Normal and super reactions apart, those that somebody holds.
    pub(super) fn counts(self) -> Vec<Count> {
        let Some(emoji) = emoji::text(&self.emoji) else { return Vec::new() };
        let details = self.count_details.unwrap_or(ShownCounts { burst: 0, normal: self.count });
        let normal = Count { emoji: emoji.clone(), burst: false, count: details.normal, ours: self.me };
        let burst = Count { emoji, burst: true, count: details.burst, ours: self.me_burst };
        [normal, burst].into_iter().filter(|count| count.count > 0).collect()
    }
}

/// Discord lists the newest first, whichever page it is (its documentation, message resource).
fn buttons(listed: Vec<Listed>, which: &Leaf) -> Buttons {
    let is_full = listed.len() >= PAGE;
    let end = if matches!(which, Leaf::After(_)) { listed.first() } else { listed.last() };
    let next = end.filter(|_| is_full).map(|message| MessageKey::discord(message.id));
    let under = listed.into_iter().rev();
    let under = under.map(|it| (MessageKey::discord(it.id), own_buttons(&it.components)));
    Buttons { under: under.filter(|(_, buttons)| !buttons.is_empty()).collect(), next }
}

/// Read from the JSON, since serenity refuses a row with a child that it does not know.
fn own_buttons(rows: &[Value]) -> Vec<Button> {
    let children = rows.iter().filter_map(|row| row.get("components")?.as_array()).flatten();
    children.filter_map(|child| custom_id::button(child.get("custom_id")?.as_str()?)).collect()
}

fn page(users: Vec<User>, which: &Count) -> Page {
    let is_full = users.len() >= PAGE;
    let next = users.last().filter(|_| is_full).map(|user| user.id.to_string());
    let people = users.into_iter().filter(|user| !user.bot && !user.system);
    let held = people.map(|user| seen(&user, which)).collect();
    Page { held, next }
}

fn seen(user: &User, which: &Count) -> Seen {
    let name = user.global_name.clone().unwrap_or_else(|| user.name.clone());
    let by = Account { key: AccountKey::discord(user.id), name, moderator: false };
    Seen { by, emoji: which.emoji.clone(), burst: which.burst }
}

fn shown(spot: &Spot) -> Result<Route<'static>, Error> {
    let (channel_id, message_id) = (channel(&spot.place)?, message(&spot.message)?);
    Ok(Route::ChannelMessage { channel_id, message_id })
}

pub(super) fn channel(place: &PlaceKey) -> Result<ChannelId, Error> {
    place.raw.parse().map_err(|_| not_ours())
}

pub(super) fn message(message: &MessageKey) -> Result<MessageId, Error> {
    message.raw.parse().map_err(|_| not_ours())
}

/// A key that Discord never gave: no request is worth making.
pub(super) const fn not_ours() -> Error {
    Error::Refused { status: 0, code: 0 }
}

pub(super) fn map<T, U>(outcome: Outcome<T>, how: impl FnOnce(T) -> U) -> Outcome<U> {
    Outcome { result: outcome.result.map(how), limits: outcome.limits }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_look_tells_normal_and_super_reactions_apart() {
        let shown: ShownMessage = serde_json::from_value(json!({
            "content": "hello",
            "reactions": [
                {"count": 3, "count_details": {"normal": 2, "burst": 1}, "me": true, "me_burst": false,
                 "emoji": {"id": null, "name": "👍🏽"}, "burst_colors": []},
                {"count": 1, "me": false, "emoji": {"id": "7", "name": null}},
            ],
        }))
        .unwrap();
        let count = |burst, count, ours| Count { emoji: "👍🏽".to_owned(), burst, count, ours };
        let expected = vec![count(false, 2, true), count(true, 1, false)];
        let look = Look { text: "hello".to_owned(), buttons: Vec::new(), reactions: expected };
        assert_eq!(shown.look(), look);
    }

    #[test]
    fn buttons_are_found_in_a_list_the_oldest_first() {
        let button =
            |id: &str| json!([{"type": 1, "components": [{"type": 2, "custom_id": id}, {"type": 99}]}]);
        let listed = json!([
            {"id": "3", "components": button("stop:00000000000000000000000001")},
            {"id": "2", "components": button("somebody:else")},
            {"id": "1", "components": button("feedback:00000000000000000000000001")},
        ]);
        let reply = crate::domain::id::MessageId::from_u128(1);
        let key = |id: u8| MessageKey::discord(id);
        let under = vec![(key(1), vec![Button::Feedback(reply)]), (key(3), vec![Button::Stop(reply)])];
        let listed: Vec<Listed> = serde_json::from_value(listed).unwrap();
        assert_eq!(buttons(listed, &Leaf::Newest), Buttons { under, next: None });
        let full = |which| {
            let ids = (1..=PAGE).rev().map(|id| json!({"id": id.to_string(), "components": []}));
            let listed = serde_json::from_value(ids.collect()).unwrap();
            buttons(listed, &which).next
        };
        assert_eq!(full(Leaf::After(key(0))), Some(key(100)));
        assert_eq!((full(Leaf::Newest), full(Leaf::Before(key(101)))), (Some(key(1)), Some(key(1))));
    }

    #[test]
    fn a_page_leaves_bots_out_and_still_knows_its_end() {
        let user = |id: u64| json!({"id": id.to_string(), "username": "n", "bot": id == 1});
        let users = |n: u64| serde_json::from_value::<Vec<User>>((1..=n).map(user).collect()).unwrap();
        let full = page(users(100), &Count::default());
        assert_eq!((full.held.len(), full.next.as_deref()), (99, Some("100")));
        assert_eq!(page(users(2), &Count::default()).next, None);
    }
}
