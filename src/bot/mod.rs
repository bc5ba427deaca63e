//! The shell: hears, asks the domain, does what it says.

pub mod platform;
