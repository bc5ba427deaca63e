//! How much is asked after one absence at the most: some thousand calls, which at a quarter of the limit over all
//! calls take some minutes.

/// Servers of one shard that are surveyed, at four calls each. Whoever serves more of them reads back where people spoke last.
pub const SERVERS: usize = 1_000;
/// Places that no list shows and that are asked for one by one: direct messages and threads that sleep.
pub const PLACES: u32 = 300;
/// Pages of a hundred messages that are read, in all places together.
pub const PAGES: u32 = 600;
/// Messages of the last days that are compared with what is shown of them, as many pieces of feedback, and as many notes.
pub const REMEMBERED: u32 = 4_000;
/// Single messages that are looked at: whether they are really gone, and who rated them.
pub const LOOKS: u32 = 1_000;
/// People whose names and rights in a server are asked for; the others go by their accounts.
pub const PEOPLE: u32 = 300;

/// So many calls of one kind, and no more.
#[derive(Debug)]
pub struct Allowance {
    left: u32,
    refused: u32,
}

impl Allowance {
    /// This many.
    pub const fn new(calls: u32) -> Self {
        Self { left: calls, refused: 0 }
    }

    /// Takes one; false when none is left.
    pub const fn take(&mut self) -> bool {
        if self.left == 0 {
            self.refused = self.refused.saturating_add(1);
            return false;
        }
        self.left -= 1;
        true
    }

    /// How often one was asked for and refused.
    pub const fn refused(&self) -> u32 {
        self.refused
    }
}
