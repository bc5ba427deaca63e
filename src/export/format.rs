//! The formats that an export can have.

use std::fmt;
use std::str::FromStr;

use crate::export::pick::Set;
use crate::export::row::Shape;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The log as it is, with the texts beside it.
    Events,
    /// Conversations in the article's fields.
    Article,
    /// Rows of one set for one trainer.
    Rows(Shape, Set),
    /// Rows of all sets for LLaMA-Factory, with the file that tells it of them.
    LlamaFactory,
    /// Message trees.
    Oasst,
    /// What was asked, answered and thought of it; no trainer takes it.
    Evaluation,
}

/// The word of the format that `--purpose evaluation` writes.
const EVALUATION: &str = "evaluation";

/// There is no format of this name.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("no format of that name")]
pub struct NoFormat;

impl Format {
    /// All that are asked for by name, with that name.
    pub const ALL: [(&'static str, Self); 9] = [
        ("events", Self::Events),
        ("article", Self::Article),
        ("trl-sft", Self::Rows(Shape::Trl, Set::Sft)),
        ("trl-dpo", Self::Rows(Shape::Trl, Set::Dpo)),
        ("trl-kto", Self::Rows(Shape::Trl, Set::Kto)),
        ("openai-sft", Self::Rows(Shape::OpenAi, Set::Sft)),
        ("openai-dpo", Self::Rows(Shape::OpenAi, Set::Dpo)),
        ("llamafactory", Self::LlamaFactory),
        ("oasst", Self::Oasst),
    ];

    /// Whether models can be trained on it: then everybody in it must have allowed that.
    pub const fn trains(self) -> bool {
        matches!(self, Self::Rows(..) | Self::LlamaFactory | Self::Oasst)
    }

    /// Whether it has a list of its examples beside it, by which a later export tells which have to go.
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::Rows(..) | Self::LlamaFactory | Self::Oasst)
    }

    /// The sets of examples that it has.
    pub const fn sets(self) -> &'static [Set] {
        match self {
            Self::Rows(_, Set::Sft) => &[Set::Sft],
            Self::Rows(_, Set::Dpo) => &[Set::Dpo],
            Self::Rows(_, Set::Kto) => &[Set::Kto],
            Self::LlamaFactory => &[Set::Sft, Set::Dpo, Set::Kto],
            _ => &[],
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::ALL.iter().find(|(_, format)| format == self).map_or(EVALUATION, |(name, _)| name))
    }
}

impl FromStr for Format {
    type Err = NoFormat;

    fn from_str(text: &str) -> Result<Self, NoFormat> {
        if text == EVALUATION {
            return Ok(Self::Evaluation);
        }
        Self::ALL.iter().find(|(name, _)| *name == text).map(|(_, format)| *format).ok_or(NoFormat)
    }
}

impl Set {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sft => "sft",
            Self::Dpo => "dpo",
            Self::Kto => "kto",
        }
    }
}
