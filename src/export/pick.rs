//! Which replies make which examples, decided by what people hold of them and by nothing else; words come later.

use std::collections::BTreeMap;

use crate::domain::event::{Finish, Standing};
use crate::domain::id::{MessageId, PersonId, TextId};
use crate::domain::review::Verdict;
use crate::domain::state::Stage;
use crate::domain::tally::Side;
use crate::export::reason::Reason;
use crate::export::story::{Reply, Story, Vote};

/// What examples are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Set {
    /// A prompt with the reply that should be given.
    Sft,
    /// A prompt with a better and a worse reply.
    Dpo,
    /// A prompt with a reply, and whether it is good.
    Kto,
}

/// Which replies may be in examples, and whose opinions count.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Votes and choices of these alone; empty: everybody's. What moderators decided holds all the same.
    pub rated_by: Vec<Standing>,
    /// Replies of this model alone.
    pub model: Option<String>,
    /// Replies about which a moderator decided, alone.
    pub reviewed: bool,
    /// Two people have to agree where one would do.
    pub trusted: bool,
    /// Replies of which something was said after this place in the log.
    pub since: i64,
}

/// An example to be made.
#[derive(Clone, Debug)]
pub struct Pick<'a> {
    /// The reply whose turns are the prompt.
    pub reply: &'a Reply,
    /// What is said of which text.
    pub texts: Texts,
    /// The rule by which it is an example.
    pub rule: &'static str,
}

/// The texts of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// One to be imitated.
    One(TextId),
    /// One that is good, or not.
    Labelled(TextId, bool),
    /// A better and a worse one; the worse one is of this reply.
    Pair {
        /// The better one.
        chosen: TextId,
        /// The reply that says it; none for a correction.
        by: Option<MessageId>,
        /// The worse one.
        rejected: TextId,
    },
}

/// How many hold a reply for good and for bad.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// For good.
    pub up: u32,
    /// For bad.
    pub down: u32,
}

impl Rules {
    /// What is held of a reply by those whose opinions count.
    pub fn votes(&self, reply: &Reply) -> Votes {
        let counts = reply.votes.iter().filter(|vote| self.counts(vote.standing));
        let sides = counts.filter_map(|vote| vote.side);
        sides.fold(Votes::default(), |votes, side| match side {
            Side::For => Votes { up: votes.up + 1, ..votes },
            Side::Against => Votes { down: votes.down + 1, ..votes },
        })
    }

    /// Whether the opinions of somebody count who is this to a reply.
    fn counts(&self, standing: Standing) -> bool {
        self.rated_by.is_empty() || self.rated_by.contains(&standing)
    }

    /// How many people have to be of an opinion.
    const fn least(&self) -> u32 {
        if self.trusted { 2 } else { 1 }
    }

    /// Whether a reply is good: a verdict decides, else three quarters of the votes.
    pub fn label(&self, reply: &Reply) -> Result<(bool, &'static str), Reason> {
        match reply.verdict {
            Some(Verdict::Good) => return Ok((true, "verdict")),
            Some(Verdict::Bad | Verdict::Corrected(_)) => return Ok((false, "verdict")),
            Some(Verdict::Excluded) => return Err(Reason::Excluded),
            None => {}
        }
        let Votes { up, down } = self.votes(reply);
        let (most, all) = (up.max(down), up + down);
        if all == 0 {
            return Err(Reason::Unrated);
        }
        if all < self.least() {
            return Err(Reason::TooFew);
        }
        if most * 4 < all * 3 {
            return Err(Reason::Disputed);
        }
        Ok((up > down, "votes"))
    }

    /// The text of a reply that may be in an example at all.
    pub fn usable(&self, reply: &Reply) -> Result<TextId, Reason> {
        if reply.message.stage != Stage::Finished {
            return Err(Reason::Unfinished);
        }
        if let Some(reason) = reply.message.ending.as_ref().and_then(|ending| unusable(&ending.finish)) {
            return Err(reason);
        }
        let begun = reply.begun.as_ref().ok_or(Reason::NoQuestion)?;
        if self.model.as_ref().is_some_and(|model| *model != begun.model.name) {
            return Err(Reason::OtherModel);
        }
        if self.reviewed && reply.verdict.is_none() {
            return Err(Reason::NotReviewed);
        }
        if reply.touched <= self.since {
            return Err(Reason::Unchanged);
        }
        // A whole reply without a text had one, which was erased.
        reply.message.texts.last().copied().ok_or(Reason::Erased)
    }

