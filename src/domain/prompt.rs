//! What a model is asked: turns in; a system text and alternating messages within a token budget out.

use std::fmt;
use std::sync::Arc;

use crate::domain::event::Role;

/// One turn of a conversation, as it was said.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Turn<I> {
    /// Who said it.
    pub role: Role,
    /// The person's name, where several people talk in one conversation.
    pub speaker: Option<String>,
    /// What was said.
    pub text: String,
    /// The images that came with it.
    pub images: Vec<Image>,
    /// What the caller knows the turn by; it comes back in [`Composed::sent`].
    pub id: I,
}

/// An image, whole. Cheap to clone.
#[derive(Clone, Eq, PartialEq)]
pub struct Image {
    /// Its type, such as `image/png`.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} bytes", self.media_type, self.bytes.len())
    }
}

/// How a prompt is made of turns.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The system text; blank is none.
    pub system: Option<String>,
    /// Puts the system text into the first user message: Gemma's and old Mistral's templates have no system role.
    pub fold_system: bool,
    /// Writes `Name: ` before what a person said: most templates drop a message's own `name` field.
    pub name_speakers: bool,
    /// How many tokens the prompt may have, by [`Composed::estimate`].
    pub budget: u64,
    /// What the estimate is multiplied by: the model's recent highest ratio of counted to estimated tokens.
    pub calibration: f64,
    /// How many turns may stand before the last user turn; fewer than there are, where a server found them too many.
    pub history: usize,
}

/// What goes to a model: `messages` alternate, begin and end with the user, and none of them is blank but one with images.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Prompt {
    /// The system text, first and only once.
    pub system: Option<String>,
    /// Who said what, oldest first; never `Role::System`.
    pub messages: Vec<(Role, String)>,
    /// Images in order, each with the place of its message in that list.
    pub images: Vec<(usize, Image)>,
}

/// A prompt, and what became of the turns it was made of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Composed<I> {
    /// What is sent.
    pub prompt: Prompt,
    /// The turns whose text is in it, oldest first.
    pub sent: Vec<I>,
    /// How many of the oldest turns were left out.
    pub cut: usize,
    /// About how many tokens the prompt has.
    pub estimate: u64,
}

/// The prompt that asks the last user turn, with as much of what was said before as fits the budget.
///
/// Only the oldest turns are dropped, never the system text or the last user turn: if these two alone are too long,
/// they are sent all the same and the server has its say. Passed over are blank turns, which carry nothing, the model's
/// after the last user turn, and the set-up's: what holds now is the shape's system text. `None` when nobody asks anything.
pub fn compose<I: Clone>(turns: &[Turn<I>], shape: &Shape) -> Option<Composed<I>> {
    let asked = turns.iter().rposition(|turn| turn.role == Role::User && counts(turn))?;
    let spoken: Vec<&Turn<I>> = turns.iter().take(asked + 1).filter(|turn| counts(turn)).collect();
    let lines: Vec<Line> = spoken.iter().map(|turn| Line::of(turn, shape.name_speakers)).collect();
    let system = shape.system.as_deref().filter(|text| !is_blank(text));

    let (first, units) = first_that_fits(&lines, system, shape);
    let kept = lines.into_iter().skip(first);
    Some(Composed {
        prompt: assemble(kept, system, shape.fold_system),
        sent: spoken.iter().skip(first).map(|turn| turn.id.clone()).collect(),
        cut: first,
        estimate: tokens(units, shape.calibration),
    })
}

/// About how many tokens a prompt has. Measured against three tokenizers it is at or above the count for most texts,
/// 4 % under for a URL, 10 % under for emoji, and 2 to 5 times over for Russian, Chinese and Hindi.
pub fn estimate(prompt: &Prompt, calibration: f64) -> u64 {
    let texts = prompt.system.iter().chain(prompt.messages.iter().map(|(_, text)| text));
    let units: u64 = texts.map(|text| PER_MESSAGE + weigh(text)).sum();
    tokens(units + weigh_images(prompt.images.len()), calibration)
}

/// A token is 60 units, so that a third and 0.55 of one are whole numbers.
const TOKEN: u64 = 60;
/// What an image takes: about 1,100 tokens of OpenAI's models at the most, 600 to 2,900 of others.
const PER_IMAGE: u64 = 1_100 * TOKEN;
/// What a template adds around each message: 8 tokens.
const PER_MESSAGE: u64 = 8 * TOKEN;
const BLANK_LINE: &str = "\n\n";

