//! One thing after the other breaks and is whole again; each time it is measured how soon the bot hears.

use std::collections::BTreeMap;
use std::time::Duration;

use double::{Door, Fault, Limited, Matching};
use tokio::time::{Instant, sleep};

use crate::chance::Chance;
use crate::stage::Stage;

/// The kinds, by the names under which they are counted and can be left out.
const KINDS: [&str; 14] = [
    "cut",
    "close",
    "door",
    "silence",
    "forget",
    "order",
    "rest",
    "rest-away",
    "limit",
    "kill",
    "restart",
    "database-kill",
    "database-stop",
    "connections",
];
/// Discord forgets no session sooner than this after another: of new ones it grants about one in this time.
const FORGETS: Duration = Duration::from_secs(100);
/// Closes that can be resumed.
const CODES: [u16; 6] = [1000, 1001, 4000, 4001, 4003, 4008];

/// What has broken, and how soon it was whole again.
pub(crate) struct Faults {
    chance: Chance,
    kinds: Vec<&'static str>,
    pub(crate) counts: BTreeMap<&'static str, usize>,
    /// From each fault's end to the next thing that was recorded.
    pub(crate) recoveries: Vec<(Duration, &'static str)>,
    /// When a session was last forgotten.
    forgotten: Option<Instant>,
}

impl Faults {
    pub(crate) fn new(chance: Chance, without: &[String]) -> Self {
        let kinds = KINDS.into_iter().filter(|kind| !without.iter().any(|it| it == kind)).collect();
        Self { chance, kinds, counts: BTreeMap::new(), recoveries: Vec::new(), forgotten: None }
    }

    /// Breaks one thing after the other.
    pub(crate) async fn rage(&mut self, stage: &mut Stage, until: Instant) -> anyhow::Result<()> {
        while Instant::now() < until {
            sleep(self.chance.ms(500, 6_000)).await;
            let Some(kind) = self.chance.one(&self.kinds).copied() else { continue };
            if kind == "forget" {
                if self.forgotten.is_some_and(|at| at.elapsed() < FORGETS) {
                    continue;
                }
                self.forgotten = Some(Instant::now());
            }
            eprintln!("{kind} ...");
            self.strike(stage, kind).await?;
            let heard = stage.hears().await?;
            *self.counts.entry(kind).or_default() += 1;
            self.recoveries.push((heard, kind));
            eprintln!(
                "{kind}: hears again after {:.1} s ({} faults so far)",
                heard.as_secs_f64(),
                self.recoveries.len()
            );
        }
        stage.discord.faults().clear();
        Ok(())
    }

    /// Breaks something, and makes it whole again.
    async fn strike(&mut self, stage: &mut Stage, kind: &str) -> anyhow::Result<()> {
        let faults = stage.discord.faults();
        match kind {
            "cut" => match self.chance.below(4) {
                0 => faults.rst(),
                1 => faults.fin(),
                2 => faults.ask_reconnect(),
                _ => faults.invalidate(true),
            },
            "close" => faults.close(self.chance.one(&CODES).copied().filter(|code| *code != 1000)),
            "door" => {
                let doors = [Door::Refused, Door::Unavailable, Door::Hanging];
                faults.set_door(self.chance.one(&doors).copied().unwrap_or(Door::Refused));
                faults.rst();
                sleep(self.chance.ms(500, 8_000)).await;
                faults.set_door(Door::Open);
            }
            "silence" => faults.silence(),
            "forget" => {
                let held = self.chance.percent(50).then_some(Door::Refused);
                held.into_iter().for_each(|door| faults.set_door(door));
                faults.forget_sessions();
                faults.rst();
                if held.is_some() {
                    sleep(self.chance.ms(500, 5_000)).await;
                    faults.forget_sessions();
                    faults.set_door(Door::Open);
                }
            }
            "order" => {
                for event in ["MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_REACTION_ADD"] {
                    faults.repeat_events(event, 3);
                }
                for event in ["MESSAGE_CREATE", "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE"] {
                    faults.swap_events(event, 3);
                }
                sleep(self.chance.ms(1_000, 4_000)).await;
                // What does not fit is still to be asked about.
                if self.chance.percent(30) {
                    stage.kill().await?;
                    stage.start().await?;
                }
            }
            "rest" | "rest-away" | "limit" => self.break_rest(stage, kind).await,
            "kill" | "restart" => {
                match kind {
                    "kill" => stage.kill().await?,
                    _ => drop(stage.stop().await?),
                }
                sleep(self.chance.ms(0, 6_000)).await;
                stage.start().await?;
            }
            "database-kill" | "database-stop" => {
                stage.end_database(kind == "database-kill").await?;
                sleep(self.chance.ms(0, 10_000)).await;
                stage.begin_database().await?;
            }
            _ => stage.throw_out().await?,
        }
        Ok(())
    }

    async fn break_rest(&mut self, stage: &Stage, kind: &str) {
        let faults = stage.discord.faults();
        let (times, fault) = match kind {
            "rest-away" => (u32::MAX, self.absence()),
            "limit" => {
                let kinds = [Limited::User, Limited::Shared, Limited::Global, Limited::OldMessage];
                let kind = self.chance.one(&kinds).copied().unwrap_or(Limited::Global);
                (3, Fault::RateLimited { kind, retry_after: self.chance.ms(200, 2_000) })
            }
            _ => (6, self.failure()),
        };
        faults.next(Matching::all(), fault, times);
        sleep(self.chance.ms(1_000, 9_000)).await;
        faults.clear();
    }

    fn absence(&mut self) -> Fault {
        let all = [Fault::ServerError, Fault::BadGateway, Fault::ResetBefore, Fault::ResetAfter];
        self.chance.one(&all).cloned().unwrap_or(Fault::ServerError)
    }

    fn failure(&mut self) -> Fault {
        match self.chance.below(4) {
            0 => Fault::ShortBody,
            1 => Fault::Slow(self.chance.ms(500, 4_000)),
            2 => Fault::Hang,
            _ => self.absence(),
        }
    }
}
