//! The shell: hears, asks the domain, does what it says.

pub mod appender;
pub mod ear;
pub mod pacer;
pub mod platform;
pub mod texts;
