//! A scene: things come in one after the other, are decided, and the state follows.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use super::people::{Player, Words, category_of, relayed};
use crate::domain::decide::{Act, Decision, decide};
use crate::domain::event::{Ending, Event, EventKey, Finish, Place, Rating, Role, SentTurn};
use crate::domain::id::{ConversationId, Fresh, MessageId, PersonId};
use crate::domain::inbound::{
    Began, Cleared, Content, Deleted, Edited, Finished, Inbound, Owes, PlaceGone, Pressed, Reacted,
    ReactionsSeen, Said, Seeds, Seen, Shown, Wish,
};
use crate::domain::key::{InteractionKey, MessageKey, Spot};
use crate::domain::rules::Rules;
use crate::domain::state::{Known, Message, Stage};
use crate::domain::time::Timestamp;

pub(super) struct Scene {
    pub(super) known: Known,
    pub(super) rules: Rules,
    /// Everything that was recorded.
    pub(super) log: Vec<Event>,
    fresh: Fresh,
    now: Timestamp,
    /// The last id that the platform gave.
    last_id: u64,
    keys: BTreeSet<EventKey>,
}

/// A message that somebody wrote, with what it led to.
pub(super) struct Heard {
    pub(super) decision: Decision,
    pub(super) spot: Spot,
    pub(super) inbound: Inbound,
}

/// A reply that can be seen.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) id: MessageId,
    pub(super) place: Place,
    /// Its parts, as the platform names them.
    pub(super) parts: Vec<MessageKey>,
}

impl Reply {
    pub(super) fn part(&self) -> &MessageKey {
        self.parts.first().expect("a reply is shown")
    }
}

impl Scene {
    pub(super) fn new() -> Self {
        Self {
            known: Known::default(),
            rules: Rules { relays: [relayed().key].into(), ..Rules::default() },
            log: Vec::new(),
            fresh: Fresh::starting_at(1),
            now: Timestamp::from_ms(1_800_000_000_000),
            last_id: 1_000,
            keys: BTreeSet::new(),
        }
    }

    pub(super) fn with(change: impl FnOnce(&mut Rules)) -> Self {
        let mut scene = Self::new();
        change(&mut scene.rules);
        scene
    }

    /// Decides and follows; on the way it is seen to that no event is named as another was.
    pub(super) fn comes(&mut self, inbound: &Inbound) -> Decision {
        self.known.locate(inbound);
        let decision = decide(&self.known, inbound, &self.rules, &mut self.fresh);
        for event in &decision.events {
            assert!(self.keys.insert(event.key.clone()), "{:?} twice, by {inbound:?}", event.key);
            self.known.apply(event);
        }
        for (person, account) in &decision.people {
            self.known.learn_person(account.key.clone(), *person);
        }
        self.log.extend(decision.events.iter().cloned());
        decision
    }

    pub(super) fn now(&self) -> Timestamp {
        self.now
    }

    pub(super) fn passes(&mut self, time: Duration) {
        self.now = self.now.after(time);
    }

    /// Every happening takes a second.
    pub(super) fn tick(&mut self) -> Timestamp {
        self.passes(Duration::from_secs(1));
        self.now
    }

    fn new_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }
}

/// What people do.
impl Scene {
    pub(super) fn says(&mut self, by: Player, place: &Place, words: Words) -> Heard {
        let spot = Spot { place: place.key.clone(), message: MessageKey::discord(self.new_id()) };
        let Words { content, mentions_us, reply_to, attachments, missed_for } = words;
        let (place, by, at) = (place.clone(), by.account(), self.tick());
        let read_back = missed_for.map(|absence| at.after(absence));
        let category = category_of(&place);
        let said = Said {
            spot: spot.clone(),
            place,
            category,
            by,
            at,
            content,
            attachments,
            mentions_us,
            reply_to,
            read_back,
        };
        let inbound = Inbound::Said(said);
        Heard { decision: self.comes(&inbound), spot, inbound }
    }

    pub(super) fn edits(&mut self, spot: &Spot, text: &str) -> Decision {
        let edit = self.edit(spot, text);
        self.comes(&edit)
    }

