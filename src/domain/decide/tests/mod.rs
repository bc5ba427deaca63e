//! Given what happened, when this comes in, then this decision: the rules of the place, told as scenes.

mod again;
mod always;
mod clear;
mod cleared;
mod deleted;
mod edited;
mod feedback;
mod file;
mod idle;
mod left;
mod limit;
mod missed;
mod model;
mod own;
mod people;
mod rate;
mod rating;
mod reconcile;
mod relay;
mod review;
mod scene;
mod seen;
mod settings;
mod stop;
mod turn;
mod waiting;
