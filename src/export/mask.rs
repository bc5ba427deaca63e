//! What must not leave the house in anybody's words: addresses, numbers, tokens, links, ids and names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// How often what was masked.
pub type Masked = BTreeMap<&'static str, u64>;

/// The kinds of what is masked, in the order in which they are looked for at one place of a text.
const KINDS: [(&str, &str); 7] = [
    (
        "link",
        r#"(?:https?|ftp)://[^\s<>"'\])]+|\bwww\.[^\s<>"'\])]+|\bdiscord(?:\.gg|(?:app)?\.com/invite)/[A-Za-z0-9_-]+"#,
    ),
    ("mail", r"[A-Za-z0-9_.%+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+"),
    ("mention", r"<(?:@[!&]?|\#|a?:[A-Za-z0-9_]+:|/[^:>]+:)\d+>"),
    (
        "token",
        concat!(
            r"\b[spr]k[-_](?:[A-Za-z0-9]+[-_])*[A-Za-z0-9]{16,}|\b(?:gh[pousr]|github_pat|glpat|hf|npm)[-_][A-Za-z0-9_-]{20,}",
            r"|\bxox[a-z]-[A-Za-z0-9_-]{10,}|\bAKIA[0-9A-Z]{16}\b|\bAIza[A-Za-z0-9_-]{35}|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*",
            r"|\b[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}",
            r"|-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)-----END [A-Z ]*PRIVATE KEY-----",
        ),
    ),
    ("id", r"\b\d{17,20}\b"),
    ("address", r"\b(?:\d{1,3}\.){3}\d{1,3}\b"),
    (
        "number",
        concat!(
            r"\+\d[\d ()./-]{6,17}\d|\(\d{3,5}\) ?\d{3,4}[ -]?\d{3,5}|\b0\d{2,4}[ /-]\d[\d -]{4,10}\d\b",
            r"|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b(?:\d{4}[ -]){3}\d{4}\b|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b",
        ),
    ),
];

static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let kinds: Vec<_> = KINDS.iter().map(|(kind, pattern)| format!("(?P<{kind}>{pattern})")).collect();
    // Words and digits are those of ASCII, with which it is several times as fast.
    let pattern = kinds.join("|").replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]");
    Regex::new(&pattern).expect("the patterns are tested")
});

/// Somebody of the server who is named after an @; spaces that hold together belong to the name.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    let joint = r"[^\w\s@]*(?:\u{a0}[^\w\s@]*)+";
    let pattern = format!(r"(^|[^\w@])@((?:[^\w\s@]*|{joint})\w+(?:(?:[.'-]|{joint})\w+)*)");
    Regex::new(&pattern).expect("the pattern is tested")
});

/// What an @ names that is nobody.
const EVERYBODY: [&str; 2] = ["everyone", "here"];

/// The text with a word in brackets for everything that fits a pattern.
pub fn patterns(text: &str, masked: &mut Masked) -> String {
    if !may_fit(text) {
        return text.to_owned();
    }
    let replaced = PATTERN.replace_all(text, |found: &Captures<'_>| {
        let kind = KINDS.iter().map(|(kind, _)| *kind).find(|kind| found.name(kind).is_some());
        let kind = kind.expect("each alternative has a name");
        count(masked, kind);
        format!("[{kind}]")
    });
    replaced.into_owned()
}

/// Whether there is anything in a text without which nothing of it fits a pattern; most texts have none of it.
fn may_fit(text: &str) -> bool {
    let tells = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'@' | b'<' | b'_' | b'-');
    text.bytes().any(tells)
        || ["://", "www.", "discord", "AKIA", "eyJ"].iter().any(|part| text.contains(part))
}

/// Everybody who is named after an @ in somebody's words.
pub fn mentioned(text: &str) -> impl Iterator<Item = &str> {
    let found = text.contains('@').then(|| NAMED.captures_iter(text));
    let names = found.into_iter().flatten().filter_map(|found| Some(found.get(2)?.as_str()));
    names.filter(|name| !EVERYBODY.contains(name))
}

