//! What holds of examples whatever people think of the replies, and in whichever order they say so.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::event::{
    AnotherAsked, ConversationStarted, Ending, Event, EventKey, Fact, MessageAdded, MessageRated, ModelUse,
    Place, PlaceKind, Rating, Reaction, Recorded, ReplyBegun, ReplyPreferred, Role, Scope, SentTurn, Through,
};
use crate::domain::id::{ConversationId, EventId, PersonId};
use crate::domain::key::{MessageKey, PlaceKey};
use crate::domain::review::Review;
use crate::domain::time::Timestamp;

/// Three replies to one question, and one to the next.
const REPLIES: [u128; 4] = [11, 12, 13, 21];
const MODERATOR: u128 = 99;

/// What somebody does.
#[derive(Clone, Copy, Debug)]
enum Act {
    Rates { who: u128, reply: u128, up: bool, given: bool },
    Prefers { who: u128, reply: u128, over: u128 },
    Reviews { reply: u128, review: Review },
}

impl Act {
    const fn who(self) -> u128 {
        match self {
            Self::Rates { who, .. } | Self::Prefers { who, .. } => who,
            Self::Reviews { .. } => MODERATOR,
        }
    }

    const fn standing(self) -> Standing {
        if self.who() == MODERATOR { Standing::Moderator } else { Standing::Bystander }
    }

