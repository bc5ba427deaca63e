//! What holds after anything that people, the platform and the bot itself may do, in any order.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::people::{ANN, BOB, MAX, Player, direct, general, mention, relayed, thread_on, unreadable, words};
use super::scene::{Reply, Scene};
use crate::domain::event::{Copy, Event, Finish, Place, Rating, Reaction, Role};
use crate::domain::file::Lost;
use crate::domain::id::{ConversationId, MessageId, PersonId};
use crate::domain::inbound::{Copied, Inbound, ReactionsSeen, Seeds, Wish};
use crate::domain::key::{MessageKey, Spot};
use crate::domain::quota::{Day, Purse, Spent};
use crate::domain::rating::of_emoji;
use crate::domain::settings::{Layer, Setting, Value};
use crate::domain::state::{Conversation, Feedback, Known, Message, Preferred, Stage};

/// Something that comes in; numbers choose among what there is by then.
#[derive(Clone, Debug)]
enum Step {
    Say { by: usize, place: usize, how: usize, to: usize },
    Edit(usize),
    Delete(usize, usize),
    React { by: usize, part: usize, emoji: usize, burst: bool, given: bool },
    List { part: usize, held: Vec<(usize, usize)>, seeds: usize, cleared: Vec<Option<usize>>, old: usize },
    Clear { part: usize, emoji: Option<usize> },
    Press { by: usize, place: usize, wish: usize, which: usize },
    Gone(usize),
    Begin(usize),
    Show(usize),
    Finish(usize, bool),
    Copy(usize, bool),
    Pass(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let some = 0..1_000_usize;
    prop_oneof![
        8 => (0..3_usize, 0..5_usize, 0..12_usize, some.clone())
            .prop_map(|(by, place, how, to)| Step::Say { by, place, how, to }),
        1 => some.clone().prop_map(Step::Edit),
        2 => (some.clone(), some.clone()).prop_map(|(one, other)| Step::Delete(one, other)),
        5 => (0..3_usize, some.clone(), 0..EMOJI.len(), any::<bool>(), prop::bool::weighted(0.7))
            .prop_map(|(by, part, emoji, burst, given)| Step::React { by, part, emoji, burst, given }),
        2 => (some.clone(), vec((0..3_usize, 0..EMOJI.len()), 0..4), 0..SEEDS.len(), vec(cleared(), 0..2), some.clone())
            .prop_map(|(part, held, seeds, cleared, old)| Step::List { part, held, seeds, cleared, old }),
        2 => (some.clone(), cleared()).prop_map(|(part, emoji)| Step::Clear { part, emoji }),
        4 => (0..3_usize, 0..5_usize, 0..10_usize, some.clone())
            .prop_map(|(by, place, wish, which)| Step::Press { by, place, wish, which }),
        1 => (0..5_usize).prop_map(Step::Gone),
        6 => some.clone().prop_map(Step::Begin),
        4 => some.clone().prop_map(Step::Show),
        5 => (some.clone(), any::<bool>()).prop_map(|(reply, speaks)| Step::Finish(reply, speaks)),
        3 => (some.clone(), any::<bool>()).prop_map(|(which, kept)| Step::Copy(which, kept)),
        1 => (0..30_u64).prop_map(Step::Pass),
    ]
}

/// Everything, or one emoji.
fn cleared() -> impl Strategy<Value = Option<usize>> {
    prop::option::of(0..EMOJI.len())
}

const PLAYERS: [Player; 3] = [ANN, BOB, MAX];
const SEEDS: [Seeds; 3] = [Seeds::There, Seeds::Gone, Seeds::None];
const EMOJI: [&str; 7] = ["👍", "👎", "👍🏽", "❤️", "3\u{FE0F}\u{20E3}", "👎🏿", "🔁"];

/// A scene that anything happens in.
struct Anything {
    scene: Scene,
    said: Vec<Spot>,
    replies: Vec<Reply>,
    reached: HashMap<MessageId, u8>,
}

fn pick<T>(from: &[T], number: usize) -> Option<&T> {
    from.get(number.checked_rem(from.len())?)
}

impl Anything {
    fn new() -> Self {
        let scene = Scene::with(|rules| {
            (rules.scores, rules.waiting) = (true, 3);
            rules.limits.person.requests = Some(12);
        });
        Self { scene, said: Vec::new(), replies: Vec::new(), reached: HashMap::new() }
    }

