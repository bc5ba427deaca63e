//! Any fact, and any JSON.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use crate::domain::consent::{Keep, Step};
use crate::domain::event::*;
use crate::domain::file::{Fate, FileKind, Left, Lost};
use crate::domain::id::{ConversationId, EventId, FeedbackId, FileId, MessageId, PersonId, TextId};
use crate::domain::key::{AttachmentKey, GuildKey, MessageKey, PlaceKey, RoleKey, Spot};
use crate::domain::quota::Whose;
use crate::domain::review::{Review, Verdict};
use crate::domain::settings::{Change, Language, Layer, Setting, Value as Set};

/// Any fact that there can be.
pub(super) fn any_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![about_conversations(), about_messages(), about_files(), opinions(), reviews()]
}

/// Any JSON, often close to what is expected somewhere.
pub(super) fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
        one_of(&["user", "like", "discord:1", "discord:", "ended", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map(".*", inner, 0..3).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn id<T: std::fmt::Debug>(make: fn(u128) -> T) -> impl Strategy<Value = T> {
    any::<u128>().prop_map(make)
}

fn one_of<T: Clone + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn any_spot() -> impl Strategy<Value = Spot> {
    (any::<u64>(), any::<u64>()).prop_map(|(place, message)| Spot {
        place: PlaceKey::discord(place),
        message: MessageKey::discord(message),
    })
}

fn any_place() -> impl Strategy<Value = Place> {
    let kind = one_of(&[PlaceKind::Channel, PlaceKind::Thread, PlaceKind::Direct]);
    (any::<u64>(), kind, option::of(any::<u64>()), option::of(any::<u64>())).prop_map(
        |(key, kind, guild, parent)| Place {
            key: PlaceKey::discord(key),
            kind,
            guild: guild.map(GuildKey::discord),
            parent: parent.map(PlaceKey::discord),
        },
    )
}

fn any_model() -> impl Strategy<Value = ModelUse> {
    (".*", ".*", ".*", btree_map(".*", ".*", 0..3), option::of(".*")).prop_map(
        |(name, id, host, parameters, system_hash)| ModelUse { name, id, host, parameters, system_hash },
    )
}

fn any_finish() -> impl Strategy<Value = Finish> {
    use Finish::{Busy, Cut, Deleted, Empty, Ended, Failed, Filtered, Length, Refused, Stopped, TooLong};
    prop_oneof![
        one_of(&[Ended, Length, Filtered, Empty, Stopped, Deleted, Cut, Busy, TooLong, Refused, Failed]),
        ".*".prop_map(Finish::Other),
    ]
}

fn any_ending() -> impl Strategy<Value = Ending> {
    let usage = option::of((any::<u64>(), any::<u64>()))
        .prop_map(|usage| usage.map(|(prompt, completion)| Usage { prompt, completion }));
    (any_finish(), usage, option::of(any::<u64>()), any::<u64>()).prop_map(
        |(finish, usage, first_token_ms, total_ms)| Ending { finish, usage, first_token_ms, total_ms },
    )
}

fn any_role() -> impl Strategy<Value = Role> {
    one_of(&[Role::System, Role::User, Role::Assistant])
}

fn any_reason() -> impl Strategy<Value = EndReason> {
    one_of(&[EndReason::Cleared, EndReason::Idle, EndReason::PlaceGone, EndReason::Undone])
}

fn any_opinion() -> impl Strategy<Value = (Through, Standing)> {
    use Through::{Button, Menu, Reaction, Reconciliation, Reply, Thread};
    let through = one_of(&[Reaction, Thread, Reply, Menu, Button, Reconciliation]);
    (through, one_of(&[Standing::Asker, Standing::Bystander, Standing::Moderator]))
}

fn any_layer() -> impl Strategy<Value = Layer> {
    prop_oneof![
        any::<u64>().prop_map(|id| Layer::Place(PlaceKey::discord(id))),
        any::<u64>().prop_map(|id| Layer::Guild(GuildKey::discord(id))),
    ]
}

fn any_change() -> impl Strategy<Value = Change> {
    let value = prop_oneof![
        any::<bool>().prop_map(Set::Relay),
        one_of(&[Scope::Place, Scope::Person]).prop_map(Set::Scope),
        any::<bool>().prop_map(Set::FeedbackByReply),
        any::<bool>().prop_map(Set::Seeds),
        vec(any::<u64>().prop_map(RoleKey::discord), 0..3).prop_map(Set::Reviewers),
        option::of(any::<u64>().prop_map(PlaceKey::discord)).prop_map(Set::ReviewChannel),
        Just(Set::Language(Language::default())),
        Just(Set::Keep(Keep::OptIn)),
        any::<bool>().prop_map(Set::TakeDown),
    ];
    prop_oneof![value.prop_map(Change::Set), one_of(&Setting::ALL).prop_map(Change::Inherit)]
}

fn about_conversations() -> impl Strategy<Value = Fact> {
    let scope = one_of(&[Scope::Place, Scope::Person]);
    let continues = option::of(id(ConversationId::from_u128));
    prop_oneof![
        (any_place(), scope, any_model(), continues, option::of(any_reason())).prop_map(
            |(place, scope, model, continues, after)| {
                Fact::ConversationStarted(ConversationStarted { place, scope, model, continues, after })
            }
        ),
        any_reason().prop_map(|reason| Fact::ConversationEnded(ConversationEnded { reason })),
        (any_layer(), any_change()).prop_map(|(layer, change)| {
            let guild = Some(GuildKey::discord(100));
            Fact::PlaceSet(PlaceSet { layer, guild, change })
        }),
        (one_of(&[Step::Answer, Step::Keep, Step::Train]), any::<bool>(), any::<u32>())
            .prop_map(|(step, given, shown)| Fact::ConsentSet(ConsentSet { step, given, shown })),
        (any_place(), ".*").prop_map(|(place, model)| Fact::ModelSet(ModelSet { place, model })),
    ]
}

fn about_messages() -> impl Strategy<Value = Fact> {
    let message = || id(MessageId::from_u128);
    let turn = (any_role(), id(TextId::from_u128), option::of(id(PersonId::from_u128)))
        .prop_map(|(role, text, speaker)| SentTurn { role, text, speaker, files: Vec::new() });
    let turn = (turn, vec((id(FileId::from_u128), any::<bool>()), 0..3)).prop_map(|(turn, files)| SentTurn {
        files: files.into_iter().map(|(file, read)| SentFile { file, read }).collect(),
        ..turn
    });
    let key = option::of(any::<u64>().prop_map(MessageKey::discord));
    let text = || option::of(id(TextId::from_u128));
    prop_oneof![
        (
            (any_role(), option::of(message()), text(), text()),
            (key, option::of(message()), option::of(any_ending()))
        )
            .prop_map(|((role, parent, text, reasoning), (key, answered_by, ending))| {
                Fact::MessageAdded(MessageAdded { role, parent, text, reasoning, key, answered_by, ending })
            }),
        (message(), any::<u32>(), any_model(), option::of(".*"), vec(turn, 0..4), any::<u32>()).prop_map(
            |(parent, attempt, model, instead_of, turns, cut)| {
                Fact::ReplyBegun(ReplyBegun { parent, attempt, model, instead_of, turns, cut })
            }
        ),
        (message(), option::of(".*"), any_opinion()).prop_map(|(beside, model, (through, _))| {
            Fact::AnotherAsked(AnotherAsked { beside, model, through })
        }),
        (one_of(&[Whose::Person, Whose::Guild]), any::<bool>())
            .prop_map(|(limit, told)| Fact::QuestionDeclined(QuestionDeclined { limit, told })),
        (any::<u16>(), any_spot()).prop_map(|(part, spot)| Fact::PartShown(PartShown { part, spot })),
        id(TextId::from_u128).prop_map(|text| Fact::MessageEdited(MessageEdited { text })),
        (vec(id(TextId::from_u128), 0..4), option::of(id(FeedbackId::from_u128))).prop_map(
            |(texts, feedback)| {
                Fact::TextsErased(TextsErased { texts, feedback, reason: EraseReason::Redacted, note: None })
            }
        ),
    ]
}

fn about_files() -> impl Strategy<Value = Fact> {
    let fate = one_of(&[
        Fate::Taken(FileKind::Image),
        Fate::Taken(FileKind::Text),
        Fate::Left(Left::WrongKind),
        Fate::Left(Left::TooLarge),
        Fate::Left(Left::TooMany),
    ]);
    let file = (id(FileId::from_u128), any::<u64>(), ".*", any::<u64>(), fate).prop_map(
        |(id, key, media_type, bytes, fate)| {
            let key = AttachmentKey::discord(key);
            FileAttached { id, key, media_type, bytes, fate }
        },
    );
    let copy = prop_oneof![
        (".*", any::<u64>()).prop_map(|(sha256, bytes)| Copy::Kept { sha256, bytes }),
        one_of(&[Lost::Gone, Lost::Unreachable, Lost::TooLarge, Lost::Unreadable]).prop_map(Copy::Lost),
    ];
    prop_oneof![
        vec(file, 0..4).prop_map(|files| Fact::FilesAttached(FilesAttached { files })),
        (id(FileId::from_u128), copy).prop_map(|(file, copy)| Fact::FileCopied(FileCopied { file, copy })),
        vec(id(FileId::from_u128), 0..4)
            .prop_map(|files| Fact::FilesErased(FilesErased { files, reason: EraseReason::Deleted })),
    ]
}

fn opinions() -> impl Strategy<Value = Fact> {
    let rating = prop_oneof![Just(Rating::Like), Just(Rating::Dislike), (1..=5_u8).prop_map(Rating::Score)];
    let reaction = (any::<u64>(), ".*", any::<bool>()).prop_map(|(on, emoji, burst)| Reaction {
        on: MessageKey::discord(on),
        emoji,
        burst,
    });
    let text = option::of(id(TextId::from_u128));
    prop_oneof![
        (option::of(rating), reaction, any_opinion(), option::of(id(EventId::from_u128))).prop_map(
            |(rating, reaction, (through, standing), before)| {
                Fact::MessageRated(MessageRated { rating, reaction, through, standing, before })
            }
        ),
        (any::<u64>(), option::of(".*")).prop_map(|(on, emoji)| {
            Fact::ReactionsCleared(ReactionsCleared { on: MessageKey::discord(on), emoji })
        }),
        (vec(id(MessageId::from_u128), 0..4), any_opinion()).prop_map(|(over, (through, standing))| {
            Fact::ReplyPreferred(ReplyPreferred { over, through, standing })
        }),
        (id(FeedbackId::from_u128), text, option::of(any_spot()), any_opinion(), any::<bool>()).prop_map(
            |(feedback, text, spot, (through, standing), hinted)| {
                Fact::FeedbackGiven(FeedbackGiven { feedback, text, through, spot, standing, hinted })
            }
        ),
    ]
}

fn reviews() -> impl Strategy<Value = Fact> {
    let decided = prop_oneof![
        one_of(&[Verdict::Good, Verdict::Bad, Verdict::Excluded]),
        id(TextId::from_u128).prop_map(Verdict::Corrected),
    ];
    let review = prop_oneof![decided.prop_map(Review::Decided), one_of(&[Review::Skipped, Review::Undone])];
    let note = (id(FeedbackId::from_u128), option::of(id(TextId::from_u128)), any_spot());
    prop_oneof![
        review.prop_map(Fact::ReplyReviewed),
        any_spot().prop_map(|spot| Fact::CardShown(CardShown { spot })),
        note.prop_map(|(note, text, spot)| Fact::NoteGiven(NoteGiven { note, text, spot })),
    ]
}
