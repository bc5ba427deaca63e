//! What is written can be read, what was ever written can still be read, and what is broken is an error.

mod any;

use std::collections::BTreeSet;
use std::path::PathBuf;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::json;

use any::{any_fact, any_json};

use super::*;
use crate::domain::consent::{Keep, Step};
use crate::domain::event::*;
use crate::domain::file::{Fate, FileKind, Left, Lost};
use crate::domain::id::{ConversationId, EventId, FeedbackId, FileId, MessageId, PersonId, TextId};
use crate::domain::key::{AttachmentKey, GuildKey, MessageKey, PlaceKey, RoleKey, Spot};
use crate::domain::quota::Whose;
use crate::domain::review::{Review, Verdict};
use crate::domain::settings::{self, Change, Layer, Setting};

/// Every shape that was ever written, with the fact that it stands for. A file is never changed once it is released.
fn golden() -> Vec<(&'static str, Fact)> {
    vec![
        ("start_conversation.1", Fact::ConversationStarted(started())),
        ("start_conversation.1.continues", Fact::ConversationStarted(continues())),
        ("start_conversation.2", Fact::ConversationStarted(named())),
        ("add_message.1.question", Fact::MessageAdded(question())),
        ("add_message.1.reply", Fact::MessageAdded(reply(Finish::Ended, Some(text(0x21))))),
        ("add_message.1.empty", Fact::MessageAdded(empty_reply())),
        (
            "add_message.1.other_end",
            Fact::MessageAdded(reply(Finish::Other("tool_calls".into()), Some(text(0x21)))),
        ),
        ("add_message.1.system", Fact::MessageAdded(system())),
        ("add_message.2.question", Fact::MessageAdded(question())),
        ("add_message.2.reasoning", Fact::MessageAdded(thought())),
        ("begin_reply.1", Fact::ReplyBegun(begun())),
        ("begin_reply.2", Fact::ReplyBegun(begun_again())),
        ("begin_reply.3", Fact::ReplyBegun(begun_with_files())),
        ("show_part.1", Fact::PartShown(PartShown { part: 2, spot: spot() })),
        ("ask_again.1", Fact::AnotherAsked(another(None))),
        ("ask_again.1.model", Fact::AnotherAsked(another(Some("large")))),
        ("decline_message.1", Fact::QuestionDeclined(QuestionDeclined { limit: Whose::Guild, told: true })),
        ("prefer_message.1", Fact::ReplyPreferred(preferred())),
        ("update_message.1.like", Fact::MessageRated(rated(Some(Rating::Like)))),
        ("update_message.1.score", Fact::MessageRated(rated(Some(Rating::Score(4))))),
        ("update_message.1.taken_back", Fact::MessageRated(rated(None))),
        ("update_message.1.missed", Fact::MessageRated(missed())),
        ("clear_reactions.1", Fact::ReactionsCleared(cleared(None))),
        ("clear_reactions.1.emoji", Fact::ReactionsCleared(cleared(Some("👍🏽")))),
        ("update_message.1.feedback", Fact::FeedbackGiven(told(Some(text(0x22)), Some(spot())))),
        ("update_message.1.form", Fact::FeedbackGiven(form())),
        ("update_message.1.withdrawn", Fact::FeedbackGiven(told(None, Some(spot())))),
        ("review_message.1.good", Fact::ReplyReviewed(Review::Decided(Verdict::Good))),
        ("review_message.1.corrected", Fact::ReplyReviewed(Review::Decided(Verdict::Corrected(text(0x26))))),
        ("review_message.1.skipped", Fact::ReplyReviewed(Review::Skipped)),
        ("review_message.1.undone", Fact::ReplyReviewed(Review::Undone)),
        ("show_card.1", Fact::CardShown(CardShown { spot: card() })),
        ("note_review.1", Fact::NoteGiven(note(Some(text(0x25))))),
        ("note_review.1.withdrawn", Fact::NoteGiven(note(None))),
        ("edit_message.1", Fact::MessageEdited(MessageEdited { text: text(0x23) })),
        ("end_conversation.1", Fact::ConversationEnded(ConversationEnded { reason: EndReason::Idle })),
        ("erase.1", Fact::TextsErased(erased(None))),
        ("erase.1.feedback", Fact::TextsErased(erased(Some(FeedbackId::from_u128(0x41))))),
        ("erase.2.redacted", Fact::TextsErased(redacted())),
        ("erase.2.forgotten", Fact::TextsErased(forgotten())),
        ("erase.2.taken_down", Fact::TextsErased(taken_down())),
        ("leave_guild.1", Fact::GuildLeft(GuildLeft { guild: GuildKey::discord(100) })),
        ("purge_guild.1", Fact::GuildPurged(GuildPurged { guild: GuildKey::discord(100) })),
        ("rejoin_guild.1", Fact::GuildRejoined(GuildRejoined { guild: GuildKey::discord(100) })),
        ("set_consent.1", Fact::ConsentSet(ConsentSet { step: Step::Keep, given: false, shown: 1 })),
        (
            "set_place.2.keep",
            set(Layer::Guild(GuildKey::discord(100)), Change::Set(settings::Value::Keep(Keep::OptIn))),
        ),
        (
            "set_place.2.take_down",
            set(Layer::Place(thread().key), Change::Set(settings::Value::TakeDown(true))),
        ),
        (
            "set_place.2.training",
            set(Layer::Place(PlaceKey::discord(90)), Change::Set(settings::Value::Training(false))),
        ),
        ("set_model.1", Fact::ModelSet(ModelSet { place: thread(), model: "house".into() })),
        ("attach.1", Fact::FilesAttached(attached())),
        ("copy_file.1.kept", Fact::FileCopied(copied(Copy::Kept { sha256: "9f86".into(), bytes: 1_000 }))),
        ("copy_file.1.lost", Fact::FileCopied(copied(Copy::Lost(Lost::Gone)))),
        (
            "erase_files.1",
            Fact::FilesErased(FilesErased {
                files: vec![FileId::from_u128(0x61)],
                reason: EraseReason::Deleted,
            }),
        ),
        ("set_place.1", set(Layer::Place(thread().key), Change::Set(settings::Value::Relay(false)))),
        ("set_place.2.category", set(Layer::Place(PlaceKey::discord(90)), Change::Set(reviewers()))),
        ("set_place.2.inherits", set(Layer::Place(thread().key), Change::Inherit(Setting::Seeds))),
        ("set_place.2.server", set(Layer::Guild(GuildKey::discord(100)), Change::Set(cards()))),
    ]
}