    fn parts(&self) -> Vec<MessageKey> {
        self.replies.iter().flat_map(|reply| reply.parts.clone()).collect()
    }

    /// Three places, and threads on whatever can be seen.
    fn place(&self, number: usize) -> Place {
        match number {
            0 => general(),
            1 => relayed(),
            2 => direct(),
            _ => pick(&self.parts(), number * 7).map_or_else(relayed, |part| thread_on(part, &relayed())),
        }
    }

    fn reply(&self, number: usize) -> Option<Reply> {
        pick(&self.replies, number).cloned()
    }

    /// The inbound that a step stands for, if there is what it is about.
    fn inbound(&mut self, step: Step) -> Option<Inbound> {
        match step {
            Step::Say { by, place, how, to } => Some(self.say(by, place, how, to)),
            Step::Edit(which) => {
                let spot = pick(&self.said, which)?.clone();
                Some(self.scene.edit(&spot, "Once more."))
            }
            Step::Delete(one, other) => {
                let spots = [pick(&self.said, one)?.clone(), pick(&self.said, other)?.clone()];
                Some(self.scene.deletion(&[&spots[0], &spots[1]]))
            }
            Step::React { by, part, emoji, burst, given } => {
                let part = pick(&self.parts(), part)?.clone();
                let mut reacted = self.scene.reaction(PLAYERS[by], &part, EMOJI[emoji], given);
                reacted.burst = burst;
                Some(Inbound::Reacted(reacted))
            }
            Step::Clear { part, emoji } => {
                let part = pick(&self.parts(), part)?.clone();
                Some(self.scene.clearing(&part, emoji.map(|emoji| EMOJI[emoji])))
            }
            Step::List { part, held, seeds, cleared, old } => {
                let part = pick(&self.parts(), part)?.clone();
                let held: Vec<_> = held.into_iter().map(|(by, emoji)| (PLAYERS[by], EMOJI[emoji])).collect();
                let cleared = cleared.into_iter().map(|emoji| emoji.map(|it| EMOJI[it].to_owned())).collect();
                let list = self.scene.list(&part, &held, SEEDS[seeds]);
                let last_before = pick(&self.scene.log, old).filter(|_| old.is_multiple_of(2));
                let heard_since = last_before.map(|event| event.id);
                Some(Inbound::ReactionsSeen(ReactionsSeen { cleared, heard_since, ..list }))
            }
            Step::Press { by, place, wish, which } => {
                let (place, wish) = (self.place(place), self.wish(wish, which)?);
                self.scene.presses(PLAYERS[by], &place, wish);
                None
            }
            Step::Gone(place) => {
                let place = self.place(place);
                Some(self.scene.going(&place))
            }
            Step::Begin(which) => {
                let reply = self.reply(which)?.id;
                Some(Inbound::Began(self.scene.beginning(reply)))
            }
            Step::Show(which) => {
                let number = which.checked_rem(self.replies.len())?;
                let mut reply = self.replies[number].clone();
                let shown = self.scene.part(&mut reply);
                self.replies[number] = reply;
                Some(shown)
            }
            Step::Finish(which, speaks) => {
                let reply = self.reply(which)?.id;
                Some(self.scene.end(reply, if speaks { "Tea." } else { "" }, Finish::Ended))
            }
            Step::Copy(which, kept) => {
                let messages = self.scene.known.messages_in_order().into_iter();
                let files: Vec<_> =
                    messages.flat_map(|it| it.files.iter().map(|file| (file.id, it.id))).collect();
                let (file, message) = *pick(&files, which)?;
                let kept_copy = Copy::Kept { sha256: "9f86".into(), bytes: 1 };
                let copy = if kept { kept_copy } else { Copy::Lost(Lost::Gone) };
                Some(Inbound::Copied(Copied { file, message, at: self.scene.tick(), copy }))
            }
            Step::Pass(hours) => {
                self.scene.passes(Duration::from_secs(hours * 60 * 60));
                None
            }
        }
    }

