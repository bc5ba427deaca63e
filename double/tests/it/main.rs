//! The double through its sockets: each rule of the facts it is built on.

mod bot;
mod checks;
mod control;
mod faults;
mod gateway;
mod interactions;
mod limits;
mod messages;
mod reactions;
mod threads;