    /// The examples of a set that a conversation can make, the surest of each question first, and each reply that makes none
    /// with the reason.
    pub fn pick<'a>(&self, story: &'a Story, set: Set) -> (Vec<Pick<'a>>, Vec<(MessageId, Reason)>) {
        let (mut picks, mut left_out) = (Vec::new(), Vec::new());
        if set == Set::Dpo {
            self.pairs(story, &mut picks, &mut left_out);
            return (picks, left_out);
        }
        for reply in &story.replies {
            let picked = if set == Set::Sft { self.imitable(reply) } else { self.labelled(reply) };
            match picked {
                Ok(pick) => picks.push(pick),
                Err(reason) => left_out.push((reply.message.id, reason)),
            }
        }
        (picks, left_out)
    }

    fn labelled<'a>(&self, reply: &'a Reply) -> Result<Pick<'a>, Reason> {
        let text = self.usable(reply)?;
        let (label, rule) = self.label(reply)?;
        Ok(Pick { reply, texts: Texts::Labelled(text, label), rule })
    }

    /// What should have been said, else what was said and is accepted.
    fn imitable<'a>(&self, reply: &'a Reply) -> Result<Pick<'a>, Reason> {
        let text = self.usable(reply)?;
        if let Some(correction) = reply.verdict.and_then(Verdict::correction) {
            return Ok(Pick { reply, texts: Texts::One(correction), rule: "correction" });
        }
        let (is_good, rule) = self.label(reply)?;
        let Votes { up, down } = self.votes(reply);
        let is_accepted = rule == "verdict" || (up >= down + 2 && !reply.is_open);
        match (is_good, is_accepted) {
            (false, _) => Err(Reason::Disliked),
            (true, false) => Err(Reason::NotAccepted),
            (true, true) => Ok(Pick { reply, texts: Texts::One(text), rule }),
        }
    }

    fn pairs<'a>(
        &self,
        story: &'a Story,
        picks: &mut Vec<Pick<'a>>,
        left_out: &mut Vec<(MessageId, Reason)>,
    ) {
        let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for reply in &story.replies {
            groups.entry(reply.first).or_default().push(reply);
        }
        for group in groups.values() {
            let before = picks.len();
            let usable = group.iter().filter_map(|reply| match self.usable(reply) {
                _ if reply.verdict == Some(Verdict::Excluded) => {
                    left_out.push((reply.message.id, Reason::Excluded));
                    None
                }
                Ok(text) => Some(Candidate { reply, text }),
                Err(reason) => {
                    left_out.push((reply.message.id, reason));
                    None
                }
            });
            let candidates: Vec<_> = usable.collect();
            picks.extend(self.pairs_of(&candidates));
            let in_a_pair = |id| picks.iter().skip(before).any(|pick| pick.is_about(id));
            let alone = candidates.iter().map(|it| it.reply.message.id).filter(|id| !in_a_pair(*id));
            left_out.extend(alone.map(|id| (id, Reason::Alone)));
        }
    }

    /// The pairs of the replies to one question, the surest first, no two replies twice.
    fn pairs_of<'a>(&self, candidates: &[Candidate<'a>]) -> Vec<Pick<'a>> {
        let mut pairs = Vec::new();
        for worse in candidates {
            if let Some(chosen) = worse.reply.verdict.and_then(Verdict::correction) {
                let texts = Texts::Pair { chosen, by: None, rejected: worse.text };
                pairs.push(Pick { reply: worse.reply, texts, rule: "correction" });
            }
        }
        for rule in ["preference", "same_rater", "votes"] {
            for (better, worse) in ordered(candidates) {
                let holds = match rule {
                    "preference" => self.prefers(better, worse),
                    "same_rater" => self.one_says_so(better, worse),
                    _ => self.is(better, true) && self.is(worse, false),
                };
                let is_new = |pick: &Pick<'_>| !(pick.is_about(better.id()) && pick.is_about(worse.id()));
                if holds && self.may_be(better, worse) && pairs.iter().all(is_new) {
                    let texts =
                        Texts::Pair { chosen: better.text, by: Some(better.id()), rejected: worse.text };
                    pairs.push(Pick { reply: worse.reply, texts, rule });
                }
            }
        }
        pairs
    }

    /// No verdict says the contrary, and both were asked with the same turns.
    fn may_be(&self, better: &Candidate<'_>, worse: &Candidate<'_>) -> bool {
        let turns = |it: &Candidate<'_>| it.reply.begun.as_ref().map(|begun| begun.turns.clone());
        !matches!(better.reply.verdict, Some(Verdict::Bad | Verdict::Corrected(_)))
            && worse.reply.verdict != Some(Verdict::Good)
            && turns(better) == turns(worse)
    }

    fn is(&self, candidate: &Candidate<'_>, good: bool) -> bool {
        self.label(candidate.reply).is_ok_and(|(label, _)| label == good)
    }

    /// More people find the first one better than the second one, by three quarters at least.
    fn prefers(&self, better: &Candidate<'_>, worse: &Candidate<'_>) -> bool {
        let over = |one: &Reply, other| {
            let choices = one.better_than.iter().filter(|choice| choice.over == other);
            choices.fold(0, |all, choice| all + u32::from(self.counts(choice.standing)))
        };
        let (yes, no) = (over(better.reply, worse.id()), over(worse.reply, better.id()));
        yes >= self.least() && yes * 4 >= (yes + no) * 3
    }

    /// Somebody holds the one for good and the other for bad, and nobody the contrary.
    fn one_says_so(&self, better: &Candidate<'_>, worse: &Candidate<'_>) -> bool {
        let say = |up, down| {
            let likers: Vec<_> = self.of_side(up, Side::For).collect();
            self.of_side(down, Side::Against).fold(0, |all, by| all + u32::from(likers.contains(&by)))
        };
        say(better.reply, worse.reply) >= self.least() && say(worse.reply, better.reply) == 0
    }

    /// Whoever takes this side of a reply, of those whose opinions count.
    fn of_side<'a>(&'a self, reply: &'a Reply, side: Side) -> impl Iterator<Item = PersonId> + 'a {
        let counts = move |vote: &&Vote| self.counts(vote.standing) && vote.side == Some(side);
        reply.votes.iter().filter(counts).map(|vote| vote.by)
    }
}

