//! Who can answer: the models that the operator named, each with its server and with how it is asked.

use std::sync::Arc;

use crate::bot::compose::Asking;
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
}

impl Model {
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

    /// The model of this name; the usual one where there is none of that name any more.
    pub fn named(&self, name: Option<&str>) -> &Model {
        self.all().find(|model| Some(model.name()) == name).unwrap_or(&self.all.0)
    }

    /// A model and those that stand in for it, each once.
    pub fn line(&self, name: Option<&str>) -> Vec<&Model> {
        let chosen = self.named(name);
        let mut line = vec![chosen];
        for name in &chosen.fallback {
            let named = self.all().find(|model| model.name() == name);
            line.extend(named.filter(|model| line.iter().all(|other| other.name() != model.name())));
        }
        line
    }
}
