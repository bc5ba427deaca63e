//! What is asked about reviews, as Discord sends it.

use super::*;

fn check_asked(options: Value, expected: Option<Filter>) {
    let asked = asked(&json!({"name": "review", "options": options}), Timestamp::from_ms(86_400_000 * 10));
    let filter = asked.map(|wish| match wish {
        ReviewWish::First { filter, asker: None } => filter,
        other => panic!("{other:?}"),
    });
    assert_eq!(filter, expected);
}

#[test]
fn options_are_a_filter() {
    use crate::domain::review::{Leaning, Sample, Status};
    check_asked(json!([]), Some(Filter::default()));
    check_asked(
        json!([
            {"name": "status", "value": "done"}, {"name": "rated", "value": "disliked"},
            {"name": "words", "value": true}, {"name": "channel", "value": "5"},
            {"name": "days", "value": 3}, {"name": "model", "value": "large"},
        ]),
        Some(Filter {
            status: Status::Done,
            rated: Some(Leaning::Disliked),
            words: true,
            place: Some(PlaceKey::discord(5)),
            model: Some("large".to_owned()),
            since: Some(Timestamp::from_ms(86_400_000 * 7)),
            asker: None,
            sample: None,
        }),
    );
    let sample = Filter { sample: Some(Sample::Unrated), ..Filter::default() };
    check_asked(json!([{"name": "sample", "value": "unrated"}]), Some(sample));
    check_asked(json!([{"name": "sample", "value": "all"}]), None);
}

#[test]
fn a_reply_that_fits_fills_the_form_and_a_longer_one_asks_for_a_file() {
    let reply = MessageId::from_u128(7);
    let form = |length: usize| open(reply, false, &"é".repeat(length), Texts::default());
    let fits = form(LONGEST);
    assert_eq!(fits["data"]["components"].as_array().unwrap().len(), 2);
    assert_eq!(
        fits["data"]["components"][0]["component"]["value"].as_str().unwrap().chars().count(),
        LONGEST
    );
    let long = form(LONGEST + 1);
    assert_eq!(long["data"]["components"].as_array().unwrap().len(), 1);
    assert_eq!(long["data"]["components"][0]["component"]["required"], true);
    assert!(
        open(reply, false, "", Texts::default())["data"]["components"][0]["component"].get("value").is_none()
    );
}

fn check_sent(components: Value, expected: Brought) {
    let reply = MessageId::from_u128(7);
    let data = json!({
        "custom_id": custom_id::of_correction(reply, false), "components": components,
        "resolved": {"attachments": {"9": {"id": "9", "url": "https://files.example/9"}}},
    });
    assert_eq!(sent(&data), Some((reply, expected)));
}

#[test]
fn a_form_brings_words_or_a_file() {
    let text = json!({"type": 18, "component": {"type": 4, "custom_id": "text", "value": "Five."}});
    let file =
        |ids: Value| json!({"type": 18, "component": {"type": 19, "custom_id": "file", "values": ids}});
    let words = || Brought::Words("Five.".to_owned());
    let url = || Brought::File { url: "https://files.example/9".to_owned() };
    check_sent(json!([text, file(json!([]))]), words());
    check_sent(json!([text, file(json!(["9"]))]), url());
    check_sent(json!([file(json!(["9"]))]), url());
    check_sent(json!([file(json!(["8"]))]), Brought::Words(String::new()));
    check_sent(json!([]), Brought::Words(String::new()));
}
