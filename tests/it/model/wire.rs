//! What goes over the wire, and what happens to a connection.

use std::time::Duration;

use double::model::{Answer, End, Gate, Model, Pieces, Raw, Script, State};
use serde_json::{Value, json};
use teachback::domain::event::Role;
use teachback::domain::prompt::Prompt;
use teachback::model::{Client, Error, Listed, Piece, Settings, Timeouts, Wait};
use tokio::time::{Instant, sleep, timeout};

use super::dialects::prompt;

const LIMIT: Duration = Duration::from_secs(20);

fn client(model: &Model) -> Client {
    Client::new(Settings { key: Some("sk-secret".to_owned().into()), ..Settings::new(model.url(), "zephyr") })
        .expect("good settings")
}

async fn start(script: Script) -> (Model, Client) {
    let model = Model::start(script).await.expect("a free port");
    let client = client(&model);
    (model, client)
}

/// All pieces to the end: the text, and the error if that is how it ends.
async fn read(mut answer: teachback::model::Answer) -> (String, Option<Error>) {
    let mut text = String::new();
    while let Some(piece) = answer.next().await {
        match piece {
            Ok(Piece::Text(part)) => text.push_str(&part),
            Ok(_) => {}
            Err(error) => return (text, Some(error)),
        }
    }
    (text, None)
}

async fn refusal(raw: Raw) -> Error {
    let (_model, client) = start(Script::always(raw)).await;
    client.stream(&prompt("Hi")).await.expect_err("a refusal")
}

#[tokio::test]
async fn the_request_is_what_was_asked_and_nothing_else() {
    let (model, client) = start(Script::always(Answer::at_once("Red"))).await;
    let messages = vec![
        (Role::User, "Hi".to_owned()),
        (Role::Assistant, "Hello.".to_owned()),
        (Role::User, "A colour?".to_owned()),
    ];
    let prompt = Prompt { system: Some("Be brief.".to_owned()), messages, ..Prompt::default() };
    let (text, error) = read(client.stream(&prompt).await.unwrap()).await;
    assert_eq!((text.as_str(), error.is_none()), ("Red", true));
    let request = model.requests().pop().unwrap();
    assert_eq!(request.authorization.as_deref(), Some("Bearer sk-secret"));
    let expected = json!({
        "model": "zephyr",
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello."},
            {"role": "user", "content": "A colour?"},
        ],
        "stream": true,
        "max_tokens": 1024,
        "stream_options": {"include_usage": true},
    });
    assert_eq!(request.body, expected);
}

/// Azure names the deployment in the path and its version in the query, and takes the key in a header of its own.
#[tokio::test]
async fn a_servers_address_may_have_a_query_and_its_key_another_header() {
    let script = || Script::always(Answer::at_once("Red"));
    let model = Model::start(script()).await.unwrap();
    let azure = model.url().replace("/v1", "/openai/deployments/mini?api-version=2024-10-21");
    let headers = vec![("api-key".to_owned(), "azure-secret".to_owned().into())];
    let client = Client::new(Settings { headers, ..Settings::new(azure, "mini") }).unwrap();
    let (text, error) = read(client.stream(&prompt("Hi")).await.unwrap()).await;
    assert_eq!((text.as_str(), error.is_none()), ("Red", true));
    let request = model.requests().pop().unwrap();
    assert_eq!(request.path, "/openai/deployments/mini/chat/completions?api-version=2024-10-21");
    assert_eq!((request.header("api-key"), request.authorization.as_deref()), (Some("azure-secret"), None));
    let probe = client.probe().await.unwrap();
    assert!(matches!((probe.listed, probe.context), (Listed::Unknown, None)));
    assert!(probe.first_text.is_ok_and(|first| first.streamed));
}

