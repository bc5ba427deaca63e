//! What events have touched, written back.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::domain::state::Known;
use crate::store::Error;
use crate::store::row::{
    CardRow, CaseRow, CategoryRow, ConsentRow, ConversationRow, FeedbackRow, MessageRow, NoteRow, PartRow,
    PreferenceRow, RatingRow, ReactionRow, SettingRow, SpendingRow, save, time,
};

/// Writes back the rows that have changed, one statement a table.
pub(super) async fn changed(connection: &mut PgConnection, known: &Known) -> Result<(), Error> {
    let changed = known.changed();
    let conversations = changed.conversations.iter().filter_map(|id| known.conversation(*id));
    save(connection, conversations.map(ConversationRow::from).collect()).await?;
    let messages = changed.messages.iter().filter_map(|id| known.message(*id));
    save(connection, messages.map(MessageRow::from).collect()).await?;
    let parts = changed.parts.iter().filter_map(|key| known.part(key));
    save(connection, parts.map(PartRow::from).collect()).await?;
    let feedback = changed.feedback.iter().filter_map(|id| known.feedback_by_id(*id));
    save(connection, feedback.map(FeedbackRow::from).collect()).await?;
    let preferred = changed.preferred.iter().filter_map(|(first, person)| known.preferred(*first, *person));
    save(connection, preferred.map(PreferenceRow::from).collect()).await?;
    let consents = changed.consents.iter().map(|id| ConsentRow::from((*id, known.consents(*id))));
    save(connection, consents.collect()).await?;
    save(connection, changed.spent.iter().map(SpendingRow::from).collect()).await?;
    opinions(connection, known).await?;
    left(connection, known).await?;
    let cases = changed.cases.iter().filter_map(|id| known.case(*id));
    save(connection, cases.map(CaseRow::from).collect()).await?;
    let settings = changed.settings.iter();
    let settings = settings.map(|(layer, setting)| SettingRow::of(known.settings(), layer, *setting));
    save(connection, settings.collect()).await?;
    let categories = changed.categories.iter();
    let categories = categories.map(|(channel, guild)| CategoryRow::of(known.settings(), channel, guild));
    save(connection, categories.collect()).await?;
    let cards = changed.cards.iter().filter_map(|reply| known.card_of(*reply));
    save(connection, cards.map(CardRow::from).collect()).await?;
    let notes = changed.notes.iter().filter_map(|id| known.note_by_id(*id));
    save(connection, notes.map(NoteRow::from).collect()).await?;
    models(connection, known).await
}

async fn opinions(connection: &mut PgConnection, known: &Known) -> Result<(), Error> {
    let held: Vec<_> = known.changed().held.iter().filter_map(|key| known.held_by_key(key)).collect();
    let ratings: BTreeMap<_, _> = held
        .iter()
        .map(|held| {
            ((held.reply, held.person), RatingRow::after(held, known.counts(held.reply, held.person)))
        })
        .collect();
    save(connection, held.into_iter().map(ReactionRow::from).collect()).await?;
    save(connection, ratings.into_values().collect()).await
}

async fn left(connection: &mut PgConnection, known: &Known) -> Result<(), Error> {
    let (mut guilds, mut times, mut gone) = (Vec::new(), Vec::new(), Vec::new());
    for guild in &known.changed().left {
        match known.left_at(guild) {
            Some(at) => {
                guilds.push(guild.to_string());
                times.push(time(at));
            }
            None => gone.push(guild.to_string()),
        }
    }
    if !guilds.is_empty() {
        let sql = "insert into guilds_left (guild, left_at) select * from unnest($1::text[], $2::timestamptz[]) \
                   on conflict (guild) do update set left_at = excluded.left_at";
        sqlx::query(sql).bind(guilds).bind(times).execute(&mut *connection).await?;
    }
    if !gone.is_empty() {
        sqlx::query("delete from guilds_left where guild = any($1)").bind(gone).execute(connection).await?;
    }
    Ok(())
}

async fn models(connection: &mut PgConnection, known: &Known) -> Result<(), Error> {
    let changed: Vec<_> =
        known.changed().models.iter().filter_map(|key| Some((key, known.model(key)?))).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let (places, models): (Vec<_>, Vec<_>) =
        changed.into_iter().map(|(key, model)| (key.to_string(), model)).unzip();
    let sql = "insert into place_models (place, model) select * from unnest($1::text[], $2::text[]) \
               on conflict (place) do update set model = excluded.model";
    sqlx::query(sql).bind(places).bind(models).execute(connection).await?;
    Ok(())
}
