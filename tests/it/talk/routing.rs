//! What a message means: every row of the design's table of turns, and what is none.

use double::{Id, Options};
use teachback::domain::event::{Fact, Finish, Scope};
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Ended, Scene};
use crate::talk::numbered;

/// The first one of a person, who agrees to be answered by asking.
const EXCHANGE: [&str; 6] =
    ["start_conversation", "add_message", "set_consent", "begin_reply", "show_part", "add_message"];

/// A message that is a turn: one reply, which refers to it, and the events of an exchange.
async fn is_answered(scene: &Scene, question: Id) {
    let ended = scene.ended(question).await;
    assert_eq!((ended.finish, ended.text.as_deref()), (Finish::Ended, Some("Four.")));
    let shown = scene.double.look(|view| view.replies_to(question));
    assert_eq!(
        shown.iter().map(|reply| (reply.id, reply.content.as_str())).collect::<Vec<_>>(),
        [(ended.parts[0], "Four.")]
    );
    assert_eq!(scene.kinds().await, EXCHANGE);
}

/// Nothing is recorded, and nothing is said.
async fn is_nothing(scene: &Scene) {
    scene.settled().await;
    assert_eq!(scene.kinds().await, [""; 0]);
    assert!(scene.model.requests().is_empty());
    let posts = |view: &double::View<'_>| {
        view.calls()
            .filter(|call| call.method == "POST" && call.route == "/channels/{channel_id}/messages")
            .count()
    };
    assert_eq!(scene.double.look(posts), 0);
}

/// In whose conversation the first turn stands.
async fn scope(scene: &Scene) -> Scope {
    match &scene.log().await.first().expect("something happened").event.fact {
        Fact::ConversationStarted(started) => started.scope,
        other => panic!("not the start of a conversation: {other:?}"),
    }
}

#[tokio::test]
async fn a_message_in_a_relay_channel_is_a_turn() {
    let scene = Scene::with(Cast::default()).await;
    let question = scene.double.person("ada").says("relay", "What is two and two?").unwrap();
    is_answered(&scene, question).await;
    assert_eq!(scope(&scene).await, Scope::Place);
    assert_eq!(scene.model.requests()[0].user(), "ada: What is two and two?");
    scene.end().await;
}

#[tokio::test]
async fn a_mention_elsewhere_is_a_turn() {
    let scene = Scene::with(Cast::default()).await;
    let question = scene.double.person("ada").says("general", &scene.to_bot("What is two and two?")).unwrap();
    is_answered(&scene, question).await;
    assert_eq!(scope(&scene).await, Scope::Person);
    assert_eq!(scene.model.requests()[0].user(), "What is two and two?");
    scene.end().await;
}

#[tokio::test]
async fn a_mention_of_the_bots_own_role_is_a_turn() {
    let scene = Scene::with(Cast::default()).await;
    let role = scene.double.bot_role(scene.double.guild()).unwrap();
    let question = scene.double.person("ada").says("general", &format!("Two and two, <@&{role}>?")).unwrap();
    is_answered(&scene, question).await;
    scene.end().await;
}

#[tokio::test]
async fn a_direct_message_is_a_turn() {
    let scene = Scene::with(Cast::default()).await;
    let question = scene.double.person("ada").writes_to_the_bot("What is two and two?").unwrap();
    is_answered(&scene, question).await;
    assert_eq!(scope(&scene).await, Scope::Place);
    scene.end().await;
}

#[tokio::test]
async fn a_message_in_a_thread_of_a_relay_channel_is_a_turn() {
    let scene = Scene::with(Cast::default()).await;
    let ada = scene.double.person("ada");
    let thread = ada.opens_thread_in("relay", "sums", false).unwrap();
    let question = ada.says(thread, "What is two and two?").unwrap();
    is_answered(&scene, question).await;
    scene.end().await;
}

