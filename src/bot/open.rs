//! Turns with what came with them: texts written into them, images beside them, everything else by name alone.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::bot::compose::Asking;
use crate::domain::enclosed::{Enclosed, enclose, in_one_line};
use crate::domain::event::{Role, SentFile, SentTurn};
use crate::domain::file::{FileKind, image_type, text};
use crate::domain::id::FileId;
use crate::domain::inbound::Before;
use crate::domain::prompt::{Image, Turn};
use crate::store::{Earlier, EarlierFile, Error, Gone, Store};

/// How many images a request has, the newest ones, and how many bytes of them.
const IMAGES: (usize, u64) = (4, 8 * 1024 * 1024);
/// How many bytes of texts a request has for each token that it may have: what is left is for words.
const TEXT_FOR_TOKEN: u64 = 2;

/// Turns with their files, as they can be sent to one model or another.
#[derive(Clone, Debug)]
pub(super) struct Book {
    line: Vec<Earlier>,
    contents: HashMap<FileId, Content>,
}

/// What a model takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Takes {
    /// Whether it looks at images.
    pub(super) images: bool,
    /// How many tokens a request may have.
    pub(super) budget: u64,
}

/// Turns as they are sent.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    /// The oldest first.
    pub(super) turns: Vec<Turn<SentTurn>>,
    /// The names of files that came with what is asked now, and are not read.
    pub(super) unread: Vec<String>,
}

/// What is in a file. Cheap to clone.
#[derive(Clone, Debug)]
enum Content {
    Text(Arc<str>),
    Image(Image),
}

impl Takes {
    /// What any of these models takes.
    pub(super) fn most<'a>(models: impl Iterator<Item = &'a Asking>) -> Self {
        models.fold(Self { images: false, budget: 0 }, |most, asking| Self {
            images: most.images || asking.images,
            budget: most.budget.max(asking.context),
        })
    }
}

impl Book {
    /// Reads the files of these turns, as far as any model takes them.
    pub(super) async fn load(store: &Store, line: Vec<Earlier>, takes: Takes) -> Result<Self, Error> {
        let chosen = choose(&line, takes);
        let bodies = if chosen.is_empty() { HashMap::new() } else { store.bodies(&chosen).await? };
        let content = |(id, bytes)| Some((id, Content::of(bytes)?));
        Ok(Self { contents: bodies.into_iter().filter_map(content).collect(), line })
    }

    /// Leaves out what was erased since. Without the question itself nothing is left: the last words are an answer then.
    pub(super) fn leave_out(&mut self, gone: &Gone) {
        self.line.retain(|earlier| !gone.texts.contains(&earlier.text));
        if self.line.last().is_none_or(|last| last.role != Role::User) {
            self.line.clear();
        }
        for earlier in &mut self.line {
            earlier.files.retain(|sent| !gone.files.contains(&sent.file.id));
        }
        self.contents.retain(|file, _| !gone.files.contains(file));
    }

    /// What people have said in these turns.
    pub(super) fn said(&self) -> Vec<Before> {
        let said = self.line.iter().filter(|earlier| earlier.role == Role::User);
        said.map(|earlier| Before { text: earlier.text, words: Some(earlier.body.clone()) }).collect()
    }

    /// The turns for one model.
    pub(super) fn open(&self, takes: Takes) -> Opened {
        let read: HashSet<_> = choose(&self.line, takes).into_iter().collect();
        let content = |id: FileId| self.contents.get(&id).filter(|_| read.contains(&id));
        let turns = self.line.iter().map(|earlier| open(earlier, content)).collect();
        Opened { turns, unread: unread(&self.line, content) }
    }
}

/// Which files are read: of those that are kept the newest, as many as there is room for. Turns that were sent before are
/// sent with the same ones again.
fn choose(line: &[Earlier], takes: Takes) -> Vec<FileId> {
    let (mut images, mut image_bytes) = IMAGES;
    let mut text_bytes = takes.budget.saturating_mul(TEXT_FOR_TOKEN);
    let mut chosen = Vec::new();
    for EarlierFile { file, read } in line.iter().rev().flat_map(|earlier| &earlier.files) {
        let (Some(kind), Some(bytes)) = (file.kind.filter(|_| *read != Some(false)), file.bytes) else {
            continue;
        };
        let room = match kind {
            FileKind::Image if !takes.images || images == 0 => continue,
            FileKind::Image => &mut image_bytes,
            FileKind::Text => &mut text_bytes,
        };
        let Some(left) = room.checked_sub(bytes) else { continue };
        *room = left;
        images -= usize::from(kind == FileKind::Image);
        chosen.push(file.id);
    }
    chosen
}

/// The names of what is not read of the turns that nobody has answered yet.
fn unread<'a>(line: &[Earlier], content: impl Fn(FileId) -> Option<&'a Content>) -> Vec<String> {
    let asked = line.iter().rev().take_while(|earlier| earlier.role == Role::User);
    let mut names: Vec<_> = asked
        .flat_map(|earlier| earlier.files.iter().rev())
        .filter(|earlier| content(earlier.file.id).is_none())
        .map(|earlier| in_one_line(&earlier.file.name))
        .collect();
    names.reverse();
    names
}

