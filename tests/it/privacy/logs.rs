//! No words, names or tokens are in the logs, however much is asked for.

use double::model::{Answer, Script};

use crate::privacy::chooses;
use crate::support::scene::{Cast, LIMIT, Scene};

#[tokio::test]
async fn a_whole_scene_at_every_level_prints_nothing_of_anybody() {
    let script = Script::new(|ask| Answer::at_once(&format!("The parrot says: {}", ask.user)).into());
    let cast = Cast { log: "trace", system: Some("Be a good walrus.".to_owned()), ..Cast::script(script) };
    let mut scene = Scene::with(cast.without_limits()).await;
    let (zenobia, mia, relay) =
        (scene.double.person("zenobia"), scene.double.moderator("wilhelmina"), scene.double.channel("relay"));
    let first = scene.asked(&zenobia, relay, "The canary asks").await;
    let question = zenobia.says("general", &scene.to_bot("The canary mentions you")).unwrap();
    scene.ended(question).await;
    let shown = zenobia
        .attaches("relay", "Look:", "canary.txt", "text/plain", &b"what the canary said\n"[..])
        .unwrap();
    scene.ended(shown).await;
    let link = scene.double.message(shown).unwrap().attachments[0]["url"].as_str().unwrap().to_owned();
    let direct = scene.double.direct_message_with(zenobia.id());
    scene.asked(&zenobia, direct, "The canary whispers").await;
    zenobia.reacts(first.part(), "👎").unwrap();
    let thread = zenobia.opens_thread(first.part(), "canary's thread").unwrap();
    let said = zenobia.says(thread, "The canary disagrees").unwrap();
    scene.until_kinds("update_message", 2).await;
    zenobia.edits(said, "The canary disagrees still").unwrap();
    scene.until_kinds("update_message", 3).await;
    let card = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    let form = mia.clicks(card.id, "Correct").unwrap();
    form.form(LIMIT).await.unwrap();
    mia.submits(&form, &[("text", "The canary corrected")]).unwrap();
    scene.until_kinds("review_message", 1).await;
    chooses(&scene, &zenobia, "A model may learn from it").await;
    scene.told(&zenobia.runs("relay", "my-data", &[]).unwrap()).await;
    scene.stop().await;
    scene.start().await;
    let preview = scene.told(&zenobia.runs("relay", "forget-me", &[]).unwrap()).await;
    scene.told(&zenobia.clicks(preview.id, "Erase all of it").unwrap()).await;
    let printed = scene.print.text();
    assert!(printed.matches("reply finished").count() == 4, "{printed}");
    let token = scene.double.token().to_owned();
    for canary in ["canary", "parrot", "walrus", "zenobia", "wilhelmina", &token, &link] {
        let line = printed.lines().find(|line| line.contains(canary));
        assert_eq!(line, None, "{canary}");
    }
    scene.end().await;
}
