//! One process for each shard: who may serve, who is refused, and what a broken claim costs.

use std::time::Duration;

use double::model::{Answer, Gate, Model, Request, Script, State};
use double::{Discord, Options};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use sqlx::{ConnectOptions, Connection, Executor, PgConnection};
use teachback::domain::event::Finish;
use teachback::store::Store;

use crate::support::postgres::{self, Database};
use crate::support::process::Process;
use crate::support::scene::{Cast, LIMIT, Scene, labels};
use crate::support::wait::{compared, until};
use crate::talk::held_by;

/// The lock that everybody takes who looks into claims, or makes one.
const DOOR: i64 = 8_387_216_960_628_351_332;
/// Whoever holds a claim, by the connection that holds it.
const HOLDER: &str = "select pid from pg_stat_activity \
                      where application_name like 'teachback %@%' and datname = current_database()";

/// The real program over this Discord and database.
async fn start(discord: &Discord, database: &Database, shards: Option<&str>) -> (Process, Model) {
    let model = Model::start(Script::always(Answer::at_once("Four."))).await.unwrap();
    let (database, url) = (database.options().to_url_lossy().to_string(), model.url());
    let mut settings = vec![
        ("DISCORD_API", discord.url()),
        ("DISCORD_TOKEN", discord.token()),
        ("MODEL_BASE_URL", &url),
        ("MODEL", "scripted"),
        ("DATABASE_URL", &database),
    ];
    settings.extend(shards.map(|shards| ("SHARDS", shards)));
    (Process::start(&[], &settings), model)
}

async fn two() -> (Discord, Database) {
    let options = Options { shards: 2, ..Options::default() };
    (Discord::start(options).await.unwrap(), postgres::database().await)
}

/// Somebody who keeps others from looking into claims.
async fn at_the_door(database: &Database) -> PgConnection {
    let mut connection = database.options().connect().await.unwrap();
    sqlx::query("select pg_advisory_lock($1)").bind(DOOR).execute(&mut connection).await.unwrap();
    connection
}

/// Cuts the connection that holds the claim.
async fn cut(connection: &mut PgConnection) {
    let pid: i32 = sqlx::query_scalar(HOLDER).fetch_one(&mut *connection).await.unwrap();
    let sql = "select pg_terminate_backend($1, 10000)";
    let is_cut: bool = sqlx::query_scalar(sql).bind(pid).fetch_one(connection).await.unwrap();
    assert!(is_cut);
}

/// A process of the database server that stands still until this value is dropped.
struct Still(Pid);

impl Still {
    /// The one that serves the connection which holds the claim.
    async fn holder(scene: &Scene) -> Self {
        let pid: i32 = sqlx::query_scalar(HOLDER).fetch_one(scene.store.pool()).await.unwrap();
        kill(Pid::from_raw(pid), Signal::SIGSTOP).unwrap();
        Self(Pid::from_raw(pid))
    }
}

impl Drop for Still {
    fn drop(&mut self) {
        // It may have been killed meanwhile.
        let _ = kill(self.0, Signal::SIGCONT);
    }
}

/// What people see in a scene is what is in its log.
async fn is_as_seen(scene: &Scene) {
    compared(&scene.double, &scene.store, &[scene.double.channel("relay")], LIMIT).await;
}

#[tokio::test]
async fn a_second_process_is_told_who_serves_and_sends_nothing() {
    let (discord, database) = two().await;
    let (mut first, _model) = start(&discord, &database, None).await;
    first.says("the gateway session is up").await;
    discord.wait_until("both shards", Duration::from_secs(30), |view| view.connected() == 2).await.unwrap();
    first.says("the commands are registered").await;
    let before = discord.calls().len();
    for shards in [None, Some("1/2"), Some("0-2/4")] {
        let (mut second, _model) = start(&discord, &database, shards).await;
        assert_eq!(second.end().await.code(), Some(1), "{}", second.said);
        let host = nix::unistd::gethostname().unwrap().into_string().unwrap();
        let named = format!("({} {}@{host}, since 20", "teachback", first.id());
        assert!(second.said.contains(&named) && second.said.contains("SHARDS"), "{}", second.said);
    }
    assert_eq!(discord.calls().len(), before);
    assert_eq!(discord.look(|view| view.identified_and_resumed()), (2, 0));
    first.tell(Signal::SIGTERM);
    assert_eq!(first.end().await.code(), Some(0), "{}", first.said);
    let (mut next, _model) = start(&discord, &database, None).await;
    next.says("the gateway session is up").await;
    assert_eq!(discord.complaints(), []);
}

#[tokio::test]
async fn processes_with_shards_of_their_own_serve_side_by_side() {
    let (discord, database) = two().await;
    let (mut first, _model) = start(&discord, &database, Some("0/2")).await;
    first.says("the gateway session is up").await;
    let (mut second, _model) = start(&discord, &database, Some("1/2")).await;
    second.says("the gateway session is up").await;
    let asked = discord.person("ada").writes_to_the_bot("Two and two?").unwrap();
    let answered = |view: &double::View<'_>| view.replies_to(asked).len() == 1;
    discord.wait_until("an answer", Duration::from_secs(30), answered).await.unwrap();
    compared(&discord, &Store::over(database.pool().await), &[], LIMIT).await;
}

#[tokio::test]
async fn a_process_that_was_killed_keeps_nobody_out() {
    let (discord, database) = two().await;
    let (mut first, _model) = start(&discord, &database, None).await;
    first.says("the gateway session is up").await;
    first.tell(Signal::SIGKILL);
    let (mut second, _model) = start(&discord, &database, None).await;
    second.says("the gateway session is up").await;
}

