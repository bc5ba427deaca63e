//! `kill -9` of the real process, at every moment of a reply.

use double::model::{Answer, Gate};
use double::{Fault, Id, Matching};
use sqlx::{Executor, Postgres, Transaction};

use crate::faults::play::{Cast, LIMIT, Play};

const CREATE: (&str, &str) = ("POST", "/channels/{channel_id}/messages");
const EDIT: (&str, &str) = ("PATCH", "/channels/{channel_id}/messages/{message_id}");

/// Nobody can record anything until this ends.
async fn locked(play: &Play) -> Transaction<'static, Postgres> {
    let mut somebody = play.store.pool().begin().await.unwrap();
    somebody.execute("lock table events in access exclusive mode").await.unwrap();
    somebody
}

/// The bot has heard everything so far: it answers at once, and in order.
async fn heard(play: &Play) {
    let pressed = play.ada.runs("general", "clear", &[]).unwrap();
    pressed.answer(LIMIT).await.unwrap();
}

/// A play in which a reply is held back after its first token.
async fn held(gate: &Gate) -> (Play, Id) {
    let play = Play::of(Cast::held(gate)).await;
    let question = play.ada.says("relay", "hold on").unwrap();
    play.recorded("begin_reply", 2).await;
    (play, question)
}

/// One that goes on with these words, once people see the first token.
async fn held_before(gate: &Gate, rest: &str) -> (Play, Id) {
    let play = Play::of(Cast::held_before(gate, rest)).await;
    let question = play.ada.says("relay", "hold on").unwrap();
    shows(&play, question, "Fo ▌").await;
    (play, question)
}

async fn shows(play: &Play, question: Id, text: &str) {
    let shows =
        |view: &double::View<'_>| view.replies_to(question).first().is_some_and(|it| it.content == text);
    play.seen(&format!("{text:?}"), shows).await;
}

#[tokio::test]
async fn killed_after_hearing_it_hears_again() {
    let mut play = Play::begun().await;
    let somebody = locked(&play).await;
    play.goes_on();
    heard(&play).await;
    play.kill().await;
    somebody.rollback().await.unwrap();
    play.start().await;
    play.ends().await;
}

#[tokio::test]
async fn killed_after_recording_it_answers_after_the_next_start() {
    let gate = Gate::closed();
    let (mut play, question) = held(&gate).await;
    // The next question waits in the database for the first one's end.
    play.goes_on();
    play.until("both questions", "select count(*) from messages where stage in ('due', 'writing')", 2).await;
    play.killed_and_started().await;
    gate.open();
    play.answered(question).await;
    play.ends().await;
}

#[tokio::test]
async fn killed_while_streaming_it_ends_the_reply_honestly() {
    let gate = Gate::closed();
    let (mut play, question) = held(&gate).await;
    shows(&play, question, "Fo ▌").await;
    play.goes_on();
    play.killed_and_started().await;
    let reply = play.answered(question).await;
    let shown = play.double.message(reply).unwrap().content;
    assert!(shown.starts_with("Fo\n-# The reply was cut off. ("), "{shown}");
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn whoever_asked_can_ask_again_with_one_click_after_a_restart() {
    let gate = Gate::closed();
    let (mut play, question) = held(&gate).await;
    shows(&play, question, "Fo ▌").await;
    play.killed_and_started().await;
    let cut = play.answered(question).await;
    gate.open();
    // Once more, so that the button is older than the process.
    play.killed_and_started().await;
    play.ada.clicks(cut, "Ask again").unwrap();
    play.recorded("ask_again", 1).await;
    let again = |view: &double::View<'_>| {
        view.messages("relay").iter().any(|it| it.content.starts_with("Four.") && it.id > cut)
    };
    play.seen("another answer", again).await;
    play.until("its end", "select count(*) from messages where stage = 'finished' and role = 'assistant'", 3)
        .await;
}