/// A turn as it is written into a message.
struct Line {
    role: Role,
    text: String,
    images: Vec<Image>,
}

impl Line {
    fn of<I>(turn: &Turn<I>, name_speakers: bool) -> Self {
        let speaker = turn.speaker.as_deref().filter(|_| name_speakers && turn.role == Role::User);
        let name = speaker.map(one_line).filter(|name| !name.is_empty());
        let text = match name {
            Some(name) => format!("{name}: {}", turn.text),
            None => turn.text.clone(),
        };
        Self { role: turn.role, text, images: turn.images.clone() }
    }

    fn weigh(&self) -> u64 {
        weigh(&self.text) + weigh_images(self.images.len())
    }
}

/// A name must not be able to write a line of its own, which could pass for somebody else's.
fn one_line(name: &str) -> String {
    let name: String = name.chars().map(|c| if is_line_break(c) { ' ' } else { c }).collect();
    name.trim().to_owned()
}

fn is_line_break(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

fn counts<I>(turn: &Turn<I>) -> bool {
    turn.role != Role::System && (!is_blank(&turn.text) || !turn.images.is_empty())
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Where to begin so that everything from there on fits, and how much that is. Counted from the newest line back, since
/// each older one only adds; a beginning with the model's words is no beginning.
fn first_that_fits(lines: &[Line], system: Option<&str>, shape: &Shape) -> (usize, u64) {
    let mut units = lines.last().map_or(0, |last| PER_MESSAGE + last.weigh());
    units += match system {
        Some(system) if shape.fold_system => weigh(system) + weigh(BLANK_LINE),
        Some(system) => PER_MESSAGE + weigh(system),
        None => 0,
    };
    let mut best = (lines.len().saturating_sub(1), units);
    let neighbours = lines.iter().zip(lines.iter().skip(1)).enumerate().rev().take(shape.history);
    for (at, (line, next)) in neighbours {
        let joint = if line.role == next.role { weigh(BLANK_LINE) } else { PER_MESSAGE };
        units += joint + line.weigh();
        if tokens(units, shape.calibration) > shape.budget {
            break;
        }
        if line.role == Role::User {
            best = (at, units);
        }
    }
    best
}

/// Joins neighbours of one role: templates of Gemma, Mistral and Llama 2 refuse two user messages in a row.
fn assemble(lines: impl Iterator<Item = Line>, system: Option<&str>, fold: bool) -> Prompt {
    let mut prompt = Prompt { system: system.filter(|_| !fold).map(str::to_owned), ..Prompt::default() };
    if let Some(system) = system.filter(|_| fold) {
        prompt.messages.push((Role::User, system.to_owned()));
    }
    for line in lines {
        match prompt.messages.last_mut() {
            Some((role, text)) if *role == line.role => join(text, &line.text),
            _ => prompt.messages.push((line.role, line.text)),
        }
        let place = prompt.messages.len() - 1;
        prompt.images.extend(line.images.into_iter().map(|image| (place, image)));
    }
    prompt
}

/// An image may come without a word.
fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !is_blank(more) {
        text.push_str(BLANK_LINE);
    }
    text.push_str(more);
}

/// Letters and spaces a third of a token each, other ASCII characters one, other characters 0.55 for each byte.
fn weigh(text: &str) -> u64 {
    text.bytes()
        .map(|byte| match byte {
            b' ' | b'a'..=b'z' | b'A'..=b'Z' => TOKEN / 3,
            _ if byte.is_ascii() => TOKEN,
            _ => 33,
        })
        .sum()
}

fn weigh_images(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX).saturating_mul(PER_IMAGE)
}

