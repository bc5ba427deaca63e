//! What people do is heard once and in order, through cuts, restarts and refusals.

use std::time::Duration;

use double::{Door, Fault, Identifies, Matching, Options};
use teachback::discord::{Discord, Error, Settings, Shards};
use teachback::domain::event::PlaceKind;
use teachback::domain::inbound::{Content, Inbound};
use teachback::domain::key::PlaceKey;

use crate::discord::{Listening, SOON, double, no_complaints, settings};

/// Long enough for several tries to fail.
const OUTAGE: Duration = Duration::from_secs(1);

#[tokio::test]
async fn everything_is_heard_in_the_order_of_the_wire() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let (ann, channel) = (double.person("ann"), double.channel("general"));
    let expected: Vec<String> = (0..200).map(|number| format!("message {number}")).collect();
    for text in &expected {
        ann.says(channel, text).unwrap();
    }
    for text in &expected {
        assert_eq!(&listening.next_text().await, text);
    }
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn a_message_is_heard_with_its_place_and_its_moderator() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let channel = double.channel("general");
    double.moderator("mia").says(channel, "order!").unwrap();
    let said = listening.next_said().await;
    assert_eq!((said.by.name.as_str(), said.by.moderator), ("mia", true));
    let thread = double.person("ann").opens_thread_in(channel, "aside", false).unwrap();
    double.person("ann").says(thread, "psst").unwrap();
    let said = listening.next_said().await;
    assert_eq!((said.place.kind, said.place.parent), (PlaceKind::Thread, Some(PlaceKey::discord(channel))));
    assert!(!said.by.moderator);
    double.person("ann").writes_to_the_bot("hello").unwrap();
    assert_eq!(listening.next_said().await.place.kind, PlaceKind::Direct);
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn reactions_edits_and_deletions_are_heard() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let (ann, channel) = (double.person("ann"), double.channel("general"));
    let message = ann.says(channel, "tea").unwrap();
    assert_eq!(listening.next_text().await, "tea");
    ann.edits(message, "coffee").unwrap();
    let Inbound::Edited(edited) = listening.next_inbound().await else { panic!("an edit") };
    assert_eq!(edited.content, Content::Text("coffee".to_owned()));
    ann.deletes(message).unwrap();
    assert!(matches!(listening.next_inbound().await, Inbound::Deleted(_)));
    let thread = ann.opens_thread_in(channel, "aside", false).unwrap();
    double.delete_channel(thread).unwrap();
    assert!(
        matches!(listening.next_inbound().await, Inbound::PlaceGone(gone) if gone.place == PlaceKey::discord(thread))
    );
    listening.stop().await;
    no_complaints(&double);
}

/// Whatever ends the connection, what is said meanwhile is heard once, and no session is begun anew.
async fn survives(cut: impl FnOnce(&double::Faults)) {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let (ann, channel) = (double.person("ann"), double.channel("general"));
    ann.says(channel, "before").unwrap();
    assert_eq!(listening.next_text().await, "before");
    cut(&double.faults());
    ann.says(channel, "meanwhile").unwrap();
    assert_eq!(listening.next_text().await, "meanwhile");
    let resumed = |view: &double::View<'_>| view.connected() == 1 && view.identified_and_resumed() == (1, 1);
    double.wait_until("one resume", SOON, resumed).await.unwrap();
    ann.says(channel, "after").unwrap();
    assert_eq!(listening.next_text().await, "after");
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn a_reset_is_survived() {
    survives(double::Faults::rst).await;
}

#[tokio::test]
async fn an_end_without_farewell_is_survived() {
    survives(double::Faults::fin).await;
}

#[tokio::test]
async fn a_demand_to_reconnect_is_survived() {
    survives(double::Faults::ask_reconnect).await;
}

#[tokio::test]
async fn a_session_that_is_called_invalid_but_resumable_is_resumed() {
    survives(|faults| faults.invalidate(true)).await;
}

#[tokio::test]
async fn closes_that_can_be_resumed_are_resumed() {
    for code in [None, Some(4_000), Some(4_008), Some(1_001)] {
        survives(|faults| faults.close(code)).await;
    }
}

#[tokio::test]
async fn a_gateway_that_is_shut_for_a_while_is_waited_for() {
    for door in [Door::Refused, Door::Unavailable] {
        let double = double().await;
        let mut listening = Listening::start(&double).await;
        double.faults().set_door(door);
        double.faults().rst();
        double.wait_until("the cut", SOON, |view| view.connected() == 0).await.unwrap();
        double.person("ann").says(double.channel("general"), "meanwhile").unwrap();
        tokio::time::sleep(OUTAGE).await;
        double.faults().set_door(Door::Open);
        assert_eq!(listening.next_text().await, "meanwhile");
        assert_eq!(double.look(|view| view.identified_and_resumed().0), 1);
        listening.stop().await;
        no_complaints(&double);
    }
}

#[tokio::test]
async fn a_new_process_goes_on_where_the_old_one_stood() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let (mia, channel) = (double.moderator("mia"), double.channel("general"));
    let thread = mia.opens_thread_in(channel, "aside", false).unwrap();
    mia.says(thread, "before").unwrap();
    assert_eq!(listening.next_text().await, "before");
    let stood = listening.stop().await;

    mia.says(thread, "meanwhile").unwrap();
    let mut listening = Listening::go_on(&double, stood).await;
    let said = listening.next_said().await;
    assert_eq!(said.content, Content::Text("meanwhile".to_owned()));
    // Nobody tells the servers again after a resume: this was asked for.
    assert_eq!((said.place.parent, said.by.moderator), (Some(PlaceKey::discord(channel)), true));
    assert_eq!(double.look(|view| view.identified_and_resumed()), (1, 1));
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn a_new_process_hears_again_what_was_not_recorded() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let (ann, channel) = (double.person("ann"), double.channel("general"));
    ann.says(channel, "recorded").unwrap();
    let recorded = listening.next().await.mark.unwrap();
    ann.says(channel, "heard and lost").unwrap();
    assert_eq!(listening.next_text().await, "heard and lost");
    listening.stop().await;
    let mut listening = Listening::go_on(&double, ((*recorded.session).clone(), recorded.seq)).await;
    assert_eq!(listening.next_text().await, "heard and lost");
    listening.stop().await;
}

