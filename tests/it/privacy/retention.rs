//! What has been kept for long enough goes: by age, with a server that was left, and by hand.

use std::time::{Duration, Instant};

use serde_json::json;
use sqlx::postgres::PgPoolOptions;
use sqlx::{ConnectOptions, Connection, PgConnection, PgPool};
use teachback::bot::clock;
use teachback::bot::retention::{Error, Limits, Recorder, once};
use teachback::domain::event::{EraseReason, Fact};
use teachback::domain::inbound::{Inbound, LeftGuild};
use teachback::domain::key::GuildKey;
use teachback::domain::rules::Rules;
use teachback::domain::time::Timestamp;
use teachback::store::{Batch, Range, Store, Take};

use crate::cli::{Program, said};
use crate::privacy::dump::rows_with;
use crate::privacy::scene;
use crate::support::postgres::{self, Database};
use crate::support::story::{DAWN, Story};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Records each step straight to the log.
pub(super) struct Straight(pub(super) Store);

async fn tell(store: &Store, inbound: Inbound) {
    let takes = vec![Take { inbound: Some(&inbound), mark: None }];
    let chance = ulid::Ulid::generate().0;
    store.record(&Batch { takes }, &Rules::default(), chance).await.unwrap();
}

impl Recorder for Straight {
    async fn record(&self, inbound: Inbound) -> Result<(), Error> {
        tell(&self.0, inbound).await;
        Ok(())
    }
}

/// Texts of 2026-11-01, each with an id of that day.
async fn fill(pool: &PgPool, count: i64) {
    let sql = "insert into texts (id, origin, body) \
               select (lpad(to_hex(1793491200000 + n), 12, '0') || substr(md5(n::text), 1, 20))::uuid, 'message', 'canary ' || n \
               from generate_series(1, $1) n";
    sqlx::query(sql).bind(count).execute(pool).await.unwrap();
}

async fn left(pool: &PgPool) -> i64 {
    sqlx::query_scalar("select count(*) from texts where body is not null").fetch_one(pool).await.unwrap()
}

async fn expired(store: &Store) -> Vec<usize> {
    let log = store.events(Range::default(), 100_000).await.unwrap();
    let steps = log.iter().filter_map(|it| match &it.event.fact {
        Fact::TextsErased(erased) if erased.reason == EraseReason::Expired => Some(erased.texts.len()),
        _ => None,
    });
    steps.collect()
}

/// For how long nobody may be kept from appending by a step.
const BAR: Duration = Duration::from_millis(100);

#[tokio::test]
async fn a_hundred_thousand_texts_go_in_steps_that_keep_nobody_from_appending_for_long() {
    let database = postgres::database().await;
    let pool = database.pool().await;
    fill(&pool, 100_000).await;
    attach(&pool, 8).await;
    sqlx::raw_sql("analyze texts").execute(&pool).await.unwrap();
    let job = Job::begin(&database).await;
    let mut appends = Appends::begin(Store::over(database.pool().await)).await;
    let watch = Watch::begin(&database, job.backend).await;
    // It would see one that takes too long.
    tokio::join!(job.dawdles(BAR * 5), appends.go_on_for(5));
    let seen = watch.end().await.quantile(100);
    assert!(
        seen > BAR,
        "the lock was held for {:?}, and nobody was seen to wait for longer than {seen:?}",
        BAR * 5
    );

    let limits = Limits { words: Some(DAY), left: DAY };
    let now = Timestamp::from_ms(DAWN);
    let straight = Straight(job.store.clone());
    appends.waits.clear();
    appends.go_on_for(100).await;
    let without = std::mem::take(&mut appends.waits);
    let watch = Watch::begin(&database, job.backend).await;
    let erased = {
        let goes_on = appends.go_on_for(usize::MAX);
        tokio::select! {
            erased = once(&job.store, limits, now, &straight) => erased.unwrap(),
            () = goes_on => unreachable!("people go on asking"),
        }
    };
    let kept_waiting = watch.end().await;
    let beside = std::mem::take(&mut appends.waits);
    assert_eq!(erased.texts, 100_000);
    assert_eq!(rows_with(&pool, "canary").await, [""; 0]);
    let steps = expired(&job.store).await;
    assert_eq!((steps.len(), steps.iter().max()), (500, Some(&200)));
    let (without, beside) = (Waits::of(without), Waits::of(beside));
    println!(
        "appends without the job: {without}\nappends beside the job: {beside}\nkept waiting by it: {kept_waiting}"
    );
    assert!(beside.0.len() > 20 && kept_waiting.0.len() > 20, "nobody appended beside it: {kept_waiting}");
    // Whoever holds the lock may be left without a processor here, once in a while; that is not the step's length.
    assert!(kept_waiting.quantile(99) < BAR, "people were kept waiting: {kept_waiting}; {without}; {beside}");
}