#[tokio::test]
async fn killed_between_the_last_token_and_the_last_edit_it_ends_the_reply_honestly() {
    let gate = Gate::closed();
    let (mut play, question) = held(&gate).await;
    shows(&play, question, "Fo ▌").await;
    play.faults().next(Matching::route(EDIT.0, EDIT.1), Fault::ResetBefore, u32::MAX);
    gate.open();
    let tried = |view: &double::View<'_>| view.calls().any(|it| it.body["content"] == "Four.");
    play.seen("the last edit to be tried", tried).await;
    play.kill().await;
    play.faults().clear();
    play.goes_on();
    play.start().await;
    play.answered(question).await;
    play.ends().await;
}

#[tokio::test]
async fn killed_before_a_full_part_is_shown_whole_it_leaves_no_gap_between_two_parts() {
    let gate = Gate::closed();
    let (mut play, _) = held_before(&gate, &"ur, ".repeat(600)).await;
    play.faults().next(Matching::route(EDIT.0, EDIT.1), Fault::ResetBefore, u32::MAX);
    gate.open();
    let tried = |view: &double::View<'_>| {
        let edits = view.calls().filter(|it| it.method == "PATCH");
        edits.filter(|it| it.body["content"].as_str().is_some_and(|text| text.len() > 1_500)).count() > 1
    };
    play.seen("the full text to be tried twice", tried).await;
    play.kill().await;
    play.faults().clear();
    play.start().await;
    play.until_ended(2).await;
    let shown = play.double.look(|view| view.messages("relay"));
    let said: Vec<_> =
        shown.iter().filter(|it| it.content.starts_with("Fo") && it.content != "Four.").collect();
    assert!(said.len() == 1 && said[0].content.starts_with("Fo\n-# The reply was cut off. ("), "{said:?}");
    play.ends().await;
}

#[tokio::test]
async fn killed_before_a_part_that_is_full_at_once_was_known_it_finds_it() {
    let gate = Gate::closed();
    let (mut play, _) = held_before(&gate, &"ur, ".repeat(1_500)).await;
    play.recorded("show_part", 2).await;
    let held = play.faults().hold_answers(Matching::route(CREATE.0, CREATE.1));
    // Discord never tells of the post.
    play.faults().drop_events("MESSAGE_CREATE", 1);
    gate.open();
    let second = |view: &double::View<'_>| {
        view.messages("relay")
            .last()
            .is_some_and(|it| it.replies_to.is_none() && it.content.starts_with("ur, "))
    };
    play.seen("another part", second).await;
    play.kill().await;
    held.release();
    play.start().await;
    play.until_ended(2).await;
    play.ends().await;
}

#[tokio::test]
async fn killed_after_the_last_edit_it_records_what_people_see() {
    let gate = Gate::closed();
    let (mut play, question) = held(&gate).await;
    shows(&play, question, "Fo ▌").await;
    play.recorded("show_part", 2).await;
    let somebody = locked(&play).await;
    gate.open();
    shows(&play, question, "Four.").await;
    play.goes_on();
    play.kill().await;
    somebody.rollback().await.unwrap();
    play.start().await;
    let counts = play.ends().await;
    assert_eq!(counts.cut, 0, "{counts:?}");
}

