//! The database fails: stopped, killed, cut in mid-commit, full, too busy.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::time::Duration;

use double::View;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use sqlx::{ConnectOptions, Connection, Executor, PgConnection};
use teachback::domain::decide::Act;
use teachback::domain::event::{Place, PlaceKind};
use teachback::domain::inbound::{Account, Content, Inbound, Reacted, Said};
use teachback::domain::key::{AccountKey, MessageKey, PlaceKey, Spot};
use teachback::domain::route::Why;
use teachback::domain::rules::Rules;
use teachback::domain::settings::Category;
use teachback::domain::time::Timestamp;
use teachback::store::cluster::{Cluster, Settings};
use teachback::store::{Batch, GatewaySession, Store, Take};
use tempfile::TempDir;
use tokio::process::Command;
use tokio::time::sleep;

use crate::faults::play::{Cast, Play};
use crate::faults::proxy::{Cut, Proxy};
use crate::support::postgres::{self, places};
use crate::support::story::Story;

/// The size of PostgreSQL's write-ahead log files, which are written as far as they reach.
const FILE_OF_THE_LOG: u64 = 16 * 1024 * 1024;

/// A server of this test's own, which it may stop and kill.
struct Server {
    cluster: Option<Cluster>,
    folder: TempDir,
}

impl Server {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // A server that is started by root runs as somebody else, who must pass.
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o1777)).unwrap();
        let mut server = Self { cluster: None, folder };
        server.begin().await;
        server
    }

    async fn begin(&mut self) {
        let mut settings = Settings::lasting(self.folder.path().join("data"), places());
        settings.binaries = std::env::var("TEACHBACK_POSTGRES").ok().map(Into::into);
        self.cluster = Some(Cluster::open(&settings, |_| ()).await.unwrap());
    }

    fn cast(&self) -> Cast {
        let options = self.cluster.as_ref().expect("the server runs").options();
        Cast { database: Some(options), ..Cast::default() }
    }

    fn pid(&self) -> Pid {
        let file = self.folder.path().join("data/postgres/postmaster.pid");
        let file = std::fs::read_to_string(file).unwrap();
        Pid::from_raw(file.lines().next().unwrap().trim().parse().unwrap())
    }

    async fn end(&mut self, signal: Option<Signal>) {
        signal.into_iter().for_each(|signal| kill(self.pid(), signal).unwrap());
        // It may have ended already, as it was told.
        let _ = self.cluster.take().expect("the server runs").stop().await;
    }
}

/// Whoever asks is told that it waits, in one line, and is answered when it can be recorded.
async fn is_told(play: &Play, question: double::Id) {
    let told = |view: &View<'_>| {
        view.replies_to(question).iter().any(|it| it.content.starts_with("-# I cannot write anything down"))
    };
    play.seen("an honest line", told).await;
    let more = play.ada.says("relay", "Hello?").unwrap();
    sleep(Duration::from_millis(500)).await;
    assert_eq!(play.double.look(|view| view.replies_to(more).len()), 0, "one line for a place is enough");
}

#[tokio::test]
async fn a_database_that_is_stopped_for_a_while_costs_nothing_and_whoever_asks_is_told() {
    let mut server = Server::start().await;
    let play = Play::of(server.cast()).await;
    server.end(None).await;
    let question = play.goes_on();
    is_told(&play, question).await;
    sleep(Duration::from_secs(16)).await;
    server.begin().await;
    play.answered(question).await;
    play.ends().await;
}

/// More than the line takes while nothing can be recorded, so that the gateway is left.
const MORE_THAN_WAITS: u16 = 13_000;

#[tokio::test]
async fn a_line_that_is_full_leaves_the_rest_to_discord_and_loses_nothing() {
    let mut cast = Cast::default();
    cast.options.replay = 2 * usize::from(MORE_THAN_WAITS);
    // A busy machine takes minutes for so many.
    cast.options.session_kept = Duration::from_secs(3_600);
    let play = Play::of(cast).await;
    let mut somebody = play.store.pool().begin().await.unwrap();
    somebody.execute("lock table events in access exclusive mode").await.unwrap();
    let first = play.goes_on();
    for number in 0..MORE_THAN_WAITS {
        play.bob.says("general", &format!("past the bot, {number}")).unwrap();
        // The loopback Discord lives on this thread: it must hear heartbeats meanwhile, or it takes the session for dead.
        tokio::task::yield_now().await;
    }
    play.seen("the gateway to be left", |view| view.connected() == 0).await;
    let zoe = play.double.person("zoe");
    zoe.reacts(play.reply, "👍").unwrap();
    let last = zoe.says("relay", "And four?").unwrap();
    somebody.rollback().await.unwrap();
    for frames in (1_000..i64::from(MORE_THAN_WAITS)).step_by(1_000) {
        play.until("the line to move on", "select max(seq) from gateway_sessions", frames).await;
    }
    play.answered(first).await;
    play.answered(last).await;
    let double = play.double.clone();
    play.ends().await;
    assert_eq!(double.look(|view| view.identified_and_resumed().0), 1);
}

