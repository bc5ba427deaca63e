//! How opinions are stored: a rating **or** feedback, by what way, by whom.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::domain::codec::text::Text;
use crate::domain::event::{
    FeedbackGiven, MessageRated, Rating, Reaction, ReactionsCleared, Standing, Through,
};
use crate::domain::id::{EventId, FeedbackId, TextId};
use crate::domain::key::{MessageKey, PlaceKey, Spot};

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::domain::codec) enum UpdateV1 {
    Rated(RatedV1),
    Told(ToldV1),
}

impl<'de> Deserialize<'de> for UpdateV1 {
    /// Which of the two it is, the field says that carries it, even when it is null.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let fields = Map::deserialize(from)?;
        let read = match (fields.contains_key("rating"), fields.contains_key("feedback")) {
            (true, false) => serde_json::from_value(Value::Object(fields)).map(Self::Rated),
            (false, true) => serde_json::from_value(Value::Object(fields)).map(Self::Told),
            _ => return Err(D::Error::custom("either a rating or feedback is expected")),
        };
        read.map_err(D::Error::custom)
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct RatedV1 {
    /// Null for taken back; the field itself is what tells a rating from feedback.
    #[serde(deserialize_with = "Option::deserialize")]
    rating: Option<RatingV1>,
    on: Text<MessageKey>,
    emoji: String,
    #[serde(rename = "super")]
    burst: bool,
    through: Text<Through>,
    standing: Text<Standing>,
    /// Left out when nothing is known to be later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<Text<EventId>>,
}

/// A word for a thumb, a number for a score.
#[derive(Clone, Copy, Debug)]
struct RatingV1(Rating);

impl Serialize for RatingV1 {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Rating::Score(score) => to.serialize_u8(score),
            word => to.collect_str(&word),
        }
    }
}

impl<'de> Deserialize<'de> for RatingV1 {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum WordOrNumber {
            Word(Text<Rating>),
            Number(u8),
        }
        match WordOrNumber::deserialize(from)? {
            WordOrNumber::Word(word) => Ok(Self(word.0)),
            WordOrNumber::Number(score @ 1..=5) => Ok(Self(Rating::Score(score))),
            WordOrNumber::Number(_) => Err(D::Error::custom("a score is 1 to 5")),
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct ClearV1 {
    on: Text<MessageKey>,
    /// Left out when all of them went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    emoji: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct ToldV1 {
    /// The text's id; null for withdrawn.
    #[serde(deserialize_with = "Option::deserialize")]
    feedback: Option<Text<TextId>>,
    feedback_id: Text<FeedbackId>,
    through: Text<Through>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<SourceV1>,
    standing: Text<Standing>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    hinted: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct SourceV1 {
    place: Text<PlaceKey>,
    message: Text<MessageKey>,
}

impl From<&MessageRated> for RatedV1 {
    fn from(it: &MessageRated) -> Self {
        Self {
            rating: it.rating.map(RatingV1),
            on: Text(it.reaction.on.clone()),
            emoji: it.reaction.emoji.clone(),
            burst: it.reaction.burst,
            through: Text(it.through),
            standing: Text(it.standing),
            before: it.before.map(Text),
        }
    }
}

impl From<RatedV1> for MessageRated {
    fn from(it: RatedV1) -> Self {
        Self {
            rating: it.rating.map(|rating| rating.0),
            reaction: Reaction { on: it.on.0, emoji: it.emoji, burst: it.burst },
            through: it.through.0,
            standing: it.standing.0,
            before: it.before.map(|id| id.0),
        }
    }
}

impl From<&ReactionsCleared> for ClearV1 {
    fn from(it: &ReactionsCleared) -> Self {
        Self { on: Text(it.on.clone()), emoji: it.emoji.clone() }
    }
}

impl From<ClearV1> for ReactionsCleared {
    fn from(it: ClearV1) -> Self {
        Self { on: it.on.0, emoji: it.emoji }
    }
}

impl From<&FeedbackGiven> for ToldV1 {
    fn from(it: &FeedbackGiven) -> Self {
        let source =
            |spot: &Spot| SourceV1 { place: Text(spot.place.clone()), message: Text(spot.message.clone()) };
        Self {
            feedback: it.text.map(Text),
            feedback_id: Text(it.feedback),
            through: Text(it.through),
            source: it.spot.as_ref().map(source),
            standing: Text(it.standing),
            hinted: it.hinted,
        }
    }
}

impl From<ToldV1> for FeedbackGiven {
    fn from(it: ToldV1) -> Self {
        Self {
            feedback: it.feedback_id.0,
            text: it.feedback.map(|id| id.0),
            through: it.through.0,
            spot: it.source.map(|source| Spot { place: source.place.0, message: source.message.0 }),
            standing: it.standing.0,
            hinted: it.hinted,
        }
    }
}
