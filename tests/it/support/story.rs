//! A story told straight to the store: a place where people ask, rate, say and take back.

use std::collections::HashMap;

use teachback::domain::decide::Decision;
use teachback::domain::event::{Ending, Fact, Finish, Place, PlaceKind, Usage};
use teachback::domain::id::{ConversationId, MessageId};
use teachback::domain::inbound::{
    Account, Began, Carded, Content, Deleted, Edited, Finished, Inbound, Owes, Pressed, Reacted, Said, Shown,
    Wish,
};
use teachback::domain::key::{AccountKey, InteractionKey, MessageKey, PlaceKey, Spot};
use teachback::domain::rules::Rules;
use teachback::domain::settings::Category;
use teachback::domain::time::Timestamp;
use teachback::store::{Batch, Store, Take};

/// 2026-11-23T18:00:00Z, when every story begins; each thing in it happens a second after the one before.
pub(crate) const DAWN: i64 = 1_795_456_800_000;

/// Somebody who tells what happens, and remembers the ids.
pub(crate) struct Story {
    store: Store,
    rules: Rules,
    happened: i64,
    /// The last question that each reply is owed to.
    questions: HashMap<MessageId, MessageId>,
}

impl Story {
    pub(crate) fn new(store: Store) -> Self {
        let rules = Rules { relays: [channel().key].into(), scores: true, ..Rules::default() };
        Self { store, rules, happened: 0, questions: HashMap::new() }
    }

    /// A question in the channel; the reply that is owed to it, and its conversation.
    pub(crate) async fn asks(&mut self, who: &str, id: u64, text: &str) -> (MessageId, ConversationId) {
        let at = self.next();
        let said = self.message(channel(), who, id, text, at);
        let decision = self.tell(Inbound::Said(said)).await;
        let owed = decision.events.iter().find_map(|event| match &event.fact {
            Fact::MessageAdded(added) => Some((added.answered_by?, event.conversation?, event.message?)),
            _ => None,
        });
        let (reply, conversation, question) = owed.expect("a question is owed a reply");
        self.questions.insert(reply, question);
        (reply, conversation)
    }

    /// The reply is begun, seen under an id, and ends.
    pub(crate) async fn answers(&mut self, reply: MessageId, id: u64, text: &str) {
        self.thinks_and_answers(reply, id, "", text).await;
    }

    /// The same of a model that thinks before it speaks.
    pub(crate) async fn thinks_and_answers(&mut self, reply: MessageId, id: u64, thought: &str, text: &str) {
        let at = self.next();
        let (parent, model) = (self.questions[&reply], self.rules.model.clone());
        let began = Began {
            reply,
            parent,
            at,
            attempt: 1,
            model,
            instead_of: None,
            turns: vec![],
            cut: 0,
            system: None,
        };
        self.tell(Inbound::Began(began)).await;
        let at = self.next();
        self.tell(Inbound::Shown(Shown { reply, part: 0, spot: spot(&channel(), id), at, late: false }))
            .await;
        let usage = Some(Usage { prompt: 12, completion: 3 });
        let ending = Ending { finish: Finish::Ended, usage, first_token_ms: Some(90), total_ms: 400 };
        let at = self.next();
        self.tell(Inbound::Finished(Finished {
            reply,
            at,
            text: text.to_owned(),
            reasoning: thought.to_owned(),
            ending,
            before: Vec::new(),
            owes: Owes::default(),
        }))
        .await;
    }

    /// A card of the reply is shown in the moderators' channel.
    pub(crate) async fn cards(&mut self, reply: MessageId, id: u64) {
        let at = self.next();
        self.tell(Inbound::Carded(Carded { reply, spot: spot(&channel(), id), at })).await;
    }

