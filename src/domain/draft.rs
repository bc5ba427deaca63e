//! What to show of one reply: takes tokens and outcomes, gives the newest text at the moment of sending.

use crate::domain::budget::Rank;
use crate::domain::split::{Part, Splitter, clip};

/// How a chat service wants its texts.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The most code points of one message.
    pub limit: usize,
    /// How many of them are left free in every part, for the mark or the small print.
    pub room: usize,
    /// Stands at the end while more is to come.
    pub mark: &'static str,
    /// Begins a line in small print.
    pub small_print: &'static str,
}

impl Shape {
    /// Discord's: 2000 code points (FACTS section 3), subtext for small print.
    pub const DISCORD: Self = Self { limit: 2_000, room: 160, mark: " ▌", small_print: "-# " };

    /// The most code points of a part without mark and small print: what a reply is split by.
    pub const fn text_limit(&self) -> usize {
        self.limit - self.room
    }
}

/// How a reply ends.
#[derive(Clone, Debug, Default)]
pub struct Ending {
    /// A line in small print below the text; cut where it does not fit into the shape's room.
    pub small_print: Option<String>,
    /// Stands for the text where there is none.
    pub if_empty: String,
}

/// Whether a call makes a message or changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Post the part.
    Create,
    /// Change the part that was posted.
    Edit,
}

/// What the text of a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing is said yet: a line says what is waited for.
    Waiting,
    /// More is to come in this part.
    Streaming,
    /// This part will not change again; another follows.
    Full,
    /// The last part, as it stays: once this is shown the reply is complete.
    Last,
}

/// One request to make now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The part's place in the reply, from 0.
    pub part: usize,
    /// Tells apart the messages of one reply, for the nonce: the same when a create is repeated, another when a part that
    /// is gone begins again in a new message.
    pub serial: u16,
    /// Create or edit.
    pub verb: Verb,
    /// The whole content of the message.
    pub text: String,
    /// What the text is.
    pub form: Form,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The message stands as the call said.
    Shown,
    /// There is no such message any more.
    Gone,
    /// It did nothing; worth another try.
    Failed,
    /// Nobody knows whether it did anything; worth another try.
    Unsure,
    /// Will never be allowed.
    Refused,
}

/// How far the showing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// All text so far is shown.
    Caught,
    /// Some text is not, or not yet for sure.
    Behind,
    /// The reply has ended, and nothing more will be shown.
    Done {
        /// Whether the whole text stands there.
        all_shown: bool,
    },
}

/// The text of one reply on its way to its readers.
///
/// Parts are numbers here; which messages they are is the caller's knowledge. For every call that [`Draft::next`] gives out,
/// [`Draft::done`] must be told how it went; a part has at most one call under way.
#[derive(Debug)]
pub struct Draft {
    shape: Shape,
    text: String,
    /// How much of the text stands before what the model said (bytes).
    lead: usize,
    /// What is waited for while there is no text, and how often that changed.
    notice: Option<(String, usize)>,
    splitter: Splitter,
    ending: Option<Ending>,
    posts: Vec<Post>,
    serials: u16,
    moved: bool,
    given_up: bool,
    held: bool,
}

/// What is known of a part's message.
#[derive(Debug)]
struct Post {
    serial: u16,
    exists: bool,
    /// A create was tried and nobody knows whether it worked: repeating it may bring back the older text.
    doubtful: bool,
    shown: Option<Stamp>,
    in_flight: Option<Stamp>,
}

/// Which text of a part: parts only grow at their end, so this is enough to tell two texts of it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    end: usize,
    form: Form,
}

impl Draft {
    /// A draft without text.
    pub fn new(shape: Shape) -> Self {
        assert!(shape.mark.chars().count() < shape.room, "the mark stands in the room that is left free");
        let splitter = Splitter::new(shape.text_limit());
        let (text, posts) = (String::new(), Vec::new());
        Self {
            shape,
            text,
            lead: 0,
            notice: None,
            splitter,
            ending: None,
            posts,
            serials: 0,
            moved: false,
            given_up: false,
            held: false,
        }
    }

    /// The whole text so far, without marks and small print.
    pub fn text(&self) -> &str {
        self.text.get(self.lead..).unwrap_or_default()
    }

