//! The real program, started on what the first release has left: it goes on with all of it.

use double::model::{Answer, Model, Script};
use double::{Discord, Id, Options};
use reqwest::Client;
use serde_json::{Value, json};
use sqlx::{ConnectOptions, PgPool};
use tokio::time::{Instant, sleep};

use crate::support::postgres;
use crate::support::process::{LIMIT, Process};
use crate::upgrades::{fill, rows, until};

/// Posts as the bot, as the program of then did.
async fn post(discord: &Discord, channel: Id, text: &str) -> Id {
    let url = format!("{}/api/v10/channels/{channel}/messages", discord.url());
    let client = Client::builder().no_proxy().build().unwrap();
    let request = client.post(url).header("authorization", format!("Bot {}", discord.token()));
    let request = request.header("user-agent", "DiscordBot (https://example.org, 0.1)");
    let request = request.header("content-type", "application/json");
    let answer = request.body(json!({ "content": text }).to_string()).send().await.unwrap();
    let posted = answer.error_for_status().unwrap().text().await.unwrap();
    let posted: Value = serde_json::from_str(&posted).unwrap();
    posted["id"].as_str().unwrap().parse().unwrap()
}

/// Waits until a question to the database has this answer.
async fn until_it_is(pool: &PgPool, sql: &'static str, expected: &str) {
    let deadline = Instant::now() + LIMIT;
    loop {
        let found: Option<String> = sqlx::query_scalar(sql).fetch_one(pool).await.unwrap();
        if found.as_deref() == Some(expected) {
            return;
        }
        assert!(Instant::now() < deadline, "{sql}: {found:?} instead of {expected}");
        sleep(std::time::Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_bot_of_today_goes_on_where_the_first_release_stopped() {
    let database = postgres::empty_database().await;
    let pool = database.pool().await;
    let discord = Discord::start(Options::default()).await.unwrap();
    let model = Model::start(Script::always(Answer::at_once("Seven."))).await.unwrap();
    let [ada, bob, car] = ["ada", "bob", "car"].map(|name| discord.person(name));
    let (place, direct) = (discord.channel("relayed"), discord.direct_message_with(ada.id()));
    let asked = ada.says(place, "What is two and two?").unwrap();
    let (first, second) = (post(&discord, place, "Four.").await, post(&discord, place, "Four.").await);
    bob.reacts(first, "👍🏽").unwrap();
    let open = ada.says(direct, "Are you there?").unwrap();
    let half = post(&discord, direct, "I am he").await;
    let ids =
        [(100, discord.guild()), (200, place), (210, direct), (301, asked), (302, first), (303, second)];
    let ids =
        ids.into_iter().chain([(313, open), (314, half), (501, ada.id()), (502, bob.id()), (503, car.id())]);
    let rows = rows(&ids.map(|(then, now)| (then, now.0)).collect::<Vec<_>>());
    until(1).run(&pool).await.unwrap();
    fill(&pool, &rows).await;

    let settings = [
        ("DISCORD_API", discord.url()),
        ("DISCORD_TOKEN", discord.token()),
        ("MODEL_BASE_URL", &model.url()),
        ("MODEL", "scripted"),
        ("DATABASE_URL", database.options().to_url_lossy().as_str()),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut bot = Process::start(&[], &settings);
    bot.says("the gateway session is up").await;

    let ratings = "select string_agg(a.name || ' ' || r.rating, ', ' order by a.name) from ratings r \
                   join accounts a using (person_id) join parts p on p.reply_id = r.reply_id and p.part = 0 \
                   where r.rating <> '4' and a.name <> ''";
    until_it_is(&pool, ratings, "bob like").await;
    bob.unreacts(first, "👍🏽").unwrap();
    ada.reacts(second, "👍").unwrap();
    until_it_is(&pool, ratings, "ada like").await;
    let left_open = "select coalesce(max(finish), 'open') from messages where stage = 'writing' or finish = 'cut' and total_ms <> 700";
    until_it_is(&pool, left_open, "cut").await;
    let ended = |view: &double::View<'_>| view.message(half).is_some_and(|it| it.content.contains("-# "));
    discord.wait_until("the reply that was left open to say so", LIMIT, ended).await.unwrap();
    // Who wrote and what was relayed is known: no mention is needed.
    let next = ada.says(place, "And three and four?").unwrap();
    let answered = |view: &double::View<'_>| view.replies_to(next).iter().any(|it| it.content == "Seven.");
    discord.wait_until("an answer where the relay was on", LIMIT, answered).await.unwrap();
    let people = "select count(*)::text from accounts where account not like 'discord:5__'";
    until_it_is(&pool, people, "3").await;
}
