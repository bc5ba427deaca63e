//! The marks in a text that stand for people, roles, channels, emoji and commands.

use serenity::all::{ChannelId, RoleId, UserId};

/// No mark is longer: a name of 32 characters, an id of 20 and what stands around them.
const LONGEST: usize = 100;

/// A stretch of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text as it stands.
    Text(&'a str),
    /// `<@1>` or `<@!1>`.
    Person(UserId),
    /// `<@&1>`.
    Role(RoleId),
    /// `<#1>`.
    Channel(ChannelId),
    /// `<:name:1>` or `<a:name:1>`: a server's own emoji, by name.
    Emoji(&'a str),
    /// `</name:1>`: a slash command, by name.
    Command(&'a str),
}

/// Cuts a text into its pieces; together they are the whole of it.
pub(super) fn pieces(text: &str) -> Pieces<'_> {
    Pieces { rest: text }
}

/// The pieces of a text.
pub(super) struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some((mark, rest)) = leading_mark(self.rest) {
            self.rest = rest;
            return Some(mark);
        }
        let mut starts = self.rest.match_indices('<').map(|(at, _)| at);
        let next = starts.find(|at| self.rest.get(*at..).and_then(leading_mark).is_some());
        let (text, rest) = self.rest.split_at(next.unwrap_or(self.rest.len()));
        self.rest = rest;
        Some(Piece::Text(text))
    }
}

fn leading_mark(text: &str) -> Option<(Piece<'_>, &str)> {
    let inner = text.strip_prefix('<')?;
    let end = inner.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let (inner, rest) = inner.split_at(end);
    Some((mark(inner)?, rest.strip_prefix('>')?))
}

fn mark(inner: &str) -> Option<Piece<'_>> {
    if let Some(id) = inner.strip_prefix("@&") {
        return id.parse().ok().map(Piece::Role);
    }
    if let Some(id) = inner.strip_prefix('@') {
        return id.strip_prefix('!').unwrap_or(id).parse().ok().map(Piece::Person);
    }
    if let Some(id) = inner.strip_prefix('#') {
        return id.parse().ok().map(Piece::Channel);
    }
    if let Some(command) = inner.strip_prefix('/') {
        return named(command).map(Piece::Command);
    }
    named(inner.strip_prefix("a:").or_else(|| inner.strip_prefix(':'))?).map(Piece::Emoji)
}

/// The name in `name:1`.
fn named(text: &str) -> Option<&str> {
    let (name, id) = text.rsplit_once(':')?;
    (!name.is_empty() && id.parse::<u64>().is_ok()).then_some(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[Piece<'_>]) {
        assert_eq!(pieces(text).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn every_kind_of_mark_is_known() {
        check("<@1>", &[Piece::Person(UserId::new(1))]);
        check("hi <@!1>!", &[Piece::Text("hi "), Piece::Person(UserId::new(1)), Piece::Text("!")]);
        check("<@&2><#3>", &[Piece::Role(RoleId::new(2)), Piece::Channel(ChannelId::new(3))]);
        check("<:yes:4><a:no:5>", &[Piece::Emoji("yes"), Piece::Emoji("no")]);
        check("</relay on:6>", &[Piece::Command("relay on")]);
    }

    #[test]
    fn what_only_looks_like_a_mark_is_text() {
        for text in ["<", "<@", "<@>", "<@0>", "<@x>", "a < b > c", "<@&>", "<::1>", "<t:1700000000>", "<@1"]
        {
            check(text, &[Piece::Text(text)]);
        }
        check("<<@1>", &[Piece::Text("<"), Piece::Person(UserId::new(1))]);
    }

    proptest! {
        #[test]
        fn no_text_is_lost(text in "([<>@!&#:a/1 é]|<@1>|<#2>){0,30}") {
            let length: usize = pieces(&text).map(|piece| match piece {
                Piece::Text(text) => text.len(),
                _ => 1,
            }).sum();
            prop_assert!(length <= text.len());
            prop_assert_eq!(pieces(&text).all(|piece| piece != Piece::Text("")), true);
        }
    }
}
