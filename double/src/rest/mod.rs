//! REST: each call is read, limited, met by faults, answered under the world's lock, checked and recorded.

pub(crate) mod answer;
pub(crate) mod call;
pub(crate) mod files;
pub(crate) mod limits;
pub(crate) mod multipart;
mod respond;
pub(crate) mod routes;
pub(crate) mod rules;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::to_bytes,
    extract::{ConnectInfo, Request, State},
    http::{HeaderName, header},
    response::Response,
};
use bytes::Bytes;
use serde_json::json;
use tokio::sync::watch;

use crate::{
    faults::{Fault, Limited},
    hub::Hub,
    look::Call,
    rest::{
        answer::{Failure, Outcome},
        call::{Asked, Raw},
        limits::{Limiting, TooMany, WindowState},
        routes::{Class, Route},
    },
    wire::Cut,
    world::World,
};

/// The largest request that is read: an upload at its limit with its form around it.
const LARGEST: usize = 30 * 1024 * 1024;
/// How long answers of 401, 403 and 429 count towards the block of an address (FACTS section 2).
const REFUSALS: Duration = Duration::from_secs(600);

/// What becomes of a call, decided under the lock.
struct Verdict {
    outcome: Result<Outcome, TooMany>,
    window: Option<(WindowState, String)>,
    fault: Option<Fault>,
    hold: Option<watch::Receiver<bool>>,
    latency: Duration,
}

/// Answers one request.
pub(crate) async fn serve(
    State(hub): State<Arc<Hub>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let at = Instant::now();
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return respond::failure(&Failure { status: 413, ..Failure::not_found() });
    };
    let text =
        |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let raw = Raw {
        method: parts.method.as_str(),
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
        authorization: text(header::AUTHORIZATION),
        user_agent: text(header::USER_AGENT),
        content_type: text(header::CONTENT_TYPE),
        body,
    };
    let asked = match Asked::read(&raw) {
        None => return unknown_route(&hub, &raw),
        Some(Err(refused)) => return respond::failure(&refused),
        Some(Ok(asked)) => asked,
    };
    let checked = hub.look(|world| world.options.checks);
    let complaints = if checked { crate::check::request(&asked) } else { Vec::new() };
    let verdict = hub.change(|world| {
        for what in complaints {
            world.complain("section 12: requests against openapi.json", what);
        }
        decide(world, &asked, at)
    });
    carry_out(&hub, &cut, &asked, verdict).await
}

fn unknown_route(hub: &Hub, raw: &Raw<'_>) -> Response {
    let what = format!("{} {}", raw.method, raw.path);
    hub.change(|world| world.complain("section 12: the routes that the double has", what));
    respond::failure(&Failure::not_found())
}

/// Refuses, counts and answers a call, and records it.
fn decide(world: &mut World, asked: &Asked, at: Instant) -> Verdict {
    let route = asked.route;
    let fault = world.orders.take(route.method, route.template, asked.major());
    let hold = world.orders.hold(route.method, route.template, asked.major());
    let (outcome, window) = answered(world, asked, fault.as_ref(), at);
    record(world, asked, at, &outcome, window.as_ref(), fault.as_ref());
    Verdict { outcome, window, fault, hold, latency: world.options.rest_latency }
}

type Answered = (Result<Outcome, TooMany>, Option<(WindowState, String)>);

fn answered(world: &mut World, asked: &Asked, fault: Option<&Fault>, at: Instant) -> Answered {
    if let Err(refused) = admitted(world, asked) {
        return (Ok(Err(refused)), None);
    }
    let limiting = limiting(world, asked);
    let bucket = respond::bucket(&limiting.bucket);
    let (window, too_many) = world.windows.count(&limiting, at);
    let window = Some((window, bucket));
    let outcome = match (too_many, fault) {
        (Some(too_many), _) => Err(too_many),
        (None, Some(Fault::RateLimited { kind, retry_after })) => {
            Err(TooMany { kind: *kind, retry_after: *retry_after })
        }
        (None, Some(Fault::Refused { status, code })) => {
            Ok(Err(Failure { status: *status, ..Failure::known(*code) }))
        }
        (None, Some(Fault::ServerError | Fault::BadGateway | Fault::ResetBefore)) => {
            Ok(Err(Failure::not_found()))
        }
        (None, _) => Ok((asked.route.handle)(world, asked)),
    };
    (outcome, window)
}

/// `Authorization: Bot …`, a `User-Agent` of the documented form, a body that Discord reads (FACTS section 12).
fn admitted(world: &mut World, asked: &Asked) -> Result<(), Failure> {
    let by_token_in_path = asked.route.class == Class::Webhook;
    if !by_token_in_path && (asked.authorization != format!("Bot {}", world.token) || !world.token_valid) {
        return Err(Failure { status: 401, code: 0, message: "401: Unauthorized".to_owned(), errors: None });
    }
    if !asked.user_agent.starts_with("DiscordBot (") {
        return Err(Failure::known(40333));
    }
    if !asked.readable_type {
        let message =
            "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.";
        return Err(Failure { status: 400, code: 50035, message: message.to_owned(), errors: None });
    }
    Ok(())
}

