//! What people saw of a reply, and when.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::Context;
use double::model::Request;
use double::{Seen, View};

use crate::stage::{Question, Stage, measure_end};

/// One reply, as the model said it and as people saw it.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) asked: Instant,
    /// When the model was asked.
    pub(crate) requested: Instant,
    pub(crate) first_token: Instant,
    pub(crate) last_token: Instant,
    pub(crate) complete: Instant,
    /// How many tokens were to be seen from when on.
    seen: Vec<(Instant, usize)>,
    tokens: usize,
}

impl Reply {
    /// The replies to these questions, exactly one for each, each in one message.
    pub(crate) fn to(stage: &Stage, questions: &[Question]) -> anyhow::Result<Vec<Self>> {
        Self::each(stage, questions, |view, question| view.replies_to(question.id))
    }

    /// The same for questions in channels of their own: all that the bot has said there is the reply.
    pub(crate) fn filling(stage: &Stage, questions: &[Question]) -> anyhow::Result<Vec<Self>> {
        let bot = stage.discord.bot_id();
        let parts = |view: &View<'_>, question: &Question| {
            let place = view.message(question.id).map(|asked| view.messages(asked.channel));
            place.into_iter().flatten().filter(|message| message.author == bot).collect::<Vec<_>>()
        };
        Self::each(stage, questions, parts)
    }

    fn each(
        stage: &Stage,
        questions: &[Question],
        parts: impl Fn(&View<'_>, &Question) -> Vec<Seen>,
    ) -> anyhow::Result<Vec<Self>> {
        let requests = stage.model.requests();
        let number =
            |request: &Request| request.user().split_once('q')?.1.split(' ').next()?.parse::<usize>().ok();
        let by_number: HashMap<_, _> = requests.iter().filter_map(|it| Some((number(it)?, it))).collect();
        anyhow::ensure!(requests.len() == by_number.len(), "the model was asked twice");
        let reply = |question: &Question| {
            let request =
                by_number.get(&question.number).context("a question that the model was never asked")?;
            let replies = stage.discord.look(|view| view.replies_to(question.id).len());
            anyhow::ensure!(replies == 1, "{replies} replies to one question");
            Self::of(stage, *question, request, &stage.discord.look(|view| parts(view, question)))
        };
        questions.iter().map(reply).collect()
    }

    fn of(stage: &Stage, question: Question, request: &Request, parts: &[Seen]) -> anyhow::Result<Self> {
        let mut revisions: Vec<_> = parts.iter().flat_map(|part| stage.discord.revisions(part.id)).collect();
        revisions.sort_by_key(|revision| revision.at);
        let complete = revisions.iter().find(|revision| revision.content.ends_with(measure_end()));
        let tokens = request.sent;
        let seen = revisions.iter().map(|revision| (revision.at, words(&revision.content, tokens))).collect();
        Ok(Self {
            asked: question.asked,
            requested: request.at,
            first_token: request.first_token_at.context("no first token")?,
            last_token: request.last_token_at.context("no last token")?,
            complete: complete.context("the reply is not complete")?.at,
            seen,
            tokens,
        })
    }

    /// How long people looked at the same text, each time, from the first token until all were seen.
    pub(crate) fn gaps(&self) -> Vec<Duration> {
        let (mut last, mut visible, mut gaps) = (self.first_token, 0, Vec::new());
        for &(at, now_visible) in self.seen.iter().filter(|(at, _)| *at <= self.complete) {
            if now_visible > visible {
                gaps.push(at.saturating_duration_since(last));
                (last, visible) = (at.max(last), now_visible);
            }
        }
        gaps
    }

    /// How long after the last token the whole text was to be seen.
    pub(crate) fn lag(&self) -> Duration {
        self.complete.saturating_duration_since(self.last_token)
    }

    /// The mean age of the oldest token that nobody could see yet, from the first token until all were seen.
    pub(crate) fn mean_age(&self) -> Duration {
        let said = |token: usize| {
            let share = token as f64 / (self.tokens.max(2) - 1) as f64;
            self.first_token + (self.last_token - self.first_token).mul_f64(share.min(1.0))
        };
        let mut sum = 0.0;
        let (mut from, mut visible) = (self.first_token, 0);
        for (until, now_visible) in self.seen.iter().copied().chain([(self.complete, self.tokens)]) {
            if visible < self.tokens && until > from {
                let oldest = said(visible).max(from);
                let (begin, end) = (oldest - said(visible), until.saturating_duration_since(said(visible)));
                sum += (end.as_secs_f64().powi(2) - begin.as_secs_f64().powi(2)).max(0.0) / 2.0;
            }
            (from, visible) = (until.max(from), visible.max(now_visible));
        }
        Duration::from_secs_f64(sum / (self.complete - self.first_token).as_secs_f64().max(f64::EPSILON))
    }
}

/// How many tokens a text shows: the number of its last word and the ones before.
fn words(content: &str, all: usize) -> usize {
    if content.ends_with(measure_end()) {
        return all;
    }
    let number = |word: &str| word.strip_prefix('w')?.parse::<usize>().ok();
    content.split_whitespace().rev().find_map(number).map_or(0, |number| number + 1)
}

/// The value below which this share of all values lies.
pub(crate) fn quantile(values: &mut [Duration], share: f64) -> Duration {
    values.sort();
    let last = values.len().saturating_sub(1);
    values.get((last as f64 * share).ceil() as usize).copied().unwrap_or_default()
}

/// The mean of all values.
pub(crate) fn mean(values: &[Duration]) -> Duration {
    values.iter().sum::<Duration>() / u32::try_from(values.len().max(1)).unwrap_or(u32::MAX)
}
