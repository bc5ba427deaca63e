//! Each call is one request, and what comes back says what to do next.

use std::time::Duration;

use double::{Fault, Limited, Limits, Matching, Options};
use teachback::bot::platform::{Button, Count, Edit, Error, Outcome, Platform, Post};
use teachback::domain::id;
use teachback::domain::key::{MessageKey, PlaceKey, Spot};
use teachback::domain::nonce;

use crate::discord::{discord, double, no_complaints, settings, spot};

const CREATE: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";

fn post(place: impl ToString, serial: u16, text: &str) -> Post {
    Post {
        place: PlaceKey::discord(place),
        reply_to: None,
        nonce: nonce::encode(77, serial),
        body: says(text),
    }
}

fn says(text: &str) -> Edit {
    Edit { text: text.to_owned(), ..Edit::default() }
}

fn id(key: &MessageKey) -> double::Id {
    key.raw.parse().unwrap()
}

async fn unlimited() -> double::Discord {
    double::Discord::start(Options { limits: Limits::none(), ..Options::default() }).await.unwrap()
}

#[tokio::test]
async fn a_reply_is_posted_edited_reacted_to_and_taken_away() {
    let double = unlimited().await;
    let (discord, channel) = (discord(&double), double.channel("general"));
    let question = double.person("ann").says(channel, "what?").unwrap();
    let mut it = post(channel, 0, "hello");
    it.reply_to = Some(MessageKey::discord(question));
    it.body.buttons = vec![Button::Stop(id::MessageId::from_u128(7))];
    let reply = discord.create(&it).await.result.unwrap();
    let shown = double.message(id(&reply)).unwrap();
    assert_eq!((shown.content.as_str(), shown.replies_to), ("hello", Some(question)));
    assert_eq!((&shown.components[0]["components"][0]["label"], shown.flags), (&"Stop".into(), 4));

    let spot = spot(channel, id(&reply));
    discord.edit(&spot, &Edit { previews: true, ..says("hello, world") }).await.result.unwrap();
    let shown = double.message(id(&reply)).unwrap();
    assert_eq!((shown.content.as_str(), shown.components, shown.flags), ("hello, world", Vec::new(), 0));

    discord.react(&spot, "👍").await.result.unwrap();
    discord.react(&spot, "👎").await.result.unwrap();
    discord.unreact(&spot, "👎").await.result.unwrap();
    let look = discord.look(&spot).await.result.unwrap();
    let thumb = Count { emoji: "👍".to_owned(), burst: false, count: 1, ours: true };
    assert_eq!((look.text.as_str(), look.reactions), ("hello, world", vec![thumb]));

    discord.typing(&PlaceKey::discord(channel)).await.result.unwrap();
    assert_eq!(double.look(|view| view.typing(channel)).len(), 1);
    discord.delete(&spot).await.result.unwrap();
    assert!(double.message(id(&reply)).is_none());
    no_complaints(&double);
}

#[tokio::test]
async fn a_post_whose_answer_was_lost_is_repeated_without_harm() {
    let double = unlimited().await;
    let (discord, channel) = (discord(&double), double.channel("general"));
    for fault in [Fault::ResetAfter, Fault::ShortBody] {
        double.faults().next(Matching::route("POST", CREATE), fault, 1);
        assert!(matches!(discord.create(&post(channel, 0, "once")).await.result, Err(Error::Away(Some(_)))));
    }
    let first = discord.create(&post(channel, 0, "once")).await.result.unwrap();
    let second = discord.create(&post(channel, 0, "once")).await.result.unwrap();
    assert_eq!(first, second);
    assert_eq!(double.messages(channel).len(), 1);
    no_complaints(&double);
}

#[tokio::test]
async fn a_question_that_is_gone_does_not_keep_its_reply_away() {
    let double = unlimited().await;
    let (discord, channel, ann) = (discord(&double), double.channel("general"), double.person("ann"));
    let question = ann.says(channel, "what?").unwrap();
    ann.deletes(question).unwrap();
    let it = Post { reply_to: Some(MessageKey::discord(question)), ..post(channel, 0, "hello") };
    discord.create(&it).await.result.unwrap();
    no_complaints(&double);
}