#[tokio::test]
async fn a_database_that_is_killed_and_comes_back_costs_nothing() {
    let mut server = Server::start().await;
    let play = Play::of(server.cast()).await;
    play.goes_on();
    server.end(Some(Signal::SIGKILL)).await;
    sleep(Duration::from_millis(500)).await;
    server.begin().await;
    play.ends().await;
}

#[tokio::test]
async fn a_database_that_hangs_for_a_while_costs_nothing() {
    let mut server = Server::start().await;
    let play = Play::of(server.cast()).await;
    kill(server.pid(), Signal::SIGSTOP).unwrap();
    let question = play.goes_on();
    sleep(Duration::from_secs(2)).await;
    kill(server.pid(), Signal::SIGCONT).unwrap();
    play.answered(question).await;
    play.ends().await;
    server.end(None).await;
}

/// A connection is cut in mid-commit, and nothing is lost or recorded twice.
async fn cut_in_commit(when: Cut) {
    let database = postgres::database().await;
    let proxy = Proxy::to(&database.options()).await;
    let cast = Cast {
        database: Some(proxy.options(&database.options())),
        beside: Some(database.options()),
        ..Cast::default()
    };
    let play = Play::of(cast).await;
    for _ in 0..3 {
        proxy.cut(when);
        let question = play.ada.says("relay", "And now?").unwrap();
        play.answered(question).await;
        assert!(proxy.has_cut(), "there was a commit to cut");
    }
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_commit_that_never_arrives_is_made_again() {
    cut_in_commit(Cut::Before).await;
}

#[tokio::test]
async fn a_commit_whose_answer_is_lost_is_not_made_twice() {
    cut_in_commit(Cut::After).await;
}

#[tokio::test]
async fn a_database_without_a_free_connection_is_waited_for() {
    let mut server = Server::start().await;
    let play = Play::of(server.cast()).await;
    let options = server.cluster.as_ref().unwrap().options();
    let mut taken: Vec<PgConnection> = Vec::new();
    throw_out(&play.store).await;
    while let Ok(connection) = options.connect().await {
        taken.push(connection);
    }
    assert!(taken.len() > 50, "all connections are taken");
    let question = play.goes_on();
    sleep(Duration::from_secs(2)).await;
    for connection in taken {
        connection.close().await.unwrap();
    }
    play.answered(question).await;
    play.ends().await;
    server.end(None).await;
}

/// Ends every connection that the bot has to its database.
async fn throw_out(store: &Store) {
    let sql = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
               where application_name = 'teachback' and pid <> pg_backend_pid()";
    let _: i64 = sqlx::query_scalar(sql).fetch_one(store.pool()).await.unwrap();
}

/// The server's processes may write no file beyond a size from now on; none: as they like.
async fn limit_files(server: &Server, limit: Option<u64>) {
    let postmaster = server.pid();
    let children = std::fs::read_to_string(format!("/proc/{postmaster}/task/{postmaster}/children")).unwrap();
    let all = children.split_whitespace().map(str::to_owned).chain([postmaster.to_string()]);
    // Limits are the business of whoever owns the process.
    let owner = std::fs::metadata(format!("/proc/{postmaster}")).unwrap();
    let limit = limit.map_or_else(|| "unlimited".to_owned(), |limit| limit.to_string());
    for pid in all {
        let mut prlimit = Command::new("prlimit");
        prlimit.arg(format!("--pid={pid}")).arg(format!("--fsize={limit}:unlimited"));
        if nix::unistd::geteuid().is_root() {
            prlimit.uid(owner.uid()).gid(owner.gid());
        }
        let set = prlimit.output().await.expect("prlimit of util-linux is there");
        assert!(set.status.success() || pid != postmaster.to_string(), "{set:?}");
    }
}

#[tokio::test]
async fn a_disk_without_room_is_waited_for() {
    let mut server = Server::start().await;
    let play = Play::of(server.cast()).await;
    // A table as large as a file of the log ahead of the tables: it can grow no more, and that one need not.
    let filler = "insert into texts (id, origin, body) select gen_random_uuid(), 'filler', md5(n::text) || md5((-n)::text) \
                  from generate_series(1, 150000) n";
    sqlx::query(filler).execute(play.store.pool()).await.unwrap();
    limit_files(&server, Some(FILE_OF_THE_LOG)).await;
    // No page has room for another row, however small.
    let crumb = "insert into texts (id, origin, body) values (gen_random_uuid(), '', '')";
    while sqlx::query(crumb).execute(play.store.pool()).await.is_ok() {}
    let question = play.goes_on();
    is_told(&play, question).await;
    let known: i64 = sqlx::query_scalar("select count(*) from messages where role = 'user'")
        .fetch_one(play.store.pool())
        .await
        .unwrap();
    assert_eq!(known, 1, "nothing could be recorded");
    limit_files(&server, None).await;
    play.answered(question).await;
    play.ends().await;
    server.end(None).await;
}

#[tokio::test]
async fn what_is_to_be_done_is_not_lost_with_the_answer_to_a_commit_that_brought_no_event() {
    let database = postgres::database().await;
    let store = Store::over(database.pool().await);
    let mut story = Story::new(store.clone());
    let (reply, _) = story.asks("ada", 1, "Well?").await;
    story.answers(reply, 2, "Well.").await;
    // Taken back, and nobody saw it given: what is there is asked of Discord.
    let inbound = Inbound::Reacted(Reacted {
        spot: Spot { place: PlaceKey::discord(100), message: MessageKey::discord(2) },
        by: Account { key: AccountKey::discord(7), name: String::new(), moderator: false },
        emoji: "👍".to_owned(),
        burst: false,
        given: false,
        at: Timestamp::from_ms(1_795_456_900_000),
        frame: "session:1".to_owned(),
    });
    let mark = GatewaySession {
        shard: 0,
        shards: 1,
        id: "session".to_owned(),
        resume_url: "wss://gateway".to_owned(),
        seq: 1,
        newest: None,
    };
    let batch = || Batch { takes: vec![Take { inbound: Some(&inbound), mark: Some(mark.clone()) }] };
    let decided = store.record(&batch(), &Rules::default(), 1).await.unwrap();
    assert!(matches!(decided[0].acts[..], [Act::LookAtReactions(_)]), "{decided:?}");
    // Nobody was told that it stands.
    let mut unsure = Some(decided);
    let again = store.record_again(&batch(), &Rules::default(), 1, &mut unsure).await.unwrap();
    assert!(matches!(again[0].acts[..], [Act::LookAtReactions(_)]), "{again:?}");
}

#[tokio::test]
async fn what_another_process_has_recorded_spoils_no_batch() {
    let database = postgres::database().await;
    let store = Store::over(database.pool().await);
    // Recorded under the key of the first question, with a state that shows nothing of it.
    let theirs = "insert into events (id, key, kind, version, at, payload) \
                  values ('00000000-0000-0000-0000-000000000001', 'add_message:discord:1', 'theirs', 1, now(), '{}')";
    sqlx::query(theirs).execute(store.pool()).await.unwrap();
    let said = |id: u64| {
        let place = Place { key: PlaceKey::discord(9), kind: PlaceKind::Direct, guild: None, parent: None };
        Inbound::Said(Said {
            spot: Spot { place: place.key.clone(), message: MessageKey::discord(id) },
            place,
            category: Category::Untold,
            by: Account { key: AccountKey::discord(7), name: "ada".to_owned(), moderator: false },
            at: Timestamp::from_ms(1_795_456_800_000),
            content: Content::Text("Well?".to_owned()),
            attachments: Vec::new(),
            mentions_us: false,
            reply_to: None,
            read_back: None,
        })
    };
    let questions = [said(1), said(2)];
    let takes = questions.iter().map(|inbound| Take { inbound: Some(inbound), mark: None }).collect();
    let decided = store.record(&Batch { takes }, &Rules::default(), 1).await.unwrap();
    assert_eq!(decided[0].ignored, Some(Why::Known));
    assert!(!decided[1].events.is_empty(), "{:?}", decided[1]);
}