fn set(layer: Layer, change: Change) -> Fact {
    Fact::PlaceSet(PlaceSet { layer, guild: Some(GuildKey::discord(100)), change })
}

fn reviewers() -> settings::Value {
    settings::Value::Reviewers(vec![RoleKey::discord(70), RoleKey::discord(71)])
}

fn cards() -> settings::Value {
    settings::Value::ReviewChannel(Some(PlaceKey::discord(210)))
}

fn text(bits: u128) -> TextId {
    TextId::from_u128(bits)
}

fn spot() -> Spot {
    Spot { place: PlaceKey::discord(200), message: MessageKey::discord(301) }
}

fn thread() -> Place {
    Place {
        key: PlaceKey::discord(201),
        kind: PlaceKind::Thread,
        guild: Some(GuildKey::discord(100)),
        parent: Some(PlaceKey::discord(200)),
    }
}

fn model() -> ModelUse {
    ModelUse {
        name: "small".into(),
        id: "small".into(),
        host: "models.example".into(),
        parameters: [("temperature".to_owned(), "0.7".to_owned())].into(),
        system_hash: Some("5e1f".into()),
    }
}

fn started() -> ConversationStarted {
    let place = Place { key: PlaceKey::discord(202), kind: PlaceKind::Direct, guild: None, parent: None };
    let model = ModelUse { parameters: [].into(), system_hash: None, ..model() };
    ConversationStarted { place, scope: Scope::Person, model, continues: None, after: None }
}