#[tokio::test]
async fn headers_tell_the_window_after_every_call() {
    let double = double().await;
    let (discord, channel) = (discord(&double), double.channel("general"));
    for (serial, remaining) in [(0, 4), (1, 3), (2, 2), (3, 1), (4, 0)] {
        let Outcome { result, limits } = discord.create(&post(channel, serial, "hello")).await;
        result.unwrap();
        assert_eq!((limits.limit, limits.remaining), (Some(5), Some(remaining)));
        assert!(limits.bucket.is_some());
        assert!(limits.reset_after.unwrap() <= Duration::from_secs(5));
    }
    let Outcome { result, limits } = discord.create(&post(channel, 5, "too many")).await;
    assert!(matches!(result, Err(Error::TooSoon)));
    let wait = limits.retry_after.unwrap();
    assert!(wait > Duration::ZERO && wait <= Duration::from_secs(5) && !limits.global, "{limits:?}");
}

#[tokio::test]
async fn each_kind_of_429_is_told() {
    for code_in_429 in [true, false] {
        let options = Options { limits: Limits::none(), code_in_429, ..Options::default() };
        let double = double::Discord::start(options).await.unwrap();
        let (discord, channel) = (discord(&double), double.channel("general"));
        for kind in [Limited::User, Limited::Shared, Limited::Global, Limited::OldMessage] {
            let fault = Fault::RateLimited { kind, retry_after: Duration::from_millis(1_500) };
            double.faults().next(Matching::route("POST", CREATE), fault, 1);
            let Outcome { result, limits } = discord.create(&post(channel, 0, "hello")).await;
            assert!(matches!(result, Err(Error::TooSoon)), "{kind:?}");
            assert_eq!(limits.retry_after, Some(Duration::from_millis(1_500)), "{kind:?}");
            assert_eq!(limits.global, kind == Limited::Global, "{kind:?}");
        }
    }
}

#[tokio::test]
async fn what_is_gone_is_told_from_what_is_closed() {
    let double = unlimited().await;
    let (discord, channel) = (discord(&double), double.channel("general"));
    let reply = discord.create(&post(channel, 0, "hello")).await.result.unwrap();
    let gone = spot(channel, id(&reply));
    discord.delete(&gone).await.result.unwrap();
    assert!(matches!(discord.edit(&gone, &says("again")).await.result, Err(Error::Gone)));
    assert!(matches!(discord.look(&gone).await.result, Err(Error::Gone)));

    let nowhere = discord.create(&post(4_194_304_u64, 1, "hello")).await.result;
    assert!(matches!(nowhere, Err(Error::PlaceGone)), "{nowhere:?}");

    let thread = double.person("ann").opens_thread_in(channel, "aside", false).unwrap();
    let reply = discord.create(&post(thread, 2, "hello")).await.result.unwrap();
    double.set_thread(thread, true, false);
    let archived = discord.edit(&spot(thread, id(&reply)), &says("again")).await.result;
    assert!(matches!(archived, Err(Error::Asleep)), "{archived:?}");
    discord.wake(&PlaceKey::discord(thread)).await.result.unwrap();
    discord.edit(&spot(thread, id(&reply)), &says("again")).await.result.unwrap();
    double.set_thread(thread, true, true);
    let locked = discord.wake(&PlaceKey::discord(thread)).await.result;
    assert!(matches!(locked, Err(Error::NotAllowed { code: 50_013 })), "{locked:?}");
    let locked = discord.create(&post(thread, 3, "hello")).await.result;
    assert!(matches!(locked, Err(Error::PlaceGone)), "{locked:?}");
}

#[tokio::test]
async fn what_is_forbidden_is_told_with_its_code() {
    let double = unlimited().await;
    let (discord, channel) = (discord(&double), double.channel("general"));
    double.overwrite(channel, double.bot_id(), 0, double::permissions::SEND_MESSAGES).unwrap();
    let silenced = discord.create(&post(channel, 0, "hello")).await.result;
    assert!(matches!(silenced, Err(Error::NotAllowed { code: 50_013 })), "{silenced:?}");
    double.overwrite(channel, double.bot_id(), 0, double::permissions::VIEW_CHANNEL).unwrap();
    let blind = discord.create(&post(channel, 1, "hello")).await.result;
    assert!(matches!(blind, Err(Error::NotAllowed { code: 50_001 })), "{blind:?}");
}

