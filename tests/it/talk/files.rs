//! Files that people attach: shown to models that take them, written into the turn, or named; copied at receipt, and gone
//! with their message.

use double::model::{Answer, Script};
use double::{FILES, Fault, Id, Matching, Person};
use serde_json::{Value, json};
use teachback::domain::event::{Copy, Fact, Finish};
use teachback::domain::file::Lost;

use crate::support::scene::{Cast, LIMIT, Manner, Scene};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n, as far as anybody looks";
/// Its bytes as a model gets them.
const PNG_SENT: &str = "data:image/png;base64,iVBORw0KGgosIGFzIGZhciBhcyBhbnlib2R5IGxvb2tz";
const NOTES: &[u8] = b"two and two is four\n";

/// A bot whose model looks at images, or does not.
async fn scene(images: bool) -> (Scene, Person) {
    let manner = Manner { images, ..Manner::default() };
    let script = Script::new(|ask| Answer::at_once(&format!("Answer {}.", ask.number)).into());
    let scene = Scene::with(Cast { manner, ..Cast::script(script) }.without_limits()).await;
    let ada = scene.double.person("ada");
    (scene, ada)
}

/// What the last person's message of the last request says.
fn asked(scene: &Scene) -> Value {
    let request = scene.model.requests().pop().expect("the model was asked");
    request.body["messages"].as_array().unwrap().last().unwrap()["content"].clone()
}

fn shown(scene: &Scene, part: Id) -> String {
    scene.double.message(part).expect("the reply stands").content
}

/// What came of copying, file by file.
async fn copies(scene: &Scene, count: usize) -> Vec<Copy> {
    let copied = |fact: &Fact| if let Fact::FileCopied(it) = fact { Some(it.copy.clone()) } else { None };
    scene.until_kinds("copy_file", count).await;
    scene.log().await.iter().filter_map(|recorded| copied(&recorded.event.fact)).collect()
}

/// How many files have a name, a link, a content.
async fn kept(scene: &Scene) -> [i64; 3] {
    let sql = "select array[count(name), count(url), count(body)] from files";
    let counts: Vec<i64> = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    counts.try_into().unwrap()
}

#[tokio::test]
async fn an_image_is_shown_to_a_model_that_looks_at_images() {
    let (scene, ada) = scene(true).await;
    let question = ada.attaches("relay", "What is this?", "cat.png", "image/png", PNG).unwrap();
    let reply = scene.ended(question).await;
    let expected = json!([
        {"type": "text", "text": "ada: What is this?\n(attached: cat.png)"},
        {"type": "image_url", "image_url": {"url": PNG_SENT}},
    ]);
    assert_eq!(asked(&scene), expected);
    assert_eq!(shown(&scene, reply.part()), "Answer 0.");
    let [Copy::Kept { sha256, bytes }] = &copies(&scene, 1).await[..] else { panic!("it is kept") };
    assert_eq!((sha256.len(), *bytes), (64, PNG.len() as u64));
    let sql = "select encode(sha256(body), 'hex') from files";
    let hash: String = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    assert_eq!((&hash, kept(&scene).await), (sha256, [1, 0, 1]));
    scene.end().await;
}

#[tokio::test]
async fn an_image_alone_is_a_question_in_a_relay_channel_and_by_mention() {
    let (scene, ada) = scene(true).await;
    let alone = ada.attaches("relay", "", "cat.png", "image/png", PNG).unwrap();
    scene.ended(alone).await;
    assert_eq!(asked(&scene)[0]["text"], "ada: (attached: cat.png)");
    let mention = scene.to_bot("");
    let mentioned = ada.attaches("general", mention.trim(), "dog.png", "image/png", PNG).unwrap();
    scene.ended(mentioned).await;
    assert_eq!(asked(&scene)[0]["text"], "(attached: dog.png)");
    let unasked = ada.attaches("general", "", "cow.png", "image/png", PNG).unwrap();
    scene.settled().await;
    assert_eq!(scene.double.look(|view| view.replies_to(unasked)).len(), 0);
    scene.end().await;
}

#[tokio::test]
async fn a_model_that_does_not_look_at_images_is_told_their_names_and_so_are_people() {
    let (scene, ada) = scene(false).await;
    let question = ada.attaches("relay", "What is this?", "cat.png", "image/png", PNG).unwrap();
    let reply = scene.ended(question).await;
    assert_eq!(asked(&scene), "ada: What is this?\n(attached: cat.png, which you cannot see)");
    assert_eq!(shown(&scene, reply.part()), "Answer 0.\n-# Not read: `cat.png`.");
    assert_eq!(kept(&scene).await, [1, 0, 0], "what no model sees is not copied");
    scene.end().await;
}