#[tokio::test]
async fn a_message_elsewhere_without_a_mention_is_nothing() {
    let scene = Scene::with(Cast::default()).await;
    scene.double.person("ada").says("general", "What is two and two?").unwrap();
    is_nothing(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn everyone_is_nobody_in_particular() {
    let scene = Scene::with(Cast::default()).await;
    let moderator = scene.double.moderator("mia");
    moderator.says("general", "@everyone lunch?").unwrap();
    moderator.says("general", "@here lunch?").unwrap();
    is_nothing(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn the_ping_of_a_reply_is_no_mention() {
    let scene = Scene::with(Cast {
        rules: Rules { feedback_by_reply: false, ..Rules::default() },
        ..Cast::default()
    })
    .await;
    let ada = scene.double.person("ada");
    let question = ada.says("general", &scene.to_bot("What is two and two?")).unwrap();
    scene.ended(question).await;
    // A message of the bot that is no reply: only the ping could make this a turn.
    let pressed = ada.runs("general", "clear", &[]).unwrap();
    let notice = scene.told(&pressed).await;
    ada.replies(notice.id, "thank you", true).unwrap();
    scene.settled().await;
    assert_eq!(scene.model.requests().len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn what_machines_and_the_system_say_is_nothing() {
    let scene = Scene::with(Cast::default()).await;
    let mention = scene.to_bot("What is two and two?");
    scene.double.other_bot("robot").says("relay", &mention).unwrap();
    scene.double.webhook("hook").says("relay", &mention).unwrap();
    let ada = scene.double.person("ada");
    let said = ada.says("general", "hello").unwrap();
    // The parent channel is told of threads, and a thread begins with a message of the system's.
    ada.opens_thread(said, "hello").unwrap();
    ada.opens_thread_in("relay", "alone", false).unwrap();
    is_nothing(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_mention_with_nothing_beside_it_gets_one_honest_line() {
    let scene = Scene::with(Cast::default()).await;
    let said = scene.double.person("ada").says("general", &scene.to_bot("")).unwrap();
    let reply = scene.reply_to(said).await;
    assert_eq!(reply.content, "-# There was nothing to answer: write something beside the mention.");
    scene.settled().await;
    assert_eq!(scene.kinds().await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn without_the_intent_a_relay_channel_is_silent_and_a_mention_works() {
    let cast = Cast {
        rules: Rules { reads_all: false, ..Rules::default() },
        options: Options { message_content: false, ..Options::default() },
        ..Cast::default()
    };
    let scene = Scene::with(cast).await;
    let ada = scene.double.person("ada");
    ada.says("relay", "What is two and two?").unwrap();
    is_nothing(&scene).await;
    let question = ada.says("relay", &scene.to_bot("What is two and two?")).unwrap();
    let ended = scene.ended(question).await;
    // Feedback that cannot be read is no empty feedback.
    let thread = ada.opens_thread(ended.part(), "about it").unwrap();
    ada.says(thread, "wrong").unwrap();
    ada.replies(ended.part(), "wrong", false).unwrap();
    scene.settled().await;
    assert_eq!(scene.kinds().await, EXCHANGE);
    let direct = ada.writes_to_the_bot("What is two and three?").unwrap();
    scene.ended(direct).await;
    ada.reacts(ended.part(), "👎").unwrap();
    scene.rated(1).await;
    scene.end().await;
}

#[tokio::test]
async fn a_mention_in_a_feedback_thread_is_a_turn_that_follows_the_reply() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let ada = scene.double.person("ada");
    let first = scene.asked(&ada, scene.double.channel("relay"), "first question").await;
    let thread = ada.opens_thread(first.part(), "about it").unwrap();
    let question = scene.double.person("bob").says(thread, &scene.to_bot("and then?")).unwrap();
    let second = scene.ended(question).await;
    assert_ne!(second.conversation, first.conversation);
    follows(&scene, question, &first).await;
    assert_eq!(said_to_model(&scene, 1), ["ada: first question", "Answer 0.", "bob: and then?"]);
    scene.end().await;
}

#[tokio::test]
async fn a_second_mention_in_a_feedback_thread_goes_on_with_what_was_said_there_until_it_is_cleared() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let first = scene.asked(&ada, scene.double.channel("relay"), "first question").await;
    let thread = ada.opens_thread(first.part(), "about it").unwrap();
    let second = scene.asked(&bob, thread, &scene.to_bot("and then?")).await;
    let question = ada.says(thread, &scene.to_bot("and after that?")).unwrap();
    let third = scene.ended(question).await;
    assert_eq!(third.conversation, second.conversation);
    follows(&scene, question, &second).await;
    let of_both = ["ada: first question", "Answer 0.", "bob: and then?", "Answer 1.", "ada: and after that?"];
    assert_eq!(said_to_model(&scene, 2), of_both);
    // An inline reply says itself what it follows.
    let back = bob.replies(second.part(), &scene.to_bot("rather:"), true).unwrap();
    scene.ended(back).await;
    follows(&scene, back, &second).await;
    // What is cleared is what was said in the thread; it still hangs on its reply.
    let cleared = ada.runs(thread, "clear", &[]).unwrap();
    scene.told(&cleared).await;
    let afresh = ada.says(thread, &scene.to_bot("once more?")).unwrap();
    assert_ne!(scene.ended(afresh).await.conversation, second.conversation);
    follows(&scene, afresh, &first).await;
    assert_eq!(said_to_model(&scene, 4), ["ada: first question", "Answer 0.", "ada: once more?"]);
    scene.end().await;
}

#[tokio::test]
async fn a_mention_in_an_inline_reply_is_a_turn_that_follows_the_reply() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let first = scene.asked(&ada, relay, "first question").await;
    scene.asked(&ada, relay, "second question").await;
    let question = ada.replies(first.part(), &scene.to_bot("more of the first"), true).unwrap();
    let third = scene.ended(question).await;
    assert_eq!(third.conversation, first.conversation);
    follows(&scene, question, &first).await;
    // What lies between them is not on the way from the one to the other.
    assert_eq!(said_to_model(&scene, 2), ["ada: first question", "Answer 0.", "ada: more of the first"]);
    scene.end().await;
}

#[tokio::test]
async fn where_only_threads_are_feedback_an_inline_reply_is_a_turn() {
    let rules = Rules { feedback_by_reply: false, ..Rules::default() };
    let scene = Scene::with(Cast { rules, ..Cast::default() }).await;
    let ada = scene.double.person("ada");
    let first = scene.asked(&ada, scene.double.channel("general"), &scene.to_bot("first question")).await;
    let question = ada.replies(first.part(), "and then?", false).unwrap();
    scene.ended(question).await;
    follows(&scene, question, &first).await;
    let thread = ada.opens_thread(first.part(), "about it").unwrap();
    ada.says(thread, "good").unwrap();
    scene.feedback(1).await;
    scene.end().await;
}

/// A question's parent is this reply.
async fn follows(scene: &Scene, question: Id, reply: &Ended) {
    let parent = scene
        .find("the question", |log| {
            log.iter().find_map(|recorded| match &recorded.event.fact {
                Fact::MessageAdded(added)
                    if added.key.as_ref().is_some_and(|key| key.raw == question.to_string()) =>
                {
                    Some(added.parent)
                }
                _ => None,
            })
        })
        .await;
    assert_eq!(parent, Some(reply.reply));
}

/// What was said in a request to the model, without who said it.
fn said_to_model(scene: &Scene, request: usize) -> Vec<String> {
    let requests = scene.model.requests();
    let turns = requests[request].body["messages"].as_array().expect("a list of turns").iter();
    turns.filter_map(|turn| turn["content"].as_str()).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_mention_in_a_forums_post_is_a_turn_and_so_is_a_forwarded_message_to_the_bot() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let ada = scene.double.person("ada");
    let post = ada.opens_post(scene.double.forum("help"), "Sums", "How do I add?").unwrap();
    scene.settled().await;
    assert_eq!(scene.kinds().await, [""; 0]);
    let asked = ada.says(post, &scene.to_bot("Two and two?")).unwrap();
    scene.ended(asked).await;
    assert_eq!(scope(&scene).await, Scope::Place);
    let original = scene.double.person("bob").says("general", "Three and three?").unwrap();
    let forwarded = ada.forwards(original, scene.double.direct_message_with(ada.id())).unwrap();
    scene.ended(forwarded).await;
    assert!(said_to_model(&scene, 1).concat().contains("> Three and three?"));
    scene.end().await;
}