#[tokio::test]
async fn while_the_claim_is_in_doubt_nothing_is_recorded_and_nothing_is_lost() {
    let scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    let mut door = at_the_door(&scene.database).await;
    cut(&mut door).await;
    scene.prints("the claim to serve is in doubt").await;
    let before = scene.log().await.len();
    let question = ada.says("relay", "And three?").unwrap();
    let told = scene.told(&ada.runs("general", "clear", &[]).unwrap()).await;
    assert!(told.content.starts_with("I cannot write anything down right now"), "{}", told.content);
    assert_eq!(scene.log().await.len(), before);
    door.close().await.unwrap();
    assert_eq!(scene.ended(question).await.finish, Finish::Ended);
    assert_eq!(scene.double.look(|view| view.identified_and_resumed()), (1, 0), "it was heard all the time");
    is_as_seen(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_claim_whose_connection_only_hangs_for_a_while_is_made_again() {
    let scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    let still = Still::holder(&scene).await;
    scene.prints("the claim to serve is in doubt").await;
    drop(still);
    let question = ada.says("relay", "And three?").unwrap();
    assert_eq!(scene.ended(question).await.finish, Finish::Ended);
    assert_eq!(scene.double.look(|view| view.identified_and_resumed()), (1, 0), "it was heard all the time");
    is_as_seen(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_claim_that_lapsed_stops_the_hearing_until_it_holds_again() {
    let scene = Scene::with(Cast { doubt: Duration::ZERO, ..Cast::default() }).await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    // The claim cannot be made again for long enough to lapse: looking into it takes longer than anybody waits.
    let mut door = at_the_door(&scene.database).await;
    cut(&mut door).await;
    scene.wait_until("the hearing to stop", |view| view.connected() == 0).await;
    let question = ada.says("relay", "And three?").unwrap();
    door.close().await.unwrap();
    assert_eq!(scene.ended(question).await.finish, Finish::Ended);
    assert_eq!(scene.double.look(|view| view.identified_and_resumed()), (1, 1));
    is_as_seen(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_bot_that_waits_to_hear_again_ends_when_it_is_told_to() {
    let mut scene = Scene::with(Cast { doubt: Duration::ZERO, ..Cast::default() }).await;
    let mut somebody = scene.store.pool().begin().await.unwrap();
    somebody.execute("lock table gateway_sessions in access exclusive mode").await.unwrap();
    let mut door = at_the_door(&scene.database).await;
    cut(&mut door).await;
    scene.wait_until("the hearing to stop", |view| view.connected() == 0).await;
    door.close().await.unwrap();
    // Whoever appends asks the same, with the lock that all take who do.
    let asks = "select count(*) from pg_stat_activity a where wait_event_type = 'Lock' and query like 'select shard,%gateway_sessions' \
                and datname = current_database() \
                and not exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory')";
    until(&scene.store, "the bot to ask where it stood", asks, 1, LIMIT).await;
    scene.stop().await;
    somebody.rollback().await.unwrap();
    scene.end().await;
}

#[tokio::test]
async fn a_reply_whose_writer_may_not_serve_any_more_is_left_as_it_is_and_ended_by_whoever_may() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast { doubt: Duration::ZERO, ..Cast::script(held_by(&gate)) }).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let question = ada.says(relay, "hold on").unwrap();
    let shown = scene.reply_to(question).await;
    let mut door = at_the_door(&scene.database).await;
    cut(&mut door).await;
    let is_over = |all: &[Request]| all.iter().all(|request| request.state == State::Cancelled);
    scene.model.wait("the request to be over", LIMIT, is_over).await.unwrap();
    gate.open();
    assert_eq!(scene.double.message(shown.id).unwrap().content, "Fo ▌");
    door.close().await.unwrap();
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Cut, Some("Fo")));
    let seen = scene.double.message(shown.id).unwrap();
    assert_eq!(labels(&seen), ["✏️", "Ask again"]);
    let next = scene.asked(&ada, relay, "And three?").await;
    assert_eq!((&next.finish, next.text.as_deref()), (&Finish::Ended, Some("Four.")));
    is_as_seen(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn whoever_finds_its_claim_taken_by_somebody_else_ends_and_says_so() {
    let mut scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    let mut door = at_the_door(&scene.database).await;
    let sql = "select classid::bigint, objid::bigint from pg_locks where locktype = 'advisory' and objsubid = 2 \
               and database = (select oid from pg_database where datname = current_database())";
    let (bot, shard): (i64, i64) = sqlx::query_as(sql).fetch_one(&mut door).await.unwrap();
    cut(&mut door).await;
    let number = |of: i64| u32::try_from(of).unwrap().cast_signed();
    let mut other =
        scene.database.options().application_name("teachback 1@elsewhere").connect().await.unwrap();
    let take = sqlx::query("select pg_advisory_lock($1, $2)").bind(number(bot)).bind(number(shard));
    other.execute(take).await.unwrap();
    door.close().await.unwrap();
    let ended = scene.ends().await;
    assert!(ended.contains("Held") && ended.contains("teachback 1@elsewhere"), "{ended}");
    scene.wait_until("the hearing to stop", |view| view.connected() == 0).await;
    other.close().await.unwrap();
    is_as_seen(&scene).await;
    scene.end().await;
}
