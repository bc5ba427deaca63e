//! Files that come with questions.

use super::people::{ANN, BOB, Words, general, mention, relayed, thread_on, words};
use super::scene::{Heard, Scene, does};
use crate::domain::decide::{Act, Decision, NewFile};
use crate::domain::event::{Copy, Fact};
use crate::domain::file::{Fate, FileKind, Left, Lost};
use crate::domain::id::FileId;
use crate::domain::inbound::{Attached, Content, Copied, Edited, Inbound};
use crate::domain::route::Why;
use crate::domain::state::{File, Stage};

const NOTES: &str = "text/plain";

/// A question with a text, an image and a video.
fn with_files(text: &str) -> Words {
    let said = mention(text).with_file(1, NOTES, "notes.txt");
    said.with_file(2, "image/png", "cat.png").with_file(3, "video/mp4", "cat.mp4")
}

fn asks(scene: &mut Scene, said: Words) -> Heard {
    scene.says(ANN, &relayed(), said)
}

fn files(scene: &Scene, heard: &Heard) -> Vec<File> {
    scene.turn(heard).files.clone()
}

fn copies(scene: &mut Scene, heard: &Heard, file: FileId, copy: Copy) -> Decision {
    let (message, at) = (scene.turn(heard).id, scene.tick());
    scene.comes(&Inbound::Copied(Copied { file, message, at, copy }))
}

fn kept() -> Copy {
    Copy::Kept { sha256: "9f86".into(), bytes: 1_000 }
}

fn erased(decision: &Decision) -> Vec<FileId> {
    let files = |fact: &Fact| if let Fact::FilesErased(it) = fact { it.files.clone() } else { Vec::new() };
    decision.events.iter().flat_map(|event| files(&event.fact)).collect()
}

#[test]
fn what_a_model_could_see_is_to_be_copied_and_the_rest_is_named() {
    let mut scene = Scene::with(|rules| rules.images = true);
    let heard = asks(&mut scene, with_files("Look!"));
    let fates: Vec<_> = files(&scene, &heard).iter().map(|file| file.fate).collect();
    let image = Fate::Taken(FileKind::Image);
    assert_eq!(fates, [Fate::Taken(FileKind::Text), image, Fate::Left(Left::WrongKind)]);
    let linked = |file: &NewFile| (file.name.clone(), file.url.is_some());
    let linked: Vec<_> = heard.decision.files.iter().map(linked).collect();
    let expected = [("notes.txt", true), ("cat.png", true), ("cat.mp4", false)];
    assert_eq!(linked, expected.map(|(name, is)| (name.to_owned(), is)));
    assert!(does(&heard.decision, &Act::CopyFiles));
    let named = heard.decision.events.iter().map(|event| format!("{:?}", event.fact)).collect::<String>();
    assert!(!named.contains("cat.") && !named.contains("https:"), "no name and no link in the log: {named}");
}

#[test]
fn without_a_model_for_images_they_are_named_alone() {
    let mut scene = Scene::new();
    let heard = asks(&mut scene, mention("Look!").with_file(2, "image/png", "cat.png"));
    assert_eq!(files(&scene, &heard)[0].fate, Fate::Left(Left::WrongKind));
    assert!(!does(&heard.decision, &Act::CopyFiles));
}

#[test]
fn a_file_alone_is_a_question() {
    let mut scene = Scene::new();
    for said in [words(""), mention("")] {
        let heard = asks(&mut scene, said.with_file(1, NOTES, "notes.txt"));
        assert_eq!(scene.turn(&heard).texts.len(), 1);
        assert!(scene.turn(&heard).answered_by.is_some());
    }
    let heard = scene.says(ANN, &general(), words("").with_file(1, NOTES, "notes.txt"));
    assert_eq!(heard.decision.ignored, Some(Why::NotForUs));
}

#[test]
fn a_copy_is_recorded_once_and_what_waited_for_it_is_looked_at() {
    let mut scene = Scene::new();
    let heard = asks(&mut scene, with_files("Look!"));
    let file = files(&scene, &heard)[0].id;
    let decision = copies(&mut scene, &heard, file, kept());
    assert!(does(&decision, &Act::Answer(scene.turn(&heard).conversation)));
    assert_eq!(files(&scene, &heard)[0].copy, Some(kept()));
    for copy in [kept(), Copy::Lost(Lost::Gone)] {
        let again = copies(&mut scene, &heard, file, copy);
        assert_eq!((again.events.len(), again.ignored), (0, Some(Why::Known)));
    }
    let video = files(&scene, &heard)[2].id;
    assert_eq!(copies(&mut scene, &heard, video, kept()).ignored, Some(Why::Known));
}

#[test]
fn files_go_with_their_message() {
    let mut scene = Scene::new();
    let heard = asks(&mut scene, with_files("Look!"));
    let ids: Vec<_> = files(&scene, &heard).iter().map(|file| file.id).collect();
    let decision = scene.deletes(&[&heard.spot]);
    assert_eq!(erased(&decision), ids);
    assert!(does(&decision, &Act::Answer(scene.turn(&heard).conversation)));
    assert_eq!(files(&scene, &heard), []);
    let late = copies(&mut scene, &heard, ids[0], kept());
    assert_eq!((late.events.len(), late.ignored), (0, Some(Why::Known)));
}

fn shown(scene: &mut Scene, heard: &Heard, text: &str, keys: &[u64]) -> Decision {
    let Inbound::Said(said) = &heard.inbound else { panic!("it was said") };
    let is_shown = |it: &&Attached| keys.iter().any(|key| it.key.raw == key.to_string());
    let attachments = Some(said.attachments.iter().filter(is_shown).cloned().collect());
    let (spot, at, content) = (heard.spot.clone(), scene.tick(), Content::Text(text.to_owned()));
    scene.comes(&Inbound::Edited(Edited { spot, at, content, attachments }))
}

#[test]
fn a_file_that_is_taken_out_of_a_message_is_erased_and_the_message_stands() {
    let mut scene = Scene::new();
    let heard = asks(&mut scene, with_files("Look!"));
    let ids: Vec<_> = files(&scene, &heard).iter().map(|file| file.id).collect();
    let decision = shown(&mut scene, &heard, "Look!", &[1, 3]);
    assert_eq!(erased(&decision), [ids[1]]);
    assert_eq!((scene.turn(&heard).stage, files(&scene, &heard).len()), (Stage::Said, 2));
    let decision = shown(&mut scene, &heard, "", &[1, 3]);
    assert_eq!(
        (erased(&decision).len(), scene.turn(&heard).texts.len()),
        (0, 3),
        "words can be taken out too"
    );
    assert_eq!(erased(&scene.edits(&heard.spot, "No word of files.")).len(), 0);
}

#[test]
fn feedback_names_its_files() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let thread = thread_on(reply.part(), &relayed());
    let said = scene.says(BOB, &thread, words("Like this:").with_file(1, NOTES, "notes.txt"));
    assert_eq!(said.decision.texts[0].body, "Like this:\n(attached: notes.txt)");
    let alone = scene.says(BOB, &thread, words("").with_file(2, "image/png", "cat.png"));
    assert_eq!(alone.decision.texts[0].body, "(attached: cat.png)");
    assert_eq!(alone.decision.files, []);
}
