//! Examples in an order in which neighbours differ: KTO compares a row with the prompt of its neighbour.

use crate::export::example::Example;

/// How many rows are kept to be chosen from.
const KEPT: usize = 512;
/// How often another one is tried when the prompt is that of the row before.
const TRIES: usize = 16;

/// Rows come in in one order and go out in another, always the same one.
#[derive(Default)]
pub struct Mix {
    /// With what tells their prompts apart.
    kept: Vec<(u64, Example)>,
    last: Option<u64>,
    seed: u64,
}

impl Mix {
    /// Takes a row in; gives one out, once there are enough.
    pub fn push(&mut self, example: Example) -> Option<Example> {
        self.kept.push((prompt(&example), example));
        if self.kept.len() > KEPT { self.pop() } else { None }
    }

    /// One of those that are left.
    pub fn pop(&mut self) -> Option<Example> {
        let mut at = self.any()?;
        for _ in 0..TRIES {
            if self.kept.get(at).map(|(prompt, _)| *prompt) != self.last {
                break;
            }
            at = self.any()?;
        }
        let (prompt, example) = self.kept.swap_remove(at);
        self.last = Some(prompt);
        Some(example)
    }

    /// A place among those that are kept, by SplitMix64.
    fn any(&mut self) -> Option<usize> {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.seed;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        let count = u64::try_from(self.kept.len()).ok().filter(|count| *count > 0)?;
        usize::try_from(bits % count).ok()
    }
}

/// A number that is the same for the same prompt, by FNV-1a.
fn prompt(example: &Example) -> u64 {
    let bytes = example.prompt.iter().flat_map(|turn| turn.content.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