fn limiting(world: &World, asked: &Asked) -> Limiting {
    let limits = &world.options.limits;
    let Route { method, template, class, .. } = asked.route;
    let (rate, global) = match class {
        Class::CreateMessage => (limits.create_message, true),
        Class::EditMessage => (limits.edit_message, true),
        Class::Reaction => (limits.reaction, true),
        Class::Webhook => (limits.webhook, false),
        Class::Other => (limits.other, true),
    };
    let old = (*class == Class::EditMessage && world.is_old(asked)).then_some(limits.edit_old_message);
    let global = global.then_some(limits.global);
    Limiting { bucket: format!("{method} {template}"), major: asked.major(), rate, global, old }
}

fn record(
    world: &mut World,
    asked: &Asked,
    at: Instant,
    outcome: &Result<Outcome, TooMany>,
    window: Option<&(WindowState, String)>,
    fault: Option<&Fault>,
) {
    let status = match (fault, outcome) {
        (Some(Fault::ServerError), Ok(_)) => 500,
        (Some(Fault::BadGateway), Ok(_)) => 502,
        (_, Err(_)) => 429,
        (_, Ok(outcome)) => respond::status(outcome),
    };
    let shared = matches!(outcome, Err(TooMany { kind: Limited::Shared, .. }));
    let call = Call {
        at,
        method: asked.route.method,
        route: asked.route.template,
        path: asked.path.clone(),
        body: asked.body.clone(),
        status,
        window: window.map(|(state, _)| *state),
        refused: outcome.as_ref().err().map(|too_many| too_many.kind),
        on_purpose: fault.is_some(),
    };
    world.tell(|| json!({ "kind": "call", "method": call.method, "path": call.path, "status": status }));
    world.calls.push_back(call);
    if world.calls.len() > world.options.remembered {
        world.calls.pop_front();
    }
    if matches!(status, 401 | 403 | 429) && !shared && fault.is_none() {
        count_refusal(world, at);
    }
}

/// 10,000 refusals in ten minutes block an address; a test's bound is lower (FACTS section 2).
fn count_refusal(world: &mut World, at: Instant) {
    world.refusals.push_back(at);
    while world.refusals.front().is_some_and(|first| at.duration_since(*first) > REFUSALS) {
        world.refusals.pop_front();
    }
    if world.refusals.len() > world.options.refusals_tolerated as usize {
        world.complain(
            "section 2: answers of 401, 403 or 429",
            format!("{} in ten minutes", world.refusals.len()),
        );
        world.refusals.clear();
    }
}

/// Lets the answer go as faults, holds and latency have it.
async fn carry_out(hub: &Hub, cut: &Cut, asked: &Asked, verdict: Verdict) -> Response {
    let Verdict { outcome, window, fault, hold, latency } = verdict;
    let late = if let Some(Fault::Slow(more)) = fault { latency + more } else { latency };
    tokio::select! {
        () = delay(hold, late) => {}
        () = hub.stop.cancelled() => {}
    }
    let answer = match &outcome {
        Ok(outcome) => respond::outcome(outcome),
        Err(too_many) => respond::too_many(*too_many, hub.look(|world| world.options.code_in_429)),
    };
    check_answer(hub, asked, &answer);
    let answer = answer.with_window(window.as_ref());
    match fault {
        Some(Fault::ServerError) => respond::server_error(),
        Some(Fault::BadGateway) => respond::bad_gateway(),
        Some(Fault::ResetBefore | Fault::ResetAfter) => {
            cut.reset();
            answer.whole()
        }
        Some(Fault::Hang) => {
            hub.stop.cancelled().await;
            answer.whole()
        }
        Some(Fault::ShortBody) => answer.short(),
        _ => answer.whole(),
    }
}

async fn delay(hold: Option<watch::Receiver<bool>>, late: Duration) {
    if let Some(mut hold) = hold {
        // A hold that was dropped holds nothing any more.
        let _ = hold.wait_for(|released| *released).await;
    }
    if !late.is_zero() {
        tokio::time::sleep(late).await;
    }
}

fn check_answer(hub: &Hub, asked: &Asked, answer: &respond::Prepared) {
    if !hub.look(|world| world.options.checks) {
        return;
    }
    let complaints = crate::check::answer(asked, answer.status, &answer.body);
    if !complaints.is_empty() {
        hub.change(|world| {
            for what in complaints {
                world.complain("section 12: the double's answers against openapi.json", what);
            }
        });
    }
}

/// The bytes of a body.
pub(crate) fn bytes_of(value: &serde_json::Value) -> Bytes {
    if value.is_null() { Bytes::new() } else { value.to_string().into() }
}