fn continues() -> ConversationStarted {
    ConversationStarted {
        place: thread(),
        scope: Scope::Place,
        model: model(),
        continues: Some(ConversationId::from_u128(0x11)),
        after: Some(EndReason::Idle),
    }
}

fn named() -> ConversationStarted {
    ConversationStarted { model: ModelUse { name: "house".into(), ..model() }, ..continues() }
}

fn question() -> MessageAdded {
    MessageAdded {
        role: Role::User,
        parent: Some(MessageId::from_u128(0x31)),
        text: Some(text(0x20)),
        reasoning: None,
        key: Some(MessageKey::discord(300)),
        answered_by: Some(MessageId::from_u128(0x33)),
        ending: None,
    }
}

fn reply(finish: Finish, text: Option<TextId>) -> MessageAdded {
    let usage = Some(Usage { prompt: 120, completion: 45 });
    let ending = Ending { finish, usage, first_token_ms: Some(180), total_ms: 2_400 };
    MessageAdded {
        role: Role::Assistant,
        text,
        key: None,
        answered_by: None,
        ending: Some(ending),
        ..question()
    }
}

fn thought() -> MessageAdded {
    MessageAdded { reasoning: Some(text(0x24)), ..reply(Finish::TooLong, Some(text(0x21))) }
}

fn empty_reply() -> MessageAdded {
    let ending = Ending { finish: Finish::Empty, usage: None, first_token_ms: None, total_ms: 300 };
    MessageAdded { ending: Some(ending), ..reply(Finish::Empty, None) }
}

fn system() -> MessageAdded {
    MessageAdded { role: Role::System, parent: None, key: None, answered_by: None, ..question() }
}

fn begun() -> ReplyBegun {
    let named = SentTurn {
        role: Role::User,
        text: text(0x20),
        speaker: Some(PersonId::from_u128(0x51)),
        files: Vec::new(),
    };
    let unnamed = SentTurn { role: Role::System, text: text(0x1f), speaker: None, files: Vec::new() };
    ReplyBegun {
        parent: MessageId::from_u128(0x32),
        attempt: 1,
        model: model(),
        instead_of: None,
        turns: vec![unnamed, named],
        cut: 3,
    }
}

fn begun_again() -> ReplyBegun {
    let model = ModelUse { name: "house".into(), ..model() };
    ReplyBegun { attempt: 2, model, instead_of: Some("large".into()), cut: 0, ..begun() }
}

fn begun_with_files() -> ReplyBegun {
    let mut begun = begun_again();
    let sent = |bits, read| SentFile { file: FileId::from_u128(bits), read };
    begun.turns.last_mut().expect("there are turns").files = vec![sent(0x61, true), sent(0x62, false)];
    begun
}

fn attached() -> FilesAttached {
    let file = |bits, media_type: &str, fate| FileAttached {
        id: FileId::from_u128(bits),
        key: AttachmentKey::discord(400 + bits),
        media_type: media_type.into(),
        bytes: 1_000,
        fate,
    };
    let image = file(0x61, "image/png", Fate::Taken(FileKind::Image));
    FilesAttached { files: vec![image, file(0x62, "video/mp4", Fate::Left(Left::WrongKind))] }
}

fn copied(copy: Copy) -> FileCopied {
    FileCopied { file: FileId::from_u128(0x61), copy }
}

fn another(model: Option<&str>) -> AnotherAsked {
    let beside = MessageId::from_u128(0x33);
    AnotherAsked { beside, model: model.map(Into::into), through: Through::Menu }
}

