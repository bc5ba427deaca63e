//! The loop: asked, answered, rated, told, and all of it in the log.

use crate::support::scene::{LIMIT, Scene};

#[tokio::test]
async fn a_question_in_a_relay_channel_is_answered_and_recorded() {
    let scene = Scene::saying("Four, as ever.").await;
    let channel = scene.double.channel("relay");
    let ada = scene.double.person("ada");
    let question = ada.says(channel, "What is two and two?").unwrap();
    scene.until_kinds("add_message", 2).await;
    let replies = scene.double.look(|view| view.replies_to(question));
    assert_eq!(replies.len(), 1);
    assert_eq!(replies[0].content, "Four, as ever.");
    let kinds = scene.kinds().await;
    assert_eq!(kinds, ["start_conversation", "add_message", "begin_reply", "show_part", "add_message"]);
    let _ = LIMIT;
    scene.end().await;
}
