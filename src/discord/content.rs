//! What a message says, in words that a model can read and that name nobody by their id.

use std::fmt::Write;

use serenity::all::{GuildId, RoleId, User};

use crate::discord::Me;
use crate::discord::atlas::Atlas;
use crate::discord::mentions::{Piece, pieces};
use crate::discord::wire::{Body, Message, Snapshot};
use crate::domain::inbound::Content;

/// Who reads, and what is known where it was written.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) me: &'a Me,
    pub(super) atlas: &'a Atlas,
    pub(super) guild: Option<GuildId>,
}

impl Reader<'_> {
    /// The text with mentions as names, the bot's own taken out, and one honest line for what is neither text nor a file.
    pub(super) fn content(self, message: &Message) -> Content {
        let body = &message.body;
        let mut text = self.without_us(body);
        message.message_snapshots.iter().for_each(|snapshot| add_line(&mut text, &self.forwarded(snapshot)));
        add_extras(&mut text, body);
        let has_files = body.attachments.as_ref().is_some_and(|files| !files.is_empty());
        // Discord empties what it does not let the bot read (FACTS section 1).
        if text.is_empty() && body.content.trim().is_empty() && !has_files {
            return Content::Unreadable;
        }
        Content::Text(text)
    }

    /// Whether the text itself names the bot or its own role.
    pub(super) fn mentions_us(self, body: &Body) -> bool {
        pieces(&body.content).any(|piece| self.is_us(&piece))
    }

    fn is_us(self, piece: &Piece<'_>) -> bool {
        match piece {
            Piece::Person(id) => *id == self.me.user,
            Piece::Role(id) => Some(*id) == self.own_role(),
            _ => false,
        }
    }

    fn own_role(self) -> Option<RoleId> {
        self.atlas.own_role(self.guild?)
    }

    fn without_us(self, body: &Body) -> String {
        let mut text = String::with_capacity(body.content.len());
        let mut just_taken_out = false;
        for piece in pieces(&body.content) {
            if self.is_us(&piece) {
                just_taken_out = true;
                continue;
            }
            let said = self.said(&piece, &body.mentions);
            // What stood around the mention keeps one space of two.
            let at_seam = just_taken_out && (text.is_empty() || text.ends_with(char::is_whitespace));
            text.push_str(if at_seam { said.trim_start_matches(' ') } else { &said });
            just_taken_out = false;
        }
        text.trim().to_owned()
    }

    /// A forwarded text is quoted; in it even the bot is spoken of, not to.
    fn forwarded(self, snapshot: &Snapshot) -> String {
        let body = &snapshot.message;
        let mut text: String = pieces(&body.content).map(|piece| self.said(&piece, &body.mentions)).collect();
        for attachment in body.attachments.iter().flatten() {
            add_line(&mut text, &format!("(attached: {})", attachment.filename));
        }
        add_extras(&mut text, body);
        let mut quoted = "(forwarded)".to_owned();
        for line in text.trim().lines() {
            quoted.push_str("\n> ");
            quoted.push_str(line);
        }
        quoted
    }

    fn said(self, piece: &Piece<'_>, mentioned: &[User]) -> String {
        match piece {
            Piece::Text(text) => (*text).to_owned(),
            Piece::Person(id) if *id == self.me.user => format!("@{}", self.me.name),
            Piece::Person(id) => {
                let name = mentioned.iter().find(|user| user.id == *id).map(name);
                // With spaces that hold together everybody sees where a name ends.
                format!("@{}", name.unwrap_or("someone").replace(' ', "\u{a0}"))
            }
            Piece::Role(id) => format!("@{}", self.atlas.role_name(self.guild, *id).unwrap_or("role")),
            Piece::Channel(id) => {
                format!("#{}", self.atlas.channel_name(self.guild, *id).unwrap_or("channel"))
            }
            Piece::Emoji(name) => format!(":{name}:"),
            Piece::Command(name) => format!("/{name}"),
        }
    }
}

/// The name that others see: the server's, else the chosen one, else the account's.
pub(super) fn name(user: &User) -> &str {
    let nick = user.member.as_ref().and_then(|member| member.nick.as_deref());
    nick.or(user.global_name.as_deref()).unwrap_or(&user.name)
}

fn add_extras(text: &mut String, body: &Body) {
    for sticker in &body.sticker_items {
        add_line(text, &format!("(sticker: {})", sticker.name));
    }
    if let Some(question) = body.poll.as_ref().and_then(|poll| poll.question.text.as_ref()) {
        add_line(text, &format!("(poll: {question})"));
    }
}

fn add_line(text: &mut String, line: &str) {
    let gap = if text.is_empty() { "" } else { "\n" };
    write!(text, "{gap}{line}").expect("writing to a string does not fail");
}