/// OpenRouter has its API below a path of its own, names models with slashes and colons, and shows who asks by headers.
#[tokio::test]
async fn a_servers_api_may_lie_deeper_and_want_headers() {
    let list = json!({"data": [{"id": "meta/llama-3:free", "context_length": 131_072}]});
    let script = Script::always(Answer::at_once("Red")).page("/api/v1/models", list);
    let model = Model::start(script).await.unwrap();
    let headers = vec![("X-Title".to_owned(), "teachback".to_owned().into())];
    let key = Some("sk-or-secret".to_owned().into());
    let url = model.url().replace("/v1", "/api/v1/");
    let client = Client::new(Settings { headers, key, ..Settings::new(url, "meta/llama-3:free") }).unwrap();
    let probe = client.probe().await.unwrap();
    assert_eq!((probe.listed, probe.context), (Listed::Yes, Some(131_072)));
    let request = model.requests().pop().unwrap();
    assert_eq!(
        (request.path.as_str(), &request.body["model"]),
        ("/api/v1/chat/completions", &json!("meta/llama-3:free"))
    );
    assert_eq!(request.header("x-title"), Some("teachback"));
    assert_eq!(request.authorization.as_deref(), Some("Bearer sk-or-secret"));
    assert_eq!(request.header("accept-encoding"), Some("identity"));
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let (model, client) = start(Script::always(Answer::at_once("Red"))).await;
    for _ in 0..3 {
        assert!(read(client.stream(&prompt("Hi")).await.unwrap()).await.1.is_none());
    }
    let requests = model.requests();
    assert!(requests.iter().all(|request| request.client == requests[0].client), "{requests:#?}");
}

#[tokio::test]
async fn dropping_an_answer_stops_the_model() {
    let (model, client) = start(Script::always(Answer {
        tokens_per_second: 1.0,
        first_token_after: Duration::ZERO,
        ..Answer::saying("Red green blue")
    }))
    .await;
    let mut answer = client.stream(&prompt("Hi")).await.unwrap();
    assert!(matches!(answer.next().await, Some(Ok(Piece::Text(_)))));
    drop(answer);
    model.wait("the model to stop", LIMIT, |requests| requests[0].state == State::Cancelled).await.unwrap();
    assert!(model.requests()[0].sent < 3);
}

#[tokio::test]
async fn giving_up_before_the_headers_stops_the_model_too() {
    let (model, client) =
        start(Script::always(Answer { headers_after: LIMIT * 10, ..Answer::saying("Red") })).await;
    let asking = tokio::spawn(async move { client.stream(&prompt("Hi")).await.map(drop) });
    model.wait("the request", LIMIT, |requests| requests.len() == 1).await.unwrap();
    asking.abort();
    model.wait("the model to stop", LIMIT, |requests| requests[0].state == State::Cancelled).await.unwrap();
}

#[tokio::test]
async fn a_call_that_is_dropped_has_lost_nothing() {
    let text = "Red, green and blue 🎨, and a few words more.";
    let (_model, client) =
        start(Script::always(Answer { tokens_per_second: 500.0, ..Answer::saying(text) })).await;
    let mut answer = client.stream(&prompt("Hi")).await.unwrap();
    let mut got = String::new();
    loop {
        tokio::select! {
            piece = answer.next() => match piece.unwrap().unwrap() {
                Piece::Text(part) => got.push_str(&part),
                Piece::Reasoning(part) => panic!("{part}"),
                Piece::Finished(_) => break,
            },
            () = sleep(Duration::from_millis(1)) => {}
        }
    }
    assert_eq!(got, text);
}

#[tokio::test]
async fn a_server_is_sent_no_more_at_once_than_it_may_be() {
    let gate = Gate::closed();
    let (model, _) = start(Script::always(Answer::at_once("Red").held(0, &gate))).await;
    let settings = Settings { parallel: 2, ..Settings::new(model.url(), "small") };
    let small = Client::new(settings.clone()).unwrap();
    let large = small.same_server(Settings { model: "large".to_owned(), ..settings }).unwrap();
    let asked: Vec<_> = [&small, &large, &small, &large]
        .map(|client| {
            let client = client.clone();
            tokio::spawn(async move { read(client.stream(&prompt("Hi")).await.unwrap()).await.0 })
        })
        .into();
    model.wait("two requests", LIMIT, |requests| requests.len() == 2).await.unwrap();
    assert!(timeout(Duration::from_millis(50), small.place()).await.is_err(), "there is no third place");
    gate.open();
    for one in asked {
        assert_eq!(one.await.unwrap(), "Red");
    }
    assert_eq!(model.requests().len(), 4);
    small.place().await.expect("every place is free again");
}

