//! Replies that stream at once against a service with limits, on a clock that jumps from one thing that happens to the next.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use teachback::domain::budget::{Answered, Budget, Lane, Rank, Route, Ticket, Writer};
use teachback::domain::draft::{Draft, Ending, Outcome, Shape, State, Verb};

use super::chance::Chance;
use super::service::Service;

/// Every token has the same length, so that what is shown tells how many were seen.
const TOKEN: &str = "word ";

/// What the way to the service is like.
#[derive(Clone, Copy)]
pub(super) struct Weather {
    /// How long a call is on its way, there and back each, at least and at most.
    pub(super) latency_ms: (u64, u64),
    /// How many answers of 100 are lost; the caller gives up after a second.
    pub(super) lost: u64,
}

impl Weather {
    /// 20 to 60 ms there and back.
    pub(super) const FINE: Self = Self { latency_ms: (10, 30), lost: 0 };
}

/// One reply to stream.
#[derive(Clone)]
pub(super) struct Script {
    pub(super) channel: usize,
    pub(super) tokens: Vec<Duration>,
}

impl Script {
    pub(super) fn new(channel: usize, first: Duration, count: u32, every: Duration) -> Self {
        Self { channel, tokens: (0..count).map(|token| first + every * token).collect() }
    }

    pub(super) fn first(&self) -> Duration {
        self.tokens.first().copied().unwrap_or_default()
    }

    pub(super) fn last(&self) -> Duration {
        self.tokens.last().copied().unwrap_or_default()
    }
}

/// What became of one reply.
pub(super) struct Outcomes {
    /// When its readers saw how many tokens, in order.
    pub(super) seen: Vec<(Duration, usize)>,
    parts: BTreeMap<usize, usize>,
    pub(super) complete: Duration,
    pub(super) creates: usize,
    /// When its seeds stood.
    pub(super) seeded: Option<Duration>,
}

/// What became of all.
pub(super) struct Played {
    pub(super) replies: Vec<Outcomes>,
    pub(super) calls: usize,
    pub(super) refused: usize,
}

enum Happening {
    Token(usize),
    Arrives(Ticket),
    Answers(Ticket),
    Wake,
}

struct Reply {
    script: Script,
    draft: Draft,
    taken: usize,
    writer: Option<Writer>,
    asked: HashMap<Route, Ticket>,
    outcomes: Outcomes,
}

struct Call {
    reply: usize,
    route: Route,
    part: usize,
    text: String,
    answered: Answered,
}

struct Scene {
    zero: Instant,
    now: Duration,
    happenings: BTreeMap<(Duration, u64), Happening>,
    numbers: u64,
    chance: Chance,
    budget: Budget,
    service: Service,
    replies: Vec<Reply>,
    waiting: HashMap<Ticket, (usize, Route)>,
    calls: HashMap<Ticket, Call>,
    /// When the scene looks at the budget again by itself.
    wake: Option<Duration>,
    seeds: u32,
    weather: Weather,
}

/// Streams all scripts to their ends. With `seeds`, each complete reply gets so many reactions.
pub(super) fn play(scripts: &[Script], seeds: u32, weather: Weather, chance: Chance) -> Played {
    let mut scene = Scene {
        zero: Instant::now(),
        now: Duration::ZERO,
        happenings: BTreeMap::new(),
        numbers: 0,
        chance,
        budget: Budget::new(),
        service: Service::new(),
        replies: Vec::new(),
        waiting: HashMap::new(),
        calls: HashMap::new(),
        wake: None,
        seeds,
        weather,
    };
    for script in scripts {
        scene.add(script.clone());
    }
    while let Some(((at, _), happening)) = scene.happenings.pop_first() {
        scene.now = at;
        if scene.happen(happening) {
            scene.let_go();
        }
    }
    let (calls, refused) = (scene.service.calls, scene.service.refused);
    let replies = scene.replies.into_iter().map(|reply| {
        assert_eq!(reply.draft.state(), State::Done { all_shown: true });
        reply.outcomes
    });
    Played { replies: replies.collect(), calls, refused }
}

impl Scene {
    fn add(&mut self, script: Script) {
        let reply = self.replies.len();
        let writer = Some(self.budget.join(place(script.channel)));
        self.happens(script.first(), Happening::Token(reply));
        let outcomes = Outcomes {
            seen: Vec::new(),
            parts: BTreeMap::new(),
            complete: Duration::ZERO,
            creates: 0,
            seeded: None,
        };
        let (draft, asked) = (Draft::new(Shape::DISCORD), HashMap::new());
        self.replies.push(Reply { script, draft, taken: 0, writer, asked, outcomes });
    }

    fn happens(&mut self, at: Duration, happening: Happening) {
        self.numbers += 1;
        self.happenings.insert((at, self.numbers), happening);
    }

    /// Whether the budget is to be looked at again.
    fn happen(&mut self, happening: Happening) -> bool {
        match happening {
            Happening::Token(reply) => self.token(reply),
            Happening::Arrives(ticket) => self.arrives(ticket),
            Happening::Answers(ticket) => self.answers(ticket),
            Happening::Wake => self.wake.take_if(|wake| *wake <= self.now).is_some(),
        }
    }