#[tokio::test]
async fn a_text_is_written_into_the_turn_and_stays_in_what_was_said() {
    let (scene, ada) = scene(false).await;
    let question =
        ada.attaches("relay", "Is it so?", "notes.txt", "text/plain; charset=utf-8", NOTES).unwrap();
    let reply = scene.ended(question).await;
    let written = "ada: Is it so?\n(attached: notes.txt)\n```\ntwo and two is four\n```";
    assert_eq!(asked(&scene), written);
    assert_eq!(shown(&scene, reply.part()), "Answer 0.");
    scene.asked(&ada, scene.double.channel("relay"), "And now?").await;
    let request = scene.model.requests().pop().unwrap();
    assert_eq!(request.body["messages"][0]["content"], written);
    scene.end().await;
}

#[tokio::test]
async fn what_is_neither_or_too_large_is_named() {
    let (scene, ada) = scene(true).await;
    let large = vec![b'x'; 65 * 1024];
    for (name, media_type, bytes) in [
        ("a.mp4", "video/mp4", b"..".to_vec()),
        ("b.txt", "text/plain", large),
        ("c.png", "image/png", b"<html>".to_vec()),
        ("d.txt", "text/plain", vec![0xff, 0xfe]),
    ] {
        let question = ada.attaches("relay", "Look:", name, media_type, bytes).unwrap();
        let reply = scene.ended(question).await;
        let said = shown(&scene, reply.part());
        assert!(said.ends_with(&format!("-# Not read: `{name}`.")), "{said}");
    }
    assert_eq!(copies(&scene, 2).await, [Copy::Lost(Lost::Unreadable), Copy::Lost(Lost::Unreadable)]);
    scene.end().await;
}

#[tokio::test]
async fn an_image_of_more_than_four_megabytes_is_named() {
    let (scene, ada) = scene(true).await;
    let mut image = PNG.to_vec();
    image.resize(4 * 1024 * 1024 + 1, 0);
    let question = ada.attaches("relay", "What is this?", "cat.png", "image/png", image).unwrap();
    let reply = scene.ended(question).await;
    assert_eq!(shown(&scene, reply.part()), "Answer 0.\n-# Not read: `cat.png`.");
    assert_eq!(asked(&scene), "ada: What is this?\n(attached: cat.png, which you cannot see)");
    assert_eq!(kept(&scene).await, [1, 0, 0]);
    scene.end().await;
}

#[tokio::test]
async fn four_files_of_a_message_are_read_and_the_others_named() {
    let (scene, ada) = scene(false).await;
    let names = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"];
    let files = names.map(|name| (name, name.as_bytes().into()));
    let question = ada.attaches_all("relay", "Look:", "text/plain", files).unwrap();
    let reply = scene.ended(question).await;
    assert_eq!(shown(&scene, reply.part()), "Answer 0.\n-# Not read: `e.txt`, `f.txt`.");
    assert_eq!(kept(&scene).await, [6, 0, 4]);
    scene.end().await;
}

#[tokio::test]
async fn a_link_that_leads_nowhere_is_said_so_and_the_question_is_answered() {
    let (scene, ada) = scene(false).await;
    scene.double.faults().next(Matching::route("GET", FILES), Fault::Refused { status: 403, code: 0 }, 1);
    let question = ada.attaches("relay", "Look:", "notes.txt", "text/plain", NOTES).unwrap();
    let reply = scene.ended(question).await;
    assert_eq!(shown(&scene, reply.part()), "Answer 0.\n-# Not read: `notes.txt`.");
    assert_eq!(copies(&scene, 1).await, [Copy::Lost(Lost::Gone)]);
    assert_eq!(kept(&scene).await, [1, 0, 0]);
    scene.end().await;
}

#[tokio::test]
async fn a_file_host_that_fails_for_a_moment_is_asked_again() {
    let (scene, ada) = scene(false).await;
    scene.double.faults().next(Matching::route("GET", FILES), Fault::ServerError, 1);
    let question = ada.attaches("relay", "Look:", "notes.txt", "text/plain", NOTES).unwrap();
    scene.ended(question).await;
    assert!(asked(&scene).as_str().unwrap().contains("two and two is four"));
    scene.end().await;
}

#[tokio::test]
async fn while_a_file_is_fetched_everything_else_goes_on() {
    let (scene, ada) = scene(false).await;
    let held = scene.double.faults().hold_answers(Matching::route("GET", FILES));
    let question = ada.attaches("relay", "Look:", "notes.txt", "text/plain", NOTES).unwrap();
    scene.turn(question).await;
    let bob = scene.double.person("bob");
    scene.asked(&bob, scene.double.channel("general"), &scene.to_bot("Two?")).await;
    scene.settled().await;
    assert_eq!(scene.model.requests().len(), 1, "the question waits for its file");
    held.release();
    scene.ended(question).await;
    assert!(asked(&scene).as_str().unwrap().contains("two and two is four"));
    scene.end().await;
}