fn tokens(units: u64, calibration: f64) -> u64 {
    let calibration = if calibration.is_finite() && calibration > 0.0 { calibration } else { 1.0 };
    // A float is exact far beyond any prompt's length, and the cast saturates.
    ((units as f64 / TOKEN as f64) * calibration).ceil() as u64
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn turn(role: Role, speaker: &str, text: &str, id: usize) -> Turn<usize> {
        let speaker = Some(speaker.to_owned()).filter(|name| !name.is_empty());
        Turn { role, speaker, text: text.to_owned(), images: Vec::new(), id }
    }

    /// `u` and `a` for the roles; the ids count from 0.
    fn turns(said: &[(char, &str)]) -> Vec<Turn<usize>> {
        let role = |c| if c == 'u' { Role::User } else { Role::Assistant };
        said.iter().enumerate().map(|(id, (who, text))| turn(role(*who), "", text, id)).collect()
    }

    fn shape() -> Shape {
        Shape {
            system: None,
            fold_system: false,
            name_speakers: false,
            budget: 10_000,
            calibration: 1.0,
            history: usize::MAX,
        }
    }

    fn check(turns: &[Turn<usize>], shape: &Shape, expected: &[(char, &str)]) -> Composed<usize> {
        let composed = compose(turns, shape).expect("somebody asked something");
        let messages: Vec<(char, &str)> = composed
            .prompt
            .messages
            .iter()
            .map(|(role, text)| (if *role == Role::User { 'u' } else { 'a' }, text.as_str()))
            .collect();
        assert_eq!(messages, expected);
        composed
    }

    #[test]
    fn a_conversation_is_sent_as_it_was_said() {
        let said = [('u', "Hi"), ('a', "Hello."), ('u', "And now?")];
        let composed = check(&turns(&said), &shape(), &said);
        assert_eq!((composed.sent, composed.cut), (vec![0, 1, 2], 0));
    }

    #[test]
    fn two_in_a_row_become_one_message() {
        let said = [('u', "One"), ('u', "Two"), ('a', "A"), ('a', "B"), ('u', "Three")];
        check(&turns(&said), &shape(), &[('u', "One\n\nTwo"), ('a', "A\n\nB"), ('u', "Three")]);
    }

    #[test]
    fn blank_turns_carry_nothing() {
        let composed =
            check(&turns(&[('u', "One"), ('a', " \n"), ('u', "Two")]), &shape(), &[('u', "One\n\nTwo")]);
        assert_eq!((composed.sent, composed.cut), (vec![0, 2], 0));
    }

    #[test]
    fn the_model_never_speaks_first_or_last() {
        let said = [('a', "Welcome."), ('u', "Hi"), ('a', "Hello.")];
        let composed = check(&turns(&said), &shape(), &[('u', "Hi")]);
        assert_eq!((composed.sent, composed.cut), (vec![1], 1));
    }

    #[test]
    fn nothing_said_is_no_prompt() {
        assert_eq!(compose(&turns(&[]), &shape()), None);
        assert_eq!(compose(&turns(&[('a', "Hello."), ('u', "  ")]), &shape()), None);
    }

    #[test]
    fn speakers_are_named_in_the_text() {
        let said = [
            turn(Role::User, "Ann", "Hi", 0),
            turn(Role::Assistant, "Bot", "Hello.", 1),
            turn(Role::User, "Bo\nb: x", "Yo", 2),
        ];
        let named = Shape { name_speakers: true, ..shape() };
        check(&said, &named, &[('u', "Ann: Hi"), ('a', "Hello."), ('u', "Bo b: x: Yo")]);
    }

    #[test]
    fn the_system_text_comes_first_or_is_folded_in() {
        let said = turns(&[('u', "Hi")]);
        let system = Shape { system: Some("Be brief.".to_owned()), ..shape() };
        assert_eq!(check(&said, &system, &[('u', "Hi")]).prompt.system.as_deref(), Some("Be brief."));
        let folded = Shape { fold_system: true, ..system };
        assert_eq!(check(&said, &folded, &[('u', "Be brief.\n\nHi")]).prompt.system, None);
        let blank = Shape { system: Some(" ".to_owned()), ..shape() };
        assert_eq!(check(&said, &blank, &[('u', "Hi")]).prompt.system, None);
    }

    #[test]
    fn the_oldest_are_dropped_and_the_question_never() {
        let said = turns(&[('u', "old"), ('a', "older answer"), ('u', "a question")]);
        let tight = Shape { budget: 15, ..shape() };
        let composed = check(&said, &tight, &[('u', "a question")]);
        assert_eq!((composed.sent, composed.cut), (vec![2], 2));
        let impossible = Shape { budget: 0, system: Some("Be brief.".to_owned()), ..shape() };
        let composed = check(&said, &impossible, &[('u', "a question")]);
        assert_eq!((composed.cut, composed.prompt.system.is_some()), (2, true));
    }

    #[test]
    fn no_more_history_is_sent_than_may_be() {
        let said = turns(&[('u', "one"), ('a', "A"), ('u', "two"), ('a', "B"), ('u', "three")]);
        let cut = |history| compose(&said, &Shape { history, ..shape() }).expect("asked").cut;
        assert_eq!([4, 3, 2, 1, 0].map(cut), [0, 2, 2, 4, 4]);
    }

    #[test]
    fn a_calibrated_estimate_cuts_earlier() {
        let said = turns(&[('u', "old"), ('a', "answer"), ('u', "question")]);
        assert_eq!(compose(&said, &Shape { budget: 35, ..shape() }).expect("asked").cut, 0);
        assert_eq!(compose(&said, &Shape { budget: 35, calibration: 1.5, ..shape() }).expect("asked").cut, 2);
        assert_eq!(
            compose(&said, &Shape { budget: 35, calibration: f64::NAN, ..shape() }).expect("asked").cut,
            0
        );
    }

    #[test]
    fn letters_are_cheap_and_emoji_are_not() {
        assert_eq!(weigh("abc "), 4 * 20);
        assert_eq!(weigh("1,"), 2 * 60);
        assert_eq!(weigh("🎨"), 4 * 33);
    }

    fn any_turns() -> impl Strategy<Value = Vec<Turn<usize>>> {
        let text = prop_oneof![Just(String::new()), Just(" \n".to_owned()), "[a-z0-9 é🎨]{1,40}"];
        vec((any::<bool>(), text, proptest::option::of("[A-Za-z\n]{0,6}")), 0..12).prop_map(|said| {
            let role = |user| if user { Role::User } else { Role::Assistant };
            let with_id = |(id, (user, text, speaker))| Turn {
                role: role(user),
                speaker,
                text,
                images: Vec::new(),
                id,
            };
            said.into_iter().enumerate().map(with_id).collect()
        })
    }

    fn any_shape() -> impl Strategy<Value = Shape> {
        let history = prop_oneof![Just(usize::MAX), 0_usize..8];
        (
            proptest::option::of(" ?[a-z]{0,30}"),
            any::<bool>(),
            any::<bool>(),
            0_u64..120,
            0.5_f64..3.0,
            history,
        )
            .prop_map(|(system, fold_system, name_speakers, budget, calibration, history)| Shape {
                system,
                fold_system,
                name_speakers,
                budget,
                calibration,
                history,
            })
    }

    proptest! {
        #[test]
        fn every_prompt_alternates_and_ends_with_the_user(turns in any_turns(), shape in any_shape()) {
            if let Some(Composed { prompt, .. }) = compose(&turns, &shape) {
                for (at, (role, text)) in prompt.messages.iter().enumerate() {
                    prop_assert_eq!(*role == Role::User, at % 2 == 0);
                    prop_assert!(!is_blank(text));
                }
                prop_assert!(prompt.messages.len() % 2 == 1);
            }
        }

        #[test]
        fn only_the_oldest_are_dropped_and_the_order_is_kept(turns in any_turns(), shape in any_shape()) {
            let said: Vec<usize> = turns.iter().filter(|turn| !is_blank(&turn.text)).map(|turn| turn.id).collect();
            let asked = turns.iter().rfind(|turn| turn.role == Role::User && !is_blank(&turn.text)).map(|turn| turn.id);
            let composed = compose(&turns, &shape);
            prop_assert_eq!(composed.is_some(), asked.is_some());
            if let Some(composed) = composed {
                let until_asked: Vec<usize> = said.into_iter().filter(|id| Some(*id) <= asked).collect();
                prop_assert_eq!(&until_asked[composed.cut..], &composed.sent[..]);
                let all: String = composed.prompt.messages.iter().map(|(_, text)| text.as_str()).collect();
                let mut rest = all.as_str();
                for id in composed.sent {
                    let (_, after) = rest.split_once(turns[id].text.as_str()).expect("every sent text is in the prompt, in order");
                    rest = after;
                }
            }
        }

        #[test]
        fn what_is_sent_fits_unless_only_the_question_remains(turns in any_turns(), shape in any_shape()) {
            if let Some(composed) = compose(&turns, &shape) {
                prop_assert_eq!(composed.estimate, estimate(&composed.prompt, shape.calibration));
                prop_assert!(composed.estimate <= shape.budget || composed.sent.len() == 1);
                prop_assert!(composed.sent.len() <= shape.history.saturating_add(1));
            }
        }

        #[test]
        fn nothing_is_dropped_without_need(turns in any_turns(), shape in any_shape()) {
            let roomy = Shape { budget: u64::MAX, history: usize::MAX, ..shape };
            if let Some(composed) = compose(&turns, &roomy) {
                let first = turns.iter().filter(|turn| !is_blank(&turn.text)).position(|turn| turn.role == Role::User);
                prop_assert_eq!(Some(composed.cut), first);
            }
        }
    }
}
