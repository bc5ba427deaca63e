//! The words of one conversation as they may leave the house: by aliases, without what must be masked.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::domain::enclosed::{Enclosed, enclose};
use crate::domain::event::{ReplyBegun, Role, SentFile, SentTurn};
use crate::domain::history::{Enclosure, Written};
use crate::domain::id::{FileId, MessageId, PersonId, TextId};
use crate::domain::quote::Quoted;
use crate::export::before::Line;
use crate::export::lineage::Lineage;
use crate::export::mask::{self, Called, Masked};
use crate::export::people::{Aliases, plain};
use crate::export::reason::Reason;
use crate::export::story::Reply;

/// What is known beside the log, of some conversations, as of now.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Texts that were not erased.
    pub texts: HashMap<TextId, Written>,
    /// Files that were read with them and were not erased.
    pub files: HashMap<FileId, Enclosure>,
    /// What people are called.
    pub names: HashMap<PersonId, String>,
    /// Who allows what the export is for; none: everybody does.
    pub allowing: Option<HashSet<PersonId>>,
    /// Of those who do not, who did at the moment of the export.
    pub withdrawn: HashSet<PersonId>,
    /// Texts that were erased after that moment.
    pub erased_since: HashSet<TextId>,
}

/// What stands for the name of a file that nobody kept.
const A_FILE: &str = "a file";
/// How much of a hash stands for a name: enough to find the file.
const HASH: usize = 12;

/// A turn as trainers take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks.
    pub role: Role,
    /// The words.
    pub content: String,
}

/// Whoever writes down the words of one conversation.
pub struct Scribe<'a> {
    beside: &'a Beside,
    /// What its people are called in the turns.
    aliases: Aliases,
    /// The names that are masked wherever they stand.
    called: Vec<Called>,
    clean: BTreeMap<TextId, String>,
    clean_files: BTreeMap<FileId, String>,
    /// What those said here who do not allow it, which nobody may quote either; none until somebody wants to know.
    refused: Option<Quoted>,
    lineage: Lineage<'a>,
    /// Whether everybody allows it who led to a reply, as far as somebody wanted to know.
    led: HashMap<MessageId, Result<(), Reason>>,
    line: Line<'a>,
    masked: &'a mut Masked,
}

impl<'a> Scribe<'a> {
    /// For this conversation; `everybody` are all names that are known, in small letters.
    pub fn new(
        line: Line<'a>,
        beside: &'a Beside,
        everybody: &HashSet<String>,
        masked: &'a mut Masked,
    ) -> Self {
        let replies: Vec<_> = line.stories.iter().flat_map(|story| &story.replies).collect();
        let turns = replies.iter().filter_map(|reply| reply.begun.as_ref()).flat_map(|it| &it.turns);
        let mut texts = BTreeSet::new();
        let asked: Vec<_> = turns.filter(|turn| turn.role == Role::User && texts.insert(turn.text)).collect();
        let speaks = |text: TextId| beside.texts.get(&text).and_then(|written| written.by);
        let people = asked.iter().filter_map(|turn| turn.speaker.or_else(|| speaks(turn.text)));
        let people: Vec<_> = people.collect();
        let mut aliases = Aliases::new(people.iter().copied());
        let mut called = Vec::new();
        for person in people.into_iter().collect::<BTreeSet<_>>() {
            if let Some(name) = beside.names.get(&person) {
                aliases.introduce(person, name);
                called.push(Called::new(name.clone(), aliases.of(person)));
            }
        }
        let said =
            asked.iter().map(|turn| turn.text).chain(replies.iter().flat_map(|it| it.feedback.clone()));
        for name in said.filter_map(|text| beside.texts.get(&text)).flat_map(|it| mask::mentioned(&it.words))
        {
            let is_a_name = name.contains('\u{a0}') || everybody.contains(&plain(name));
            if aliases.mention(name) && is_a_name {
                let alias = aliases.named(name).unwrap_or_default();
                called.push(Called::new(name.replace('\u{a0}', " "), alias));
            }
        }
        // A name can be the beginning of another one.
        called.sort_by_key(|called| std::cmp::Reverse(called.length()));
        let (clean, clean_files) = (BTreeMap::new(), BTreeMap::new());
        let (lineage, led) = (Lineage::of(&line), HashMap::new());
        Self { beside, aliases, called, clean, clean_files, refused: None, lineage, led, line, masked }
    }

