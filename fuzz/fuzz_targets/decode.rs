//! Any bytes, in any pieces: no panic, no text out of nothing, and no difference by how they are cut.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../body.rs"]
mod body;

fuzz_target!(|data: &[u8]| body::check(data));