    fn say(&mut self, by: usize, place: usize, how: usize, to: usize) -> Inbound {
        let said = match how {
            0 => unreadable(),
            1 => words(" "),
            2..=5 => mention("What is tea?"),
            6 => words("What was tea?").missed_for(Duration::from_secs(3 * 60 * 60)),
            7 => words("What was tea?").missed_for(Duration::from_secs(60)),
            _ => words("What is tea?"),
        };
        let to = pick(&self.parts(), to).filter(|_| how.is_multiple_of(2)).cloned();
        let said = to.map_or(said.clone(), |part| said.to(&part));
        let said = if to_file(how) { said.with_file(7, "text/plain", "tea.txt") } else { said };
        let place = self.place(place);
        let heard = self.scene.says(PLAYERS[by], &place, said);
        self.said.push(heard.spot);
        heard.inbound
    }

    fn wish(&self, wish: usize, which: usize) -> Option<Wish> {
        let message = || pick(&self.said, which).map(|spot| spot.message.clone());
        Some(match wish {
            0 => Wish::Clear,
            1 => Wish::UndoClear(self.scene.log.iter().rev().find_map(|event| event.conversation)?),
            2 => Wish::Relay(super::settings::manager(), which.is_multiple_of(2)),
            3 => Wish::Stop(self.reply(which)?.id),
            4 => Wish::GiveFeedback {
                on: pick(&self.parts(), which)?.clone(),
                text: "Hm.".into(),
                by_menu: true,
            },
            5 => Wish::AskAgain { on: pick(&self.parts(), which)?.clone(), model: None, by_menu: true },
            6 => Wish::Prefer(self.reply(which)?.id),
            _ => Wish::AnswerInstead(message()?),
        })
    }

    fn take(&mut self, step: Step) {
        if let Some(inbound) = self.inbound(step) {
            self.scene.comes(&inbound);
            let again = self.scene.comes(&inbound);
            assert!(again.events.is_empty(), "the second time of {inbound:?}: {:?}", again.events);
        }
        self.look_around();
    }

    /// What holds at every moment.
    fn look_around(&mut self) {
        let mut writing = BTreeSet::new();
        let messages: Vec<Message> = self.scene.known.messages_in_order().into_iter().cloned().collect();
        for message in &messages {
            match message.role {
                Role::Assistant => self.follow(message),
                _ => self.check_answered(message),
            }
            let is_first =
                !matches!(message.stage, Stage::Writing { .. }) || writing.insert(message.conversation);
            assert!(is_first, "two replies are being written in one conversation");
            let is_listed =
                self.scene.known.open_replies(message.conversation).any(|open| open.id == message.id);
            assert_eq!(is_listed, message.stage.is_open(), "{message:?}");
        }
    }

    fn check_answered(&self, turn: &Message) {
        // One that was missed for long is said and not answered.
        let Some(reply) = turn.answered_by else { return };
        let reply = self.scene.known.message(reply).expect("which exists from then on");
        assert_eq!((reply.role, reply.conversation), (Role::Assistant, turn.conversation));
    }

