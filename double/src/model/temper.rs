//! How a scripted model answers at the time, switched while it serves, also by HTTP.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use super::chat::Manner;

/// The manner in which a model answers until it is told otherwise. Clones are the same one.
#[derive(Clone, Debug, Default)]
pub struct Temper(Arc<Mutex<Manner>>);

#[derive(Deserialize, Serialize)]
struct Told {
    manner: Manner,
}

impl Temper {
    /// How it answers now.
    pub fn manner(&self) -> Manner {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers in this manner from the next request on.
    pub fn behave(&self, manner: Manner) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = manner;
    }

    /// `GET` and `POST /control/model`: `{"manner": "as_asked"}`.
    pub fn control(&self) -> Router {
        Router::new().route("/control/model", get(shown).post(told)).with_state(self.clone())
    }
}

async fn shown(State(temper): State<Temper>) -> Json<Told> {
    Json(Told { manner: temper.manner() })
}

async fn told(State(temper): State<Temper>, Json(Told { manner }): Json<Told>) -> Json<Told> {
    temper.behave(manner);
    Json(Told { manner })
}
