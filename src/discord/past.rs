//! How Discord is asked for what was missed: one request each.

use serde::Deserialize;
use serde_json::Value;
use serenity::all::{ChannelId, GuildId, UserId};
use serenity::http::Route;

use crate::bot::past::{Past, Servers, Sheet, Sights, Stretch};
use crate::bot::platform::{Error, Limits, Outcome};
use crate::discord::land::Known;
use crate::discord::platform::{channel, map, message, not_ours};
use crate::discord::rest::Request;
use crate::discord::scout::Threads;
use crate::discord::sight::Shown;
use crate::discord::{Discord, snowflake};
use crate::domain::catchup::{Charted, Horizon};
use crate::domain::event::Place;
use crate::domain::inbound::Account;
use crate::domain::key::{AccountKey, GuildKey, PlaceKey};

/// How many messages a page has; Discord gives no more.
const PAGE: usize = 100;
/// How many servers a page has; Discord gives no more.
const SERVERS: usize = 200;

impl Past for Discord {
    async fn servers(&self, shard: (u32, u32), after: Option<&str>) -> Outcome<Servers> {
        let after = after.map_or_else(String::new, |after| format!("&after={after}"));
        let request = Request::get(Route::UserMeGuilds).query(&format!("limit={SERVERS}{after}"));
        map(self.ask::<Vec<Named>>(Ok(request)).await, |listed| servers(&listed, shard))
    }

    fn is_of(&self, server: Option<&GuildKey>, shard: (u32, u32)) -> bool {
        // Direct messages come on the first shard (FACTS section 8).
        server.map_or(shard.0 == 0, |server| {
            server.raw.parse().is_ok_and(|guild| snowflake::is_of(guild, shard))
        })
    }

    async fn chart(&self, server: &GuildKey, sheet: Sheet, horizon: &Horizon) -> Outcome<Vec<Charted>> {
        match self.known_guild(server) {
            Ok((known, guild)) => self.chart_of(known, guild, sheet, horizon).await,
            Err(error) => failed(error),
        }
    }

    async fn place(&self, place: &PlaceKey, horizon: &Horizon) -> Outcome<Charted> {
        let asked = self.land.known().and_then(|known| Ok((known, channel(place)?)));
        let (known, channel_id) = match asked {
            Ok(asked) => asked,
            Err(error) => return failed(error),
        };
        let channel = self.ask(Ok(Request::get(Route::Channel { channel_id }))).await;
        map(channel, |channel| known.chart_one(channel, horizon))
    }

    async fn page(&self, place: &Place, stretch: Stretch<'_>, horizon: &Horizon) -> Outcome<Sights> {
        let asked = self.land.known().and_then(|known| Ok((known, page_of(place, stretch)?)));
        let (known, request) = match asked {
            Ok(asked) => asked,
            Err(error) => return failed(error),
        };
        map(self.ask::<Vec<Value>>(Ok(request)).await, |page| {
            let (shown, next) = cut(page, stretch, snowflake::floor(horizon));
            Sights { sights: known.sights(place, shown, horizon), next }
        })
    }

    async fn person(&self, place: &Place, who: &AccountKey) -> Outcome<Account> {
        let asked = place.guild.as_ref().ok_or_else(not_ours).and_then(|guild| {
            let (known, guild) = self.known_guild(guild)?;
            Ok((known, guild, channel(&place.key)?, who.raw.parse().map_err(|_| not_ours())?))
        });
        let (known, guild, channel, user): (_, _, ChannelId, UserId) = match asked {
            Ok(asked) => asked,
            Err(error) => return failed(error),
        };
        map(self.ask(Ok(member(guild, user))).await, |member| known.account(guild, channel, &member))
    }
}

impl Discord {
    fn known_guild(&self, server: &GuildKey) -> Result<(&Known, GuildId), Error> {
        Ok((self.land.known()?, server.raw.parse().map_err(|_| not_ours())?))
    }

    async fn chart_of(
        &self,
        known: &Known,
        guild_id: GuildId,
        sheet: Sheet,
        horizon: &Horizon,
    ) -> Outcome<Vec<Charted>> {
        let nowhere = |()| Vec::new();
        match sheet {
            Sheet::Roles => {
                let guild = self.ask(Ok(Request::get(Route::Guild { guild_id }))).await;
                map(map(guild, |guild| known.learn_guild(guild)), nowhere)
            }
            Sheet::Ourselves => {
                let member = self.ask(Ok(member(guild_id, known.us()))).await;
                map(map(member, |member| known.learn_ourselves(guild_id, member)), nowhere)
            }
            Sheet::Channels => {
                let channels = self.ask(Ok(Request::get(Route::GuildChannels { guild_id }))).await;
                map(channels, |channels| known.chart(guild_id, channels, horizon))
            }
            Sheet::Threads => {
                let open = self.ask(Ok(Request::get(Route::GuildThreadsActive { guild_id }))).await;
                map(open, |Threads { threads }| known.chart(guild_id, threads, horizon))
            }
        }
    }
}

/// What is read of a server in a list.
#[derive(Deserialize)]
struct Named {
    id: GuildId,
}

fn servers(listed: &[Named], shard: (u32, u32)) -> Servers {
    let is_full = listed.len() >= SERVERS;
    let next = listed.last().filter(|_| is_full).map(|server| server.id.to_string());
    let ours = listed.iter().filter(|server| snowflake::is_of(server.id, shard));
    Servers { servers: ours.map(|server| GuildKey::discord(server.id)).collect(), next }
}

fn page_of(place: &Place, stretch: Stretch<'_>) -> Result<Request, Error> {
    let before = match stretch {
        Stretch::Newest => String::new(),
        Stretch::Before(before) => format!("&before={before}"),
        Stretch::UpTo(last) => format!("&before={}", snowflake::behind(message(last)?)),
    };
    let route = Route::ChannelMessages { channel_id: channel(&place.key)? };
    Ok(Request::get(route).query(&format!("limit={PAGE}{before}")))
}

/// What of a page is wanted, and where the next one begins.
fn cut(page: Vec<Value>, stretch: Stretch<'_>, floor: u64) -> (Vec<Shown>, Option<String>) {
    let is_full = page.len() >= PAGE;
    let mut shown = Shown::of(page);
    if matches!(stretch, Stretch::UpTo(_)) {
        return (shown, None);
    }
    let oldest = shown.last().map(|oldest| oldest.id().get());
    let next = oldest.filter(|oldest| is_full && *oldest > floor).map(|oldest| oldest.to_string());
    shown.retain(|message| message.id().get() > floor);
    (shown, next)
}

fn member(guild_id: GuildId, user_id: UserId) -> Request {
    Request::get(Route::GuildMember { guild_id, user_id })
}

/// No request was worth making.
fn failed<T>(error: Error) -> Outcome<T> {
    Outcome { result: Err(error), limits: Limits::default() }
}