    /// The turns are asked again that the reply answers which this is a part of; the reply that is owed for it.
    pub(crate) async fn asks_again(&mut self, who: &str, on: u64, interaction: u64) -> MessageId {
        let wish = Wish::AskAgain { on: MessageKey::discord(on), model: None, by_menu: true };
        let decision = self.presses(who, interaction, wish).await;
        let asked = decision.events.iter().find_map(|event| match &event.fact {
            Fact::AnotherAsked(asked) => Some((event.message?, asked.beside)),
            _ => None,
        });
        let (reply, first) = asked.expect("another answer is owed");
        self.questions.insert(reply, self.questions[&first]);
        reply
    }

    pub(crate) async fn prefers(&mut self, who: &str, reply: MessageId, interaction: u64) {
        self.presses(who, interaction, Wish::Prefer(reply)).await;
    }

    /// An emoji is put on a part, or taken off.
    pub(crate) async fn reacts(&mut self, who: &str, on: u64, emoji: &str, given: bool) {
        let at = self.next();
        let frame = format!("session:{}", self.happened);
        let reacted = Reacted {
            spot: spot(&channel(), on),
            by: account(who),
            emoji: emoji.to_owned(),
            burst: false,
            given,
            at,
            frame,
        };
        self.tell(Inbound::Reacted(reacted)).await;
    }

    /// Words in the thread on a part.
    pub(crate) async fn says_in_thread(&mut self, who: &str, on: u64, id: u64, text: &str) {
        let at = self.next();
        let said = self.message(thread(on), who, id, text, at);
        self.tell(Inbound::Said(said)).await;
    }

    pub(crate) async fn edits(&mut self, place: Place, id: u64, text: &str) {
        let at = self.next();
        let content = Content::Text(text.to_owned());
        self.tell(Inbound::Edited(Edited { spot: spot(&place, id), at, content, attachments: None })).await;
    }

    pub(crate) async fn deletes(&mut self, place: Place, id: u64) {
        let at = self.next();
        let messages = vec![MessageKey::discord(id)];
        self.tell(Inbound::Deleted(Deleted { place: place.key, messages, at })).await;
    }

    pub(crate) async fn clears(&mut self, who: &str, interaction: u64) {
        self.presses(who, interaction, Wish::Clear).await;
    }

    async fn presses(&mut self, who: &str, interaction: u64, wish: Wish) -> Decision {
        let at = self.next();
        let interaction = InteractionKey::discord(interaction);
        let pressed =
            Pressed { interaction, by: account(who), place: channel(), category: Category::Untold, at, wish };
        self.tell(Inbound::Pressed(pressed)).await
    }

    /// The moment at which the next thing happens.
    fn next(&mut self) -> Timestamp {
        self.happened += 1;
        Timestamp::from_ms(DAWN + self.happened * 1_000)
    }

    fn message(&self, place: Place, who: &str, id: u64, text: &str, at: Timestamp) -> Said {
        Said {
            spot: spot(&place, id),
            place,
            category: Category::Untold,
            by: account(who),
            at,
            content: Content::Text(text.to_owned()),
            attachments: Vec::new(),
            mentions_us: false,
            reply_to: None,
            read_back: None,
        }
    }

    async fn tell(&self, inbound: Inbound) -> Decision {
        let take = Take { inbound: Some(&inbound), mark: None };
        let chance = u128::try_from(DAWN).unwrap() << 80;
        let mut decisions =
            self.store.record(&Batch { takes: vec![take] }, &self.rules, chance).await.unwrap();
        let decision = decisions.pop().unwrap();
        assert!(!decision.events.is_empty(), "{inbound:?} changed nothing: {:?}", decision.ignored);
        decision
    }
}

pub(crate) fn channel() -> Place {
    Place { key: PlaceKey::discord(100), kind: PlaceKind::Channel, guild: None, parent: None }
}

/// The thread on a part; it has the part's id.
pub(crate) fn thread(on: u64) -> Place {
    Place { key: PlaceKey::discord(on), kind: PlaceKind::Thread, guild: None, parent: Some(channel().key) }
}

fn spot(place: &Place, id: u64) -> Spot {
    Spot { place: place.key.clone(), message: MessageKey::discord(id) }
}

fn account(name: &str) -> Account {
    Account { key: AccountKey::discord(name), name: name.to_owned(), moderator: name == "mo" }
}