#[tokio::test(start_paused = true)]
async fn waiting_for_a_place_has_an_end() {
    let settings = Settings { parallel: 1, ..Settings::new("http://127.0.0.1:1/v1", "m") };
    let client = Client::new(settings).unwrap();
    let _taken = client.place().await.unwrap();
    let asked = Instant::now();
    let error = client.stream(&prompt("Hi")).await.expect_err("no place");
    assert!(matches!(error, Error::TimedOut(Wait::Place)), "{error:?}");
    assert_eq!(asked.elapsed().as_secs(), Timeouts::default().place.as_secs());
}

#[tokio::test]
async fn an_answer_that_breaks_keeps_its_text() {
    for (then, expected) in [
        (End::Cut, "the answer was cut off"),
        (End::Stop, "the answer was cut off"),
        (End::Error("M".to_owned()), "the model server failed"),
    ] {
        let (_model, client) = start(Script::always(Answer { then, ..Answer::at_once("Red, green") })).await;
        let (text, error) = read(client.stream(&prompt("Hi")).await.unwrap()).await;
        assert_eq!((text.as_str(), error.unwrap().to_string().as_str()), ("Red, green", expected));
    }
}

#[tokio::test(start_paused = true)]
async fn silence_ends_when_its_time_is_over() {
    let timeouts = Timeouts::default();
    let slow = |headers_after, first_token_after, then| Answer {
        headers_after,
        first_token_after,
        tokens_per_second: 0.0,
        then,
        ..Answer::saying("Red")
    };
    let never = Duration::from_secs(100_000);
    let scenes = [
        (slow(never, Duration::ZERO, End::Done), Wait::First, timeouts.first),
        (slow(Duration::ZERO, never, End::Done), Wait::First, timeouts.first),
        (slow(Duration::from_secs(100), Duration::from_secs(100), End::Done), Wait::First, timeouts.first),
        (slow(Duration::ZERO, Duration::ZERO, End::Hang), Wait::Between, timeouts.between),
        (
            Answer { tokens_per_second: 0.02, ..Answer::saying(&"Red ".repeat(100)) },
            Wait::Whole,
            timeouts.whole,
        ),
    ];
    for (answer, expected, time) in scenes {
        let (_model, client) = start(Script::always(answer)).await;
        let asked = Instant::now();
        let error = match client.stream(&prompt("Hi")).await {
            Ok(answer) => read(answer).await.1.unwrap(),
            Err(error) => error,
        };
        assert!(
            matches!(error, Error::TimedOut(wait) if wait == expected),
            "{error:?} where {expected:?} was due"
        );
        assert!(
            (time..time + Duration::from_secs(2)).contains(&asked.elapsed()),
            "{:?} instead of {time:?}",
            asked.elapsed()
        );
    }
}

