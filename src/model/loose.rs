//! JSON read without insisting: a value of another type than the expected one counts as absent.
//!
//! Serde's derived readers fail a whole chunk for one odd field, or for a key that comes twice, and a failed chunk is lost
//! text. Reading through `serde_json::Value` loses nothing and costs three times as much.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What can be filled from one JSON value, whatever its type. A type that a method is not written for leaves it as it is.
pub(super) trait Loose<'de> {
    fn text(&mut self, _text: Cow<'de, str>) {}

    /// Whole numbers that are not negative; JSON writers also send them as `12.0`.
    fn number(&mut self, _number: u64) {}

    /// A number of another kind.
    fn other(&mut self) {}

    fn truth(&mut self, _truth: bool) {}

    fn list<A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// Fills `value` from the whole of `json`. Fails only for what is not JSON, or nested more than 128 deep.
pub(super) fn read<'de, T: Loose<'de>>(json: &'de str, value: &mut T) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(json);
    Fill(value).deserialize(&mut reader)?;
    reader.end()
}

/// The next key of a map.
#[inline]
pub(super) fn key<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Cow<'de, str>>, A::Error> {
    let mut key = Cow::Borrowed("");
    let more = map.next_key_seed(Fill(&mut key))?;
    Ok(more.map(|()| key))
}

/// Fills `value` from the value of the key just read.
#[inline]
pub(super) fn fill<'de, T: Loose<'de>, A: MapAccess<'de>>(
    map: &mut A,
    value: &mut T,
) -> Result<(), A::Error> {
    map.next_value_seed(Fill(value))
}

/// Passes over the value of the key just read.
#[inline]
pub(super) fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// Fills `value` from the next value of a list, if there is one.
#[inline]
pub(super) fn element<'de, T: Loose<'de>, A: SeqAccess<'de>>(
    list: &mut A,
    value: &mut T,
) -> Result<bool, A::Error> {
    list.next_element_seed(Fill(value)).map(|more| more.is_some())
}

/// A string, borrowed where it has no escapes; absent is empty.
impl<'de> Loose<'de> for Cow<'de, str> {
    fn text(&mut self, text: Cow<'de, str>) {
        *self = text;
    }
}

impl Loose<'_> for Option<u64> {
    fn number(&mut self, number: u64) {
        *self = Some(number);
    }
}

/// Whether a value says anything: neither null, false, 0 nor empty, nor made of nothing else.
#[derive(Debug, Default)]
pub(super) struct Said(pub(super) bool);

impl<'de> Loose<'de> for Said {
    fn text(&mut self, text: Cow<'de, str>) {
        self.0 |= !text.is_empty();
    }

    fn number(&mut self, number: u64) {
        self.0 |= number != 0;
    }

    fn other(&mut self) {
        self.0 = true;
    }

    fn truth(&mut self, truth: bool) {
        self.0 |= truth;
    }

    fn list<A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<(), A::Error> {
        while element(&mut list, self)? {}
        Ok(())
    }

    fn map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        while map.next_key::<IgnoredAny>()?.is_some() {
            fill(&mut map, self)?;
        }
        Ok(())
    }
}

/// Asks serde for a value of any type and fills a `T` from it, in place: chunks are large and nested.
struct Fill<'a, T>(&'a mut T);

impl<'de, T: Loose<'de>> DeserializeSeed<'de> for Fill<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Loose<'de>> Visitor<'de> for Fill<'_, T> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<(), E> {
        self.0.text(Cow::Borrowed(text));
        Ok(())
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.text(Cow::Owned(text.to_owned()));
        Ok(())
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.0.number(number);
        Ok(())
    }

    fn visit_i64<E: Error>(self, _negative: i64) -> Result<(), E> {
        self.0.other();
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        if number.fract() == 0.0 && (0.0..9e15).contains(&number) {
            self.0.number(number as u64);
        } else {
            self.0.other();
        }
        Ok(())
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<(), E> {
        self.0.truth(truth);
        Ok(())
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        self.0.list(list)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.0.map(map)
    }
}