/// Files of the same day, as large as they may be, of what cannot be packed.
async fn attach(pool: &PgPool, count: i64) {
    let sql = "insert into files (id, message_id, kind, name, body) \
               select (lpad(to_hex(1793491200000 + n), 12, '0') || substr(md5('file' || n), 1, 20))::uuid, gen_random_uuid(), 'image', \
                      'a.png', (select decode(string_agg(md5(n || '.' || m), ''), 'hex') from generate_series(1, 262144) m) \
               from generate_series(1, $1) n";
    sqlx::query(sql).bind(count).execute(pool).await.unwrap();
}

/// One more of them, without content.
async fn attach_more(pool: &PgPool) {
    let sql = "insert into files (id, message_id, name) values ('01a19300-0000-0000-0000-000000000000', gen_random_uuid(), 'b.png')";
    sqlx::query(sql).execute(pool).await.unwrap();
}

/// What erases, over one connection of its own, so that the database can be asked who waits for it.
struct Job {
    store: Store,
    backend: i32,
}

impl Job {
    async fn begin(database: &Database) -> Self {
        let pool = PgPoolOptions::new().max_connections(1).connect_with(database.options()).await.unwrap();
        let backend = sqlx::query_scalar("select pg_backend_pid()").fetch_one(&pool).await.unwrap();
        Self { store: Store::over(pool), backend }
    }

    /// Takes the lock of whoever appends, and does nothing for a while.
    async fn dawdles(&self, time: Duration) {
        let sql = "select pg_sleep($1) from (select pg_advisory_xact_lock(8387216960628351331)) locked";
        sqlx::query(sql).bind(time.as_secs_f64()).execute(self.store.pool()).await.unwrap();
    }
}

/// Looks, within the database and some hundred times a second, whether somebody waits for a lock that the job holds, and
/// for how long without a pause.
///
/// How long an append takes says little where the tests share a machine: most of it is waiting for a processor, which other
/// tests have. So the waiting itself is looked at, and a look that comes late, since nobody got to run, counts as one in time.
struct Watch {
    looks: tokio::task::JoinHandle<Vec<f64>>,
    open: PgConnection,
}

impl Watch {
    async fn begin(database: &Database, job: i32) -> Self {
        let mut open = database.options().connect().await.unwrap();
        sqlx::raw_sql("select pg_advisory_lock(1, 1)").execute(&mut open).await.unwrap();
        let mut looking = database.options().connect().await.unwrap();
        sqlx::raw_sql(LOOK).execute(&mut looking).await.unwrap();
        let looks = tokio::spawn(async move {
            let looks = sqlx::query_scalar("select pg_temp.waits($1)").bind(job);
            looks.fetch_one(&mut looking).await.unwrap()
        });
        Self { looks, open }
    }

    /// How long somebody waited, each time.
    async fn end(self) -> Waits {
        self.open.close().await.unwrap();
        Waits::of(self.looks.await.unwrap().into_iter().map(Duration::from_secs_f64).collect())
    }
}

