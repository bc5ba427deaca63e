//! What is in the database: events, texts, and what is made of them.

use std::time::Duration;

use double::Id;
use teachback::domain::codec::encode;
use teachback::domain::event::{Fact, FeedbackGiven, Finish, MessageAdded, MessageRated, Recorded};
use teachback::domain::id::{ConversationId, MessageId, TextId};
use teachback::domain::key::MessageKey;
use teachback::store::Range;

use crate::support::scene::Scene;

/// A reply at its end.
#[derive(Clone, Debug)]
pub(crate) struct Ended {
    pub(crate) reply: MessageId,
    pub(crate) conversation: ConversationId,
    pub(crate) finish: Finish,
    pub(crate) text: Option<String>,
    /// The messages that show it, in the order in which they were recorded.
    pub(crate) parts: Vec<Id>,
}

impl Ended {
    /// The message that shows it first.
    pub(crate) fn part(&self) -> Id {
        *self.parts.first().expect("the reply was shown")
    }
}

/// Words about a reply as an event says them, with the words.
#[derive(Clone, Debug)]
pub(crate) struct Feedback {
    pub(crate) given: FeedbackGiven,
    pub(crate) reply: MessageId,
    pub(crate) words: Option<String>,
}

impl Scene {
    /// The whole log.
    pub(crate) async fn log(&self) -> Vec<Recorded> {
        self.store.events(Range::default(), 100_000).await.expect("the log can be read")
    }

    /// The kinds of all events, in order.
    pub(crate) async fn kinds(&self) -> Vec<&'static str> {
        self.log().await.iter().map(kind).collect()
    }

    /// Waits until the log has what is looked for.
    pub(crate) async fn find<T>(&self, what: &str, found: impl Fn(&[Recorded]) -> Option<T>) -> T {
        let deadline = tokio::time::Instant::now() + self.limit;
        loop {
            let log = self.log().await;
            if let Some(it) = found(&log) {
                return it;
            }
            if tokio::time::Instant::now() > deadline {
                let facts: Vec<_> = log.iter().map(|recorded| &recorded.event.fact).collect();
                panic!("waited in vain for {what}; the log: {facts:#?}\n{}", self.print.text());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Waits until there are this many events of a kind.
    pub(crate) async fn until_kinds(&self, wanted: &str, count: usize) {
        let enough = |log: &[Recorded]| {
            (log.iter().filter(|recorded| kind(recorded) == wanted).count() >= count).then_some(())
        };
        self.find(&format!("{count} of {wanted}"), enough).await;
    }

    /// Waits until a person's message is recorded as a turn: by which reply it is answered, and in which conversation.
    pub(crate) async fn turn(&self, question: Id) -> (MessageId, ConversationId) {
        self.find("a turn", |log| {
            let (added, recorded) = added(log).find(|(added, _)| added.key == Some(key(question)))?;
            Some((added.answered_by?, recorded.event.conversation?))
        })
        .await
    }

    /// Waits until the reply to a person's message has ended.
    pub(crate) async fn ended(&self, question: Id) -> Ended {
        let (reply, _) = self.turn(question).await;
        self.end_of(reply).await
    }

    /// Waits until a reply has ended.
    pub(crate) async fn end_of(&self, reply: MessageId) -> Ended {
        let ended = |log: &[Recorded]| {
            let (added, recorded) = added(log).find(|(_, recorded)| recorded.event.message == Some(reply))?;
            Some((added.clone(), recorded.event.conversation?, parts(log, reply)))
        };
        let (added, conversation, parts) = self.find("the end of a reply", ended).await;
        let finish = added.ending.expect("a reply has an ending").finish;
        let text = match added.text {
            Some(text) => self.words(text).await,
            None => None,
        };
        Ended { reply, conversation, finish, text, parts }
    }

    /// Asks in a place, and waits for the end of the reply.
    pub(crate) async fn asked(&self, who: &double::Person, place: Id, text: &str) -> Ended {
        let question = who.says(place, text).unwrap();
        self.ended(question).await
    }

    /// The words of a text; none when they are erased.
    pub(crate) async fn words(&self, text: TextId) -> Option<String> {
        self.store.texts([text]).await.expect("texts can be read").remove(&text)
    }

    /// Waits until this many ratings were given or taken back, and gives them in order.
    pub(crate) async fn rated(&self, count: usize) -> Vec<MessageRated> {
        let rated = |log: &[Recorded]| {
            let facts = log.iter().filter_map(|recorded| match &recorded.event.fact {
                Fact::MessageRated(rated) => Some(rated.clone()),
                _ => None,
            });
            Some(facts.collect::<Vec<_>>()).filter(|rated| rated.len() >= count)
        };
        let rated = self.find(&format!("{count} ratings"), rated).await;
        assert_eq!(rated.len(), count, "{rated:#?}");
        rated
    }

    /// The ratings that count now, such as `ada: like`.
    pub(crate) async fn ratings(&self) -> Vec<String> {
        let sql = "select name || ': ' || rating from ratings join accounts using (person_id) order by 1";
        sqlx::query_scalar(sql).fetch_all(self.store.pool()).await.expect("ratings can be read")
    }

    /// Waits until so many other answers are owed, and gives the last of them.
    pub(crate) async fn another(&self, count: usize) -> MessageId {
        let owed = |log: &[Recorded]| {
            let events = log.iter().map(|recorded| &recorded.event);
            let owed = events.filter(|event| matches!(event.fact, Fact::AnotherAsked(_)));
            Some(owed.filter_map(|event| event.message).collect::<Vec<_>>()).filter(|it| it.len() >= count)
        };
        let owed = self.find(&format!("{count} other answers"), owed).await;
        assert_eq!(owed.len(), count, "{owed:?}");
        *owed.last().expect("at least one")
    }

    /// Waits until feedback was given, changed or withdrawn this often, and gives it in order.
    pub(crate) async fn feedback(&self, count: usize) -> Vec<Feedback> {
        let told = |log: &[Recorded]| {
            let facts = log.iter().filter_map(|recorded| match &recorded.event.fact {
                Fact::FeedbackGiven(given) => Some((given.clone(), recorded.event.message?)),
                _ => None,
            });
            Some(facts.collect::<Vec<_>>()).filter(|told| told.len() >= count)
        };
        let told = self.find(&format!("{count} times feedback"), told).await;
        assert_eq!(told.len(), count, "{told:#?}");
        let mut all = Vec::new();
        for (given, reply) in told {
            let words = match given.text {
                Some(text) => self.words(text).await,
                None => None,
            };
            all.push(Feedback { given, reply, words });
        }
        all
    }
}

/// The kind under which an event is stored.
pub(crate) fn kind(recorded: &Recorded) -> &'static str {
    encode(&recorded.event.fact).kind
}

fn key(message: Id) -> MessageKey {
    MessageKey::discord(message)
}

fn added(log: &[Recorded]) -> impl Iterator<Item = (&MessageAdded, &Recorded)> {
    log.iter().filter_map(|recorded| match &recorded.event.fact {
        Fact::MessageAdded(added) => Some((added, recorded)),
        _ => None,
    })
}

fn parts(log: &[Recorded], reply: MessageId) -> Vec<Id> {
    let of_reply = log.iter().filter(|recorded| recorded.event.message == Some(reply));
    let shown = of_reply.filter_map(|recorded| match &recorded.event.fact {
        Fact::PartShown(shown) => Some(&shown.spot.message.raw),
        _ => None,
    });
    shown.map(|raw| raw.parse().expect("Discord's ids are numbers")).collect()
}
