//! Files that people attach: which are taken, as what, and whether what came is what it should be.

use std::fmt;
use std::str::FromStr;

use crate::domain::words::UnknownWord;

/// How many files of one message are taken.
pub const MOST: usize = 4;
/// The largest image that is taken.
pub const IMAGE_BYTES: u64 = 4 * 1024 * 1024;
/// The largest text that is taken: some 20,000 tokens, more than most requests hold.
pub const TEXT_BYTES: u64 = 64 * 1024;

/// What a file is taken as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Something that models which take images can look at.
    Image,
    /// Something that is read like the message itself.
    Text,
}

impl FileKind {
    /// The most bytes of it that are taken.
    pub const fn most(self) -> u64 {
        match self {
            Self::Image => IMAGE_BYTES,
            Self::Text => TEXT_BYTES,
        }
    }

    /// Whether these bytes are what they are taken as.
    pub fn is(self, bytes: &[u8]) -> bool {
        match self {
            Self::Image => image_type(bytes).is_some(),
            Self::Text => std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')),
        }
    }
}

/// What becomes of a file that somebody attaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It is copied, since its link will not last.
    Taken(FileKind),
    /// It is only named: no model would see it, so that keeping it would serve nobody.
    Left(Left),
}

impl Fate {
    /// What it is taken as, if it is.
    pub const fn kind(self) -> Option<FileKind> {
        match self {
            Self::Taken(kind) => Some(kind),
            Self::Left(_) => None,
        }
    }
}

/// Why a file is only named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Left {
    /// It is neither a text nor an image, or no model here takes images.
    WrongKind,
    /// It is too large.
    TooLarge,
    /// There were enough before it.
    TooMany,
}

/// Why there is no copy of a file that was to be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lost {
    /// Its link leads nowhere any more.
    Gone,
    /// It could not be fetched.
    Unreachable,
    /// It was larger than it was said to be.
    TooLarge,
    /// It was not what it was said to be.
    Unreadable,
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Taken(FileKind::Image) => "image",
            Self::Taken(FileKind::Text) => "text",
            Self::Left(Left::WrongKind) => "wrong_kind",
            Self::Left(Left::TooLarge) => "too_large",
            Self::Left(Left::TooMany) => "too_many",
        })
    }
}

impl FromStr for Fate {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Ok(match word {
            "image" => Self::Taken(FileKind::Image),
            "text" => Self::Taken(FileKind::Text),
            "wrong_kind" => Self::Left(Left::WrongKind),
            "too_large" => Self::Left(Left::TooLarge),
            "too_many" => Self::Left(Left::TooMany),
            _ => return Err(UnknownWord),
        })
    }
}

/// What is told of a file before it is fetched.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Its type, such as `image/png`; empty when nothing is told.
    pub media_type: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its size.
    pub bytes: u64,
}

/// What becomes of the files of one message; `images` says whether any model takes images.
pub fn fates<'a>(files: impl IntoIterator<Item = Told<'a>>, images: bool) -> Vec<Fate> {
    let mut taken = 0;
    let fate = |file: Told<'_>| match kind(&file).filter(|kind| images || *kind == FileKind::Text) {
        None => Fate::Left(Left::WrongKind),
        Some(kind) if file.bytes > kind.most() => Fate::Left(Left::TooLarge),
        Some(_) if taken >= MOST => Fate::Left(Left::TooMany),
        Some(kind) => {
            taken += 1;
            Fate::Taken(kind)
        }
    };
    files.into_iter().map(fate).collect()
}

/// The types of images that servers take; all of them begin with marks of their own.
const IMAGES: [(&str, &[u8]); 4] = [
    ("image/png", b"\x89PNG\r\n\x1a\n"),
    ("image/jpeg", b"\xff\xd8\xff"),
    ("image/gif", b"GIF8"),
    ("image/webp", b"RIFF"),
];
/// Texts that are told of as something else.
const TEXT_TYPES: [&str; 10] = [
    "application/json",
    "application/ld+json",
    "application/xml",
    "application/yaml",
    "application/x-yaml",
    "application/toml",
    "application/javascript",
    "application/x-sh",
    "application/sql",
    "application/x-ndjson",
];
/// Texts of which nothing is told.
const TEXT_NAMES: [&str; 30] = [
    "txt", "md", "rst", "log", "csv", "tsv", "json", "jsonl", "xml", "yaml", "yml", "toml", "ini", "cfg",
    "conf", "rs", "py", "js", "ts", "go", "java", "c", "h", "cpp", "cs", "rb", "sh", "sql", "html", "css",
];

