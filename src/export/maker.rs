//! Makes an export: conversations in, one after the other, files out.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use crate::domain::id::{FileId, MessageId, TextId};
use crate::domain::settings::Settings;
use crate::domain::time::Timestamp;
use crate::export::before::{Before, Line};
use crate::export::example::{Answer, Example, authors};
use crate::export::figures::{Balance, Figures, Lengths, Seen};
use crate::export::file::{Hashed, Sheet, Written};
use crate::export::format::Format;
use crate::export::lineage::Lineage;
use crate::export::manifest::{EXAMPLES, Filters, Manifest, VERSION};
use crate::export::mask::Masked;
use crate::export::oasst::Sorted;
use crate::export::outcome::Outcome;
use crate::export::people::Pseudonyms;
use crate::export::pick::{Rules, Set};
use crate::export::reason::{LeftOut, Reason, count};
use crate::export::row::Shape;
use crate::export::scribe::{Beside, Scribe};
use crate::export::shelf::Shelf;
use crate::export::story::{Reply, Story};
use crate::export::{article, evaluation, llamafactory, oasst};

/// What an export is made by.
pub struct Order {
    /// The format.
    pub format: Format,
    /// Which replies may be in it.
    pub rules: Rules,
    /// What people are called in it.
    pub names: Pseudonyms,
    /// All names that are known, in small letters: whose they are does not matter.
    pub everybody: HashSet<String>,
    /// What is excluded from training.
    pub places: Settings,
}

/// What is to be known beside the log of a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// These texts.
    pub texts: Vec<TextId>,
    /// What was read of these files.
    pub files: Vec<FileId>,
    /// The conversations in which these messages are, and those that these go on from.
    pub before: Vec<MessageId>,
}

/// Whoever makes an export.
pub struct Maker {
    order: Arc<Order>,
    shelves: Vec<Shelf>,
    /// Where conversations go that are no rows of examples.
    sheet: Option<Sheet>,
    /// What LLaMA-Factory wants beside the data.
    info: Option<Hashed>,
    /// The names of all examples.
    list: Option<Sheet>,
    rows: BTreeMap<&'static str, u64>,
    left_out: BTreeMap<&'static str, LeftOut>,
    seen: Seen,
    figures: Figures,
    masked: Masked,
    labels: (u64, u64),
    /// What becomes of examples and replies, where somebody wants to know.
    fate: Option<Listener>,
}

/// What message trees are counted under.
const TREES: &str = "trees";

