//! Who can answer: the models that the operator named, each on its server and with how it is asked.

use std::sync::Arc;
use std::time::Duration;

use crate::bot::compose::Asking;
use crate::bot::downtime::Downtime;
use crate::bot::gauge::Gauge;
use crate::model::Client;

/// A model that can answer.
#[derive(Clone, Debug)]
pub struct Model {
    /// Where it is asked.
    pub client: Client,
    /// How it is asked.
    pub asking: Asking,
    /// The names of those that stand in for it while its server is down, in this order.
    pub fallback: Vec<String>,
    /// What is known of its server; models of one server share it.
    pub server: Arc<Server>,
    /// What is learnt of its tokens.
    pub gauge: Gauge,
}

/// What models of one server have in common.
#[derive(Debug)]
pub struct Server {
    /// The longest pause before it is asked again when it is busy.
    pub retry_after: Duration,
    /// Whether it is down for everybody.
    pub downtime: Downtime,
}

impl Server {
    /// A server that is not known to be down.
    pub fn new(retry_after: Duration) -> Self {
        Self { retry_after, downtime: Downtime::default() }
    }
}

impl Model {
    /// A model of which nothing is learnt yet.
    pub fn new(client: Client, asking: Asking, fallback: Vec<String>, server: Arc<Server>) -> Self {
        Self { client, asking, fallback, server, gauge: Gauge::default() }
    }

    /// The name that people choose it by.
    pub fn name(&self) -> &str {
        &self.asking.model.name
    }
}

/// All models, at least one. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Models {
    all: Arc<(Model, Vec<Model>)>,
}

impl Models {
    /// The one that answers where no other was chosen, and those that can be.
    pub fn new(usual: Model, others: Vec<Model>) -> Self {
        Self { all: Arc::new((usual, others)) }
    }

    /// Every model, the usual one first.
    pub fn all(&self) -> impl Iterator<Item = &Model> {
        let (usual, others) = &*self.all;
        std::iter::once(usual).chain(others)
    }

    /// The model of this name, the usual one where there is none of that name any more; and those that stand in for it,
    /// each once.
    pub fn line(&self, name: Option<&str>) -> (&Model, Vec<&Model>) {
        let chosen = self.all().find(|model| Some(model.name()) == name).unwrap_or(&self.all.0);
        let mut others: Vec<&Model> = Vec::new();
        for name in &chosen.fallback {
            let named = self.all().find(|model| model.name() == name && model.name() != chosen.name());
            others.extend(named.filter(|model| others.iter().all(|other| other.name() != model.name())));
        }
        (chosen, others)
    }
}
