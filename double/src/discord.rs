//! The handle by which tests, benchmarks and pages start a double and look at it.

use std::{
    future::IntoFuture,
    io,
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use axum::{Router, routing};
use tokio::sync::watch;

use crate::{
    control,
    faults::Faults,
    gateway::{self, Entrance},
    hub::{Hub, TimedOut},
    id::Id,
    look::{Call, Complaint, Seen, SeenReaction, View},
    options::Options,
    people::{Person, place::Place},
    rest,
    wire::{Cut, Door, Doorway},
    world::{World, message::Revision},
};

/// A running double. Clones are the same one; the last to go stops it.
#[derive(Clone)]
pub struct Discord {
    pub(crate) hub: Arc<Hub>,
    addresses: Arc<Addresses>,
    running: Arc<Running>,
}

struct Addresses {
    rest: String,
    token: String,
    bot: Id,
    application: Id,
    guild: Id,
}

/// Stops the servers when it goes, and waits for the thread if they have one of their own.
struct Running {
    hub: Arc<Hub>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.hub.stop.cancel();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            // It ends by itself once it is told to; a panic in it has been printed.
            let _ = thread.join();
        }
    }
}

impl Discord {
    /// Starts a double on 127.0.0.1, on the caller's runtime.
    pub async fn start(options: Options) -> io::Result<Discord> {
        let (door, at_gateway) = watch::channel(Door::Open);
        let (always_open, at_rest) = watch::channel(Door::Open);
        let rest = Doorway::bind(options.port, at_rest).await?;
        let first = Doorway::bind(0, at_gateway.clone()).await?;
        let again = Doorway::bind(0, at_gateway).await?;
        let (address, control) = (format!("http://{}", rest.address()), options.control);
        let mut world = World::new(options, address.clone(), format!("ws://{}", again.address()));
        world.gateway.address = format!("ws://{}", first.address());
        let addresses = Addresses {
            rest: address,
            token: world.token.clone(),
            bot: world.bot,
            application: world.application,
            guild: world.home,
        };
        let hub = Hub::new(world, door);
        serve(&hub, rest, rest_router(&hub, control), Some(always_open));
        serve(&hub, first, gateway_router(&hub, false), None);
        serve(&hub, again, gateway_router(&hub, true), None);
        let running = Running { hub: hub.clone(), thread: Mutex::new(None) };
        Ok(Discord { hub, addresses: Arc::new(addresses), running: Arc::new(running) })
    }

    /// Starts a double on a thread and a runtime of its own, so that whoever measures measures the bot alone.
    pub fn start_on_own_thread(options: Options) -> io::Result<Discord> {
        let (tell, told) = std::sync::mpsc::channel();
        let thread =
            std::thread::Builder::new().name("double".to_owned()).spawn(move || run_alone(options, &tell))?;
        let stopped = || io::Error::other("the double's thread ended before it served");
        let discord: Discord = told.recv().map_err(|_| stopped())??;
        *discord.running.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
        Ok(discord)
    }

    /// Stops serving: sockets are closed and no call is answered any more. What there is can still be looked at.
    pub async fn stop(&self) {
        self.hub.stop.cancel();
        self.hub.tasks.wait().await;
    }

    /// Where REST is, without a path: `http://127.0.0.1:4000`.
    pub fn url(&self) -> &str {
        &self.addresses.rest
    }

    /// The bot's token, without `Bot`.
    pub fn token(&self) -> &str {
        &self.addresses.token
    }

    /// The bot's account.
    pub fn bot_id(&self) -> Id {
        self.addresses.bot
    }

    /// The bot's application.
    pub fn application_id(&self) -> Id {
        self.addresses.application
    }

    /// The guild that there is from the start.
    pub fn guild(&self) -> Id {
        self.addresses.guild
    }

    /// Somebody of this name, who joins when first named.
    pub fn person(&self, name: &str) -> Person {
        Person::named(&self.hub, name)
    }

    /// Somebody with the moderators' role.
    pub fn moderator(&self, name: &str) -> Person {
        let person = self.person(name);
        self.hub.change(|world| world.make_moderator(person.id));
        person
    }

    /// Another bot.
    pub fn other_bot(&self, name: &str) -> Person {
        Person::known_by(&self.hub, name, |world| world.person(name, true))
    }

