//! The replies that are being written, and how many of them show text that an ending must still replace.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::domain::budget::Place;

/// A reply that is being written, as the budget knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Writer(u64);

/// All writers.
#[derive(Debug, Default)]
pub(super) struct Writers {
    all: HashMap<Writer, Writing>,
    shown: HashMap<Place, u32>,
    shown_anywhere: usize,
    numbers: u64,
}

#[derive(Debug)]
struct Writing {
    place: Place,
    shown: bool,
    /// The place in line that it has just left.
    left: Option<u64>,
}

impl Writers {
    pub(super) fn join(&mut self, place: Place) -> Writer {
        self.numbers += 1;
        let writer = Writer(self.numbers);
        self.all.insert(writer, Writing { place, shown: false, left: None });
        writer
    }

    /// From now on the writer has text standing that it must be able to complete.
    pub(super) fn show(&mut self, writer: Writer) {
        if let Some(writing) = self.all.get_mut(&writer).filter(|writing| !writing.shown) {
            writing.shown = true;
            self.shown_anywhere += 1;
            *self.shown.entry(writing.place.clone()).or_default() += 1;
        }
    }

    /// The writer leaves the line, perhaps to ask for something else.
    pub(super) fn keep_place(&mut self, writer: Writer, number: u64) {
        if let Some(writing) = self.all.get_mut(&writer) {
            writing.left = Some(number);
        }
    }

    /// The place that the writer has left, for what it asks for now.
    pub(super) fn take_place(&mut self, writer: Writer) -> Option<u64> {
        self.all.get_mut(&writer)?.left.take()
    }

    pub(super) fn leave(&mut self, writer: Writer) {
        let Some(writing) = self.all.remove(&writer).filter(|writing| writing.shown) else { return };
        self.shown_anywhere -= 1;
        if let Entry::Occupied(mut shown) = self.shown.entry(writing.place) {
            *shown.get_mut() -= 1;
            if *shown.get() == 0 {
                shown.remove();
            }
        }
    }

    pub(super) fn is_shown(&self, writer: Writer) -> bool {
        self.all.get(&writer).is_some_and(|writing| writing.shown)
    }

    /// How many in `place` have text standing.
    pub(super) fn shown_in(&self, place: &Place) -> u32 {
        self.shown.get(place).copied().unwrap_or(0)
    }

    /// How many write in `place`, with or without text standing.
    pub(super) fn in_place(&self, place: &Place) -> usize {
        self.all.values().filter(|writing| writing.place == *place).count()
    }

    /// How many have text standing anywhere.
    pub(super) fn shown(&self) -> usize {
        self.shown_anywhere
    }
}