/// The text with what it is to be called for everybody who is named after an @; who is to be called nothing stays.
pub fn mentions<'a>(text: String, alias: impl Fn(&str) -> Option<&'a str>, masked: &mut Masked) -> String {
    if !text.contains('@') {
        return text;
    }
    let replaced = NAMED.replace_all(&text, |found: &Captures<'_>| {
        let part = |at| found.get(at).map_or("", |part| part.as_str());
        let alias = Some(part(2)).filter(|name| !EVERYBODY.contains(name)).and_then(&alias);
        let Some(alias) = alias else { return part(0).to_owned() };
        count(masked, "mention");
        format!("{}@{alias}", part(1))
    });
    replaced.into_owned()
}

/// A name, and what stands for it.
#[derive(Clone, Debug)]
pub struct Called {
    name: String,
    small: String,
    alias: String,
}

impl Called {
    /// Whoever has this name is to be called this.
    pub fn new(name: String, alias: &str) -> Self {
        Self { small: name.to_lowercase(), name, alias: alias.to_owned() }
    }

    /// How long the name is, in bytes.
    pub const fn length(&self) -> usize {
        self.name.len()
    }
}

/// The text with an alias wherever a name stands as a word of its own, as it is written or in small letters.
pub fn name(text: String, called: &Called, masked: &mut Masked) -> String {
    let Called { name, small, alias } = called;
    let text = words(text, name, alias, masked);
    if small == name { text } else { words(text, small, alias, masked) }
}

fn words(text: String, name: &str, alias: &str, masked: &mut Masked) -> String {
    if name.chars().nth(1).is_none() || !text.contains(name) {
        return text;
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some((before, after)) = rest.split_once(name) {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let stands_alone = !before.ends_with(is_word) && !after.starts_with(is_word);
        out.push_str(before);
        out.push_str(if stands_alone { alias } else { name });
        if stands_alone {
            count(masked, "name");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn count(masked: &mut Masked, kind: &'static str) {
    *masked.entry(kind).or_default() += 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(patterns(text, &mut Masked::new()), expected, "{text}");
    }

    #[test]
    fn what_leads_to_somebody_is_masked() {
        check("write to ada.l+x@mail.example.org, please", "write to [mail], please");
        check("see https://example.org/a?b=c (or www.x.org)", "see [link] (or [link])");
        check("join discord.gg/abc-1", "join [link]");
        check("call +49 151 2345 6789 or (555) 123-4567", "call [number] or [number]");
        check("from 192.168.10.4", "from [address]");
        check("DE89 3704 0044 0532 0130 00", "[number]");
        check("I am 123456789012345678 <@!42> <#7> <:wave:1>", "I am [id] [mention] [mention] [mention]");
    }

    #[test]
    fn what_opens_something_is_masked() {
        check("sk-proj-abcdefghij0123456789", "[token]");
        check("ghp_abcdefghijklmnopqrstuvwxyz012345", "[token]");
        check("AKIAABCDEFGHIJKLMNOP", "[token]");
        check("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_def", "[token]");
        check("-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----", "[token]");
    }

    #[test]
    fn what_is_of_no_such_kind_stays() {
        for text in [
            "There are 3 r's in 2026-11-23 18:00:00.",
            "1234567 / 3.14159 = 12e5",
            "fn f<'a>(x: &'a str) -> u64",
            "risk-averse people ask; version 1.2.3",
            "@property\ndef f(): ...",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn names_are_masked_as_words_and_counted() {
        let mut masked = Masked::new();
        let text =
            name("Ada, ada! Adam; Canada".to_owned(), &Called::new("Ada".into(), "user1"), &mut masked);
        assert_eq!(text, "user1, user1! Adam; Canada");
        assert_eq!(masked, Masked::from([("name", 2)]));
    }

    #[test]
    fn who_is_named_after_an_at_is_found_with_the_whole_name() {
        let check = |text: &str, expected: &[&str]| assert_eq!(mentioned(text).collect::<Vec<_>>(), expected);
        check("ask @Bob.x. and a@b", &["Bob.x"]);
        check("@Mo\u{a0}Smith\u{a0}|\u{a0}EU, @everyone", &["Mo\u{a0}Smith\u{a0}|\u{a0}EU"]);
        check("for @✨\u{a0}Mo\u{a0}✨ and @~Eve~, a @-> b", &["✨\u{a0}Mo", "~Eve"]);
        check("nobody", &[]);
        let mut masked = Masked::new();
        let alias = |name: &str| (name == "Bob").then_some("user2");
        let text = mentions("@Bob, @property @here".to_owned(), alias, &mut masked);
        assert_eq!((text.as_str(), masked), ("@user2, @property @here", Masked::from([("mention", 1)])));
    }
}