fn preferred() -> ReplyPreferred {
    let over = vec![MessageId::from_u128(0x33), MessageId::from_u128(0x34)];
    ReplyPreferred { over, through: Through::Button, standing: Standing::Asker }
}

fn rated(rating: Option<Rating>) -> MessageRated {
    let reaction = Reaction { on: MessageKey::discord(301), emoji: "👍🏽".into(), burst: true };
    let (through, standing, before) = (Through::Reaction, Standing::Bystander, None);
    MessageRated { rating, reaction, through, standing, before }
}

fn missed() -> MessageRated {
    let before = Some(EventId::from_u128(0x51));
    MessageRated { through: Through::Reconciliation, before, ..rated(Some(Rating::Like)) }
}

fn cleared(emoji: Option<&str>) -> ReactionsCleared {
    ReactionsCleared { on: MessageKey::discord(301), emoji: emoji.map(str::to_owned) }
}

fn told(text: Option<TextId>, spot: Option<Spot>) -> FeedbackGiven {
    FeedbackGiven {
        feedback: FeedbackId::from_u128(0x41),
        text,
        through: Through::Reply,
        spot,
        standing: Standing::Asker,
        hinted: text.is_some(),
    }
}

fn card() -> Spot {
    Spot { place: PlaceKey::discord(400), message: MessageKey::discord(401) }
}

fn note(text: Option<TextId>) -> NoteGiven {
    let spot = Spot { place: PlaceKey::discord(401), message: MessageKey::discord(402) };
    NoteGiven { note: FeedbackId::from_u128(0x42), text, spot }
}

fn form() -> FeedbackGiven {
    FeedbackGiven { through: Through::Menu, hinted: false, ..told(Some(text(0x22)), None) }
}

fn redacted() -> TextsErased {
    TextsErased { reason: EraseReason::Redacted, note: Some(text(0x27)), ..erased(None) }
}

fn forgotten() -> TextsErased {
    TextsErased { reason: EraseReason::Forgotten, ..erased(None) }
}

fn taken_down() -> TextsErased {
    TextsErased { reason: EraseReason::TakenDown, ..erased(None) }
}

fn erased(feedback: Option<FeedbackId>) -> TextsErased {
    TextsErased { texts: vec![text(0x20), text(0x23)], feedback, reason: EraseReason::Deleted, note: None }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/events")
}

fn read_golden(name: &str) -> Value {
    let path = folder().join(format!("{name}.json"));
    let file = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&file).unwrap()
}

/// `add_message.1.reply` is of the kind `add_message`, in version 1.
fn kind_and_version(name: &str) -> (&str, i16) {
    let mut parts = name.split('.');
    let kind = parts.next().expect("a name begins with the kind");
    (kind, parts.next().and_then(|version| version.parse().ok()).expect("and goes on with the version"))
}

#[test]
fn what_was_ever_written_is_still_read() {
    for (name, fact) in golden() {
        let (kind, version) = kind_and_version(name);
        assert_eq!(decode(kind, version, read_golden(name)).unwrap(), fact, "{name}");
    }
}

#[test]
fn the_newest_version_is_written_as_it_was_released() {
    let newest = |kind: &str| {
        let versions = golden().into_iter().map(|(name, _)| kind_and_version(name)).filter(|it| it.0 == kind);
        versions.map(|(_, version)| version).max()
    };
    for (name, fact) in golden() {
        let (kind, version) = kind_and_version(name);
        let stored = encode(&fact);
        assert_eq!((stored.kind, Some(stored.version)), (kind, newest(kind)), "{name}");
        if stored.version == version {
            assert_eq!(stored.payload, read_golden(name), "{name}");
        }
    }
}

#[test]
fn every_golden_file_is_read() {
    let files =
        std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let named: BTreeSet<_> = golden().into_iter().map(|(name, _)| format!("{name}.json")).collect();
    assert_eq!(files.collect::<BTreeSet<_>>(), named);
}

