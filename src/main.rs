//! Arguments, logs, one match.

fn main() {}
