//! Discord's REST fails: away, reset, silent, slow, too soon, refused, gone.

use std::time::Duration;

use double::model::{Answer, Gate, Script};
use double::permissions::{READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL};
use double::{Fault, Id, Limited, Matching, View};
use tokio::time::sleep;

use crate::faults::play::{Cast, LIMIT, Play};

const CREATE: (&str, &str) = ("POST", "/channels/{channel_id}/messages");

fn create() -> Matching {
    Matching::route(CREATE.0, CREATE.1)
}

/// Every call meets this for a while, and people go on.
async fn survives(fault: Fault, times: u32, time: Duration) {
    let play = Play::begun().await;
    play.faults().next(Matching::all(), fault, times);
    play.goes_on();
    sleep(time).await;
    play.ends().await;
}

/// A play in which a reply streams, up to its first token.
async fn streaming(gate: &Gate) -> (Play, Id, Id) {
    let play = Play::of(Cast::held(gate)).await;
    let question = play.ada.says("relay", "hold on").unwrap();
    play.recorded("show_part", 2).await;
    let reply = play.double.look(|view| view.replies_to(question)[0].id);
    (play, question, reply)
}

#[tokio::test]
async fn a_rest_that_answers_503_for_a_while_is_waited_for() {
    survives(Fault::Refused { status: 503, code: 0 }, u32::MAX, Duration::from_secs(20)).await;
}

#[tokio::test]
async fn a_proxy_that_answers_with_its_own_page_is_waited_for() {
    survives(Fault::BadGateway, u32::MAX, Duration::from_secs(3)).await;
}

#[tokio::test]
async fn connections_that_are_reset_before_the_effect_are_tried_again() {
    survives(Fault::ResetBefore, 12, Duration::from_secs(1)).await;
}

#[tokio::test]
async fn connections_that_are_reset_after_the_effect_double_nothing() {
    survives(Fault::ResetAfter, 12, Duration::from_secs(1)).await;
}

#[tokio::test]
async fn answers_that_never_come_double_nothing() {
    survives(Fault::Hang, 2, Duration::ZERO).await;
}

#[tokio::test]
async fn answers_that_end_in_the_middle_double_nothing() {
    survives(Fault::ShortBody, 8, Duration::from_secs(1)).await;
}

#[tokio::test]
async fn slow_answers_are_waited_for() {
    survives(Fault::Slow(Duration::from_secs(2)), 6, Duration::ZERO).await;
}