/// It looks for as long as the lock with two keys is held, and believes no look to stand for more than five milliseconds.
const LOOK: &str = "create function pg_temp.waits(job integer) returns double precision[] language plpgsql as $$ \
    declare \
        here oid := (select oid from pg_database where datname = current_database()); \
        last timestamptz := clock_timestamp(); \
        apart double precision; \
        wait double precision := 0; \
        waits double precision[] := array[]::double precision[]; \
    begin \
        while exists (select from pg_locks where locktype = 'advisory' and database = here and objsubid = 2) loop \
            perform pg_sleep(0.002); \
            apart := extract(epoch from clock_timestamp() - last); \
            last := clock_timestamp(); \
            if exists (select from pg_locks held join pg_locks others using (locktype, database, classid, objid, objsubid) \
                       where locktype = 'advisory' and database = here and objsubid = 1 \
                       and held.pid = job and held.granted and not others.granted) then \
                wait := wait + least(apart, 0.005); \
            elsif wait > 0 then \
                waits := waits || wait; \
                wait := 0; \
            end if; \
        end loop; \
        return waits || wait; \
    end $$";

/// People who go on rating a reply, and how long each of them waits.
struct Appends {
    story: Story,
    given: bool,
    waits: Vec<Duration>,
}

impl Appends {
    async fn begin(store: Store) -> Self {
        let mut story = Story::new(store);
        let (reply, _) = story.asks("ada", 1, "Are you there?").await;
        story.answers(reply, 2, "Yes.").await;
        Self { story, given: true, waits: Vec::new() }
    }

