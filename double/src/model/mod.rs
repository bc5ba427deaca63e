//! A loopback model server: OpenAI's API, answering by a script.

mod body;
mod chat;
mod gate;
mod record;
mod script;
mod server;
mod temper;

pub use chat::Manner;
pub use gate::Gate;
pub use record::{Request, State};
pub use script::{Answer, Ask, End, Pieces, Raw, Reply, Script};
pub use server::Model;
pub use temper::Temper;
