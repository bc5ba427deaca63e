//! Conversations as message trees in the shape of OpenAssistant: people's turns with the answers to each, and what follows them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::Serialize;

use crate::domain::event::{Role, SentFile};
use crate::domain::id::MessageId;
use crate::domain::review::Verdict;
use crate::domain::state::Message;
use crate::export::figures::Figures;
use crate::export::people::Pseudonyms;
use crate::export::pick::{Rules, Votes};
use crate::export::reason::Reason;
use crate::export::scribe::Scribe;
use crate::export::story::{Reply, Story};

/// How many turns deep a tree is at most, since readers of JSON have limits too; what follows is a tree of its own.
const DEEPEST: usize = 40;
/// What stands for a language that nobody has told.
const UNTOLD: &str = "und";

#[derive(Serialize)]
struct Tree {
    message_tree_id: String,
    tree_state: &'static str,
    prompt: Node,
}

/// A turn; nothing in it is ever null.
#[derive(Serialize)]
struct Node {
    message_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_id: Option<String>,
    user_id: String,
    created_date: String,
    text: String,
    role: &'static str,
    lang: &'static str,
    review_count: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_result: Option<bool>,
    deleted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<usize>,
    synthetic: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    model_name: Option<String>,
    emojis: BTreeMap<&'static str, u32>,
    labels: BTreeMap<&'static str, Label>,
    replies: Vec<Node>,
}

#[derive(Serialize)]
struct Label {
    value: f64,
    count: u32,
}

/// The questions that one group of replies answers, and these.
struct Group<'a> {
    questions: Vec<&'a Message>,
    replies: Vec<&'a Reply>,
}

/// Whoever plants the trees of one conversation.
struct Gardener<'a, 'b> {
    groups: BTreeMap<MessageId, Group<'a>>,
    /// The groups whose questions follow a reply.
    following: BTreeMap<MessageId, Vec<MessageId>>,
    /// The groups that begin a tree.
    roots: VecDeque<MessageId>,
    rules: &'a Rules,
    names: &'a Pseudonyms,
    scribe: &'a mut Scribe<'b>,
    figures: &'a mut Figures,
    sorted: Sorted,
}

/// What became of the replies of a conversation.
#[derive(Default)]
pub struct Sorted {
    /// Those that are in a tree, each with what it says there.
    pub kept: Vec<(MessageId, String)>,
    /// Those that are in none.
    pub left_out: Vec<(MessageId, Reason)>,
}

/// A conversation's trees as lines of JSON, and what became of each reply. What follows a turn that is left
/// out is left out with it.
pub fn lines<'a>(
    story: &'a Story,
    rules: &'a Rules,
    scribe: &'a mut Scribe<'_>,
    names: &'a Pseudonyms,
    figures: &'a mut Figures,
) -> (Vec<String>, Sorted) {
    let groups = groups(story);
    let (following, roots) = hung(story, &groups);
    let mut gardener =
        Gardener { groups, following, roots, rules, names, scribe, figures, sorted: Sorted::default() };
    let mut lines = Vec::new();
    while let Some(root) = gardener.roots.pop_front() {
        if let Some(prompt) = gardener.questions(root, None, 0) {
            let message_tree_id = prompt.message_id.clone();
            let tree = Tree { message_tree_id, tree_state: "ready_for_export", prompt };
            lines.push(serde_json::to_string(&tree).expect("a tree has text keys and finite numbers"));
        }
    }
    (lines, gardener.sorted)
}

fn groups(story: &Story) -> BTreeMap<MessageId, Group<'_>> {
    let mut groups: BTreeMap<_, Group<'_>> = BTreeMap::new();
    let new = || Group { questions: Vec::new(), replies: Vec::new() };
    for reply in &story.replies {
        groups.entry(reply.first).or_insert_with(new).replies.push(reply);
    }
    for message in story.known.messages_in_order() {
        if let Some(group) = message.answered_by.and_then(|reply| groups.get_mut(&reply)) {
            group.questions.push(message);
        }
    }
    groups.retain(|_, group| !group.questions.is_empty());
    groups
}

/// Which groups follow a reply, and which begin a tree.
fn hung(
    story: &Story,
    groups: &BTreeMap<MessageId, Group<'_>>,
) -> (BTreeMap<MessageId, Vec<MessageId>>, VecDeque<MessageId>) {
    let replies: BTreeSet<_> = story.replies.iter().map(|reply| reply.message.id).collect();
    let (mut following, mut roots) = (BTreeMap::<_, Vec<_>>::new(), VecDeque::new());
    for (first, group) in groups {
        let parent = group.questions.first().and_then(|question| question.parent);
        match parent.filter(|parent| replies.contains(parent)) {
            Some(parent) => following.entry(parent).or_default().push(*first),
            None => roots.push_back(*first),
        }
    }
    (following, roots)
}

