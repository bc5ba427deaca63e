use super::*;

/// What came out of a body: the text, the reasoning, and how it ended in a few words.
fn outcome(body: &[u8], read: usize, broken: bool) -> (String, String, String) {
    let mut decoder = Decoder::default();
    let (mut text, mut reasoning, mut end) = (String::new(), String::new(), "nothing".to_owned());
    let mut take = |decoder: &mut Decoder| {
        while let Some(piece) = decoder.take() {
            match piece {
                Ok(Piece::Text(part)) => text.push_str(&part),
                Ok(Piece::Reasoning(part)) => reasoning.push_str(&part),
                Ok(Piece::Finished(finished)) => end = format!("{:?}", finished.reason),
                Err(error) => {
                    end = error.said().map_or(error.to_string(), |said| format!("{error}: {}", said.words()))
                }
            }
        }
    };
    for bytes in body.chunks(read) {
        decoder.push(bytes);
        take(&mut decoder);
    }
    decoder.end(broken.then(|| "connection reset".into()));
    take(&mut decoder);
    assert!(decoder.is_over());
    (text, reasoning, end)
}

/// The same for every way to cut the body.
fn check(body: &str, text: &str, reasoning: &str, end: &str) {
    for read in [1, 7, body.len().max(1)] {
        let expected = (text.to_owned(), reasoning.to_owned(), end.to_owned());
        assert_eq!(outcome(body.as_bytes(), read, false), expected, "in reads of {read}: {body}");
    }
}

fn event(json: &str) -> String {
    format!("data: {json}\n\n")
}