    fn fact(self) -> (u128, Fact) {
        match self {
            Self::Rates { reply, up, given, .. } => {
                let (rating, emoji) = if up { (Rating::Like, "👍") } else { (Rating::Dislike, "👎") };
                let on = MessageKey::discord(reply);
                let reaction = Reaction { on, emoji: emoji.to_owned(), burst: false };
                let (rating, standing) = (given.then_some(rating), self.standing());
                (
                    reply,
                    Fact::MessageRated(MessageRated {
                        rating,
                        reaction,
                        through: Through::Reaction,
                        standing,
                        before: None,
                    }),
                )
            }
            Self::Prefers { reply, over, .. } => {
                let (over, standing) = (vec![MessageId::from_u128(over)], self.standing());
                (reply, Fact::ReplyPreferred(ReplyPreferred { over, through: Through::Button, standing }))
            }
            Self::Reviews { reply, review } => (reply, Fact::ReplyReviewed(review)),
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    let reply = || prop::sample::select(&REPLIES[..]);
    let same = prop::sample::select(&REPLIES[..3]);
    let review = (0..5_u8, 1_000..2_000_u128).prop_map(|(word, text)| match word {
        0 => Review::Decided(Verdict::Good),
        1 => Review::Decided(Verdict::Bad),
        2 => Review::Decided(Verdict::Corrected(TextId::from_u128(text))),
        3 => Review::Decided(Verdict::Excluded),
        _ => Review::Undone,
    });
    prop_oneof![
        8 => (1..5_u128, reply(), any::<bool>(), prop::bool::weighted(0.8))
            .prop_map(|(who, reply, up, given)| Act::Rates { who, reply, up, given }),
        1 => (1..5_u128, same.clone(), same)
            .prop_filter("nothing is better than itself", |(_, reply, over)| reply != over)
            .prop_map(|(who, reply, over)| Act::Prefers { who, reply, over }),
        1 => (reply(), review).prop_map(|(reply, review)| Act::Reviews { reply, review }),
    ]
}

/// The log of one conversation.
#[derive(Default)]
struct Log(Vec<Recorded>);

impl Log {
    fn happens(&mut self, message: Option<u128>, person: Option<u128>, fact: Fact) {
        let seq = i64::try_from(self.0.len()).expect("a short log") + 1;
        let event = Event {
            id: EventId::from_u128(u128::try_from(seq).expect("it counts up")),
            key: EventKey::of("test", seq),
            at: Timestamp::from_ms(seq),
            conversation: Some(ConversationId::from_u128(1)),
            message: message.map(MessageId::from_u128),
            person: person.map(PersonId::from_u128),
            fact,
        };
        self.0.push(Recorded { seq, recorded_at: event.at, event });
    }

    fn starts(&mut self) {
        let place = Place { key: PlaceKey::discord(5), kind: PlaceKind::Channel, guild: None, parent: None };
        let (scope, model) = (Scope::Place, ModelUse::default());
        let started = ConversationStarted { place, scope, model, continues: None, after: None };
        self.happens(None, Some(1), Fact::ConversationStarted(started));
    }

    fn question(&mut self, id: u128, reply: u128) {
        let added = MessageAdded {
            role: Role::User,
            parent: None,
            text: Some(TextId::from_u128(id)),
            reasoning: None,
            key: Some(MessageKey::discord(id)),
            answered_by: Some(MessageId::from_u128(reply)),
            ending: None,
        };
        self.happens(Some(id), Some(1), Fact::MessageAdded(added));
    }

    fn reply(&mut self, question: u128, reply: u128) {
        let text = TextId::from_u128(question);
        let turns = vec![SentTurn { role: Role::User, text, speaker: None, files: Vec::new() }];
        let (parent, model) = (MessageId::from_u128(question), ModelUse::default());
        let begun = ReplyBegun { parent, attempt: 1, model, instead_of: None, turns, cut: 0 };
        self.happens(Some(reply), None, Fact::ReplyBegun(begun));
        let added = MessageAdded {
            role: Role::Assistant,
            parent: None,
            text: Some(TextId::from_u128(reply)),
            reasoning: None,
            key: None,
            answered_by: None,
            ending: Some(Ending { finish: Finish::Ended, usage: None, first_token_ms: None, total_ms: 1 }),
        };
        self.happens(Some(reply), None, Fact::MessageAdded(added));
    }
}

fn story(acts: &[Act]) -> Story {
    let mut log = Log::default();
    log.starts();
    log.question(1, 11);
    log.reply(1, 11);
    for reply in [12, 13] {
        let beside = MessageId::from_u128(11);
        let asked = AnotherAsked { beside, model: None, through: Through::Menu };
        log.happens(Some(reply), Some(1), Fact::AnotherAsked(asked));
        log.reply(1, reply);
    }
    log.question(2, 21);
    log.reply(2, 21);
    for act in acts {
        let (reply, fact) = act.fact();
        log.happens(Some(reply), Some(act.who()), fact);
    }
    Story::of(log.0).expect("it begins with the beginning")
}

/// The examples of all sets, by what is in them.
fn picked(story: &Story, rules: &Rules) -> Vec<(Set, String, Texts, &'static str)> {
    let of = |set| {
        let (picks, _) = rules.pick(story, set);
        picks.into_iter().map(move |pick| (set, pick.id(), pick.texts, pick.rule)).collect::<Vec<_>>()
    };
    [Set::Sft, Set::Dpo, Set::Kto].into_iter().flat_map(of).collect()
}

/// The same, each person's deeds in their order, but those of different people in another.
fn by_person(acts: &[Act]) -> Vec<Act> {
    let mut acts = acts.to_vec();
    acts.sort_by_key(|act| std::cmp::Reverse(act.who()));
    acts
}

proptest! {
    #[test]
    fn a_reply_makes_one_row_or_is_left_out_once(acts in vec(act(), 0..30)) {
        let story = story(&acts);
        for set in [Set::Sft, Set::Kto] {
            let (picks, left_out) = Rules::default().pick(&story, set);
            let replies = picks.iter().map(|pick| pick.reply.message.id).chain(left_out.iter().map(|(id, _)| *id));
            let mut replies: Vec<_> = replies.collect();
            replies.sort();
            prop_assert_eq!(replies, REPLIES.map(MessageId::from_u128).to_vec());
        }
    }

    #[test]
    fn a_reply_is_in_pairs_or_is_left_out_once(acts in vec(act(), 0..30)) {
        let story = story(&acts);
        let (picks, left_out) = Rules::default().pick(&story, Set::Dpo);
        let in_pairs: BTreeSet<_> = picks.iter().flat_map(Pick::replies).collect();
        let mut replies: Vec<_> = in_pairs.into_iter().chain(left_out.iter().map(|(id, _)| *id)).collect();
        replies.sort();
        prop_assert_eq!(replies, REPLIES.map(MessageId::from_u128).to_vec());
    }

    #[test]
    fn nobodys_opinion_counts_twice(acts in vec(act(), 0..30)) {
        for reply in &story(&acts).replies {
            let raters: BTreeSet<_> = reply.votes.iter().map(|vote| vote.by).collect();
            prop_assert_eq!(raters.len(), reply.votes.len());
            let Votes { up, down } = Rules::default().votes(reply);
            prop_assert!(usize::try_from(up + down).is_ok_and(|votes| votes <= raters.len()));
        }
    }

    #[test]
    fn what_a_moderator_said_last_decides(acts in vec(act(), 0..30)) {
        let story = story(&acts);
        for reply in &story.replies {
            let said = acts.iter().rev().find_map(|act| match act {
                Act::Reviews { reply: it, review } if MessageId::from_u128(*it) == reply.message.id => Some(*review),
                _ => None,
            });
            let label = Rules::default().label(reply).map(|(label, _)| label);
            match said {
                Some(Review::Decided(Verdict::Good)) => prop_assert_eq!(label, Ok(true)),
                Some(Review::Decided(Verdict::Bad | Verdict::Corrected(_))) => prop_assert_eq!(label, Ok(false)),
                Some(Review::Decided(Verdict::Excluded)) => {
                    prop_assert_eq!(label, Err(Reason::Excluded));
                    for set in [Set::Sft, Set::Dpo, Set::Kto] {
                        let (picks, _) = Rules::default().pick(&story, set);
                        prop_assert!(!picks.iter().any(|pick| pick.is_about(reply.message.id)));
                    }
                }
                _ => prop_assert_eq!(reply.verdict, None),
            }
        }
    }

    #[test]
    fn what_is_disputed_is_neither_imitated_nor_labelled_nor_told_apart_by_votes(acts in vec(act(), 0..30)) {
        let story = story(&acts);
        let rules = Rules::default();
        let is_disputed = |reply: &&Reply| {
            let Votes { up, down } = rules.votes(reply);
            reply.verdict.is_none() && up.max(down) * 4 < (up + down) * 3
        };
        for reply in story.replies.iter().filter(is_disputed) {
            for set in [Set::Sft, Set::Dpo, Set::Kto] {
                let (picks, _) = rules.pick(&story, set);
                let mut about = picks.iter().filter(|pick| pick.is_about(reply.message.id));
                prop_assert!(about.all(|pick| ["preference", "same_rater"].contains(&pick.rule)));
            }
        }
    }

    #[test]
    fn pairs_answer_the_same_turns_and_never_contradict_each_other(acts in vec(act(), 0..30)) {
        let story = story(&acts);
        let (picks, _) = Rules::default().pick(&story, Set::Dpo);
        let find = |id| story.replies.iter().find(|reply| reply.message.id == id);
        let mut pairs = BTreeSet::new();
        for pick in &picks {
            let Texts::Pair { chosen, by, rejected } = pick.texts else { panic!("no pair") };
            prop_assert!(chosen != rejected);
            prop_assert!(Some(&rejected) == pick.reply.message.texts.last());
            let Some(better) = by.and_then(find) else { continue };
            let turns = |reply: &Reply| reply.begun.clone().map(|begun| begun.turns);
            prop_assert_eq!(turns(better), turns(pick.reply));
            prop_assert!(pairs.insert((better.message.id, pick.reply.message.id)));
            prop_assert!(!pairs.contains(&(pick.reply.message.id, better.message.id)));
        }
    }

    #[test]
    fn who_spoke_first_does_not_matter(acts in vec(act(), 0..30), trusted: bool) {
        let rules = Rules { trusted, ..Rules::default() };
        prop_assert_eq!(picked(&story(&acts), &rules), picked(&story(&by_person(&acts)), &rules));
    }

    #[test]
    fn whose_opinions_do_not_count_may_as_well_have_none(acts in vec(act(), 0..30), trusted: bool) {
        let rules = Rules { rated_by: vec![Standing::Bystander], trusted, ..Rules::default() };
        let theirs = |act: Act| match act {
            Act::Rates { reply, up, given, .. } => Act::Rates { who: MODERATOR, reply, up, given },
            Act::Prefers { reply, over, .. } => Act::Prefers { who: MODERATOR, reply, over },
            review @ Act::Reviews { .. } => review,
        };
        let opinions = acts.iter().filter(|act| !matches!(act, Act::Reviews { .. }));
        let both: Vec<_> = acts.iter().copied().chain(opinions.rev().map(|act| theirs(*act))).collect();
        // A report is open whoever made it, and keeps a reply from being imitated.
        let apart = |acts: &[Act]| {
            let picked = picked(&story(acts), &rules).into_iter();
            picked.filter(|(set, ..)| *set != Set::Sft).collect::<Vec<_>>()
        };
        prop_assert_eq!(apart(&acts), apart(&both));
    }

    #[test]
    fn an_opinion_that_was_taken_back_is_none(acts in vec(act(), 0..20)) {
        let mut after = acts.clone();
        for reply in REPLIES {
            let (who, up) = (7, true);
            after.push(Act::Rates { who, reply, up, given: true });
            after.push(Act::Rates { who, reply, up, given: false });
        }
        prop_assert_eq!(picked(&story(&acts), &Rules::default()), picked(&story(&after), &Rules::default()));
    }
}

#[test]
fn one_opinion_is_too_few_where_two_must_agree() {
    let liked = |who| Act::Rates { who, reply: 11, up: true, given: true };
    let label = |acts: &[Act]| {
        let rules = Rules { trusted: true, ..Rules::default() };
        let story = story(acts);
        let reply = story.replies.first().expect("there are four");
        rules.label(reply).map(|(label, _)| label)
    };
    assert_eq!(label(&[liked(1)]), Err(Reason::TooFew));
    assert_eq!(label(&[liked(1), liked(2)]), Ok(true));
}

#[test]
fn a_pair_is_told_apart_by_those_whose_opinions_count_and_by_two_where_two_must_agree() {
    let check = |acts: &[Act], rules: &Rules, expected: Option<&str>| {
        let story = story(acts);
        let (picks, _) = rules.pick(&story, Set::Dpo);
        assert_eq!(picks.first().map(|pick| pick.rule), expected, "{acts:?} by {rules:?}");
    };
    let everybody = Rules::default();
    let moderators = Rules { rated_by: vec![Standing::Moderator], ..Rules::default() };
    let trusted = Rules { trusted: true, ..Rules::default() };
    let prefers = |who| Act::Prefers { who, reply: 12, over: 11 };
    check(&[prefers(1)], &everybody, Some("preference"));
    check(&[prefers(1)], &moderators, None);
    check(&[prefers(MODERATOR)], &moderators, Some("preference"));
    check(&[prefers(1)], &trusted, None);
    check(&[prefers(1), prefers(2)], &trusted, Some("preference"));
    let rates = |who, reply, up| Act::Rates { who, reply, up, given: true };
    let one = [rates(1, 11, false), rates(1, 12, true)];
    check(&one, &everybody, Some("same_rater"));
    check(&one, &trusted, None);
    check(&[one, [rates(2, 11, false), rates(2, 12, true)]].concat(), &trusted, Some("same_rater"));
}