    /// Some words, if they are still there and whoever wrote them allows it.
    pub fn words(&mut self, text: TextId) -> Result<&str, Reason> {
        let written = self.allowed(text)?;
        if !self.clean.contains_key(&text) {
            let words = self.cleaned(&written.words, written.by.is_some());
            self.clean.insert(text, words);
        }
        Ok(self.clean.get(&text).map_or("", String::as_str))
    }

    /// A correction; one that quotes somebody who does not allow it is theirs too.
    pub fn correction(&mut self, text: TextId) -> Result<&str, Reason> {
        let written = self.allowed(text)?;
        if self.trains() {
            let refused = self.refused.get_or_insert_with(|| refused(&self.line, self.beside));
            if refused.is_in(&written.words) {
                return Err(Reason::NoConsent);
            }
        }
        self.words(text)
    }

    /// A text that is still there, if whoever wrote it allows what the export is for.
    fn allowed(&self, text: TextId) -> Result<&'a Written, Reason> {
        let Beside { texts, withdrawn, erased_since, .. } = self.beside;
        let Some(written) = texts.get(&text) else {
            return Err(if erased_since.contains(&text) { Reason::ErasedSince } else { Reason::Erased });
        };
        match written.by.filter(|person| !self.beside.allows(*person)) {
            Some(person) if withdrawn.contains(&person) => Err(Reason::Withdrawn),
            Some(_) => Err(Reason::NoConsent),
            None => Ok(written),
        }
    }

    /// Whether what a reply was asked with can be in an example: everybody allows it whose words it has, and no image is in it.
    pub fn check(&mut self, begun: &ReplyBegun) -> Result<(), Reason> {
        self.check_words(begun)?;
        let mut read = begun.turns.iter().flat_map(|turn| &turn.files).filter(|sent| sent.read);
        let has_image = read.any(|sent| matches!(self.beside.files.get(&sent.file), Some(Enclosure::Image)));
        if self.trains() && has_image { Err(Reason::Image) } else { Ok(()) }
    }

    /// Whether everybody allows it whose words a reply was asked with. The model's own turns may have words in them of
    /// somebody whose turn was not sent any more, so whatever led to these is looked at, too.
    fn check_words(&mut self, begun: &ReplyBegun) -> Result<(), Reason> {
        begun.turns.iter().try_for_each(|turn| {
            self.check_turn(turn)?;
            if turn.role == Role::Assistant { self.check_behind(turn.text) } else { Ok(()) }
        })
    }

    fn check_turn(&self, turn: &SentTurn) -> Result<(), Reason> {
        if self.line.excluded.contains(&turn.text) {
            return Err(Reason::Place);
        }
        let written = self.allowed(turn.text)?;
        // Of words that are nobody's any more nobody can have allowed anything.
        if turn.role == Role::User && self.trains() && written.by.is_none() {
            return Err(Reason::NoConsent);
        }
        let mut read = turn.files.iter().filter(|sent| sent.read);
        let is_whole = read.all(|sent| self.beside.files.contains_key(&sent.file));
        if is_whole { Ok(()) } else { Err(Reason::Erased) }
    }

    /// The same of what the model's words come from; of those of which that is not known anybody can have led to them.
    fn check_behind(&mut self, answer: TextId) -> Result<(), Reason> {
        let Some(reply) = self.lineage.reply(answer) else { return self.of_anybody() };
        // The earliest first, so that each of a long conversation finds those before it looked at, and none is looked at twice.
        let is_known = |id| self.led.contains_key(&id);
        let (behind, mut led) = (self.lineage.behind([reply], is_known), Ok(()));
        for reply in behind.into_iter().chain([reply]) {
            led = self.check_led(reply);
        }
        led
    }

    fn check_led(&mut self, reply: &Reply) -> Result<(), Reason> {
        let id = reply.message.id;
        if let Some(known) = self.led.get(&id) {
            return *known;
        }
        // Nothing leads to itself; of what says so it is not known who does.
        self.led.insert(id, self.of_anybody());
        let led = match &reply.begun {
            Some(begun) => self.check_words(begun),
            None => self.of_anybody(),
        };
        self.led.insert(id, led);
        led
    }

    /// Whether words may be there that can come from anybody.
    const fn of_anybody(&self) -> Result<(), Reason> {
        if self.trains() { Err(Reason::NoConsent) } else { Ok(()) }
    }

    /// Whose words they are; none for the model's, the set-up's, and what was erased.
    pub fn author(&self, text: TextId) -> Option<PersonId> {
        self.beside.texts.get(&text).and_then(|written| written.by)
    }

    /// Whether models are to be trained on what is written down.
    const fn trains(&self) -> bool {
        self.beside.allowing.is_some()
    }

    /// The turns as they were sent, speakers by alias and files by hash.
    pub fn sent(&mut self, begun: &ReplyBegun) -> Result<Vec<Turn>, Reason> {
        self.check(begun)?;
        let mut sent = Vec::with_capacity(begun.turns.len());
        for turn in &begun.turns {
            let words = self.asked(turn.text, &turn.files)?;
            let content = match turn.speaker {
                Some(person) => format!("{}: {words}", self.aliases.of(person)),
                None => words,
            };
            sent.push(Turn { role: turn.role, content });
        }
        // Templates refuse a history that begins with a reply, and whoever trains on one that ends so trains on the question.
        let first = sent.iter().find(|turn| turn.role != Role::System);
        match (first, sent.last()) {
            (Some(first), Some(last)) if first.role == Role::User && last.role == Role::User => Ok(sent),
            _ => Err(Reason::NoQuestion),
        }
    }

    /// Some words with the files that came with them.
    pub fn asked(&mut self, text: TextId, files: &[SentFile]) -> Result<String, Reason> {
        let mut words = self.words(text)?.to_owned();
        for file in files {
            self.enclose(&mut words, *file)?;
        }
        Ok(words)
    }

    fn enclose(&mut self, words: &mut String, SentFile { file, read }: SentFile) -> Result<(), Reason> {
        match self.beside.files.get(&file).filter(|_| read) {
            None if read => return Err(Reason::Erased),
            None => enclose(words, A_FILE, Enclosed::Unseen),
            Some(Enclosure::Image) if self.trains() => return Err(Reason::Image),
            Some(Enclosure::Image) => enclose(words, "an image", Enclosed::Beside),
            Some(Enclosure::Text { words: text, sha256 }) => {
                if !self.clean_files.contains_key(&file) {
                    let text = self.cleaned(text, true);
                    self.clean_files.insert(file, text);
                }
                let text = self.clean_files.get(&file).map_or("", String::as_str);
                let hash = sha256.get(..HASH).unwrap_or(sha256);
                enclose(words, hash, Enclosed::Text(text));
            }
        }
        Ok(())
    }

    fn cleaned(&mut self, words: &str, is_somebodys: bool) -> String {
        let words = mask::patterns(words, self.masked);
        // In a reply an @ is as likely a piece of a program, unless somebody was named so.
        let otherwise = is_somebodys.then_some("someone");
        let alias = |name: &str| self.aliases.named(name).or(otherwise);
        let words = mask::mentions(words, alias, self.masked);
        self.called.iter().fold(words, |words, called| mask::name(words, called, self.masked))
    }
}

