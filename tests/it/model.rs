//! The model room over real sockets: every dialect in the folder, refusals, cuts, time-outs and cancelling.

mod dialects;
mod mutations;
mod wire;