#[tokio::test]
async fn a_session_that_is_lost_is_begun_anew() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let (ann, channel) = (double.person("ann"), double.channel("general"));
    ann.says(channel, "before").unwrap();
    let before = listening.next().await.mark.unwrap();
    double.faults().invalidate(false);
    let anew = |view: &double::View<'_>| view.connected() == 1 && view.identified_and_resumed().0 == 2;
    double.wait_until("another session", SOON, anew).await.unwrap();
    ann.says(channel, "after").unwrap();
    let after = listening.next().await.mark.unwrap();
    assert_ne!(before.session.id, after.session.id);
    listening.stop.cancel();
    assert!(listening.running.await.unwrap().is_ok());
    no_complaints(&double);
}

#[tokio::test]
async fn a_stored_session_that_discord_forgot_is_begun_anew() {
    let double = double().await;
    let stood = Listening::start(&double).await.stop().await;
    double.faults().forget_sessions();
    let mut listening = Listening::go_on(&double, stood).await;
    double.person("ann").says(double.channel("general"), "hello").unwrap();
    assert_eq!(listening.next_text().await, "hello");
    assert_eq!(double.look(|view| view.identified_and_resumed().0), 2);
}

#[tokio::test]
async fn a_queue_that_is_full_loses_nothing() {
    let double = double().await;
    let mut listening = Listening::begin(settings(&double), 5, Vec::new()).until_up(&double).await;
    let (ann, channel) = (double.person("ann"), double.channel("general"));
    let expected: Vec<String> = (0..40).map(|number| format!("message {number}")).collect();
    for text in &expected {
        ann.says(channel, text).unwrap();
    }
    // Nobody takes anything out until the gateway was closed for it.
    double.wait_until("the gateway to be left", SOON, |view| view.connected() == 0).await.unwrap();
    for text in &expected {
        assert_eq!(&listening.next_text().await, text);
    }
    assert_eq!(double.look(|view| view.identified_and_resumed().0), 1);
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn frames_without_meaning_move_the_sequence_on() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    double.other_bot("machine").says(double.channel("general"), "beep").unwrap();
    let later = listening.next_frame().await;
    assert!(later.inbound.is_none() && later.mark.unwrap().seq > listening.marks[0].seq);
}

#[tokio::test]
async fn what_may_not_be_read_is_unreadable() {
    let double = double().await;
    let without = Settings { message_content: false, ..settings(&double) };
    let mut listening = Listening::begin(without, 100, Vec::new()).until_up(&double).await;
    assert_eq!(double.look(|view| view.intents()), Some(13_825));
    let (ann, channel) = (double.person("ann"), double.channel("general"));
    ann.says(channel, "not for you").unwrap();
    assert_eq!(listening.next_said().await.content, Content::Unreadable);
    ann.says(channel, &format!("<@{}> for you", double.bot_id())).unwrap();
    let said = listening.next_said().await;
    assert_eq!((said.content, said.mentions_us), (Content::Text("for you".to_owned()), true));
    let role = double.bot_role(double.guild()).unwrap();
    ann.writes_to_the_bot(&format!("between us, <@&{role}>")).unwrap();
    assert!(matches!(listening.next_said().await.content, Content::Text(_)));
    listening.stop().await;
}

