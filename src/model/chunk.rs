//! One JSON object of a stream (or a whole body that is none), as far as we care.

use std::borrow::Cow;

use serde::de::{MapAccess, SeqAccess};

use super::loose::{self, Loose, Said};
use super::piece::Usage;

/// A chunk of any dialect. Every field may be absent, a text by being empty: there is none that all servers send.
#[derive(Debug, Default)]
pub(super) struct Chunk<'a> {
    /// The model that answers.
    pub(super) model: Cow<'a, str>,
    /// The first choice with index 0 or without one; we never ask for a second.
    pub(super) choice: Option<Choice<'a>>,
    /// Counts, when all numbers are there: `usage: {}` and `usage: null` are none.
    pub(super) usage: Option<Usage>,
    /// The chunk is an error, or has one beside its choices.
    pub(super) faulty: bool,
    /// The chunk has a message and no choice: an error where it is the whole body, or where nothing better follows.
    pub(super) message_only: bool,
}

/// A choice of a chunk.
#[derive(Debug, Default)]
pub(super) struct Choice<'a> {
    /// It is a map, as it should be.
    given: bool,
    index: Option<u64>,
    /// What is new (in a stream).
    pub(super) delta: Option<Delta<'a>>,
    /// The whole answer (in a body that is no stream).
    pub(super) message: Option<Delta<'a>>,
    /// The same words as `delta.content` (Together), or all there is (`text_completion`).
    pub(super) text: Cow<'a, str>,
    /// Why the model stopped; null, absent and `""` until then.
    pub(super) finish_reason: Cow<'a, str>,
    /// Counts stand here too (Moonshot).
    usage: Option<Usage>,
}

/// The words of a choice.
#[derive(Debug, Default)]
pub(super) struct Delta<'a> {
    /// The answer, and reasoning where the content is a list of parts.
    pub(super) content: Content<'a>,
    /// The reason why a model does not answer (OpenAI): people see it as the answer.
    pub(super) refusal: Cow<'a, str>,
    /// Reasoning under each of its names. Most chunks have none, and room for all of it was a third of all decoding.
    thoughts: Vec<Words<'a>>,
}

/// `content`: a string, or a list of parts of which some are thinking (Mistral).
#[derive(Debug, Default)]
pub(super) struct Content<'a> {
    pub(super) text: Cow<'a, str>,
    thinking: Cow<'a, str>,
}

/// A text, or parts that have one.
#[derive(Debug, Default, PartialEq)]
struct Words<'a>(Cow<'a, str>);

impl Delta<'_> {
    /// Reasoning under the names that servers give it, and in parts. Some send the same words under two names.
    pub(super) fn reasoning(&self) -> impl Iterator<Item = &str> {
        let all = &self.thoughts;
        let again = move |nth: usize, words: &Words<'_>| all.iter().take(nth).any(|before| before == words);
        let fields = all.iter().enumerate().filter(move |(nth, words)| !again(*nth, words));
        fields.map(|(_, words)| &*words.0).chain([&*self.content.thinking])
    }

    /// Whether the choice's `text` says what it does not, and is not the same words again under another name.
    pub(super) fn lacks(&self, text: &str) -> bool {
        !text.is_empty()
            && self.content.text.is_empty()
            && self.refusal.is_empty()
            && self.reasoning().all(|thought| thought != text)
    }

    /// Whether there are any words in it.
    pub(super) fn speaks(&self) -> bool {
        !self.content.text.is_empty()
            || !self.refusal.is_empty()
            || self.reasoning().any(|part| !part.is_empty())
    }
}

impl<'de> Loose<'de> for Chunk<'de> {
    /// Google's compatible endpoint wraps an error in a list.
    fn list<A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<(), A::Error> {
        loose::element(&mut list, self)?;
        while loose::element(&mut list, &mut Said::default())? {}
        Ok(())
    }

    fn map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        let (mut error, mut detail, mut message) = (Said::default(), Said::default(), Said::default());
        let (mut object, mut kind) = (Cow::Borrowed(""), Cow::Borrowed(""));
        while let Some(key) = loose::key(&mut map)? {
            match &*key {
                "model" => loose::fill(&mut map, &mut self.model)?,
                "choices" => loose::fill(&mut map, &mut self.choice)?,
                "usage" => loose::fill(&mut map, &mut self.usage)?,
                "x_groq" => loose::fill(&mut map, &mut Aside(&mut self.usage))?,
                "error" | "errors" | "error_code" => loose::fill(&mut map, &mut error)?,
                "object" => loose::fill(&mut map, &mut object)?,
                "type" => loose::fill(&mut map, &mut kind)?,
                "detail" => loose::fill(&mut map, &mut detail)?,
                "message" => loose::fill(&mut map, &mut message)?,
                _ => loose::skip(&mut map)?,
            }
        }
        if let Some(choice) = &self.choice {
            self.usage = self.usage.or(choice.usage);
        }
        self.faulty = error.0 || object == "error" || kind == "error" || detail.0 && self.choice.is_none();
        self.message_only = message.0 && self.choice.is_none();
        Ok(())
    }
}