#[test]
fn an_unknown_kind_or_version_is_said_to_be_unknown() {
    for (kind, version) in [("add_message", 0), ("add_message", 3), ("add_message", -1), ("sing", 1), ("", 1)]
    {
        let read = decode(kind, version, encode(&Fact::MessageAdded(question())).payload);
        assert!(matches!(read, Err(DecodeError::Unknown { .. })), "{kind} {version}");
    }
}

fn check_malformed(kind: &str, payload: Value) {
    let read = decode(kind, 1, payload.clone());
    assert!(matches!(read, Err(DecodeError::Malformed { .. })), "{kind} {payload}: {read:?}");
}

#[test]
fn half_an_ending_is_not_no_ending() {
    let whole = encode(&Fact::MessageAdded(reply(Finish::Ended, None))).payload;
    for field in ["finish", "total_ms"] {
        let mut payload = whole.clone();
        payload.as_object_mut().unwrap().remove(field);
        check_malformed("add_message", payload.clone());
        payload[field] = json!("tomorrow");
        check_malformed("add_message", payload);
    }
}

#[test]
fn an_update_is_a_rating_or_feedback_and_not_both_or_neither() {
    let rating = encode(&Fact::MessageRated(rated(Some(Rating::Like)))).payload;
    let feedback = encode(&Fact::FeedbackGiven(told(None, None))).payload;
    let mut both = rating.clone();
    both.as_object_mut().unwrap().extend(feedback.as_object().unwrap().clone());
    check_malformed("update_message", both);
    for (mut payload, field) in [(rating, "rating"), (feedback, "feedback")] {
        payload.as_object_mut().unwrap().remove(field);
        check_malformed("update_message", payload);
    }
}

#[test]
fn a_score_is_one_to_five() {
    for score in [json!(0), json!(6), json!(-1), json!(2.5), json!("6"), json!("")] {
        let mut payload = encode(&Fact::MessageRated(rated(None))).payload;
        payload["rating"] = score;
        check_malformed("update_message", payload);
    }
}

/// Breaks the value that a path of numbers leads to.
fn mutate(value: &mut Value, path: &[usize], with: &Value) {
    let (Some(step), count) = (path.first(), value.as_object().map_or(0, |fields| fields.len())) else {
        return;
    };
    match value {
        Value::Object(fields) if count > 0 => {
            let key = fields.keys().nth(step % count).expect("it is less than their count").clone();
            match path {
                [_] if step % 3 == 0 => drop(fields.remove(&key)),
                [_] => drop(fields.insert(key, with.clone())),
                [_, rest @ ..] => mutate(&mut fields[&key], rest, with),
                [] => {}
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let at = step % items.len();
            mutate(&mut items[at], &path[1..], with);
        }
        _ => *value = with.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(5), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_fact_is_read_as_it_was_written(fact in any_fact()) {
        let Stored { kind, version, payload } = encode(&fact);
        prop_assert_eq!(decode(kind, version, payload).unwrap(), fact);
    }

    /// A broken payload is an error, or another fact that is written as it was understood; never a panic.
    #[test]
    fn what_is_broken_is_an_error_or_another_fact(
        fact in any_fact(),
        path in vec(0..12_usize, 1..4),
        with in any_json(),
    ) {
        let Stored { kind, version, mut payload } = encode(&fact);
        mutate(&mut payload, &path, &with);
        if let Ok(read) = decode(kind, version, payload) {
            let again = encode(&read);
            prop_assert_eq!(decode(again.kind, again.version, again.payload).unwrap(), read);
        }
    }

    #[test]
    fn anything_at_all_is_an_error_or_a_fact(payload in any_json()) {
        for (name, _) in golden() {
            let (kind, version) = kind_and_version(name);
            if let Ok(fact) = decode(kind, version, payload.clone()) {
                prop_assert_eq!(encode(&fact).kind, kind);
            }
        }
    }
}