fn kind(file: &Told<'_>) -> Option<FileKind> {
    let told = file.media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if IMAGES.iter().any(|(image, _)| *image == told) {
        return Some(FileKind::Image);
    }
    let ending = file.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_text = told.starts_with("text/")
        || TEXT_TYPES.contains(&told.as_str())
        || ending.is_some_and(|ending| TEXT_NAMES.contains(&ending.as_str()) && says_nothing(&told));
    is_text.then_some(FileKind::Text)
}

/// Whether a type is none, or the one for anything.
fn says_nothing(told: &str) -> bool {
    told.is_empty() || told == "application/octet-stream"
}

/// The words in a file that is a text, without the mark with which some programs begin one; none for what is none.
pub fn text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The type of an image, by what it begins with and not by what is told of it; none for what is no image.
pub fn image_type(bytes: &[u8]) -> Option<&'static str> {
    let (found, _) = IMAGES.iter().find(|(_, mark)| bytes.starts_with(mark))?;
    let is_webp = bytes.get(8..12) == Some(b"WEBP");
    (*found != "image/webp" || is_webp).then_some(*found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told<'a>(media_type: &'a str, name: &'a str, bytes: u64) -> Told<'a> {
        Told { media_type, name, bytes }
    }

    fn check(file: Told<'_>, expected: Fate) {
        assert_eq!(fates([file], true), [expected], "{file:?}");
    }

    #[test]
    fn texts_and_images_are_taken_up_to_a_size() {
        let (image, text) = (Fate::Taken(FileKind::Image), Fate::Taken(FileKind::Text));
        check(told("image/png", "cat.png", IMAGE_BYTES), image);
        check(told("IMAGE/JPEG", "cat", 5), image);
        check(told("image/png", "cat.png", IMAGE_BYTES + 1), Fate::Left(Left::TooLarge));
        check(told("text/plain; charset=utf-8", "notes.txt", TEXT_BYTES), text);
        check(told("text/plain", "notes.txt", TEXT_BYTES + 1), Fate::Left(Left::TooLarge));
        check(told("application/json", "a.json", 5), text);
        check(told("", "MAIN.RS", 5), text);
        check(told("application/octet-stream", "a.log", 5), text);
    }

    #[test]
    fn everything_else_is_only_named() {
        for (media_type, name) in [
            ("video/mp4", "a.mp4"),
            ("image/svg+xml", "a.svg"),
            ("application/pdf", "a.txt"),
            ("", "a"),
            ("", "txt"),
            ("application/zip", "a.zip"),
        ] {
            check(told(media_type, name, 5), Fate::Left(Left::WrongKind));
        }
    }

    #[test]
    fn images_are_for_models_that_take_them() {
        let files = [told("image/png", "cat.png", 5), told("text/plain", "a.txt", 5)];
        assert_eq!(fates(files, false), [Fate::Left(Left::WrongKind), Fate::Taken(FileKind::Text)]);
    }

    #[test]
    fn what_came_must_be_what_was_told() {
        assert!(FileKind::Text.is("Grüße".as_bytes()) && FileKind::Text.is(b""));
        assert!(!FileKind::Text.is(b"\xff\xfe") && !FileKind::Text.is(b"a\0b"));
        assert!(FileKind::Image.is(b"\x89PNG\r\n\x1a\n...") && FileKind::Image.is(b"RIFF....WEBPVP8"));
        assert!(
            !FileKind::Image.is(b"<html>")
                && !FileKind::Image.is(b"RIFF....WAVE")
                && !FileKind::Image.is(b"")
        );
        assert_eq!(image_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
    }

    #[test]
    fn a_fate_survives_its_word() {
        for word in ["image", "text", "wrong_kind", "too_large", "too_many"] {
            assert_eq!(word.parse::<Fate>().map(|fate| fate.to_string()).as_deref(), Ok(word));
        }
        assert_eq!("video".parse::<Fate>(), Err(UnknownWord));
    }

    proptest! {
        #[test]
        fn no_more_are_taken_than_may_be_and_the_first_ones(sizes in prop::collection::vec(0_u64..200_000, 0..12), images: bool) {
            let fates = fates(sizes.iter().map(|bytes| told("text/plain", "a", *bytes)), images);
            let taken: Vec<_> = fates.iter().filter(|fate| fate.kind().is_some()).collect();
            let fitting = sizes.iter().filter(|bytes| **bytes <= TEXT_BYTES).count();
            prop_assert_eq!(taken.len(), fitting.min(MOST));
            let first_left = fates.iter().position(|fate| *fate == Fate::Left(Left::TooMany));
            let last_taken = fates.iter().rposition(|fate| fate.kind().is_some());
            prop_assert!(first_left.is_none_or(|left| last_taken.is_some_and(|taken| taken < left)));
        }

        #[test]
        fn any_bytes_are_read_without_harm(bytes: Vec<u8>) {
            prop_assert_eq!(FileKind::Image.is(&bytes), image_type(&bytes).is_some());
            FileKind::Text.is(&bytes);
        }
    }
}