    /// A reply comes further and never goes back.
    fn follow(&mut self, reply: &Message) {
        let rank = match reply.stage {
            Stage::Due { .. } => 0,
            Stage::Writing { .. } => 1,
            Stage::Finished | Stage::Dropped => 2,
            Stage::Said | Stage::Withdrawn => panic!("a reply is no question"),
        };
        let before = self.reached.insert(reply.id, rank);
        assert!(before <= Some(rank), "{reply:?} has gone back");
        if before.is_none() {
            let place = Place { key: reply.place.clone(), ..relayed() };
            self.replies.push(Reply { id: reply.id, place, parts: Vec::new() });
        }
    }
}

/// Some ways to say something come with a file.
const fn to_file(how: usize) -> bool {
    how == 3 || how == 7
}

/// Everything that a state says, to be compared.
#[derive(Debug, PartialEq)]
struct Snapshot {
    conversations: BTreeMap<ConversationId, Conversation>,
    messages: Vec<Message>,
    ratings: Vec<(MessageId, Vec<(PersonId, Rating)>)>,
    /// What is seen of them on each part, and what a moderator has cleared away.
    held: BTreeMap<(PersonId, Reaction), bool>,
    feedback: Vec<Feedback>,
    preferred: Vec<Preferred>,
    spent: Vec<Spent>,
    settings: Vec<Option<Value>>,
}

fn snapshot(known: &Known, log: &[Event]) -> Snapshot {
    let conversations = log.iter().filter_map(|event| known.conversation(event.conversation?));
    let messages = known.messages_in_order();
    let ids = || messages.iter().map(|message| message.id);
    Snapshot {
        conversations: conversations.map(|it| (it.id, it.clone())).collect(),
        ratings: ids().map(|id| (id, known.ratings_of(id))).collect(),
        held: known.changed().held.iter().filter_map(|key| held(known, key)).collect(),
        feedback: ids().flat_map(|id| known.feedback_on(id)).cloned().collect(),
        preferred: ids().flat_map(|id| known.preferred_by(id)).cloned().collect(),
        spent: log.iter().map(|event| spent(known, event)).collect(),
        settings: [general(), relayed(), direct()].map(|place| set(known, place)).to_vec(),
        messages: messages.into_iter().cloned().collect(),
    }
}

fn held(known: &Known, key: &(PersonId, Reaction)) -> Option<((PersonId, Reaction), bool)> {
    known.held_by_key(key).filter(|held| held.held).map(|held| (key.clone(), held.cleared))
}

fn set(known: &Known, place: Place) -> Option<Value> {
    known.settings().own(&Layer::Place(place.key), Setting::Relay).cloned()
}

/// What whoever did something had that day.
fn spent(known: &Known, event: &Event) -> Spent {
    let purse = event.person.map(Purse::Person);
    purse.map(|purse| known.spent(&purse, Day::of(event.at))).unwrap_or_default()
}

/// The state that follows from a log, with each event applied so many times.
fn folded(log: &[Event], times: usize) -> Known {
    let mut known = Known::default();
    for event in log {
        (0..times).for_each(|_| known.apply(event));
    }
    known
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, rng_seed: RngSeed::Fixed(11), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_state_is_sound_and_follows_from_the_log(steps in vec(step(), 1..80)) {
        let mut stage = Anything::new();
        steps.into_iter().for_each(|step| stage.take(step));
        let Scene { known, log, .. } = &stage.scene;
        let lived = snapshot(known, log);
        prop_assert_eq!(&snapshot(&folded(log, 1), log), &lived, "folded from the log");
        prop_assert_eq!(&snapshot(&folded(log, 2), log), &lived, "every event applied twice");
    }

    #[test]
    fn a_rating_is_the_last_thumb_that_nobody_took_back(frames in vec((0..2_usize, 0..EMOJI.len(), any::<bool>(), any::<bool>(), 0..4_usize), 1..40)) {
        let mut scene = Scene::with(|rules| rules.scores = true);
        let question = scene.says(ANN, &relayed(), words("What is tea?"));
        let mut reply = scene.begin(&question, &relayed());
        scene.shows(&mut reply);
        let mut held: Vec<(usize, usize, bool)> = Vec::new();
        let mut gone = BTreeSet::new();
        for (part, emoji, burst, given, clears) in frames {
            // A moderator who clears takes nobody's back; given again, one is the last.
            if clears == 0 {
                scene.clears(&reply.parts[part], given.then_some(EMOJI[emoji]));
                gone.extend(held.iter().filter(|it| it.0 == part && (!given || it.1 == emoji)).copied());
                continue;
            }
            let mut reacted = scene.reaction(BOB, &reply.parts[part], EMOJI[emoji], given);
            reacted.burst = burst;
            scene.comes(&Inbound::Reacted(reacted));
            let one = (part, emoji, burst);
            match given {
                true if held.contains(&one) && !gone.remove(&one) => {}
                true => {
                    held.retain(|other| *other != one);
                    held.push(one);
                }
                false => {
                    gone.remove(&one);
                    held.retain(|other| *other != one);
                }
            }
            let expected = held.iter().rev().find_map(|(_, emoji, _)| of_emoji(EMOJI[*emoji], true));
            prop_assert_eq!(scene.rating(&reply, BOB), expected);
            let seen = |part| scene.known.held_on(part).count();
            let expected = held.iter().filter(|it| !gone.contains(it) && of_emoji(EMOJI[it.1], true).is_some());
            prop_assert_eq!(reply.parts.iter().map(seen).sum::<usize>(), expected.count());
        }
    }
}