    fn token(&mut self, number: usize) -> bool {
        let reply = &mut self.replies[number];
        reply.draft.push(TOKEN);
        reply.taken += 1;
        match reply.script.tokens.get(reply.taken).copied() {
            Some(next) => self.happens(next, Happening::Token(number)),
            None => reply.draft.finish(Ending::default()),
        }
        self.line_up(number)
    }

    fn arrives(&mut self, ticket: Ticket) -> bool {
        let call = self.calls.get_mut(&ticket).unwrap();
        let reply = &mut self.replies[call.reply];
        call.answered = self.service.call(call.route, reply.script.channel, self.now);
        if call.answered.refused.is_none() && call.route != Route::React {
            reply.outcomes.parts.insert(call.part, call.text.matches(TOKEN.trim()).count());
            reply.outcomes.seen.push((self.now, reply.outcomes.parts.values().sum()));
            reply.outcomes.creates += usize::from(call.route == Route::Create);
            // The last call that shows anything is the one that completes.
            reply.outcomes.complete = self.now;
        }
        let lost = self.chance.within(1, 100) <= self.weather.lost;
        if lost {
            call.answered = Answered::default();
        }
        let back = self.now + if lost { Duration::from_secs(1) } else { self.latency() };
        self.happens(back, Happening::Answers(ticket));
        false
    }

    fn answers(&mut self, ticket: Ticket) -> bool {
        let call = self.calls.remove(&ticket).unwrap();
        self.budget.answered(ticket, &call.answered, self.zero + self.now);
        let reply = &mut self.replies[call.reply];
        let outcome = match &call.answered {
            Answered { refused: Some(_), .. } => Outcome::Failed,
            Answered { limits: None, .. } => Outcome::Unsure,
            _ => Outcome::Shown,
        };
        if call.route == Route::React {
            reply.outcomes.seeded = Some(self.now);
            return true;
        }
        reply.draft.done(call.part, outcome);
        if let State::Done { .. } = reply.draft.state() {
            self.budget.leave(reply.writer.take().unwrap());
            self.seed(call.reply);
        }
        self.line_up(call.reply);
        true
    }

    /// Asks for what the draft wants, and for nothing else; whether that is news.
    fn line_up(&mut self, number: usize) -> bool {
        let mut changed = false;
        let now = self.zero + self.now;
        let reply = &mut self.replies[number];
        for (route, verb) in [(Route::Create, Verb::Create), (Route::Edit, Verb::Edit)] {
            let wanted = reply.draft.wants(verb);
            let asked = reply.asked.get(&route).copied();
            if asked.map(Ticket::rank) == wanted {
                continue;
            }
            changed = true;
            if let Some(ticket) = reply.asked.remove(&route) {
                self.waiting.remove(&ticket);
                self.budget.withdraw(ticket);
            }
            if let Some(rank) = wanted {
                let lane = Lane::new(route, place(reply.script.channel));
                let ticket = self.budget.ask(lane, rank, reply.writer, now);
                reply.asked.insert(route, ticket);
                self.waiting.insert(ticket, (number, route));
            }
        }
        changed
    }

    fn seed(&mut self, number: usize) {
        let channel = self.replies[number].script.channel;
        for _ in 0..self.seeds {
            let lane = Lane::new(Route::React, place(channel));
            let ticket = self.budget.ask(lane, Rank::Courtesy, None, self.zero + self.now);
            self.waiting.insert(ticket, (number, Route::React));
        }
    }

    fn let_go(&mut self) {
        for ticket in self.budget.grants(self.zero + self.now) {
            let (reply, route) = self.waiting.remove(&ticket).unwrap();
            self.send(ticket, reply, route);
        }
        let wake = self.budget.wake_at().map(|wake| wake - self.zero);
        if let Some(wake) = wake.filter(|&wake| self.wake.is_none_or(|known| wake < known)) {
            self.wake = Some(wake);
            self.happens(wake, Happening::Wake);
        }
    }

    fn send(&mut self, ticket: Ticket, number: usize, route: Route) {
        let reply = &mut self.replies[number];
        reply.asked.retain(|_, asked| *asked != ticket);
        let verb = match route {
            Route::Create => Some(Verb::Create),
            Route::Edit => Some(Verb::Edit),
            _ => None,
        };
        let call = verb.map(|verb| reply.draft.next(verb).expect("what was asked for is still wanted"));
        let (part, text) = call.map_or_else(|| (0, String::new()), |call| (call.part, call.text));
        self.calls.insert(ticket, Call { reply: number, route, part, text, answered: Answered::default() });
        let there = self.now + self.latency();
        self.happens(there, Happening::Arrives(ticket));
    }

    fn latency(&mut self) -> Duration {
        self.chance.micros(self.weather.latency_ms.0, self.weather.latency_ms.1)
    }
}

fn place(channel: usize) -> std::sync::Arc<str> {
    channel.to_string().into()
}
