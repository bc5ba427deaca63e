//! The shell: hears, asks the domain, does what it says.

pub mod appender;
mod ask;
pub mod catchup;
pub mod clock;
pub mod compose;
pub mod desk;
pub mod downtime;
pub mod ear;
pub mod figures;
pub mod gauge;
pub mod hands;
mod lately;
pub mod life;
pub mod log_ins;
pub mod models;
mod outage;
pub mod pacer;
pub mod past;
pub mod platform;
mod raters;
mod recover;
mod reply;
pub mod review;
mod seek;
mod shut;
pub mod speaker;
pub mod texts;