/// Whoever wants to know what becomes of everything.
pub type Listener = Box<dyn FnMut(Fate<'_>) + Send>;

/// What became of an example, or of a reply.
#[derive(Clone, Copy, Debug)]
pub enum Fate<'a> {
    /// It is in a set, or in the trees, by this name, and says this.
    Kept(&'static str, &'a str, &'a str),
    /// The example of this name is not in it after all, for this reason.
    Dropped(&'static str, &'a str, Reason),
    /// The reply is in no example of it, for this reason.
    LeftOut(&'static str, MessageId, Reason),
}

/// What the manifest says beside figures.
pub struct Terms {
    /// The place in the log.
    pub at_seq: i64,
    /// When that was recorded; none before the first event.
    pub recorded_at: Option<Timestamp>,
    /// What was asked for.
    pub filters: Filters,
    /// The command that makes it again.
    pub command: String,
    /// Discord's permission.
    pub training_permission: Option<String>,
    /// By what right words are in it.
    pub consent: String,
}

impl Wants {
    /// Replies with what was said of them, and whatever led to them.
    fn replies<'a>(&mut self, line: &Line<'a>, replies: &[&'a Reply]) {
        self.texts.extend(replies.iter().flat_map(|reply| &reply.feedback));
        let behind = Lineage::of(line).behind(replies.iter().copied(), |_| false);
        for begun in behind.into_iter().filter_map(|reply| reply.begun.as_ref()) {
            self.texts.extend(begun.turns.iter().map(|turn| turn.text));
            let sent = begun.turns.iter().flat_map(|turn| &turn.files);
            self.files.extend(sent.filter(|sent| sent.read).map(|sent| sent.file));
        }
        if line.story.is_asked_with_others(replies.iter().filter_map(|reply| reply.begun.as_ref())) {
            self.before.extend(&line.story.follows);
        }
    }

    /// These too.
    pub fn add(&mut self, more: Self) {
        self.texts.extend(more.texts);
        self.files.extend(more.files);
        self.before.extend(more.before);
    }

    /// Each of them once.
    pub fn once(mut self) -> Self {
        self.texts.sort_unstable();
        self.texts.dedup();
        self.files.sort_unstable();
        self.files.dedup();
        self.before.sort_unstable();
        self.before.dedup();
        self
    }
}

impl Order {
    /// What it needs for a conversation, if nothing or this is known of those before it.
    pub fn wants(&self, story: &Story, before: &Before) -> Wants {
        let (mut wants, line) = (Wants::default(), self.line(story, before));
        match self.format {
            _ if self.is_excluded(story) => {}
            Format::Evaluation => {
                let usable = story.replies.iter().filter(|reply| self.rules.usable(reply).is_ok());
                let usable: Vec<_> = usable.collect();
                wants.replies(&line, &usable);
                for reply in usable {
                    wants.texts.extend(reply.message.texts.last());
                    wants.texts.extend(reply.verdict.and_then(|verdict| verdict.correction()));
                }
            }
            Format::Article | Format::Oasst | Format::Events => {
                let messages = story.known.messages_in_order();
                wants.texts.extend(messages.iter().filter_map(|it| it.texts.last()));
                wants.texts.extend(story.replies.iter().flat_map(|reply| &reply.feedback));
                if self.format == Format::Oasst {
                    // With what a reply was asked for decides whether it may be there.
                    wants.replies(&line, &story.replies.iter().collect::<Vec<_>>());
                }
            }
            Format::Rows(..) | Format::LlamaFactory => {
                for set in self.format.sets() {
                    let (picks, _) = self.rules.pick(story, *set);
                    if picks.iter().any(|pick| pick.correction().is_some()) {
                        wants.texts.extend(line.stories.iter().flat_map(|story| story.texts()));
                    }
                    wants.replies(&line, &picks.iter().map(|pick| pick.reply).collect::<Vec<_>>());
                    wants.texts.extend(picks.iter().flat_map(|pick| pick.texts()));
                }
            }
        }
        wants.once()
    }

    fn line<'a>(&self, story: &'a Story, before: &'a Before) -> Line<'a> {
        before.line(story, |story| self.is_excluded(story))
    }

    /// Whether nobody may be trained on what was said there.
    fn is_excluded(&self, story: &Story) -> bool {
        let Self { format, places, .. } = self;
        format.trains() && places.excluding(&places.around(&story.conversation.home())).is_some()
    }
}

impl Maker {
    /// Makes the files in a folder that is there and empty.
    pub fn new(order: Arc<Order>, folder: &Path) -> io::Result<Self> {
        let shape = if let Format::Rows(shape, _) = order.format { shape } else { Shape::LlamaFactory };
        let sets = order.format.sets().iter();
        let shelves = sets.map(|set| Shelf::create(folder, shape, *set)).collect::<io::Result<_>>()?;
        let name = match order.format {
            Format::Article => Some("conversations.jsonl"),
            Format::Oasst => Some("trees.jsonl"),
            Format::Evaluation => Some("evaluation.jsonl"),
            _ => None,
        };
        let sheet = name.map(|name| Sheet::create(folder, name)).transpose()?;
        let list = order.format.is_listed().then(|| Sheet::create(folder, EXAMPLES)).transpose()?;
        let info = (order.format == Format::LlamaFactory).then(|| -> io::Result<Hashed> {
            let mut info = Hashed::create(folder, llamafactory::NAME)?;
            info.write_all(llamafactory::dataset_info().as_bytes())?;
            Ok(info)
        });
        let info = info.transpose()?;
        Ok(Self { shelves, sheet, info, list, ..Self::without_files(order) })
    }

    /// Makes no files, and tells what becomes of everything.
    pub fn dry(order: Arc<Order>, fate: Listener) -> Self {
        Self { fate: Some(fate), ..Self::without_files(order) }
    }

    fn without_files(order: Arc<Order>) -> Self {
        Self {
            order,
            shelves: Vec::new(),
            sheet: None,
            info: None,
            list: None,
            rows: BTreeMap::new(),
            left_out: BTreeMap::new(),
            seen: Seen::default(),
            figures: Figures::default(),
            masked: Masked::new(),
            labels: (0, 0),
            fate: None,
        }
    }

    /// What it was asked for.
    pub const fn order(&self) -> &Arc<Order> {
        &self.order
    }

    /// Takes a conversation in, with those that it goes on from, and what is known beside the log of what it wants.
    pub fn take(&mut self, story: &Story, before: &Before, beside: &Beside) -> io::Result<()> {
        self.seen.count(story);
        match self.order.format {
            _ if self.order.is_excluded(story) => {
                self.exclude(story);
                Ok(())
            }
            Format::Article => match story.touched > self.order.rules.since {
                true => {
                    let texts = story.known.messages_in_order().into_iter().filter_map(|it| it.texts.last());
                    let written = texts.filter_map(|text| beside.texts.get(text));
                    self.figures.people.extend(written.filter_map(|text| text.by));
                    self.write("conversations", &article::conversation(story, &beside.texts))
                }
                false => Ok(()),
            },
            Format::Oasst => self.trees(story, before, beside),
            Format::Evaluation => self.replies(story, before, beside),
            Format::Rows(..) | Format::LlamaFactory => {
                let sets = self.order.format.sets().iter();
                sets.copied().try_for_each(|set| self.examples(set, story, before, beside))
            }
            Format::Events => Ok(()),
        }
    }

    fn exclude(&mut self, story: &Story) {
        for reply in &story.replies {
            match self.order.format {
                Format::Oasst => self.leave_out(TREES, reply.message.id, Reason::Place),
                format => {
                    let sets = format.sets().iter();
                    sets.for_each(|set| self.leave_out(set.as_str(), reply.message.id, Reason::Place));
                }
            }
        }
    }

    fn examples(&mut self, set: Set, story: &Story, before: &Before, beside: &Beside) -> io::Result<()> {
        let (picks, left_out) = self.order.rules.pick(story, set);
        let mut masked = std::mem::take(&mut self.masked);
        let line = self.order.line(story, before);
        let mut scribe = Scribe::new(line, beside, &self.order.everybody, &mut masked);
        let (mut outcome, mut kept) = (Outcome::new(left_out), Vec::new());
        for pick in picks {
            let Order { rules, names, .. } = &*self.order;
            let made = outcome.has_room(&pick).and_then(|()| Example::of(&pick, rules, &mut scribe, names));
            match made {
                Ok(example) => {
                    let hash = pick.reply.begun.as_ref().and_then(|begun| begun.model.system_hash.as_deref());
                    self.figures.count(&example, hash);
                    self.figures.people.extend(authors(&pick, &scribe));
                    outcome.keep(&pick);
                    kept.push(example);
                }
                Err(reason) => {
                    outcome.give_up(&pick, reason);
                    self.tell(Fate::Dropped(set.as_str(), &pick.id(), reason));
                }
            }
        }
        self.masked = masked;
        for (reply, reason) in outcome.left_out() {
            self.leave_out(set.as_str(), reply, reason);
        }
        kept.into_iter().try_for_each(|example| self.keep(set, example))
    }

    fn tell(&mut self, what: Fate<'_>) {
        if let Some(fate) = &mut self.fate {
            fate(what);
        }
    }

    fn keep(&mut self, set: Set, example: Example) -> io::Result<()> {
        *self.rows.entry(set.as_str()).or_default() += 1;
        match example.answer {
            Answer::Labelled(_, true) => self.labels.0 += 1,
            Answer::Labelled(_, false) => self.labels.1 += 1,
            _ => {}
        }
        self.list(set.as_str(), &example.origin.example_id, &example.says)?;
        let shelf = self.shelves.iter_mut().find(|shelf| shelf.set == set);
        shelf.map_or(Ok(()), |shelf| shelf.take(example))
    }

    fn list(&mut self, set: &'static str, id: &str, says: &str) -> io::Result<()> {
        self.tell(Fate::Kept(set, id, says));
        self.list.as_mut().map_or(Ok(()), |list| list.line(&format!("{set}\t{id}\t{says}")))
    }

    fn leave_out(&mut self, set: &'static str, reply: MessageId, reason: Reason) {
        count(self.left_out.entry(set).or_default(), reason);
        self.tell(Fate::LeftOut(set, reply, reason));
    }

    fn trees(&mut self, story: &Story, before: &Before, beside: &Beside) -> io::Result<()> {
        let mut masked = std::mem::take(&mut self.masked);
        let line = self.order.line(story, before);
        let mut scribe = Scribe::new(line, beside, &self.order.everybody, &mut masked);
        let (lines, Sorted { kept, left_out }) =
            oasst::lines(story, &self.order.rules, &mut scribe, &self.order.names, &mut self.figures);
        self.masked = masked;
        // What nothing was left out of says so.
        self.left_out.entry(TREES).or_default();
        left_out.into_iter().for_each(|(reply, reason)| self.leave_out(TREES, reply, reason));
        kept.iter().try_for_each(|(reply, says)| self.list(TREES, &reply.to_string(), says))?;
        lines.iter().try_for_each(|line| self.write(TREES, line))
    }

    fn replies(&mut self, story: &Story, before: &Before, beside: &Beside) -> io::Result<()> {
        let mut masked = std::mem::take(&mut self.masked);
        let line = self.order.line(story, before);
        let mut scribe = Scribe::new(line, beside, &self.order.everybody, &mut masked);
        let Order { rules, names, .. } = &*self.order;
        let figures = &mut self.figures;
        let lines =
            story.replies.iter().map(|reply| evaluation::line(reply, rules, &mut scribe, names, figures));
        let lines: Vec<_> = lines.collect();
        self.masked = masked;
        for line in lines {
            match line {
                Ok(line) => self.write("replies", &line)?,
                Err(reason) => count(self.left_out.entry("replies").or_default(), reason),
            }
        }
        Ok(())
    }

    fn write(&mut self, what: &'static str, line: &str) -> io::Result<()> {
        *self.rows.entry(what).or_default() += 1;
        self.sheet.as_mut().map_or(Ok(()), |sheet| sheet.line(line))
    }

    /// The last row is on the disk; what there is to say of it all.
    pub fn finish(self, terms: Terms) -> io::Result<Manifest> {
        let mut files: Vec<Written> = Vec::new();
        for shelf in self.shelves {
            files.extend(shelf.finish()?);
        }
        if let Some(info) = self.info {
            files.push(info.finish(u64::try_from(self.order.format.sets().len()).unwrap_or_default())?);
        }
        for sheet in [self.sheet, self.list].into_iter().flatten() {
            files.push(sheet.finish()?);
        }
        let by_reason = |reasons: LeftOut| {
            let word = |reason: Reason| serde_json::to_value(reason).ok()?.as_str().map(str::to_owned);
            reasons.into_iter().filter_map(|(reason, count)| Some((word(reason)?, count))).collect()
        };
        let left_out = self.left_out.into_iter();
        let (good, bad) = self.labels;
        let Figures { prompts, liked, disliked, models, system_prompts, people } = self.figures;
        Ok(Manifest {
            format: self.order.format.to_string(),
            version: VERSION,
            at_seq: terms.at_seq,
            recorded_at: terms.recorded_at.map(|at| at.to_string()),
            filters: terms.filters,
            command: terms.command,
            training_permission: terms.training_permission,
            consent: terms.consent,
            people: u64::try_from(people.len()).unwrap_or(u64::MAX),
            seen: self.seen,
            kept: self.rows.into_iter().map(|(set, rows)| (set.to_owned(), rows)).collect(),
            left_out: left_out.map(|(set, reasons)| (set.to_owned(), by_reason(reasons))).collect(),
            balance: (good + bad > 0).then(|| Balance::of(good, bad)),
            models,
            system_prompts,
            prompt_lengths: Lengths::of(prompts),
            liked_lengths: Lengths::of(liked),
            disliked_lengths: Lengths::of(disliked),
            masked: self.masked.into_iter().map(|(kind, times)| (kind.to_owned(), times)).collect(),
            files,
        })
    }
}
