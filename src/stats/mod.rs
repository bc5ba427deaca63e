//! Figures of how replies are rated, and their picture.

mod agreement;
mod figures;
pub mod picture;
mod share;

pub use agreement::Agreement;
pub use figures::{Counted, Figures, Named, Reviewed, Step};
pub use share::{Estimate, Share};
