//! `export`: conversations and what people thought of them as files, as of any moment.

mod asked;
mod diff;
mod write;

use std::path::PathBuf;

use anyhow::{bail, ensure};
use clap::builder::{PossibleValuesParser, TypedValueParser};

use self::asked::Asked;
use crate::cli::{database, secret, settings};
use crate::config::Environment;
use crate::domain::event::Standing;
use crate::domain::time::Timestamp;
use crate::export::format::Format;

/// What, of which moment, and where to.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The format of the files
    #[arg(value_parser = formats(), required_unless_present_any = ["purpose", "diff"])]
    format: Option<Format>,
    /// As it stood when the log had come to this place; else as it stands
    #[arg(long, value_name = "SEQ", conflicts_with = "at")]
    at_seq: Option<i64>,
    /// As it was recorded at this moment, such as 2026-11-23T18:00:00Z
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<Timestamp>,
    /// Only what something was recorded of after this place in the log
    #[arg(long, value_name = "SEQ", default_value_t = 0)]
    since_seq: i64,
    /// Only what happened in this server
    #[arg(long, value_name = "ID")]
    guild: Option<u64>,
    /// Only what happened in this channel with its threads, or in this thread
    #[arg(long, value_name = "ID")]
    place: Option<u64>,
    /// Nothing of what happened in this channel with its threads; may be said again
    #[arg(long, value_name = "ID")]
    except: Vec<u64>,
    /// Only replies of this model
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Only the votes and choices of these, with commas between: asker, bystander, moderator; verdicts hold all the same
    #[arg(long, value_name = "WHO", value_delimiter = ',', value_parser = standing)]
    rated_by: Vec<Standing>,
    /// Only replies about which a moderator decided
    #[arg(long)]
    reviewed: bool,
    /// Two people have to agree where the vote or the choice of one would do; a moderator's verdict is enough
    #[arg(long)]
    trusted: bool,
    /// evaluation: what was asked, answered and thought of it, in a shape that no trainer takes
    #[arg(long, value_name = "WHAT", value_parser = ["training", "evaluation"])]
    purpose: Option<String>,
    /// Say which examples of an earlier export would be in it no more, and why; nothing is written
    #[arg(long, value_name = "OLD-MANIFEST", exclusive = true)]
    diff: Option<PathBuf>,
    /// The folder for the files; a new or an empty one
    #[arg(short, long, value_name = "DIR", required_unless_present = "diff")]
    out: Option<PathBuf>,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let settings::Exporting { place, training, data } = settings::exporting(environment)?;
    if let Some(old) = &args.diff {
        return database::ask(&place, async |store| diff::print(old, store).await).await;
    }
    let Some(out) = &args.out else { bail!("no folder is named") };
    if let (Some(archive @ (Format::Events | Format::Article)), Some(purpose)) =
        (args.format, args.purpose.as_deref())
    {
        bail!("{archive} is an archive of your own, whatever for: leave out --purpose {purpose}");
    }
    let format = match (args.format, args.purpose.as_deref()) {
        (Some(archive @ (Format::Events | Format::Article)), _) => archive,
        (_, Some("evaluation")) => Format::Evaluation,
        (Some(format), _) => format,
        (None, _) => bail!("no format is named"),
    };
    let asked = Asked::new(format, &args);
    if matches!(format, Format::Events | Format::Article) {
        ensure!(
            asked.is_of_places_alone(),
            "of an archive only --guild, --place, --except and moments choose"
        );
    }
    if format.trains() && training.permission.is_none() {
        bail!(
            "exports for training are shut: Discord forbids it without its permission, whose reference TRAINING_PERMISSION takes; --purpose evaluation writes what no trainer takes"
        );
    }
    let secret = secret::of_installation(training.secret, &data)?;
    database::ask(&place, async |store| {
        let at_seq = match (args.at_seq, args.at) {
            (Some(seq), _) => seq.min(store.last_seq().await?),
            (None, Some(moment)) => store.seq_at(moment).await?,
            (None, None) => store.last_seq().await?,
        };
        let permission = training.permission.filter(|_| format.trains());
        write::write(&asked, at_seq, &secret, permission, out, store).await
    })
    .await
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(|(name, _)| name)).try_map(|name| name.parse::<Format>())
}

fn moment(text: &str) -> Result<Timestamp, &'static str> {
    Timestamp::parse(text).ok_or("not a time such as 2026-11-23T18:00:00Z")
}

fn standing(text: &str) -> Result<Standing, &'static str> {
    text.parse().map_err(|_| "not asker, bystander or moderator")
}