impl<'a> Gardener<'a, '_> {
    /// The questions of a group as one turn, with the replies to them below.
    fn questions(&mut self, first: MessageId, parent: Option<String>, depth: usize) -> Option<Node> {
        let group = self.groups.remove(&first)?;
        let last = group.questions.last()?;
        let text = match self.asked(&group) {
            Ok(text) => text,
            Err(reason) => {
                self.groups.insert(first, group);
                self.leave_out(vec![first], reason);
                return None;
            }
        };
        let id = last.id.to_string();
        let replies = group.replies.iter().filter_map(|it| self.reply(it, &group, id.clone(), depth + 1));
        let replies: Vec<_> = replies.collect();
        if replies.is_empty() {
            return None;
        }
        self.figures.prompts.push(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
        self.figures.people.extend(group.questions.iter().filter_map(|question| question.person));
        let user_id = last.person.map(|person| self.names.of(person)).unwrap_or_default();
        Some(Node { text, replies, ..node(last, id, parent, user_id, "prompter") })
    }

    fn asked(&mut self, group: &Group<'_>) -> Result<String, Reason> {
        let mut turns = Vec::new();
        for question in &group.questions {
            let text = question.texts.last().ok_or(Reason::Erased)?;
            if self.scribe.author(*text).is_none() {
                return Err(Reason::Erased);
            }
            turns.push(self.scribe.asked(*text, files(group, question))?);
        }
        Ok(turns.join("\n\n"))
    }

    fn reply(&mut self, reply: &Reply, group: &Group<'_>, parent: String, depth: usize) -> Option<Node> {
        let said = match reply.verdict {
            Some(Verdict::Excluded) => Err(Reason::Excluded),
            _ => self.said(reply),
        };
        let text = match said {
            Ok(text) => text,
            Err(reason) => {
                self.sorted.left_out.push((reply.message.id, reason));
                let after = self.following.remove(&reply.message.id).unwrap_or_default();
                self.leave_out(after, reason);
                return None;
            }
        };
        let is_liked = self.rules.label(reply).ok().map(|(label, _)| label);
        self.figures.reply(reply.begun.as_ref(), &text, is_liked);
        self.sorted.kept.push((reply.message.id, says(group, reply, is_liked)));
        let id = reply.message.id.to_string();
        let mut after = self.following.remove(&reply.message.id).unwrap_or_default();
        if depth + 1 >= DEEPEST {
            self.roots.extend(after.drain(..));
        }
        let after = after.into_iter().filter_map(|it| self.questions(it, Some(id.clone()), depth + 1));
        let replies = after.collect();
        let Votes { up, down } = self.rules.votes(reply);
        let emojis = [("+1", up), ("-1", down)].into_iter().filter(|(_, count)| *count > 0);
        let quality =
            (up + down > 0).then(|| Label { value: f64::from(up) / f64::from(up + down), count: up + down });
        Some(Node {
            text,
            replies,
            review_count: u32::from(reply.verdict.is_some()),
            review_result: reply.verdict.map(|verdict| verdict == Verdict::Good),
            rank: self.rank(reply, group),
            synthetic: true,
            model_name: reply.begun.as_ref().map(|begun| begun.model.name.clone()),
            emojis: emojis.collect(),
            labels: quality.map(|label| ("quality", label)).into_iter().collect(),
            ..node(&reply.message, id, Some(parent), "assistant".to_owned(), "assistant")
        })
    }

    /// The words of a reply that may be there, like everything that it was asked with.
    fn said(&mut self, reply: &Reply) -> Result<String, Reason> {
        let text = self.rules.usable(reply)?;
        reply.begun.iter().try_for_each(|begun| self.scribe.check(begun))?;
        self.scribe.words(text).map(str::to_owned)
    }

    /// Its place among all replies to the same turns, from 0, where votes tell them apart.
    fn rank(&self, reply: &Reply, group: &Group<'_>) -> Option<usize> {
        let weight = |reply: &Reply| {
            let Votes { up, down } = self.rules.votes(reply);
            i64::from(up) - i64::from(down)
        };
        let mut weights: Vec<_> = group.replies.iter().map(|it| weight(it)).collect();
        weights.sort_by_key(|weight| std::cmp::Reverse(*weight));
        let before = weights.len();
        weights.dedup();
        let differ = before > 1 && weights.len() == before;
        differ.then(|| weights.iter().position(|it| *it == weight(reply))).flatten()
    }

    /// These groups are in no tree, nor is what follows them.
    fn leave_out(&mut self, mut groups: Vec<MessageId>, reason: Reason) {
        while let Some(group) = groups.pop().and_then(|first| self.groups.remove(&first)) {
            for reply in group.replies {
                self.sorted.left_out.push((reply.message.id, reason));
                groups.extend(self.following.remove(&reply.message.id).into_iter().flatten());
            }
        }
    }
}

/// The files of a question as they were sent, whatever became of its words since.
fn files<'a>(group: &Group<'a>, question: &Message) -> &'a [SentFile] {
    let turns = group.replies.iter().filter_map(|reply| reply.begun.as_ref()).flat_map(|it| &it.turns);
    let mut sent = turns.filter(|turn| question.texts.contains(&turn.text));
    sent.next().map_or(&[], |turn| &turn.files)
}

/// What a reply says in its tree, and to what, by which a later export tells that it says something else.
fn says(group: &Group<'_>, reply: &Reply, is_liked: Option<bool>) -> String {
    let questions = group.questions.iter().filter_map(|question| question.texts.last());
    let texts = questions.chain(reply.message.texts.last()).map(ToString::to_string);
    let held = is_liked.map(|is_liked| if is_liked { "good" } else { "bad" }.to_owned());
    texts.chain(held).collect::<Vec<_>>().join(" ")
}

fn node(
    message: &Message,
    message_id: String,
    parent_id: Option<String>,
    user_id: String,
    role: &'static str,
) -> Node {
    Node {
        message_id,
        parent_id,
        user_id,
        created_date: message.at.to_string(),
        text: String::new(),
        role,
        lang: UNTOLD,
        review_count: 0,
        review_result: None,
        deleted: false,
        rank: None,
        synthetic: message.role == Role::Assistant,
        model_name: None,
        emojis: BTreeMap::new(),
        labels: BTreeMap::new(),
        replies: Vec::new(),
    }
}
