//! A loopback Discord and a loopback model server: models of the services, on real sockets.

mod check;
mod control;
mod discord;
mod faults;
mod gateway;
mod hub;
mod id;
mod look;
mod options;
mod people;
mod places;
mod rest;
mod wire;
mod world;

pub mod model;
pub mod optimum;

pub use crate::rest::files::FILES;
pub use crate::{
    discord::Discord,
    faults::{Broken, Fault, Faults, HeldEvents, Hold, Limited, Matching},
    hub::TimedOut,
    id::Id,
    look::{Call, Complaint, Seen, SeenChannel, SeenReaction, View},
    options::{Identifies, Limits, Options, Rate},
    people::{
        Person, Refusal,
        interaction::{FirstAnswer, Interaction},
        place::Place,
    },
    rest::limits::WindowState,
    wire::Door,
    world::{channel::ChannelKind, message::Revision, permissions::bits as permissions},
};
