//! The shapes, each as it was first released.

mod again;
mod begin;
mod card;
mod consent;
mod conversation;
mod declined;
mod file;
mod message;
mod opinion;
mod review;
mod settings;

pub(super) use again::{AskAgainV1, PreferV1};
pub(super) use begin::BeginV3;
pub(super) use card::{NoteV1, ShowCardV1};
pub(super) use consent::{EraseV1, EraseV2, GuildV1, SetConsentV1};
pub(super) use conversation::{EndV1, SetModelV1, StartV1, StartV2};
pub(super) use declined::DeclineV1;
pub(super) use file::{AttachV1, CopyV1, EraseFilesV1};
pub(super) use message::{AddV1, AddV2, BeginV1, BeginV2, EditV1, ShowV1};
pub(super) use opinion::{ClearV1, UpdateV1};
pub(super) use review::ReviewV1;
pub(super) use settings::{SetPlaceV1, SetPlaceV2};
