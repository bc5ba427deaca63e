//! The double through its sockets: each rule of the facts it is built on.

mod bot;
mod gateway;
mod messages;
