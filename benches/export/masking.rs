//! What masking takes by itself, of everything that was ever written.

use std::fmt;
use std::time::{Duration, Instant};

use futures_util::TryStreamExt;
use sqlx::PgPool;
use teachback::export::mask::{self, Masked};

/// How long it took for how much.
pub(crate) struct Alone {
    took: Duration,
    texts: u64,
    bytes: usize,
    masked: u64,
}

impl fmt::Display for Alone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, megabytes) = (self.took.as_secs_f64(), self.bytes as f64 / 1e6);
        let per_second = megabytes / seconds;
        write!(
            f,
            "{seconds:.2} s for {} texts of {megabytes:.0} MB ({per_second:.0} MB/s); {} places masked",
            self.texts, self.masked
        )
    }
}

/// Masks all texts, and throws what comes of it away.
pub(crate) async fn alone(pool: &PgPool) -> anyhow::Result<Alone> {
    let mut texts =
        sqlx::query_scalar::<_, String>("select body from texts where body is not null").fetch(pool);
    let mut masked = Masked::new();
    let mut alone = Alone { took: Duration::ZERO, texts: 0, bytes: 0, masked: 0 };
    while let Some(text) = texts.try_next().await? {
        let began = Instant::now();
        std::hint::black_box(mask::patterns(&text, &mut masked));
        alone.took += began.elapsed();
        alone.texts += 1;
        alone.bytes += text.len();
    }
    alone.masked = masked.values().sum();
    Ok(alone)
}
