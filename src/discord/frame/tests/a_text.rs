//! What becomes of a text on its way to a model.

use super::*;

#[test]
fn loses_the_mention_of_the_bot_and_the_space_around_it() {
    check_text(json!({"content": "<@100> what is rust?"}), "what is rust?");
    check_text(json!({"content": "hey <@!100> what?"}), "hey what?");
    check_text(json!({"content": "what is this, <@&3>"}), "what is this,");
    check_text(json!({"content": "<@100>"}), "");
    check_text(json!({"content": "<@100>\n  indented"}), "indented");
}

#[test]
fn names_everybody_else() {
    let bob = json!([{"id": "12", "username": "bob", "global_name": "Bob", "member": {"roles": [], "nick": "Bobby"}}]);
    check_text(json!({"content": "ask <@12>, not <@13>", "mentions": bob}), "ask @Bobby, not @someone");
    let mo = json!([{"id": "12", "username": "mo", "global_name": "Mo Smith", "member": {"roles": []}}]);
    check_text(json!({"content": "ask <@12> today", "mentions": mo}), "ask @Mo\u{a0}Smith today");
    check_text(json!({"content": "<@&4> in <#5> or <#99>, <@&98>"}), "@mods in #general or #channel, @role");
    check_text(json!({"content": "<:wave:7> run </clear:8> @everyone"}), ":wave: run /clear @everyone");
}

#[test]
fn says_honestly_what_is_not_text() {
    let file = json!([{"id": "1", "filename": "screenshot.png", "url": "https://cdn.example/1"}]);
    check_text(json!({"content": "look", "attachments": file}), "look");
    check_text(json!({"content": "", "attachments": file}), "");
    assert_eq!(said(json!({"content": "", "attachments": file})).attachments[0].name, "screenshot.png");
    check_text(
        json!({"content": "", "sticker_items": [{"id": "1", "name": "wave", "format_type": 1}]}),
        "(sticker: wave)",
    );
    check_text(json!({"content": "", "poll": {"question": {"text": "tea?"}, "answers": []}}), "(poll: tea?)");
}

#[test]
fn quotes_what_is_forwarded() {
    let forwarded = json!({
        "content": "",
        "message_reference": {"type": 1, "message_id": "40", "channel_id": "5"},
        "message_snapshots": [{"message": {"content": "one\ntwo <@100>", "mentions": [], "type": 0}}],
    });
    check_text(forwarded.clone(), "(forwarded)\n> one\n> two @teachback");
    let said = said(forwarded);
    assert_eq!((said.reply_to, said.mentions_us), (None, false));
}

#[test]
fn that_is_withheld_is_unreadable_and_never_empty() {
    assert_eq!(said(json!({"content": ""})).content, Content::Unreadable);
}