#[tokio::test]
async fn a_message_to_the_bots_own_role_mentions_it() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    assert_eq!(double.look(|view| view.intents()), Some(46_593));
    let role = double.bot_role(double.guild()).unwrap();
    double.person("ann").says(double.channel("general"), &format!("<@&{role}> hi")).unwrap();
    let said = listening.next_said().await;
    assert_eq!((said.content, said.mentions_us), (Content::Text("hi".to_owned()), true));
}

#[tokio::test]
async fn a_refusal_ends_it_and_says_what_to_do() {
    let cases = [
        (4_004, "DISCORD_TOKEN"),
        (4_010, "SHARDS"),
        (4_011, "SHARDS"),
        (4_012, "update the bot"),
        (4_013, "update the bot"),
        (4_014, "Message Content Intent"),
    ];
    for (code, word) in cases {
        let double = double().await;
        let listening = Listening::start(&double).await;
        double.faults().close(Some(code));
        let error = listening.end().await;
        assert!(error.to_string().contains(word), "{code}: {error}");
    }
}

#[tokio::test]
async fn an_intent_that_is_not_switched_on_is_named() {
    let options = Options { message_content: false, ..Options::default() };
    let double = double::Discord::start(options).await.unwrap();
    let error = Listening::begin(settings(&double), 100, Vec::new()).end().await;
    assert!(matches!(error, Error::IntentNotAllowed), "{error}");
}

#[tokio::test]
async fn a_wrong_token_ends_it() {
    let double = double().await;
    let wrong = Settings { token: "wrong".to_owned().into(), ..settings(&double) };
    let error = Listening::begin(wrong, 100, Vec::new()).end().await;
    assert!(matches!(error, Error::Token), "{error}");
}

#[tokio::test]
async fn a_bot_that_has_few_log_ins_left_uses_none() {
    let identifies = Identifies { per_day: 5, ..Identifies::default() };
    let double = double::Discord::start(Options { identifies, ..Options::default() }).await.unwrap();
    let error = Listening::begin(settings(&double), 100, Vec::new()).end().await;
    assert!(matches!(error, Error::TooFewIdentifies { remaining: 5, .. }), "{error}");
    assert_eq!(double.look(|view| view.identified_and_resumed().0), 0);
}

#[tokio::test]
async fn shards_share_the_work() {
    let identifies = Identifies { max_concurrency: 2, ..Identifies::default() };
    let options = Options { shards: 2, identifies, ..Options::default() };
    let double = double::Discord::start(options).await.unwrap();
    let mut listening = Listening::begin(settings(&double), 100, Vec::new());
    double.wait_until("two sessions", SOON, |view| view.connected() == 2).await.unwrap();
    double.person("ann").says(double.channel("general"), "once").unwrap();
    double.person("ann").writes_to_the_bot("to shard 0").unwrap();
    let mut texts = [listening.next_text().await, listening.next_text().await];
    texts.sort();
    assert_eq!(texts, ["once", "to shard 0"]);
}

#[tokio::test]
async fn a_shard_that_cannot_be_is_refused_at_once() {
    let double = double().await;
    let odd = Some(Shards { first: 0, last: 2, total: 2 });
    let error = Listening::begin(Settings { shards: odd, ..settings(&double) }, 100, Vec::new()).end().await;
    assert!(matches!(error, Error::Shard), "{error}");
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_before_anything_is_sent() {
    let double = double().await;
    for odd in ["", "discord.com", "ftp://127.0.0.1", "http://"] {
        assert!(Discord::new(Settings { api: odd.to_owned(), ..settings(&double) }).is_err(), "{odd}");
    }
}

#[tokio::test]
async fn what_cannot_be_asked_for_keeps_nothing_back() {
    let double = double().await;
    let stood = Listening::start(&double).await.stop().await;
    double.moderator("mia").says(double.channel("general"), "hello").unwrap();
    double.faults().next(Matching::route("GET", "/guilds/{guild_id}"), Fault::BadGateway, 1);
    let mut listening = Listening::go_on(&double, stood).await;
    let said = listening.next_said().await;
    assert_eq!((said.content, said.by.moderator), (Content::Text("hello".to_owned()), false));
    listening.stop().await;
    no_complaints(&double);
}
