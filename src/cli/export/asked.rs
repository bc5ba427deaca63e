//! What an export was asked for: as filters that a manifest keeps, as rules, as a part of the log, and as a command.

use std::fmt::Write;

use crate::cli::export::Args;
use crate::domain::history::Span;
use crate::domain::key::{GuildKey, PlaceKey};
use crate::export::format::Format;
use crate::export::manifest::Filters;
use crate::export::pick::Rules;

/// A format, and which part of everything.
pub(super) struct Asked {
    pub(super) format: Format,
    pub(super) filters: Filters,
}

impl Asked {
    pub(super) fn new(format: Format, args: &Args) -> Self {
        let mut except = args.except.clone();
        except.sort_unstable();
        let mut rated_by: Vec<_> = args.rated_by.iter().map(|who| who.as_str().to_owned()).collect();
        rated_by.sort();
        let filters = Filters {
            guild: args.guild,
            place: args.place,
            except,
            model: args.model.clone(),
            rated_by,
            reviewed: args.reviewed,
            trusted: args.trusted,
            since_seq: args.since_seq,
        };
        Self { format, filters }
    }

    /// Whether nothing is asked of what was thought.
    pub(super) fn is_of_places_alone(&self) -> bool {
        let Filters { model, rated_by, reviewed, trusted, .. } = &self.filters;
        model.is_none() && rated_by.is_empty() && !reviewed && !trusted
    }

    pub(super) fn rules(&self) -> Rules {
        Rules {
            rated_by: self.filters.rated_by.iter().filter_map(|who| who.parse().ok()).collect(),
            model: self.filters.model.clone(),
            reviewed: self.filters.reviewed,
            trusted: self.filters.trusted,
            since: self.filters.since_seq,
        }
    }

    /// The part of the log; conversations are read from their beginning, whatever happened since.
    pub(super) fn span(&self, until: i64) -> Span {
        Span {
            after: if self.format == Format::Events { self.filters.since_seq } else { 0 },
            until,
            guild: self.filters.guild.map(GuildKey::discord),
            place: self.filters.place.map(PlaceKey::discord),
            except: self.filters.except.iter().map(PlaceKey::discord).collect(),
        }
    }

    /// What makes the same again, in one line.
    pub(super) fn command(&self, at_seq: i64) -> String {
        let Filters { guild, place, except, model, rated_by, reviewed, trusted, since_seq } = &self.filters;
        let mut command = match self.format {
            Format::Evaluation => "teachback export --purpose evaluation".to_owned(),
            format => format!("teachback export {format}"),
        };
        let mut add = |words: std::fmt::Arguments<'_>| {
            command.write_fmt(words).expect("a text takes everything");
        };
        add(format_args!(" --at-seq {at_seq}"));
        if *since_seq > 0 {
            add(format_args!(" --since-seq {since_seq}"));
        }
        guild.iter().for_each(|id| add(format_args!(" --guild {id}")));
        place.iter().for_each(|id| add(format_args!(" --place {id}")));
        except.iter().for_each(|id| add(format_args!(" --except {id}")));
        model.iter().for_each(|name| add(format_args!(" --model '{}'", name.replace('\'', "'\\''"))));
        if !rated_by.is_empty() {
            add(format_args!(" --rated-by {}", rated_by.join(",")));
        }
        for (is_asked, flag) in [(*reviewed, "reviewed"), (*trusted, "trusted")] {
            if is_asked {
                add(format_args!(" --{flag}"));
            }
        }
        command + " -o DIR"
    }
}