/// A reply that may be in a pair.
struct Candidate<'a> {
    reply: &'a Reply,
    text: TextId,
}

impl Candidate<'_> {
    const fn id(&self) -> MessageId {
        self.reply.message.id
    }
}

impl Pick<'_> {
    /// The replies that are in it.
    pub fn replies(&self) -> impl Iterator<Item = MessageId> {
        let other = if let Texts::Pair { by, .. } = self.texts { by } else { None };
        std::iter::once(self.reply.message.id).chain(other)
    }

    /// Whether a reply is in it.
    pub fn is_about(&self, reply: MessageId) -> bool {
        self.replies().any(|it| it == reply)
    }

    /// The name of the example, the same in every export.
    pub fn id(&self) -> String {
        let reply = self.reply.message.id;
        match self.texts {
            Texts::One(_) | Texts::Labelled(..) => reply.to_string(),
            Texts::Pair { by: Some(by), .. } => format!("{by}-{reply}"),
            Texts::Pair { by: None, .. } => format!("correction-{reply}"),
        }
    }

    /// What somebody wrote in place of a reply.
    pub const fn correction(&self) -> Option<TextId> {
        match self.texts {
            Texts::Pair { chosen, by: None, .. } => Some(chosen),
            Texts::One(text) if matches!(self.reply.verdict, Some(Verdict::Corrected(_))) => Some(text),
            _ => None,
        }
    }

    /// What it says, by which a later export tells that it says something else.
    pub fn says(&self) -> String {
        match self.texts {
            Texts::One(text) => text.to_string(),
            Texts::Labelled(text, label) => format!("{text} {}", if label { "good" } else { "bad" }),
            Texts::Pair { chosen, rejected, .. } => format!("{chosen} over {rejected}"),
        }
    }

    /// The texts beside the prompt.
    pub fn texts(&self) -> impl Iterator<Item = TextId> {
        let (one, other) = match self.texts {
            Texts::One(text) | Texts::Labelled(text, _) => (text, None),
            Texts::Pair { chosen, rejected, .. } => (chosen, Some(rejected)),
        };
        std::iter::once(one).chain(other)
    }
}

/// Every two of them, in both orders.
fn ordered<'a, 'b>(all: &'b [Candidate<'a>]) -> impl Iterator<Item = (&'b Candidate<'a>, &'b Candidate<'a>)> {
    let pairs = all.iter().flat_map(move |better| all.iter().map(move |worse| (better, worse)));
    pairs.filter(|(better, worse)| better.id() != worse.id())
}

/// Why an ending makes no example; none for one that does.
const fn unusable(finish: &Finish) -> Option<Reason> {
    match finish {
        Finish::Ended | Finish::Other(_) => None,
        Finish::Empty => Some(Reason::Empty),
        Finish::Stopped | Finish::Deleted => Some(Reason::Stopped),
        Finish::Length | Finish::Filtered | Finish::Cut => Some(Reason::Cut),
        Finish::Busy | Finish::TooLong | Finish::Refused | Finish::Failed => Some(Reason::Failed),
    }
}

#[cfg(test)]
mod tests;