    pub(super) fn edit(&mut self, spot: &Spot, text: &str) -> Inbound {
        let content = Content::Text(text.to_owned());
        Inbound::Edited(Edited { spot: spot.clone(), at: self.tick(), content, attachments: None })
    }

    pub(super) fn deletes(&mut self, spots: &[&Spot]) -> Decision {
        let deletion = self.deletion(spots);
        self.comes(&deletion)
    }

    pub(super) fn deletion(&mut self, spots: &[&Spot]) -> Inbound {
        let place = spots.first().expect("something is deleted").place.clone();
        let messages = spots.iter().map(|spot| spot.message.clone()).collect();
        Inbound::Deleted(Deleted { place, messages, at: self.tick() })
    }

    pub(super) fn presses(&mut self, by: Player, place: &Place, wish: Wish) -> Decision {
        let interaction = InteractionKey::discord(self.new_id());
        let (by, place, category, at) = (by.account(), place.clone(), category_of(place), self.tick());
        self.comes(&Inbound::Pressed(Pressed { interaction, by, place, category, at, wish }))
    }

    pub(super) fn gives(&mut self, by: Player, part: &MessageKey, emoji: &str) -> Decision {
        let reacted = self.reaction(by, part, emoji, true);
        self.comes(&Inbound::Reacted(reacted))
    }

    pub(super) fn takes_back(&mut self, by: Player, part: &MessageKey, emoji: &str) -> Decision {
        let reacted = self.reaction(by, part, emoji, false);
        self.comes(&Inbound::Reacted(reacted))
    }

    pub(super) fn reaction(&mut self, by: Player, part: &MessageKey, emoji: &str, given: bool) -> Reacted {
        let frame = format!("session:{}", self.new_id());
        let spot = Spot { place: relayed().key, message: part.clone() };
        Reacted {
            spot,
            by: by.account(),
            emoji: emoji.to_owned(),
            burst: false,
            given,
            at: self.tick(),
            frame,
        }
    }

    /// A moderator takes everything away from a part, or one emoji.
    pub(super) fn clears(&mut self, part: &MessageKey, emoji: Option<&str>) -> Decision {
        let cleared = self.clearing(part, emoji);
        self.comes(&cleared)
    }

    pub(super) fn clearing(&mut self, part: &MessageKey, emoji: Option<&str>) -> Inbound {
        let frame = format!("session:{}", self.new_id());
        let spot = Spot { place: relayed().key, message: part.clone() };
        Inbound::Cleared(Cleared { spot, emoji: emoji.map(str::to_owned), at: self.tick(), frame })
    }

    /// The platform lists who holds what on a part.
    pub(super) fn is_seen(&mut self, part: &MessageKey, held: &[(Player, &str)], seeds: Seeds) -> Decision {
        let seen = self.list(part, held, seeds);
        self.comes(&Inbound::ReactionsSeen(seen))
    }

    pub(super) fn list(&mut self, part: &MessageKey, held: &[(Player, &str)], seeds: Seeds) -> ReactionsSeen {
        let one = |(by, emoji): &(Player, &str)| Seen {
            by: by.account(),
            emoji: (*emoji).to_owned(),
            burst: false,
        };
        let spot = Spot { place: relayed().key, message: part.clone() };
        let (held, newer, cleared) = (held.iter().map(one).collect(), Vec::new(), Vec::new());
        let (others, heard_since, at, asked) = (false, None, self.tick(), Instant::now());
        ReactionsSeen { spot, held, seeds, others, newer, cleared, heard_since, at, asked }
    }

    pub(super) fn goes(&mut self, place: &Place) -> Decision {
        let going = self.going(place);
        self.comes(&going)
    }

    pub(super) fn going(&mut self, place: &Place) -> Inbound {
        Inbound::PlaceGone(PlaceGone { place: place.key.clone(), at: self.tick() })
    }
}

/// What the bot does.
impl Scene {
    /// Somebody asks and is answered.
    pub(super) fn answered(&mut self, by: Player, place: &Place, words: Words) -> Reply {
        let question = self.says(by, place, words);
        self.answer(&question, place)
    }

    /// A question is answered from the beginning to the end.
    pub(super) fn answer(&mut self, question: &Heard, place: &Place) -> Reply {
        let reply = self.begin(question, place);
        self.finish(&reply);
        reply
    }

