//! What a model thinks before it speaks: kept apart, shown only where that is wished for, and never fed back.

use double::model::{Answer, Raw, Script};
use teachback::domain::event::{Fact, Finish};

use crate::support::scene::{Cast, Ended, Scene};

const THOUGHT: &str = "<think>\nPick *three*, or ||two||.\n</think>\n\nRed, green, blue.";

async fn scene(shows_reasoning: bool) -> Scene {
    let script = Script::always(Answer::at_once(THOUGHT));
    Scene::with(Cast { shows_reasoning, ..Cast::script(script) }).await
}

async fn asked(scene: &Scene) -> Ended {
    scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), "Colours?").await
}

fn shown(scene: &Scene, ended: &Ended) -> String {
    scene.double.message(ended.part()).expect("the reply stands").content
}

/// What was thought, by the events.
async fn thought(scene: &Scene) -> Vec<Option<String>> {
    let mut thought = Vec::new();
    for recorded in scene.log().await {
        if let Fact::MessageAdded(added) = recorded.event.fact {
            match added.reasoning {
                Some(text) => thought.push(scene.words(text).await),
                None if added.ending.is_some() => thought.push(None),
                None => {}
            }
        }
    }
    thought
}

#[tokio::test]
async fn reasoning_is_kept_and_not_shown_and_never_fed_back() {
    let scene = scene(false).await;
    let first = asked(&scene).await;
    assert_eq!(shown(&scene, &first), "Red, green, blue.");
    assert_eq!(first.text.as_deref(), Some("\n\nRed, green, blue."));
    assert_eq!(thought(&scene).await, [Some("\nPick *three*, or ||two||.\n".to_owned())]);
    asked(&scene).await;
    let request = scene.model.requests().pop().unwrap().body.to_string();
    assert!(request.contains("green") && !request.contains("Pick"), "{request}");
    scene.end().await;
}

#[tokio::test]
async fn reasoning_can_be_uncovered_where_that_is_wished_for() {
    let scene = scene(true).await;
    let ended = asked(&scene).await;
    assert_eq!(shown(&scene, &ended).lines().next(), Some(r"-# ||Pick \*three\*, or \|\|two\|\|.||"));
    assert!(shown(&scene, &ended).ends_with("Red, green, blue."));
    assert_eq!(ended.text.as_deref(), Some("\n\nRed, green, blue."));
    scene.end().await;
}

#[tokio::test]
async fn reasoning_in_fields_of_its_own_is_the_same() {
    let body = "data: {\"choices\":[{\"delta\":{\"reasoning\":\"Hm.\"}}]}\n\n\
                data: {\"choices\":[{\"delta\":{\"content\":\"Red.\"},\"finish_reason\":\"stop\"}]}\n\n";
    let cast = Cast { shows_reasoning: true, ..Cast::script(Script::always(Raw::stream(body))) };
    let scene = Scene::with(cast).await;
    let ended = asked(&scene).await;
    assert_eq!(shown(&scene, &ended), "-# ||Hm.||\nRed.");
    assert_eq!((ended.text.as_deref(), thought(&scene).await), (Some("Red."), vec![Some("Hm.".to_owned())]));
    scene.end().await;
}

#[tokio::test]
async fn a_model_that_only_thinks_has_given_an_empty_answer() {
    let script =
        Script::always(Answer { finish: "length".into(), ..Answer::at_once("<think>Well, let me see") });
    let scene = Scene::with(Cast { shows_reasoning: true, ..Cast::script(script) }).await;
    let ended = asked(&scene).await;
    assert_eq!((&ended.finish, &ended.text), (&Finish::Empty, &None));
    assert_eq!(shown(&scene, &ended), format!("The model gave an empty answer. ({})", ended.reply));
    assert_eq!(thought(&scene).await, [Some("Well, let me see".to_owned())]);
    scene.end().await;
}

#[tokio::test]
async fn what_a_failed_attempt_thought_is_void() {
    let half = "data: {\"choices\":[{\"delta\":{\"reasoning\":\"Hm.\"}}]}\n\n";
    let script = Script::queue([
        Raw::stream(half).cut_off().into(),
        double::model::Reply::from(Answer::at_once("Red.")),
    ]);
    let scene = Scene::with(Cast::script(script)).await;
    assert_eq!(asked(&scene).await.text.as_deref(), Some("Red."));
    assert_eq!(thought(&scene).await, [None]);
    scene.end().await;
}