/// `choices`.
impl<'de> Loose<'de> for Option<Choice<'de>> {
    fn list<A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<(), A::Error> {
        loop {
            let choice = self.insert(Choice::default());
            if !loose::element(&mut list, choice)? {
                *self = None;
                return Ok(());
            }
            if choice.given && choice.index.unwrap_or(0) == 0 {
                break;
            }
        }
        while loose::element(&mut list, &mut Said::default())? {}
        Ok(())
    }
}

impl<'de> Loose<'de> for Choice<'de> {
    fn map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        self.given = true;
        while let Some(key) = loose::key(&mut map)? {
            match &*key {
                "index" => loose::fill(&mut map, &mut self.index)?,
                "delta" => loose::fill(&mut map, &mut self.delta)?,
                "message" => loose::fill(&mut map, &mut self.message)?,
                "text" => loose::fill(&mut map, &mut self.text)?,
                "finish_reason" => loose::fill(&mut map, &mut self.finish_reason)?,
                "usage" => loose::fill(&mut map, &mut self.usage)?,
                _ => loose::skip(&mut map)?,
            }
        }
        Ok(())
    }
}

/// `delta` and `message`.
impl<'de> Loose<'de> for Option<Delta<'de>> {
    fn map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        let delta = self.get_or_insert_default();
        while let Some(key) = loose::key(&mut map)? {
            match &*key {
                "content" => fill_once(&mut map, &mut delta.content)?,
                "refusal" => loose::fill(&mut map, &mut delta.refusal)?,
                "reasoning" | "reasoning_content" | "thinking" | "reasoning_details" => {
                    let mut words = Words::default();
                    loose::fill(&mut map, &mut words)?;
                    delta.thoughts.extend(Some(words).filter(|words| !words.0.is_empty()));
                }
                _ => loose::skip(&mut map)?,
            }
        }
        Ok(())
    }
}

/// A key that comes twice counts once.
fn fill_once<'de, T: Loose<'de> + Default, A: MapAccess<'de>>(
    map: &mut A,
    value: &mut T,
) -> Result<(), A::Error> {
    *value = T::default();
    loose::fill(map, value)
}

impl<'de> Loose<'de> for Content<'de> {
    fn text(&mut self, text: Cow<'de, str>) {
        self.text += text;
    }

    fn list<A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<(), A::Error> {
        // Each part adds itself.
        while loose::element(&mut list, self)? {}
        Ok(())
    }

    /// A part: `{"type":"text","text":T}`, or `{"type":"thinking","thinking":P}` where P is a text or parts again. What kind
    /// it is may be said after its words.
    fn map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        let (mut kind, mut words, mut thought) = (Cow::Borrowed(""), Words::default(), Words::default());
        while let Some(key) = loose::key(&mut map)? {
            match &*key {
                "type" => loose::fill(&mut map, &mut kind)?,
                "text" | "refusal" => loose::fill(&mut map, &mut words)?,
                "thinking" | "reasoning" => loose::fill(&mut map, &mut thought)?,
                _ => loose::skip(&mut map)?,
            }
        }
        let is_thought = ["think", "reason", "thought"].iter().any(|mark| kind.contains(mark));
        if is_thought {
            self.thinking += thought.0 + words.0;
        } else {
            self.thinking += thought.0;
            self.text += words.0;
        }
        Ok(())
    }
}

impl<'de> Loose<'de> for Words<'de> {
    fn text(&mut self, text: Cow<'de, str>) {
        self.0 += text;
    }

    fn list<A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<(), A::Error> {
        while loose::element(&mut list, self)? {}
        Ok(())
    }

    fn map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = loose::key(&mut map)? {
            match &*key {
                "text" | "thinking" | "summary" | "value" => loose::fill(&mut map, self)?,
                _ => loose::skip(&mut map)?,
            }
        }
        Ok(())
    }
}

/// Something with counts in it (Groq).
struct Aside<'a>(&'a mut Option<Usage>);

impl<'de> Loose<'de> for Aside<'_> {
    fn map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = loose::key(&mut map)? {
            match &*key {
                "usage" => loose::fill(&mut map, self.0)?,
                _ => loose::skip(&mut map)?,
            }
        }
        Ok(())
    }
}

impl<'de> Loose<'de> for Option<Usage> {
    fn map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        let (mut prompt, mut completion) = (None, None);
        while let Some(key) = loose::key(&mut map)? {
            match &*key {
                "prompt_tokens" => loose::fill(&mut map, &mut prompt)?,
                "completion_tokens" => loose::fill(&mut map, &mut completion)?,
                _ => loose::skip(&mut map)?,
            }
        }
        let usage = prompt.zip(completion);
        *self = usage.map(|(prompt_tokens, completion_tokens)| Usage { prompt_tokens, completion_tokens });
        Ok(())
    }
}