    async fn go_on_for(&mut self, times: usize) {
        for _ in 0..times {
            let began = Instant::now();
            self.story.reacts("ada", 2, "👍", self.given).await;
            self.waits.push(began.elapsed());
            self.given = !self.given;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// How long was waited, the shortest first.
struct Waits(Vec<Duration>);

impl Waits {
    fn of(mut waits: Vec<Duration>) -> Self {
        waits.sort();
        Self(waits)
    }

    /// Within which time so many of a hundred were done.
    fn quantile(&self, of_a_hundred: usize) -> Duration {
        self.0.get(self.0.len() * of_a_hundred / 100).or(self.0.last()).copied().unwrap_or_default()
    }
}

impl std::fmt::Display for Waits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        let [p50, p95, max] = [50, 95, 100].map(|share| ms(self.quantile(share)));
        write!(f, "{} times, median {p50:.1} ms, 95 % within {p95:.1} ms, longest {max:.1} ms", self.0.len())
    }
}

#[tokio::test]
async fn what_is_younger_or_the_operator_s_own_stays_and_a_broken_off_job_goes_on() {
    let database = postgres::database().await;
    let store = Store::over(database.pool().await);
    fill(store.pool(), 1_200).await;
    let setup = "insert into texts (id, origin, body) values ('00000000-0000-0000-0000-000000000001', 'setup', 'Be kind.')";
    sqlx::raw_sql(setup).execute(store.pool()).await.unwrap();
    let mut story = Story::new(store.clone());
    story.asks("ada", 1, "This is new.").await;

    /// Breaks off after a step.
    struct Broken(Straight, std::sync::atomic::AtomicUsize);
    impl Recorder for Broken {
        async fn record(&self, inbound: Inbound) -> Result<(), Error> {
            if self.1.fetch_add(1, std::sync::atomic::Ordering::Relaxed) > 0 {
                return Err(Error::Stopped(teachback::bot::ear::Stopped));
            }
            self.0.record(inbound).await
        }
    }
    let limits = Limits { words: Some(DAY), left: DAY };
    let now = Timestamp::from_ms(DAWN).after(DAY / 2);
    let broken = Broken(Straight(store.clone()), 0.into());
    assert!(once(&store, limits, now, &broken).await.is_err());
    assert_eq!(left(store.pool()).await, 1_002);
    let rest = once(&store, limits, now, &Straight(store.clone())).await.unwrap();
    assert_eq!((rest.texts, left(store.pool()).await), (1_000, 2));
    assert_eq!(once(&store, limits, now, &Straight(store.clone())).await.unwrap().texts, 0);
}

#[tokio::test]
async fn the_command_says_what_would_go_before_it_goes() {
    let database = postgres::database().await;
    let pool = database.pool().await;
    fill(&pool, 30).await;
    attach(&pool, 2).await;
    let mut program = Program::on(&database);
    let unset = program.run(&["retain"]).await;
    assert!(said(&unset).contains("TEACHBACK_RETAIN is unset"), "{}", said(&unset));
    program.set.push(("TEACHBACK_RETAIN", "1d".into()));
    let dry = program.lines(&["retain", "--dry-run", "--json"]).await;
    assert_eq!((dry, left(&pool).await), (vec![json!({"dry_run": true, "texts": 30, "files": 2})], 30));
    let dry = program.run(&["retain", "--dry-run"]).await;
    let would = "30 texts and 2 files would be erased, and all of 0 servers that were left";
    assert!(said(&dry).contains(would), "{}", said(&dry));
    let done = program.lines(&["retain", "--json"]).await;
    assert_eq!((done, left(&pool).await), (vec![json!({"dry_run": false, "texts": 30, "files": 2})], 0));
    // Files go too where no text is due any more.
    attach_more(&pool).await;
    let done = program.run(&["retain"]).await;
    assert!(said(&done).contains("0 texts and 1 files are erased"), "{}", said(&done));
}

#[tokio::test]
async fn a_server_is_erased_by_hand_and_others_are_not() {
    let mut scene = scene().await;
    let (ada, mia, relay) =
        (scene.double.person("ada"), scene.double.moderator("mia"), scene.double.channel("relay"));
    let ended = scene.asked(&ada, relay, "The canary asks").await;
    ada.reacts(ended.part(), "👎").unwrap();
    let thread = ada.opens_thread(ended.part(), "why").unwrap();
    ada.says(thread, "The canary says").unwrap();
    scene.until_kinds("update_message", 2).await;
    let card = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    let form = mia.clicks(card.id, "Correct").unwrap();
    form.form(crate::support::scene::LIMIT).await.unwrap();
    mia.submits(&form, &[("text", "The canary corrected")]).unwrap();
    scene.until_kinds("review_message", 1).await;
    let bob = scene.double.person("bob");
    let direct = scene.double.direct_message_with(bob.id());
    scene.asked(&bob, direct, "Directly").await;
    scene.stop().await;
    let sql = "select guild from conversations where guild is not null limit 1";
    let guild: String = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    let guild = guild.trim_start_matches("discord:").to_owned();
    let program = Program::on(&scene.database);
    let done = program.run(&["purge", "--guild", &guild]).await;
    assert!(said(&done).contains("and the links to 2 accounts are erased"), "{}", said(&done));
    for something in ["canary", &ada.id().to_string(), &mia.id().to_string()] {
        assert_eq!(rows_with(scene.store.pool(), something).await, [""; 0], "{something}");
    }
    assert_eq!(rows_with(scene.store.pool(), "Directly").await.len(), 1);
    assert_eq!(rows_with(scene.store.pool(), &bob.id().to_string()).await.len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn who_is_known_elsewhere_or_has_chosen_keeps_their_link_when_a_server_is_purged() {
    let scene = scene().await;
    let relay = scene.double.channel("relay");
    let [ada, bob, cid, dan] = ["ada", "bob", "cid", "dan"].map(|name| scene.double.person(name));
    let ended = scene.asked(&ada, relay, "The canary asks").await;
    for who in [&bob, &cid, &dan] {
        who.reacts(ended.part(), "👎").unwrap();
    }
    scene.rated(3).await;
    // Bob speaks to the bot directly, Cid has chosen something; of Dan there is nothing else.
    let direct = scene.double.direct_message_with(bob.id());
    scene.asked(&bob, direct, "Directly, my canary").await;
    crate::privacy::chooses(&scene, &cid, "A model may learn from it").await;
    let guild = scene.double.guild().to_string();
    let program = Program::on(&scene.database);
    let nobodys = program.run(&["purge", "--guild", "1"]).await;
    assert!(
        said(&nobodys).contains("0 texts, 0 files and the links to 0 accounts are erased"),
        "{}",
        said(&nobodys)
    );
    // The bot lives on beside it.
    let done = program.run(&["purge", "--guild", &guild]).await;
    assert!(
        said(&done).contains("2 texts, 0 files and the links to 2 accounts are erased"),
        "{}",
        said(&done)
    );
    let again = program.run(&["purge", "--guild", &guild]).await;
    assert!(
        said(&again).contains("0 texts, 0 files and the links to 0 accounts are erased"),
        "{}",
        said(&again)
    );
    let linked = "select account from accounts order by account";
    let linked: Vec<String> = sqlx::query_scalar(linked).fetch_all(scene.store.pool()).await.unwrap();
    let mut expected = [&bob, &cid].map(|who| format!("discord:{}", who.id()));
    expected.sort();
    assert_eq!(linked, expected);
    assert_eq!(rows_with(scene.store.pool(), "The canary asks").await, [""; 0]);
    assert_eq!(rows_with(scene.store.pool(), "Directly, my canary").await.len(), 1);
    // Counts and opinions stay, and who comes back is somebody new.
    let rated = "select count(*) from ratings";
    assert_eq!(sqlx::query_scalar::<_, i64>(rated).fetch_one(scene.store.pool()).await.unwrap(), 3);
    scene.asked(&ada, relay, "And now?").await;
    let sent = scene.model.requests().pop().unwrap().body["messages"].to_string();
    assert!(!sent.contains("canary"), "{sent}");
    scene.end().await;
}

#[tokio::test]
async fn leaving_a_server_starts_its_clock_and_speaking_there_again_stops_it() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "The canary asks").await;
    let sql = "select guild from conversations where guild is not null limit 1";
    let guild: String = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    let guild: GuildKey = guild.parse().unwrap();
    let leave =
        |frame: &str, at| Inbound::LeftGuild(LeftGuild { guild: guild.clone(), at, frame: frame.to_owned() });
    tell(&scene.store, leave("s:1", clock::now())).await;
    scene.asked(&ada, relay, "Back again").await;
    let later = || clock::now().after(DAY * 2);
    let limits = Limits { words: None, left: DAY };
    let straight = Straight(scene.store.clone());
    assert_eq!(once(&scene.store, limits, later(), &straight).await.unwrap().texts, 0);
    tell(&scene.store, leave("s:2", clock::now())).await;
    scene.store.rebuild(|_| ()).await.unwrap();
    assert_eq!(once(&scene.store, limits, clock::now(), &straight).await.unwrap().texts, 0);
    let erased = once(&scene.store, limits, later(), &straight).await.unwrap();
    assert_eq!((erased.texts, erased.accounts), (4, 1));
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn a_policy_is_printed_from_the_settings() {
    let mut program = Program::on(&postgres::database().await);
    program.set.extend([
        ("MODEL_BASE_URL", "http://models.example:1/v1".into()),
        ("MODEL", "m".into()),
        ("TEACHBACK_RETAIN", "90d".into()),
    ]);
    let output =
        program.run(&["privacy-policy", "--operator", "The Mill", "--contact", "mill@example.com"]).await;
    let policy = String::from_utf8(output.stdout).unwrap();
    assert!(policy.starts_with("# Privacy\n"), "{policy}");
    for part in ["The Mill", "mill@example.com", "`models.example`", "for 90 days"] {
        assert!(policy.contains(part), "{part} in {policy}");
    }
}