#[tokio::test]
async fn a_file_that_was_not_copied_in_a_crash_is_copied_by_the_next_bot() {
    let (mut scene, ada) = scene(false).await;
    let held = scene.double.faults().hold_answers(Matching::route("GET", FILES));
    let question = ada.attaches("relay", "Look:", "notes.txt", "text/plain", NOTES).unwrap();
    scene.turn(question).await;
    scene.kill().await;
    held.release();
    assert_eq!(kept(&scene).await, [1, 1, 0]);
    scene.start().await;
    let reply = scene.ended(question).await;
    assert_eq!(shown(&scene, reply.part()), "Answer 0.");
    assert!(asked(&scene).as_str().unwrap().contains("two and two is four"));
    assert_eq!(copies(&scene, 1).await.len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_file_whose_link_has_died_in_a_crash_is_said_to_be_lost() {
    let (mut scene, ada) = scene(false).await;
    let held = scene.double.faults().hold_answers(Matching::route("GET", FILES));
    let question = ada.attaches("relay", "Look:", "notes.txt", "text/plain", NOTES).unwrap();
    scene.turn(question).await;
    scene.kill().await;
    held.release();
    scene.double.faults().next(Matching::route("GET", FILES), Fault::Refused { status: 404, code: 0 }, 1);
    scene.start().await;
    let reply = scene.ended(question).await;
    assert_eq!(shown(&scene, reply.part()), "Answer 0.\n-# Not read: `notes.txt`.");
    scene.end().await;
}

#[tokio::test]
async fn a_deleted_message_takes_its_files_along() {
    let (scene, ada) = scene(true).await;
    let question = ada.attaches("relay", "What is this?", "cat.png", "image/png", PNG).unwrap();
    scene.ended(question).await;
    assert_eq!(kept(&scene).await, [1, 0, 1]);
    ada.deletes(question).unwrap();
    scene.until_kinds("erase_files", 1).await;
    assert_eq!(kept(&scene).await, [0, 0, 0]);
    let sql = "select count(*) from files where person_id is null and erased_at is not null";
    let emptied: i64 = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    assert_eq!(emptied, 1);
    scene.asked(&ada, scene.double.channel("relay"), "And now?").await;
    let prompt = scene.model.requests().pop().unwrap().body.to_string();
    assert!(!prompt.contains("cat.png") && !prompt.contains("base64"), "{prompt}");
    scene.end().await;
}

#[tokio::test]
async fn a_message_that_is_deleted_while_its_file_is_fetched_leaves_nothing_and_nobody_waiting() {
    let (scene, ada) = scene(false).await;
    let held = scene.double.faults().hold_answers(Matching::route("GET", FILES));
    let question = ada.attaches("relay", "Look:", "notes.txt", "text/plain", NOTES).unwrap();
    let next = ada.says("relay", "And this?").unwrap();
    scene.turn(next).await;
    ada.deletes(question).unwrap();
    let reply = scene.ended(next).await;
    assert_eq!(reply.finish, Finish::Ended);
    held.release();
    scene.settled().await;
    assert_eq!(kept(&scene).await, [0, 0, 0]);
    assert!(!scene.model.requests()[0].body.to_string().contains("notes"));
    scene.end().await;
}

#[tokio::test]
async fn another_answer_is_asked_with_the_same_files() {
    let (scene, ada) = scene(true).await;
    let question = ada.attaches("relay", "What is this?", "cat.png", "image/png", PNG).unwrap();
    let first = scene.ended(question).await;
    ada.reacts(first.part(), "🔁").unwrap();
    scene.end_of(scene.another(1).await).await;
    let requests = scene.model.requests();
    assert_eq!(requests[0].body["messages"], requests[1].body["messages"]);
    scene.end().await;
}

#[tokio::test]
async fn names_and_links_are_in_no_log_and_in_no_other_table() {
    let (mut scene, ada) = scene(true).await;
    let question = ada.attaches("relay", "Look:", "okapi.png", "image/png", PNG).unwrap();
    scene.ended(question).await;
    let feedback = ada.attaches("relay", "Look again:", "okapi.txt", "text/plain", NOTES).unwrap();
    scene.ended(feedback).await;
    scene.stop().await;
    let log = scene.print.text();
    assert!(!log.contains("okapi") && !log.contains("/attachments/"), "{log}");
    let sql = "select count(*) from events where payload::text like '%okapi%' or payload::text like '%attachments%'";
    let named: i64 = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    assert_eq!(named, 0);
    scene.double.wait_until("the bot to be gone", LIMIT, |view| view.connected() == 0).await.unwrap();
    scene.end().await;
}