impl Beside {
    /// Whether somebody allows what the export is for.
    fn allows(&self, person: PersonId) -> bool {
        self.allowing.as_ref().is_none_or(|all| all.contains(&person))
    }
}

/// What was said in a conversation, and in those before it, by those who do not allow that it leaves the house.
fn refused(line: &Line<'_>, beside: &Beside) -> Quoted {
    let mut refused = Quoted::default();
    let written =
        line.stories.iter().flat_map(|story| story.texts()).filter_map(|text| beside.texts.get(&text));
    let theirs = written.filter(|written| written.by.is_some_and(|person| !beside.allows(person)));
    theirs.for_each(|written| refused.add(&written.words));
    refused
}

/// Neighbours of one role as one turn, since many templates refuse two in a row.
pub fn merged(sent: &[Turn]) -> Vec<Turn> {
    let mut merged: Vec<Turn> = Vec::with_capacity(sent.len());
    for turn in sent {
        match merged.last_mut() {
            Some(last) if last.role == turn.role => {
                last.content.push_str("\n\n");
                last.content.push_str(&turn.content);
            }
            _ => merged.push(turn.clone()),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_role_become_one_turn() {
        let turn = |role, content: &str| Turn { role, content: content.to_owned() };
        let sent =
            [turn(Role::User, "a"), turn(Role::User, "b"), turn(Role::Assistant, "c"), turn(Role::User, "d")];
        let expected = [turn(Role::User, "a\n\nb"), turn(Role::Assistant, "c"), turn(Role::User, "d")];
        assert_eq!(merged(&sent), expected);
    }
}