#[tokio::test]
async fn refusals_are_told_apart() {
    let busy = refusal(
        Raw::refuse(429, r#"{"error":{"message":"Rate limit reached"}}"#).header("retry-after", "20"),
    )
    .await;
    assert!(
        matches!(busy, Error::Busy { retry_after: Some(time), .. } if time == Duration::from_secs(20)),
        "{busy:?}"
    );
    let long =
        refusal(Raw::refuse(400, r#"{"error":{"message":"maximum context length is 4096 tokens"}}"#)).await;
    assert!(matches!(long, Error::TooLong(_)), "{long:?}");
    let moved = refusal(Raw::refuse(302, "").header("location", "/login")).await;
    assert!(matches!(moved, Error::Refused(_)), "{moved:?}");
    let endless = refusal(Raw::refuse(500, vec![b'x'; 1 << 20]).in_pieces(Pieces::Every(10_000))).await;
    assert!(endless.said().unwrap().words().len() <= 2_000);
}

#[tokio::test]
async fn a_key_that_a_server_quotes_is_not_kept() {
    let error = refusal(Raw::refuse(401, r#"{"error":"Incorrect key: sk-secret"}"#)).await;
    assert!(matches!(error, Error::Unauthorised(_)), "{error:?}");
    assert_eq!(error.said().unwrap().words(), "Incorrect key: ***");
}

#[tokio::test]
async fn what_a_server_quotes_in_the_middle_of_an_answer_is_not_kept_either() {
    let event =
        "data: {\"error\":{\"message\":\"no sk-secret, no azure-secret\",\"code\":\"azure-secret\"}}\n\n";
    let (model, _) = start(Script::always(Raw::typed(200, "text/event-stream", event))).await;
    let headers = vec![("api-key".to_owned(), "azure-secret".to_owned().into())];
    let key = Some("sk-secret".to_owned().into());
    let client = Client::new(Settings { headers, key, ..Settings::new(model.url(), "m") }).unwrap();
    let (_, error) = read(client.stream(&prompt("Hi")).await.unwrap()).await;
    let error = error.expect("an error");
    let said = error.said().expect("the server's words");
    assert_eq!((said.words(), said.code()), ("no ***, no ***", None));
}

#[tokio::test]
async fn a_probe_sees_that_a_server_does_not_stream() {
    let whole = r#"{"choices":[{"message":{"role":"assistant","content":"ok"},"finish_reason":"stop"}]}"#;
    for (kind, body) in [
        ("application/json", whole.to_owned()),
        ("text/event-stream", format!("data: {whole}\n\ndata: [DONE]\n\n")),
    ] {
        let (_model, client) = start(Script::always(Raw::typed(200, kind, body))).await;
        assert!(client.probe().await.unwrap().first_text.is_ok_and(|first| !first.streamed), "{kind}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let model = Model::start(Script::chat()).await.unwrap();
    let client = client(&model);
    drop(model);
    let mut last = None;
    // The port closes when the double's task has seen that it is dropped.
    for _ in 0..1_000 {
        last = client.stream(&prompt("Hi")).await.err();
        if last.is_some() {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert!(matches!(last, Some(Error::Unreachable(_))), "{last:?}");
}

#[tokio::test]
async fn a_probe_tells_what_the_server_is() {
    let (_model, client) = start(Script::always(Answer::at_once("ok"))).await;
    let probe = client.probe().await.unwrap();
    assert_eq!((probe.listed, probe.context), (Listed::No(vec!["scripted".to_owned()]), Some(8192)));
    assert!(probe.first_text.is_ok_and(|first| first.streamed));
}

#[tokio::test]
async fn a_probe_finds_limits_beside_the_api() {
    let bare = || Script::always(Raw::refuse(400, r#"{"detail":"no"}"#)).page("/v1/models", Value::Null);
    let (_model, client) =
        start(bare().page("/props", json!({"default_generation_settings": {"n_ctx": 1024}}))).await;
    let probe = client.probe().await.unwrap();
    assert_eq!((probe.listed, probe.context), (Listed::Unknown, Some(1024)));
    assert!(matches!(probe.first_text, Err(Error::Refused(_))), "{:?}", probe.first_text);
    let (_model, client) = start(bare().page("/info", json!({"max_total_tokens": 4096}))).await;
    assert_eq!(client.probe().await.unwrap().context, Some(4096));
}

#[tokio::test]
async fn the_double_on_its_own_thread_answers_too() {
    let model = Model::start_on_own_thread(Script::chat()).unwrap();
    let (text, error) = read(client(&model).stream(&prompt("Hello")).await.unwrap()).await;
    assert!(text.starts_with("You said: “Hello”") && error.is_none(), "{text} {error:?}");
    assert_eq!(model.requests()[0].user(), "Hello");
}