fn delta(delta: &str) -> String {
    event(&format!(r#"{{"choices":[{{"index":0,"delta":{delta},"finish_reason":null}}]}}"#))
}

fn say(text: &str) -> String {
    delta(&format!(r#"{{"content":"{text}"}}"#))
}

fn stop(reason: &str) -> String {
    event(&format!(r#"{{"choices":[{{"delta":{{}},"finish_reason":"{reason}"}}]}}"#))
}

const DONE: &str = "data: [DONE]\n\n";
const CUT: &str = "the answer was cut off";
const EMPTY: &str = "the answer is empty";

#[test]
fn an_answer_is_complete_with_its_finish_reason() {
    check(&(say("Red") + &stop("stop") + DONE), "Red", "", "Ended");
    check(&(say("Red") + &stop("length")), "Red", "", "Length");
    check(&(say("Red") + &stop("SAFETY")), "Red", "", "Filtered");
    check(&(say("Red") + &stop("tired") + DONE), "Red", "", r#"Other("tired")"#);
    check(&(say("Red") + DONE), "Red", "", CUT);
    check(&(say("Red") + &stop("") + DONE), "Red", "", CUT);
    check(&say("Red"), "Red", "", CUT);
}

#[test]
fn a_reason_is_stored_and_steers_nothing() {
    check(&(say("Red") + &stop(r"ti\u0000\nred") + DONE), "Red", "", r#"Other("tired")"#);
}

#[test]
fn a_message_counts_as_complete_only_at_a_sound_end() {
    let whole = r#"data: {"choices":[{"message":{"content":"Red"}}]}"#.to_owned() + "\n\n";
    check(&whole, "Red", "", "Ended");
    assert_eq!(outcome(whole.as_bytes(), 5, true).2, CUT);
}

#[test]
fn a_hint_at_an_error_counts_where_nothing_better_follows() {
    let hint = event(r#"{"message":"M","code":500}"#);
    check(&(say("Red") + &hint), "Red", "", "the model server failed: M");
    check(&(say("Red") + &hint + &say(" and") + &stop("stop") + DONE), "Red and", "", "Ended");
    assert_eq!(outcome((say("Red") + &hint).as_bytes(), 5, true).2, CUT);
}

#[test]
fn a_long_line_is_read() {
    let long = "Red ".repeat(50_000);
    check(&(say(&long) + &stop("stop") + DONE), &long, "", "Ended");
}

#[test]
fn a_row_of_values_is_read_in_one_go() {
    let row = format!("data: {}\n\n", r#"{"choices":[{"delta":{"content":"a"}}]}"#.repeat(20_000));
    check(&(row + &stop("stop")), &"a".repeat(20_000), "", "Ended");
}

#[test]
fn a_broken_connection_cuts_only_what_is_not_complete() {
    let ended = |body: &str| outcome(body.as_bytes(), 5, true).2;
    assert_eq!(ended(&say("Red")), CUT);
    assert_eq!(ended(""), CUT);
    assert_eq!(ended(&(say("Red") + &stop("stop"))), "Ended");
}

#[test]
fn nothing_and_nothing_to_see_are_no_answers() {
    check("", "", "", EMPTY);
    check(": ping\n\n", "", "", EMPTY);
    check(&(stop("stop") + DONE), "", "", EMPTY);
    check(&(say(r" \n") + &stop("stop") + DONE), " \n", "", EMPTY);
    check(&(delta(r#"{"reasoning":"Hm."}"#) + &stop("length") + DONE), "", "Hm.", EMPTY);
}

#[test]
fn text_after_the_finish_reason_is_not_dropped() {
    check(&(stop("stop") + &say("Red") + DONE), "Red", "", "Ended");
}

#[test]
fn nothing_counts_after_the_end() {
    check(
        &(say("Red") + &stop("stop") + DONE + &say("blue") + &event(r#"{"error":"late"}"#)),
        "Red",
        "",
        "Ended",
    );
}

#[test]
fn one_newline_between_events_is_enough() {
    let body = (say("Red") + &say(" and") + &stop("stop") + DONE).replace("\n\n", "\n");
    check(&body, "Red and", "", "Ended");
    check(body.trim_end(), "Red and", "", "Ended");
}

#[test]
fn an_event_may_be_spread_over_lines_of_data() {
    let chunk = "data: {\"choices\":\ndata: [{\"delta\":\ndata: {\"content\":\"Red\"}}]}\n\n";
    check(&(chunk.to_owned() + &stop("stop")), "Red", "", "Ended");
}

#[test]
fn several_chunks_in_one_event_are_read_line_by_line() {
    let body = "data: noise\n".to_owned() + &say("Red").replace("\n\n", "\n") + &stop("stop");
    check(&body, "Red", "", "Ended");
}

#[test]
fn fields_that_are_not_data_are_passed_over() {
    let body = "id: 7\nretry: 1\nnonsense\nevent: message\n".to_owned()
        + &say("Red")
        + "event: ping\ndata: {}\n\ndata:\n\n"
        + &stop("stop");
    check(&body, "Red", "", "Ended");
}

#[test]
fn a_choice_that_is_not_ours_is_passed_over() {
    let other = event(
        r#"{"choices":[{"index":1,"delta":{"content":"blue"}},{"index":0,"delta":{"content":"Red"}}]}"#,
    );
    check(&(other + &stop("stop")), "Red", "", "Ended");
}

#[test]
fn the_same_words_twice_are_said_once() {
    let together = event(r#"{"choices":[{"index":0,"text":"Red","delta":{"content":"Red"}}]}"#);
    check(&(together + &stop("stop")), "Red", "", "Ended");
    let accumulated =
        event(r#"{"choices":[{"delta":{"content":" green"},"message":{"content":"Red green"}}]}"#);
    check(&(say("Red") + &accumulated + &stop("stop")), "Red green", "", "Ended");
    check(
        &(delta(r#"{"reasoning":"Hm.","reasoning_content":"Hm."}"#) + &say("Red") + &stop("stop")),
        "Red",
        "Hm.",
        "Ended",
    );
}

#[test]
fn content_may_be_a_list_of_parts() {
    let parts = r#"{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm."}]},{"type":"text","text":"Red"}]}"#;
    check(&(delta(parts) + &stop("stop")), "Red", "Hm.", "Ended");
    let mixed =
        r#"{"content":["Red",{"text":", "},null,{"type":"thinking","thinking":"Hm."},{"text":"green"}]}"#;
    check(&(delta(mixed) + &stop("stop")), "Red, green", "Hm.", "Ended");
    check(&(delta(r#"{"content":"blue","content":"Red"}"#) + &stop("stop")), "Red", "", "Ended");
}

#[test]
fn a_refusal_is_what_the_model_says() {
    check(
        &(delta(r#"{"content":null,"refusal":"I will not."}"#) + &stop("stop")),
        "I will not.",
        "",
        "Ended",
    );
}

#[test]
fn fields_of_another_type_are_absent() {
    for odd in [
        r#"{"choices":null,"usage":[],"model":7,"object":{},"error":null}"#,
        r#"{"choices":{"0":1},"usage":{"prompt_tokens":-1,"completion_tokens":"2"},"error":false}"#,
        r#"{"choices":[null,7,"x",[]],"error":""}"#,
        r#"{"choices":[{"delta":"x","message":[],"finish_reason":7,"text":null}],"error":{}}"#,
        r#"{"choices":[{"delta":{"content":7,"reasoning":{"a":1},"refusal":true}}],"error":0}"#,
        r#"{"choices":[{"delta":{"content":"","content":""},"delta":{}}],"choices":[]}"#,
        "7",
        "null",
        "[]",
        r#""text""#,
    ] {
        check(&(say("Red") + &event(odd) + &stop("stop")), "Red", "", "Ended");
    }
}

#[test]
fn usage_is_the_last_one_with_numbers() {
    let body = event(r#"{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}"#)
        + &say("Red")
        + &event(r#"{"model":"m","choices":[],"usage":{"prompt_tokens":12.0,"completion_tokens":7}}"#)
        + &stop("stop")
        + &event(r#"{"choices":[],"usage":{}}"#);
    let mut decoder = Decoder::default();
    decoder.push(body.as_bytes());
    decoder.end(None);
    let finished = std::iter::from_fn(|| decoder.take()).last();
    let usage = Some(Usage { prompt_tokens: 12, completion_tokens: 7 });
    let expected = Finished { reason: Finish::Ended, usage, model: Some("m".to_owned()) };
    assert_eq!(finished.unwrap().unwrap(), Piece::Finished(expected));
}

#[test]
fn an_error_inside_the_stream_ends_it_and_keeps_the_text() {
    let failed = "the model server failed: M";
    for error in [
        "data: {\"error\":{\"message\":\"M\",\"code\":500}}\n\n",
        "data: {\"error\":\"M\"}\n\n",
        "data: {\"object\":\"error\",\"message\":\"M\",\"code\":500}\n\n",
        "data: {\"text\":\"M\",\"error_code\":50002}\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}],\"error\":{\"message\":\"M\"}}\n\n",
        "event: error\ndata: {\"message\":\"M\"}\n\n",
        "event: error\ndata: M\n\n",
        "error: {\"code\":500,\"message\":\"M\"}\n\n",
    ] {
        check(&(say("Red") + error + DONE), "Red", "", failed);
        check(&(say("Red") + error.trim_end()), "Red", "", failed);
    }
    check(
        &(say("Red") + &stop("error")),
        "Red",
        "",
        r#"the model server failed: {"choices":[{"delta":{},"finish_reason":"error"}]}"#,
    );
}

#[test]
fn a_named_error_after_a_chunk_is_not_that_chunk() {
    let body = say("Red").trim_end().to_owned() + "\nevent: error\ndata: {\"message\":\"M\"}\n\n";
    check(&body, "Red", "", "the model server failed: M");
}

#[test]
fn a_json_body_is_an_answer_or_an_error() {
    let whole =
        r#"{"choices":[{"index":0,"message":{"role":"assistant","content":"Red"},"finish_reason":"stop"}]}"#;
    check(whole, "Red", "", "Ended");
    check(&format!("\n {}\n", whole.replace(",", ",\n\n  ")), "Red", "", "Ended");
    check(r#"{"choices":[{"message":{"content":"Red"}}]}"#, "Red", "", "Ended");
    check(r#"{"choices":[{"text":"Red","finish_reason":"length"}]}"#, "Red", "", "Length");
    check(r#"{"detail":"M"}"#, "", "", "the model server failed: M");
    check(r#"[{"error":{"code":400,"message":"M"}}]"#, "", "", "the model server refused the request: M");
    check(&(say("Red") + &stop("stop")).replace("data: ", "").replace("\n\n", "\n"), "Red", "", "Ended");
}

#[test]
fn a_page_is_no_answer() {
    check("<html>\n<b>502</b>\n</html>", "", "", "the model server failed: <html>\n<b>502</b>\n</html>");
    check("Internal Server Error", "", "", "the model server failed: Internal Server Error");
}

#[test]
fn what_a_strict_reader_refuses_is_read_where_it_can_be() {
    check(&(say(r"Red \ud83c") + &stop("stop")), "Red \u{FFFD}", "", "Ended");
    let broken = "the answer cannot be read";
    check(&(say("Red") + "data: {\"choices\":[{]}\n\n" + &say("blue") + &stop("stop")), "Red", "", broken);
    check(&(say("Red") + "data: OPENROUTER PROCESSING\n\n" + &stop("stop")), "Red", "", "Ended");
    check(&(say("Red") + r#"data: {"choices":[{"del"#), "Red", "", CUT);
    let deep = "[".repeat(10_000);
    check(&(say("Red") + &event(&deep)), "Red", "", broken);
}

#[test]
fn nothing_is_kept_without_end() {
    let ends = |body: String| outcome(body.as_bytes(), 1 << 16, false).2;
    assert_eq!(ends("data: ".to_owned() + &"a".repeat(3 << 20)), "the answer cannot be read");
    assert_eq!(ends("data: {\n".repeat(600_000)), "the answer cannot be read");
    assert_eq!(ends("<p>\n".repeat(600_000)), "the answer cannot be read");
    assert_eq!(ends(say(&"a".repeat(100_000)).repeat(50)), "the answer cannot be read");
}