#[tokio::test]
async fn killed_after_the_last_edit_of_a_long_reply_it_records_what_the_model_said() {
    let paragraph = "Then they went on for a while. ".repeat(20);
    let prose = [paragraph.trim_end(); 4].join("\n\n");
    let code = "    let answer = 4; // as ever\n".repeat(90);
    let begun = format!("Fo\n\n{prose}\n\n```rust\nfn main() {{\n{code}");
    let rest = "}\n```\n\nFour, then.";
    let answer = Answer { tokens: vec![begun.clone(), rest.to_owned()], ..Answer::at_once("") };
    let gate = Gate::closed();
    let mut play = Play::of(Cast::holding(answer.held(1, &gate))).await;
    play.ada.says("relay", "hold on").unwrap();
    // One belongs to the first reply.
    play.recorded("show_part", 1 + 4).await;
    let ends_with = |text: &'static str| {
        move |view: &double::View<'_>| {
            view.messages("relay").last().is_some_and(|it| it.content.ends_with(text))
        }
    };
    play.seen("the last part so far", ends_with("// as ever\n```\n▌")).await;
    let somebody = locked(&play).await;
    gate.open();
    play.seen("the end", ends_with("Four, then.")).await;
    play.kill().await;
    somebody.rollback().await.unwrap();
    play.start().await;
    play.until_ended(2).await;
    let shown = play
        .double
        .look(|view| view.messages("relay").iter().map(|it| it.content.clone()).collect::<Vec<_>>());
    assert!(
        shown.iter().any(|text| text.ends_with("went on for a while.")),
        "one is cut at a blank line: {shown:#?}"
    );
    assert!(
        shown.iter().any(|text| text.starts_with("```rust\n    let")),
        "one within the block: {shown:#?}"
    );
    assert!(is_kept(&play, &format!("{begun}{rest}")).await, "{shown:#?}");
    play.ends().await;
}