#[tokio::test]
async fn a_wrong_token_is_unauthorised() {
    let double = unlimited().await;
    let wrong = teachback::discord::Settings { token: "wrong".to_owned().into(), ..settings(&double) };
    let discord = teachback::discord::Discord::new(wrong).unwrap();
    let refused = discord.create(&post(double.channel("general"), 0, "hello")).await.result;
    assert!(matches!(refused, Err(Error::Unauthorised)), "{refused:?}");
}

#[tokio::test]
async fn an_absence_is_told_whatever_its_shape() {
    let double = unlimited().await;
    let (discord, channel) = (discord(&double), double.channel("general"));
    let reply = discord.create(&post(channel, 0, "hello")).await.result.unwrap();
    let spot = spot(channel, id(&reply));
    for fault in
        [Fault::ServerError, Fault::BadGateway, Fault::ResetBefore, Fault::ResetAfter, Fault::ShortBody]
    {
        double.faults().next(Matching::route("PATCH", MESSAGE), fault.clone(), 1);
        let away = discord.edit(&spot, &says("again")).await.result;
        assert!(matches!(away, Err(Error::Away(_))), "{fault:?}: {away:?}");
    }
    discord.edit(&spot, &says("back")).await.result.unwrap();
    no_complaints(&double);
}

#[tokio::test]
async fn a_call_that_nobody_answers_comes_back() {
    let double = unlimited().await;
    let (discord, channel) = (discord(&double), double.channel("general"));
    double.faults().next(Matching::route("POST", CREATE), Fault::Hang, 1);
    let it = post(channel, 0, "hello");
    let answer = tokio::time::timeout(Duration::from_secs(15), discord.create(&it)).await.unwrap();
    assert!(matches!(answer.result, Err(Error::Away(Some(_)))));
}

#[tokio::test]
async fn whoever_holds_an_emoji_is_listed_page_by_page_and_super_reactions_apart() {
    let double = unlimited().await;
    let (discord, channel) = (discord(&double), double.channel("general"));
    let reply = discord.create(&post(channel, 0, "hello")).await.result.unwrap();
    let spot = spot(channel, id(&reply));
    discord.react(&spot, "👍").await.result.unwrap();
    double.other_bot("machine").reacts(id(&reply), "👍").unwrap();
    for number in 0..120 {
        double.person(&format!("person {number}")).reacts(id(&reply), "👍").unwrap();
    }
    double.person("zoe").super_reacts(id(&reply), "👍").unwrap();
    let look = discord.look(&spot).await.result.unwrap();
    let [normal, burst] = &look.reactions[..] else { panic!("two kinds: {look:?}") };
    assert_eq!((normal.count, normal.ours, burst.count, burst.ours), (122, true, 1, false));

    assert_eq!(names(&discord, &spot, normal).await.len(), 120);
    assert_eq!(names(&discord, &spot, burst).await, ["zoe"]);
    no_complaints(&double);
}

async fn names(discord: &impl Platform, spot: &Spot, which: &Count) -> Vec<String> {
    let (mut names, mut after) = (Vec::new(), None);
    loop {
        let page = discord.holders(spot, which, after.as_deref()).await.result.unwrap();
        assert!(page.held.iter().all(|seen| seen.emoji == which.emoji && seen.burst == which.burst));
        names.extend(page.held.into_iter().map(|seen| seen.by.name));
        after = page.next;
        if after.is_none() {
            return names;
        }
    }
}

#[tokio::test]
async fn a_key_that_discord_never_gave_makes_no_request() {
    let double = unlimited().await;
    let discord = discord(&double);
    let odd = Spot { place: PlaceKey::discord("../users/@me"), message: MessageKey::discord(1) };
    assert!(matches!(discord.delete(&odd).await.result, Err(Error::Refused { .. })));
    assert_eq!(double.calls().len(), 0);
}