    /// As much of it as people surely see.
    pub fn shown(&self) -> &str {
        let words = self.posts.iter().filter_map(|post| post.shown).filter(|it| it.form != Form::Waiting);
        let end = words.map(|shown| shown.end).max().unwrap_or_default();
        self.text.get(self.lead..end).unwrap_or_default()
    }

    /// Puts a line before the text, which is none of it. Only before there is any; it must not have a line break and must
    /// fit into a part.
    pub fn lead(&mut self, line: &str) {
        if self.ending.is_none() && self.text.is_empty() {
            self.text = format!("{line}\n");
            self.lead = self.text.len();
        }
    }

    /// Says in small print what is waited for, as long as there is no text.
    pub fn notice(&mut self, line: &str) {
        let changed = self.notice.as_ref().map_or(0, |(_, changed)| changed + 1);
        self.notice = Some((line.to_owned(), changed));
    }

    /// Whether any message was posted, or may have been.
    pub fn is_posted(&self) -> bool {
        !self.posts.is_empty()
    }

    /// Takes in what the model said next. After the end nothing is taken in.
    pub fn push(&mut self, token: &str) {
        if self.ending.is_none() {
            self.text.push_str(token);
            self.splitter.advance(&self.text);
        }
    }

    /// Ends the text; the first ending counts.
    pub fn finish(&mut self, ending: Ending) {
        if self.ending.is_some() {
            return;
        }
        if self.text().trim().is_empty() {
            self.text.clone_from(&ending.if_empty);
            self.lead = 0;
            self.splitter = Splitter::new(self.shape.text_limit());
        }
        self.splitter.finish(&self.text);
        self.ending = Some(ending);
    }

    /// Whether the newest part's message is not recorded yet. Until it is, no part becomes full and no other begins, nor is
    /// one full from the first moment, so that a crash leaves one message at most that nobody knows of, and it still has its button.
    pub fn hold(&mut self, held: bool) {
        self.held = held;
    }

    /// Whether nothing more will be shown, however much there is: it may not be, or whoever deletes it does not want it.
    pub const fn is_given_up(&self) -> bool {
        self.given_up
    }

    /// How far the showing is.
    pub fn state(&self) -> State {
        let under_way = self.posts.iter().any(|post| post.in_flight.is_some());
        let caught =
            (0..self.parts()).all(|part| self.posts.get(part).is_some_and(|post| self.settled(part, post)));
        if self.given_up && !under_way {
            State::Done { all_shown: false }
        } else if under_way || !caught {
            State::Behind
        } else if self.ending.is_some() {
            State::Done { all_shown: true }
        } else {
            State::Caught
        }
    }

    /// How much a call of this kind would matter now; `None` when there is none to make.
    pub fn wants(&self, verb: Verb) -> Option<Rank> {
        self.due(verb).map(|part| match verb {
            _ if self.ending.is_some() => Rank::Ending,
            // A full part that waits would need a call beside the one that is kept for the ending.
            Verb::Edit if part >= self.splitter.full().len() => Rank::Preview,
            Verb::Create | Verb::Edit => Rank::First,
        })
    }

    /// The call of this kind to make now, with the newest text.
    pub fn next(&mut self, verb: Verb) -> Option<Call> {
        let part = self.due(verb)?;
        if part == self.posts.len() {
            let serial = self.fresh_serial();
            self.posts.push(Post::new(serial));
        }
        let (stamp, text) = match (verb, self.splitter.full().get(part)) {
            // Full from the first moment: it says that more is to come until it is recorded, as all others do.
            (Verb::Create, Some(full)) => {
                let stamp = Stamp { end: full.shown_to(), form: Form::Streaming };
                (stamp, self.marked(full))
            }
            _ => (self.stamp(part)?, self.rendered(part)?),
        };
        let post = self.posts.get_mut(part)?;
        post.in_flight = Some(stamp);
        Some(Call { part, serial: post.serial, verb, text, form: stamp.form })
    }

    /// Takes in what became of the call under way for `part`.
    pub fn done(&mut self, part: usize, outcome: Outcome) {
        let post = self.posts.get_mut(part).expect("a call for this part was given out");
        let sent = post.in_flight.take().expect("a call was under way");
        match outcome {
            Outcome::Shown => post.shown_as(sent),
            Outcome::Failed => {}
            Outcome::Unsure => post.doubtful |= !post.exists,
            Outcome::Refused => self.given_up = true,
            Outcome::Gone if self.moved => self.given_up = true,
            Outcome::Gone => self.begin_again(part),
        }
    }