    /// The reply to a question is begun and its first part shown.
    pub(super) fn begin(&mut self, question: &Heard, place: &Place) -> Reply {
        let id = self.reply_to(question).id;
        assert_eq!(self.begins(id).ignored, None, "the reply is begun");
        let mut reply = Reply { id, place: place.clone(), parts: Vec::new() };
        self.shows(&mut reply);
        reply
    }

    pub(super) fn begins(&mut self, reply: MessageId) -> Decision {
        let began = self.beginning(reply);
        self.comes(&Inbound::Began(began))
    }

    /// The beginning of a reply, made from what is known now.
    pub(super) fn beginning(&mut self, reply: MessageId) -> Began {
        let owed = self.known.message(reply).expect("the reply is owed");
        let parent = owed.parent.expect("a reply follows a question");
        let asked = self.known.message(parent).expect("the question is known");
        let turn =
            |text: &_| SentTurn { role: Role::User, text: *text, speaker: asked.person, files: Vec::new() };
        let turns = asked.texts.last().map(turn).into_iter().collect();
        let (at, model) = (self.tick(), self.rules.model.clone());
        Began { reply, parent, at, attempt: 1, model, instead_of: None, turns, cut: 0, system: None }
    }

    /// One more part of a reply can be seen.
    pub(super) fn shows(&mut self, reply: &mut Reply) -> Decision {
        let part = self.part(reply);
        self.comes(&part)
    }

    pub(super) fn part(&mut self, reply: &mut Reply) -> Inbound {
        let message = MessageKey::discord(self.new_id());
        let part = u16::try_from(reply.parts.len()).expect("a few parts");
        reply.parts.push(message.clone());
        let spot = Spot { place: reply.place.key.clone(), message };
        Inbound::Shown(Shown { reply: reply.id, part, spot, at: self.tick(), late: false })
    }

    pub(super) fn finish(&mut self, reply: &Reply) -> Decision {
        self.finishes(reply.id, "An answer.", Finish::Ended)
    }

    pub(super) fn finishes(&mut self, reply: MessageId, text: &str, finish: Finish) -> Decision {
        let end = self.end(reply, text, finish);
        self.comes(&end)
    }

    pub(super) fn end(&mut self, reply: MessageId, text: &str, finish: Finish) -> Inbound {
        let ending = Ending { finish, usage: None, first_token_ms: Some(120), total_ms: 900 };
        Inbound::Finished(Finished {
            reply,
            at: self.tick(),
            text: text.to_owned(),
            reasoning: String::new(),
            ending,
            before: Vec::new(),
            owes: Owes::default(),
        })
    }
}

/// What one asks afterwards.
impl Scene {
    pub(super) fn person(&self, player: Player) -> PersonId {
        self.known.person(&player.key()).expect("they are known")
    }

    /// The turn that a message became.
    pub(super) fn turn(&self, heard: &Heard) -> &Message {
        self.known.turn(&heard.spot.message).expect("it is a turn")
    }

    /// The reply that answers a question.
    pub(super) fn reply_to(&self, heard: &Heard) -> &Message {
        let id = self.turn(heard).answered_by.expect("a turn is answered");
        self.known.message(id).expect("the reply is owed")
    }

    pub(super) fn stage(&self, reply: MessageId) -> Stage {
        self.known.message(reply).expect("the reply is known").stage
    }

    pub(super) fn rating(&self, reply: &Reply, by: Player) -> Option<Rating> {
        self.known.rating(reply.id, self.known.person(&by.key())?)
    }

    /// The conversation of everybody that is going on in a place.
    pub(super) fn going_on(&self, place: &Place) -> Option<ConversationId> {
        self.known.going_on(&place.key, None).map(|conversation| conversation.id)
    }

    /// One person's conversation that is going on in a place.
    pub(super) fn own(&self, place: &Place, player: Player) -> Option<ConversationId> {
        self.known.going_on(&place.key, Some(self.person(player))).map(|conversation| conversation.id)
    }
}

/// Whether a decision asks for this to be done.
pub(super) fn does(decision: &Decision, act: &Act) -> bool {
    decision.acts.contains(act)
}