    /// A webhook's face; it writes wherever it is told to.
    pub fn webhook(&self, name: &str) -> Person {
        Person::known_by(&self.hub, name, |world| world.webhook(name))
    }

    /// Everything that people do and see, by HTTP under `/control`, for a page to serve beside itself.
    pub fn control(&self) -> Router {
        control::router(&self.hub)
    }

    /// The switches for faults.
    pub fn faults(&self) -> Faults {
        Faults { hub: self.hub.clone() }
    }

    /// Looks at everything at one moment. Keep it short: the double waits meanwhile.
    pub fn look<T>(&self, at: impl FnOnce(&View<'_>) -> T) -> T {
        self.hub.view(at)
    }

    /// Waits until something is there, looking again after every change; `what` completes "waited 5s for ...".
    pub async fn wait<T>(
        &self,
        what: &str,
        limit: Duration,
        found: impl FnMut(&View<'_>) -> Option<T>,
    ) -> Result<T, TimedOut> {
        self.hub.wait(what, limit, found).await
    }

    /// Waits until a condition holds.
    pub async fn wait_until(
        &self,
        what: &str,
        limit: Duration,
        mut holds: impl FnMut(&View<'_>) -> bool,
    ) -> Result<(), TimedOut> {
        self.wait(what, limit, |view| holds(view).then_some(())).await
    }

    /// The messages of a channel, oldest first.
    pub fn messages(&self, channel: impl Into<Place>) -> Vec<Seen> {
        self.look(|view| view.messages(channel))
    }

    /// One message, if it is still there.
    pub fn message(&self, id: Id) -> Option<Seen> {
        self.look(|view| view.message(id))
    }

    /// A whole message as REST gives it.
    pub fn json(&self, id: Id) -> Option<serde_json::Value> {
        self.look(|view| view.json(id))
    }

    /// Every content of a message and when it showed.
    pub fn revisions(&self, message: Id) -> Vec<Revision> {
        self.look(|view| view.revisions(message))
    }

    /// The reactions of a message.
    pub fn reactions(&self, message: Id) -> Vec<SeenReaction> {
        self.look(|view| view.reactions(message))
    }

    /// The bot's REST calls so far; [`View::calls`] looks without copying.
    pub fn calls(&self) -> Vec<Call> {
        self.look(|view| view.calls().cloned().collect())
    }

    /// What was wrong so far; a test ends by finding none.
    pub fn complaints(&self) -> Vec<Complaint> {
        self.look(|view| view.complaints().to_vec())
    }
}

fn run_alone(options: Options, tell: &std::sync::mpsc::Sender<io::Result<Discord>>) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return drop(tell.send(Err(error))),
    };
    runtime.block_on(async {
        let (hub, begun) = match Discord::start(options).await {
            Ok(discord) => (Some(discord.hub.clone()), Ok(discord)),
            Err(error) => (None, Err(error)),
        };
        // Whoever asked is waiting; if not, the handle is dropped here and stops the servers.
        let _ = tell.send(begun);
        if let Some(hub) = hub {
            hub.stop.cancelled().await;
            hub.tasks.wait().await;
        }
    });
}

fn rest_router(hub: &Arc<Hub>, control: bool) -> Router {
    Router::new()
        .route("/attachments/{channel}/{id}/{name}", routing::get(rest::files::serve))
        .fallback(rest::serve)
        .with_state(hub.clone())
        .merge(if control { control::router(hub) } else { Router::new() })
}

fn gateway_router(hub: &Arc<Hub>, for_resumes: bool) -> Router {
    let entrance = Entrance { hub: hub.clone(), for_resumes };
    Router::new().route("/", routing::get(gateway::enter)).with_state(entrance)
}

/// Serves one address until the double stops. A door that nobody shuts is kept with it.
fn serve(hub: &Arc<Hub>, doorway: Doorway, router: Router, door: Option<watch::Sender<Door>>) {
    let stop = hub.stop.clone().cancelled_owned();
    let service = router.into_make_service_with_connect_info::<Cut>();
    let server = axum::serve(doorway, service).with_graceful_shutdown(stop);
    hub.tasks.spawn(async move {
        // Accepting goes on after errors, so that there is none to report.
        let _ = server.into_future().await;
        drop(door);
    });
    hub.tasks.close();
}