    /// Lets the part go on in a new message. Once in a reply: who deletes that one too does not want it.
    fn begin_again(&mut self, part: usize) {
        self.moved = true;
        let serial = self.fresh_serial();
        if let Some(post) = self.posts.get_mut(part) {
            *post = Post::new(serial);
        }
    }

    fn fresh_serial(&mut self) -> u16 {
        self.serials = self.serials.saturating_add(1);
        self.serials - 1
    }

    /// The part that a call of this kind is for: edits wherever the shown text is old; creates in order, each when the part in
    /// front of it is known to be shown whole, so that a crash leaves no gap between two parts.
    fn due(&self, verb: Verb) -> Option<usize> {
        if self.given_up {
            return None;
        }
        let open = if self.held { self.splitter.full().len() } else { 0 };
        match verb {
            Verb::Create if self.held => None,
            Verb::Create => {
                let next = self.posts.iter().position(|post| !post.exists).unwrap_or(self.posts.len());
                let idle = self.posts.get(next).is_none_or(|post| post.in_flight.is_none());
                let front = next.checked_sub(1).and_then(|front| Some((front, self.posts.get(front)?)));
                let is_whole = front.is_none_or(|(part, post)| self.settled(part, post));
                (next < self.parts() && idle && is_whole).then_some(next)
            }
            Verb::Edit => self.posts.iter().enumerate().position(|(part, post)| {
                part >= open && post.exists && post.in_flight.is_none() && !self.settled(part, post)
            }),
        }
    }

    fn settled(&self, part: usize, post: &Post) -> bool {
        post.shown.is_some() && post.shown == self.stamp(part)
    }

    /// How many parts there are to show.
    fn parts(&self) -> usize {
        let rest = self.splitter.has_rest() || self.noticed().is_some();
        self.splitter.full().len() + usize::from(rest)
    }

    /// What is shown in the stead of a text.
    fn noticed(&self) -> Option<&(String, usize)> {
        self.notice.as_ref().filter(|_| self.text.is_empty() && self.ending.is_none())
    }

    fn stamp(&self, part: usize) -> Option<Stamp> {
        if let Some((_, changed)) = self.noticed() {
            return (part == 0).then_some(Stamp { end: *changed, form: Form::Waiting });
        }
        match self.splitter.full().get(part) {
            Some(full) => Some(Stamp { end: full.shown_to(), form: Form::Full }),
            None => self.splitter.rest_shown_to(&self.text).map(|end| Stamp { end, form: self.open_form() }),
        }
    }

    fn open_form(&self) -> Form {
        if self.ending.is_some() { Form::Last } else { Form::Streaming }
    }

    fn rendered(&self, part: usize) -> Option<String> {
        if let Some((line, _)) = self.noticed() {
            return Some(format!("{}{}", self.shape.small_print, clip(line, self.shape.room)));
        }
        let full = self.splitter.full().get(part).map(|full| full.text(&self.text));
        full.or_else(|| self.splitter.rest(&self.text).map(|rest| self.with_tail(&rest)))
    }

    /// With the mark that more is to come.
    fn marked(&self, part: &Part) -> String {
        let (text, mark) = (part.text(&self.text), self.shape.mark);
        match part.ends_with_fence(&self.text) {
            true => format!("{text}\n{}", mark.trim_start()),
            false => text + mark,
        }
    }

    fn with_tail(&self, rest: &Part) -> String {
        let text = rest.text(&self.text);
        let Shape { small_print, room, .. } = self.shape;
        match &self.ending {
            None => self.marked(rest),
            Some(Ending { small_print: Some(words), .. }) => {
                let line = format!("{small_print}{}", words.replace('\n', " "));
                format!("{text}\n{}", clip(&line, room - 1))
            }
            Some(_) => text,
        }
    }
}

impl Post {
    fn new(serial: u16) -> Self {
        Self { serial, exists: false, doubtful: false, shown: None, in_flight: None }
    }

    fn shown_as(&mut self, sent: Stamp) {
        // A repeated create may have brought back the message of the first try, with its older text.
        self.shown = (!self.doubtful).then_some(sent);
        (self.exists, self.doubtful) = (true, false);
    }
}

#[cfg(test)]
mod tests;
