//! Who answers in a scene: the usual model and others, each where the script is unless it is said otherwise.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::sync::Arc;
use std::time::Duration;

use teachback::bot::compose::Asking;
use teachback::bot::models::{Model, Models, Server};
use teachback::domain::event::ModelUse;
use teachback::domain::rules::Rules;
use teachback::model::{Client, Settings};

/// A model beside the usual one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Other {
    pub(crate) name: &'static str,
    /// Where it is, if not where the script is.
    pub(crate) url: Option<String>,
    pub(crate) system: Option<String>,
    /// Names of those that stand in for it.
    pub(crate) fallback: Vec<&'static str>,
}

/// What holds for every model of a scene.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// Tokens of a request alone.
    pub(crate) budget: u64,
    /// Tokens of an answer.
    pub(crate) max_tokens: u32,
    /// Whether they take images.
    pub(crate) images: bool,
    /// How many requests a server is sent at the same time.
    pub(crate) parallel: u32,
    /// The longest pause before a busy server is asked again.
    pub(crate) retry_after: Duration,
    /// What else is set.
    pub(crate) tune: fn(&mut Settings),
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            budget: 3_000,
            max_tokens: 1_024,
            images: false,
            parallel: 64,
            retry_after: Duration::from_millis(20),
            tune: |_| {},
        }
    }
}

/// The models as a bot is started with them, again and again.
#[derive(Clone)]
pub(super) struct Troupe {
    models: Vec<(String, Asking, Vec<String>)>,
    manner: Manner,
}

impl Troupe {
    /// The usual one first; `script` is where they are who are nowhere else.
    pub(super) fn new(all: impl Iterator<Item = Other>, manner: Manner, script: &str) -> Self {
        let one = |other: Other| {
            let url = other.url.clone().unwrap_or_else(|| script.to_owned());
            let fallback = other.fallback.iter().map(|name| (*name).to_owned()).collect();
            (url, asking(other, manner), fallback)
        };
        Self { models: all.map(one).collect(), manner }
    }

    pub(super) fn tell(&self, rules: &mut Rules) {
        let mut uses = self.models.iter().map(|(_, asking, _)| asking.model.clone());
        rules.model = uses.next().expect("there is a usual one");
        rules.others = uses.collect();
        rules.images = self.manner.images;
    }

    /// Each on a server of its own.
    pub(super) fn models(self) -> Models {
        let Manner { parallel, retry_after, tune, .. } = self.manner;
        let mut all = self.models.into_iter().map(|(url, asking, fallback)| {
            let mut settings = Settings { parallel, ..Settings::new(url, &asking.model.id) };
            tune(&mut settings);
            let client = Client::new(settings).expect("the settings are right");
            Model::new(client, asking, fallback, Arc::new(Server::new(retry_after)))
        });
        Models::new(all.next().expect("there is a usual one"), all.collect())
    }
}

fn asking(other: Other, manner: Manner) -> Asking {
    let Other { name, system, .. } = other;
    let system_hash = system
        .as_ref()
        .map(|system| format!("{:016x}", BuildHasherDefault::<DefaultHasher>::default().hash_one(system)));
    let model = ModelUse {
        name: name.into(),
        id: name.into(),
        host: "127.0.0.1".into(),
        system_hash,
        ..ModelUse::default()
    };
    let Manner { budget, max_tokens, images, .. } = manner;
    let context = budget + u64::from(max_tokens);
    Asking { model, system, fold_system: false, context, max_tokens, images }
}
