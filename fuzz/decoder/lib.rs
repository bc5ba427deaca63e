//! The decoder of model streams alone, out of the program's own files, so that fuzzing need not build the whole bot.

#![allow(dead_code, reason = "who asks servers is not here")]

pub mod model;