fn open<'a>(earlier: &Earlier, content: impl Fn(FileId) -> Option<&'a Content>) -> Turn<SentTurn> {
    let (mut text, mut images, mut files) = (earlier.body.clone(), Vec::new(), Vec::new());
    for EarlierFile { file, .. } in &earlier.files {
        let content = content(file.id);
        files.push(SentFile { file: file.id, read: content.is_some() });
        let said = match content {
            None => Enclosed::Unseen,
            Some(Content::Text(words)) => Enclosed::Text(words),
            Some(Content::Image(image)) => {
                images.push(image.clone());
                Enclosed::Beside
            }
        };
        enclose(&mut text, &file.name, said);
    }
    let id = SentTurn { role: earlier.role, text: earlier.text, speaker: earlier.person, files };
    Turn { role: earlier.role, speaker: earlier.name.clone(), text, images, id }
}

impl Content {
    fn of(bytes: Vec<u8>) -> Option<Self> {
        if let Some(media_type) = image_type(&bytes) {
            return Some(Self::Image(Image { media_type, bytes: Arc::from(bytes) }));
        }
        Some(Self::Text(text(&bytes)?.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{MessageId, TextId};
    use crate::store::FileSummary;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n!";

    const fn takes(images: bool, budget: u64) -> Takes {
        Takes { images, budget }
    }

    fn file(id: u128, name: &str, kind: Option<FileKind>, bytes: Option<u64>) -> EarlierFile {
        let (id, message) = (FileId::from_u128(id), MessageId::from_u128(1));
        EarlierFile { file: FileSummary { id, message, name: name.to_owned(), kind, bytes }, read: None }
    }

    fn turn(role: Role, body: &str, files: Vec<EarlierFile>) -> Earlier {
        let text = TextId::from_u128(1);
        Earlier { role, person: None, name: None, text, body: body.to_owned(), files }
    }

    fn chosen(line: &[Earlier], takes: Takes) -> Vec<u128> {
        choose(line, takes).into_iter().map(FileId::as_u128).collect()
    }

    #[test]
    fn the_newest_images_are_sent_to_models_that_take_them() {
        let image = |id| file(id, "a.png", Some(FileKind::Image), Some(1_000));
        let line: Vec<_> = (1..=6).map(|id| turn(Role::User, "", vec![image(id)])).collect();
        assert_eq!(chosen(&line, takes(true, 1_000)), [6, 5, 4, 3]);
        assert_eq!(chosen(&line, takes(false, 1_000)), [0; 0]);
        let large =
            turn(Role::User, "", vec![file(7, "b.png", Some(FileKind::Image), Some(9 * 1024 * 1024))]);
        assert_eq!(chosen(&[large], takes(true, 1_000)), [0; 0]);
    }

    #[test]
    fn texts_are_sent_as_far_as_there_is_room_beside_the_words() {
        let text = |id, bytes| file(id, "a.txt", Some(FileKind::Text), Some(bytes));
        let line =
            [turn(Role::User, "", vec![text(1, 150), text(2, 60)]), turn(Role::User, "", vec![text(3, 100)])];
        assert_eq!(chosen(&line, takes(false, 100)), [3, 2]);
    }

    #[test]
    fn what_is_not_kept_or_was_not_read_before_is_not_read() {
        let lost = file(1, "a.txt", Some(FileKind::Text), None);
        let named = file(2, "a.mp4", None, None);
        let unread = EarlierFile { read: Some(false), ..file(3, "b.txt", Some(FileKind::Text), Some(1)) };
        let read = EarlierFile { read: Some(true), ..file(4, "c.txt", Some(FileKind::Text), Some(1)) };
        let line = [turn(Role::User, "", vec![lost, named, unread, read])];
        assert_eq!(chosen(&line, takes(true, 100)), [4]);
    }

    fn check(body: &str, files: Vec<EarlierFile>, kept: &[(u128, &[u8])], expected: &str) -> Turn<SentTurn> {
        let content =
            |(id, bytes): &(u128, &[u8])| Some((FileId::from_u128(*id), Content::of(bytes.to_vec())?));
        let contents: HashMap<_, _> = kept.iter().filter_map(content).collect();
        let opened = open(&turn(Role::User, body, files), |id| contents.get(&id));
        assert_eq!(opened.text, expected);
        opened
    }

    #[test]
    fn a_text_stands_in_the_turn_and_cannot_leave_its_fence() {
        let text = || vec![file(1, "a.md", Some(FileKind::Text), Some(9))];
        check("Look:", text(), &[(1, b"one\ntwo\n")], "Look:\n(attached: a.md)\n```\none\ntwo\n```");
        check("", text(), &[(1, b"```\nx")], "(attached: a.md)\n````\n```\nx\n````");
        check("", text(), &[(1, "\u{feff}Grüße".as_bytes())], "(attached: a.md)\n```\nGrüße\n```");
    }

    #[test]
    fn an_image_goes_beside_the_turn_and_the_rest_is_named() {
        let files = vec![file(1, "a.png", Some(FileKind::Image), Some(9)), file(2, "b\n.mp4", None, None)];
        let expected = "(attached: a.png)\n(attached: b .mp4, which you cannot see)";
        let opened = check("", files, &[(1, PNG)], expected);
        assert_eq!(opened.images.len(), 1);
        assert_eq!(opened.id.files.iter().map(|sent| sent.read).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn only_what_is_asked_now_is_said_to_be_unread() {
        let video = |id, name| vec![file(id, name, None, None)];
        let line = [
            turn(Role::User, "", video(1, "old.mp4")),
            turn(Role::Assistant, "Hm.", Vec::new()),
            turn(Role::User, "", video(2, "one.mp4")),
            turn(Role::User, "", video(3, "two.mp4")),
        ];
        assert_eq!(unread(&line, |_| None), ["one.mp4", "two.mp4"]);
    }
}