#[tokio::test]
async fn killed_before_the_answer_to_its_post_came_it_finds_what_it_posted() {
    let gate = Gate::closed();
    let mut cast = Cast::held(&gate);
    // Long past is when a nonce would have found it.
    cast.options.nonce_window = std::time::Duration::from_millis(1);
    let mut play = Play::of(cast).await;
    let held = play.faults().hold_answers(Matching::route(CREATE.0, CREATE.1));
    let question = play.ada.says("relay", "hold on").unwrap();
    // Discord never tells of the post.
    play.faults().drop_events("MESSAGE_CREATE", 1);
    play.seen("the post", |view| !view.replies_to(question).is_empty()).await;
    play.kill().await;
    held.release();
    play.start().await;
    play.answered(question).await;
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn killed_before_it_could_ask_who_holds_what_it_asks_after_the_next_start() {
    let mut play = Play::begun().await;
    let look = ("GET", "/channels/{channel_id}/messages/{message_id}");
    let held = play.faults().hold_answers(Matching::route(look.0, look.1));
    play.faults().swap_events("MESSAGE_REACTION_ADD", 1);
    // Told the wrong way round: taken back, then given. Nobody holds it.
    play.ada.reacts(play.reply, "👎").unwrap();
    play.ada.unreacts(play.reply, "👎").unwrap();
    play.recorded("update_message", 3).await;
    play.kill().await;
    held.release();
    play.start().await;
    play.ends().await;
}

#[tokio::test]
async fn killed_before_a_part_was_known_it_finds_what_people_think_of_it() {
    let gate = Gate::closed();
    let mut play = Play::of(Cast::held(&gate)).await;
    let held = play.faults().hold_answers(Matching::route(CREATE.0, CREATE.1));
    let question = play.ada.says("relay", "hold on").unwrap();
    // Discord never tells of the post, nor what people thought of it while nobody heard.
    play.faults().drop_events("MESSAGE_CREATE", 1);
    play.seen("the post", |view| !view.replies_to(question).is_empty()).await;
    play.kill().await;
    held.release();
    let reply = play.double.look(|view| view.replies_to(question)[0].id);
    play.bob.reacts(reply, "👎").unwrap();
    play.faults().forget_sessions();
    play.start().await;
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn killed_before_it_could_ask_about_a_part_that_was_told_of_late_it_asks_after_the_next_start() {
    let gate = Gate::closed();
    let mut play = Play::of(Cast::held(&gate)).await;
    let held = play.faults().hold_answers(Matching::route(CREATE.0, CREATE.1));
    let question = play.ada.says("relay", "hold on").unwrap();
    play.faults().drop_events("MESSAGE_CREATE", 1);
    play.seen("the post", |view| !view.replies_to(question).is_empty()).await;
    let reply = play.double.look(|view| view.replies_to(question)[0].id);
    // Heard, and about nothing that is known; what is heard after it is recorded.
    play.bob.reacts(reply, "👎").unwrap();
    play.ada.reacts(play.reply, "👎").unwrap();
    play.recorded("update_message", 3).await;
    held.release();
    play.recorded("show_part", 2).await;
    play.kill().await;
    play.start().await;
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn killed_before_its_thumbs_were_put_it_puts_them_and_takes_nobody_for_a_moderator() {
    let gate = Gate::closed();
    let (mut play, question) = held(&gate).await;
    shows(&play, question, "Fo ▌").await;
    let reply = play.double.look(|view| view.replies_to(question)[0].id);
    play.recorded("show_part", 2).await;
    play.bob.reacts(reply, "👎").unwrap();
    play.recorded("update_message", 3).await;
    let put = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me";
    play.faults().next(Matching::route("PUT", put), Fault::ResetBefore, u32::MAX);
    gate.open();
    play.until_ended(2).await;
    play.kill().await;
    play.faults().clear();
    // Nobody hears it.
    play.bob.unreacts(reply, "👎").unwrap();
    play.faults().forget_sessions();
    play.start().await;
    let bot = play.double.bot_id();
    let are_put =
        |view: &double::View<'_>| ["👍", "👎"].iter().all(|thumb| view.reacted(reply, thumb) == [bot]);
    play.seen("the bot's thumbs", are_put).await;
    play.ends().await;
}

/// A play in which a reply to Ada streams that was asked for with words of Zoe's, which she may delete.
async fn after_zoe(gate: &Gate) -> (Play, Id, Id) {
    let play = Play::of(Cast::held(gate)).await;
    let earlier = play.double.person("zoe").says("relay", "An earlier question").unwrap();
    play.answered(earlier).await;
    let question = play.ada.says("relay", "hold on").unwrap();
    shows(&play, question, "Fo ▌").await;
    play.recorded("show_part", 3).await;
    (play, earlier, question)
}

async fn is_kept(play: &Play, text: &str) -> bool {
    let sql = "select exists (select from texts where body = $1)";
    sqlx::query_scalar(sql).bind(text).fetch_one(play.store.pool()).await.unwrap()
}

#[tokio::test]
async fn a_reply_that_a_crash_cut_is_kept_when_somebody_deletes_an_earlier_question_while_the_bot_is_away() {
    let gate = Gate::closed();
    let (mut play, earlier, question) = after_zoe(&gate).await;
    play.kill().await;
    play.double.person("zoe").deletes(earlier).unwrap();
    // What is shown of the reply is read only after the deletion was heard.
    let look = ("GET", "/channels/{channel_id}/messages/{message_id}");
    play.faults().next(Matching::route(look.0, look.1), Fault::ResetBefore, u32::MAX);
    play.start().await;
    play.recorded("erase", 1).await;
    play.faults().clear();
    play.answered(question).await;
    play.until_ended(3).await;
    assert!(is_kept(&play, "Fo").await, "nobody has taken back anything that it says");
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn a_reply_that_a_crash_cut_is_not_kept_when_nobody_knows_any_more_whether_it_quotes_what_was_deleted()
{
    let gate = Gate::closed();
    let (mut play, earlier, question) = after_zoe(&gate).await;
    play.double.person("zoe").deletes(earlier).unwrap();
    play.recorded("erase", 1).await;
    play.killed_and_started().await;
    play.answered(question).await;
    play.until_ended(3).await;
    assert!(!is_kept(&play, "Fo").await);
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn a_restart_of_the_process_loses_nothing_and_says_nothing_twice() {
    let mut play = Play::begun().await;
    for _ in 0..3 {
        play.kill().await;
        let question = play.bob.says("relay", "And now?").unwrap();
        play.bob.unreacts(play.reply, "👍").unwrap();
        play.bob.reacts(play.reply, "👍").unwrap();
        play.start().await;
        play.answered(question).await;
    }
    let counts = play.ends().await;
    assert_eq!((counts.questions, counts.replies), (5, 5), "{counts:?}");
}