#[tokio::test]
async fn every_kind_of_429_is_waited_out() {
    let play = Play::begun().await;
    for kind in [Limited::User, Limited::Shared, Limited::Global, Limited::OldMessage] {
        let retry_after = Duration::from_millis(700);
        play.faults().next(Matching::all(), Fault::RateLimited { kind, retry_after }, 2);
        let question = play.ada.says("relay", "And now?").unwrap();
        play.answered(question).await;
    }
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_post_whose_answer_was_lost_is_found_when_its_nonce_has_expired() {
    let mut cast = Cast::default();
    cast.options.nonce_window = Duration::from_millis(1);
    let play = Play::of(cast).await;
    play.faults().next(create(), Fault::ResetAfter, 3);
    let question = play.goes_on();
    play.answered(question).await;
    play.ends().await;
}

#[tokio::test]
async fn another_answer_whose_post_was_lost_is_found_however_much_was_said_since_the_question() {
    let mut cast = Cast::default();
    cast.options.nonce_window = Duration::from_millis(1);
    let play = Play::of(cast).await;
    let mention = format!("<@{}> And three?", play.double.bot_id());
    let question = play.ada.says("general", &mention).unwrap();
    let reply = play.answered(question).await;
    for number in 0..1_100 {
        play.bob.says("general", &format!("chatter {number}")).unwrap();
        // The loopback Discord lives on the same thread.
        tokio::task::yield_now().await;
    }
    play.faults().next(create(), Fault::ResetAfter, 2);
    play.ada.reacts(reply, "🔁").unwrap();
    play.until_ended(3).await;
    let others = play.double.look(|view| view.replies_to(question).len());
    assert_eq!(others, 2, "one answer and another one");
    play.ends().await;
}

#[tokio::test]
async fn what_people_think_of_a_post_whose_answer_is_on_its_way_is_known_when_it_comes() {
    let gate = Gate::closed();
    let play = Play::of(Cast::held(&gate)).await;
    let held = play.faults().hold_answers(create());
    let question = play.ada.says("relay", "hold on").unwrap();
    // Discord never tells of the post.
    play.faults().drop_events("MESSAGE_CREATE", 1);
    play.seen("the post", |view| !view.replies_to(question).is_empty()).await;
    let reply = play.double.look(|view| view.replies_to(question)[0].id);
    play.bob.reacts(reply, "👎").unwrap();
    // The bot has answered this at once, so that it has heard what came before.
    play.ada.runs("general", "clear", &[]).unwrap().answer(LIMIT).await.unwrap();
    held.release();
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn a_token_that_is_not_accepted_any_more_stops_the_bot_at_once_and_says_why() {
    let mut play = Play::begun().await;
    play.faults().revoke_token();
    play.ada.says("relay", "Are you there?").unwrap();
    let mut bot = play.bot.take().unwrap();
    assert_eq!(bot.end().await.code(), Some(1), "{}", bot.said);
    assert!(bot.said.contains("set DISCORD_TOKEN"), "{}", bot.said);
    let refused = play.double.look(|view| view.calls().filter(|call| call.status == 401).count());
    assert!(refused <= 2, "{refused} calls were made with a token that is not accepted");
    play.faults().accept_token();
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_place_that_refuses_is_remembered_and_others_go_on() {
    let play = Play::begun().await;
    let (mute, bot) = (play.double.channel("mute"), play.double.bot_id());
    play.double.overwrite(mute, bot, 0, SEND_MESSAGES).unwrap();
    let mention = format!("<@{bot}> Are you there?");
    for number in 1..=5 {
        play.ada.says(mute, &mention).unwrap();
        play.until_ended(1 + number).await;
    }
    let posts =
        |view: &View<'_>| view.calls().filter(|call| call.method == "POST" && call.status == 403).count();
    assert!(play.double.look(posts) <= 4, "it was tried {} times", play.double.look(posts));
    assert!(play.model.requests().len() <= 3, "the model was asked for what nobody can read");
    play.goes_on();
    play.ends().await;
}

/// A play in which the bot may do nothing more in the place where it streams, and what people see is recorded as cut.
async fn shut_out(gate: &Gate) -> (Play, Id) {
    let (play, _, reply) = streaming(gate).await;
    play.double.overwrite("relay", play.double.bot_id(), 0, VIEW_CHANNEL | SEND_MESSAGES).unwrap();
    gate.open();
    play.until("a cut", "select count(*) from messages where finish = 'cut'", 1).await;
    assert_eq!(play.double.message(reply).unwrap().content, "Fo ▌");
    (play, reply)
}

fn is_closed(view: &View<'_>, reply: Id) -> bool {
    view.message(reply).is_some_and(|it| it.content.starts_with("Fo\n-# The reply was cut off. ("))
}

#[tokio::test]
async fn a_reply_whose_permission_is_taken_away_in_mid_stream_is_closed_when_the_bot_may_write_again() {
    let gate = Gate::closed();
    let (play, reply) = shut_out(&gate).await;
    play.double.overwrite("relay", play.double.bot_id(), 0, 0).unwrap();
    let question = play.goes_on();
    play.answered(question).await;
    play.seen("an honest end", |view| is_closed(view, reply)).await;
    play.ends().await;
}

#[tokio::test]
async fn a_reply_that_could_not_be_closed_is_closed_by_the_next_start() {
    let gate = Gate::closed();
    let (mut play, reply) = shut_out(&gate).await;
    play.kill().await;
    play.double.overwrite("relay", play.double.bot_id(), 0, 0).unwrap();
    play.start().await;
    play.seen("an honest end", |view| is_closed(view, reply)).await;
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_reply_that_may_not_be_read_after_a_crash_is_ended_with_its_words_when_it_may() {
    let gate = Gate::closed();
    let (mut play, _, reply) = streaming(&gate).await;
    play.kill().await;
    let nothing = VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY;
    play.double.overwrite("relay", play.double.bot_id(), 0, nothing).unwrap();
    play.start().await;
    let is_refused = |view: &View<'_>| view.calls().any(|call| call.method == "GET" && call.status == 403);
    play.seen("a refusal", is_refused).await;
    play.double.overwrite("relay", play.double.bot_id(), 0, 0).unwrap();
    gate.open();
    play.seen("an honest end", |view| is_closed(view, reply)).await;
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_reply_ends_in_what_is_posted_when_only_writing_anew_is_taken_away_in_mid_stream() {
    let gate = Gate::closed();
    let (play, question, _) = streaming(&gate).await;
    let bot = play.double.bot_id();
    play.double.overwrite("relay", bot, 0, SEND_MESSAGES).unwrap();
    gate.open();
    play.answered(question).await;
    play.double.overwrite("relay", bot, 0, 0).unwrap();
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn two_parts_of_one_reply_that_a_moderator_deletes_cost_one_new_message() {
    let gate = Gate::closed();
    let long = "All is well. ".repeat(320);
    let held = gate.clone();
    let script = Script::new(move |ask| {
        let answer = Answer::at_once(if ask.user.contains("hold") { &long } else { "Four." });
        let tokens = answer.tokens.len();
        if ask.user.contains("hold") { answer.held(tokens - 1, &held).into() } else { answer.into() }
    });
    let play = Play::of(Cast { script, ..Cast::default() }).await;
    play.ada.says("relay", "hold on").unwrap();
    play.recorded("show_part", 4).await;
    let parts: Vec<_> = play.double.messages("relay").iter().rev().take(2).map(|it| it.id).collect();
    let mia = play.double.moderator("mia");
    parts.iter().for_each(|part| mia.deletes(*part).unwrap());
    gate.open();
    play.recorded("show_part", 5).await;
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_thread_that_is_archived_during_feedback_loses_none() {
    let play = Play::begun().await;
    play.faults().next(
        Matching::route("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me"),
        Fault::Refused { status: 400, code: 50_083 },
        3,
    );
    play.goes_on();
    play.double.set_thread(play.thread(), true, false);
    play.recorded("update_message", 6).await;
    play.double.set_thread(play.thread(), false, false);
    play.ends().await;
}

#[tokio::test]
async fn a_thread_that_is_archived_in_mid_stream_is_woken() {
    let gate = Gate::closed();
    let play = Play::of(Cast::held(&gate)).await;
    let thread = play.ada.opens_thread_in("general", "aside", false).unwrap();
    let question = play.ada.says(thread, &format!("<@{}> hold on", play.double.bot_id())).unwrap();
    play.recorded("show_part", 2).await;
    play.double.set_thread(thread, true, false);
    gate.open();
    play.answered(question).await;
    play.ends().await;
}

#[tokio::test]
async fn a_thread_that_is_locked_ends_the_reply_and_nothing_else() {
    let gate = Gate::closed();
    let play = Play::of(Cast::held(&gate)).await;
    let thread = play.ada.opens_thread_in("general", "aside", false).unwrap();
    play.ada.says(thread, &format!("<@{}> hold on", play.double.bot_id())).unwrap();
    play.recorded("show_part", 2).await;
    play.double.set_thread(thread, true, true);
    gate.open();
    play.until_ended(2).await;
    play.double.set_thread(thread, false, false);
    let next = play.ada.says(thread, &format!("<@{}> And now?", play.double.bot_id())).unwrap();
    play.answered(next).await;
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_thread_that_is_locked_during_feedback_loses_none() {
    let play = Play::begun().await;
    play.faults().next(
        Matching::route("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me"),
        Fault::Refused { status: 400, code: 50_083 },
        3,
    );
    play.goes_on();
    play.double.set_thread(play.thread(), true, true);
    play.recorded("update_message", 6).await;
    play.double.set_thread(play.thread(), false, false);
    play.ada.says(play.thread(), "Now it is open again.").unwrap();
    play.ends().await;
}

#[tokio::test]
async fn a_channel_that_is_deleted_in_mid_stream_ends_its_reply_and_nothing_else() {
    let gate = Gate::closed();
    let play = Play::of(Cast::held(&gate)).await;
    let aside = play.double.channel("aside");
    play.ada.says(aside, &format!("<@{}> hold on", play.double.bot_id())).unwrap();
    play.recorded("show_part", 2).await;
    play.double.delete_channel(aside).unwrap();
    play.recorded("end_conversation", 1).await;
    gate.open();
    play.until_ended(2).await;
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_server_that_is_away_for_a_while_in_mid_stream_costs_nothing() {
    let gate = Gate::closed();
    let (play, question, _) = streaming(&gate).await;
    let guild = play.double.guild();
    play.double.loses_sight_of(guild);
    play.faults().next(Matching::all(), Fault::Refused { status: 503, code: 0 }, u32::MAX);
    gate.open();
    let refused = |view: &View<'_>| view.calls().any(|call| call.status == 503);
    play.seen("a call to be refused", refused).await;
    play.faults().clear();
    play.double.sees_again(guild);
    play.answered(question).await;
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn questions_and_replies_that_a_moderator_deletes_at_once_are_gone_and_nothing_else() {
    let gate = Gate::closed();
    let (play, question, reply) = streaming(&gate).await;
    let other = play.bob.says("relay", "And another?").unwrap();
    play.until("both questions", "select count(*) from messages where role = 'user'", 3).await;
    play.double.moderator("mia").deletes_in_bulk(&[question, reply, other]).unwrap();
    play.recorded("erase", 2).await;
    gate.open();
    play.until_ended(2).await;
    let next = play.goes_on();
    play.answered(next).await;
    play.ends().await;
}
