//! Words that have been kept for long enough, and servers that the bot has left.

use crate::domain::decide::{About, Deciding};
use crate::domain::event::{EventKey, Fact, FilesErased, GuildLeft, GuildPurged, GuildRejoined, TextsErased};
use crate::domain::inbound::{Expired, LeftGuild, PurgedGuild, RejoinedGuild};
use crate::domain::route::Why;

impl Deciding<'_> {
    /// Whoever found them has looked which are still there; finding them twice erases them once.
    pub(super) fn expired(&mut self, expired: &Expired) {
        let Expired { texts, files, reason, at } = expired;
        if let Some(first) = texts.first() {
            let key = EventKey::of("erase", format_args!("{reason}:{first}"));
            let erased = TextsErased { texts: texts.clone(), feedback: None, reason: *reason, note: None };
            self.record(key, *at, About::default(), Fact::TextsErased(erased));
        }
        if let Some(first) = files.first() {
            let key = EventKey::of("erase_files", format_args!("{reason}:{first}"));
            let erased = FilesErased { files: files.clone(), reason: *reason };
            self.record(key, *at, About::default(), Fact::FilesErased(erased));
        }
        if self.decision.events.is_empty() {
            self.ignore(Why::Unchanged);
        }
    }

    pub(super) fn left_guild(&mut self, left: &LeftGuild) {
        let key = EventKey::of("leave_guild", &left.frame);
        let fact = Fact::GuildLeft(GuildLeft { guild: left.guild.clone() });
        self.record(key, left.at, About::default(), fact);
    }

    /// Every new session tells of each server again; it is news once.
    pub(super) fn rejoined_guild(&mut self, rejoined: &RejoinedGuild) {
        if self.known.left_at(&rejoined.guild).is_none() {
            return self.ignore(Why::Unchanged);
        }
        let key = EventKey::of("rejoin_guild", &rejoined.frame);
        let fact = Fact::GuildRejoined(GuildRejoined { guild: rejoined.guild.clone() });
        self.record(key, rejoined.at, About::default(), fact);
    }

    /// One that was taken back in between keeps what is written there from now on.
    pub(super) fn purged_guild(&mut self, purged: &PurgedGuild) {
        let Some(left_at) = self.known.left_at(&purged.guild) else {
            return self.ignore(Why::Unchanged);
        };
        let key = EventKey::of("purge_guild", format_args!("{}:{}", purged.guild, left_at.as_ms()));
        let fact = Fact::GuildPurged(GuildPurged { guild: purged.guild.clone() });
        self.record(key, purged.at, About::default(), fact);
    }
}
