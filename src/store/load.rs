//! The part of the state that the decisions at hand can ask about, in a handful of statements for any number of them.

use sqlx::postgres::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::id::PersonId;
use crate::domain::state::{Conversation, Feedback, Held, Known, Message, Part};
use crate::store::Error;
use crate::store::row::{
    ConversationRow, FeedbackRow, MessageRow, PartRow, ReactionRow, Row, fetch, read, uuid,
};
use crate::store::wants::Wants;

/// Loads what is wanted and what decisions about it look at next: a part's reply, a message's conversation, what is
/// still owed there, what its raters hold.
pub(super) async fn known(connection: &mut PgConnection, mut wants: Wants) -> Result<Known, Error> {
    let mut known = Known::default();
    people(connection, &mut wants, &mut known).await?;
    parts(connection, &mut wants, &mut known).await?;
    feedback(connection, &mut wants, &mut known).await?;
    messages(connection, &mut wants, &mut known).await?;
    conversations(connection, &mut wants, &mut known).await?;
    open_replies(connection, &wants, &mut known).await?;
    reactions(connection, &wants, &mut known).await?;
    places(connection, &wants, &mut known).await?;
    Ok(known)
}

async fn people(connection: &mut PgConnection, wants: &mut Wants, known: &mut Known) -> Result<(), Error> {
    if wants.accounts.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = wants.accounts.iter().cloned().collect();
    let sql = "select account, person_id from accounts where account = any($1)";
    let rows: Vec<(String, Uuid)> = sqlx::query_as(sql).bind(names).fetch_all(connection).await?;
    for (account, person) in rows {
        wants.people.insert(person);
        known.learn_person(read("accounts", person, &account)?, PersonId::from_u128(person.as_u128()));
    }
    Ok(())
}

async fn parts(connection: &mut PgConnection, wants: &mut Wants, known: &mut Known) -> Result<(), Error> {
    let sql = "select to_jsonb(parts) from parts where message = any($1)";
    for row in by_text::<PartRow>(connection, sql, wants.keys.iter()).await? {
        let part = Part::try_from(row)?;
        wants.messages.insert(uuid(part.reply.as_u128()));
        known.learn_part(part);
    }
    Ok(())
}

async fn feedback(connection: &mut PgConnection, wants: &mut Wants, known: &mut Known) -> Result<(), Error> {
    let by_key = "select to_jsonb(feedback) from feedback where source = any($1)";
    let by_id = "select to_jsonb(feedback) from feedback where id = any($1)";
    let mut rows = by_text::<FeedbackRow>(connection, by_key, wants.keys.iter()).await?;
    rows.extend(by_id_list(connection, by_id, wants.feedback.iter()).await?);
    for row in rows {
        let feedback = Feedback::try_from(row)?;
        wants.messages.insert(uuid(feedback.reply.as_u128()));
        known.learn_feedback(feedback);
    }
    Ok(())
}

/// Messages by what shows them and by id, and the replies that answer them.
async fn messages(connection: &mut PgConnection, wants: &mut Wants, known: &mut Known) -> Result<(), Error> {
    let by_key = "select to_jsonb(messages) from messages where source = any($1)";
    let by_id = "select to_jsonb(messages) from messages where id = any($1)";
    let mut rows = by_text::<MessageRow>(connection, by_key, wants.keys.iter()).await?;
    rows.extend(by_id_list(connection, by_id, wants.messages.iter()).await?);
    let found = rows.into_iter().map(Message::try_from).collect::<Result<Vec<_>, _>>()?;
    let answers: Vec<_> =
        found.iter().filter_map(|message| message.answered_by).map(|id| uuid(id.as_u128())).collect();
    let answers = by_id_list::<MessageRow>(connection, by_id, answers.iter()).await?;
    for message in found.into_iter().map(Ok).chain(answers.into_iter().map(Message::try_from)) {
        let message = message?;
        wants.conversations.insert(uuid(message.conversation.as_u128()));
        known.learn_message(message);
    }
    Ok(())
}

async fn conversations(
    connection: &mut PgConnection,
    wants: &mut Wants,
    known: &mut Known,
) -> Result<(), Error> {
    let going_on =
        "select to_jsonb(conversations) from conversations where place = any($1) and ended is null";
    let by_id = "select to_jsonb(conversations) from conversations where id = any($1)";
    let mut rows = by_id_list::<ConversationRow>(connection, by_id, wants.conversations.iter()).await?;
    rows.extend(by_text(connection, going_on, wants.places.iter()).await?);
    for row in rows {
        let conversation = Conversation::try_from(row)?;
        wants.conversations.insert(uuid(conversation.id.as_u128()));
        known.learn_conversation(conversation);
    }
    Ok(())
}

async fn open_replies(connection: &mut PgConnection, wants: &Wants, known: &mut Known) -> Result<(), Error> {
    let sql = "select to_jsonb(messages) from messages \
               where conversation_id = any($1) and stage in ('due', 'writing')";
    for row in by_id_list::<MessageRow>(connection, sql, wants.conversations.iter()).await? {
        known.learn_message(Message::try_from(row)?);
    }
    Ok(())
}

async fn reactions(connection: &mut PgConnection, wants: &Wants, known: &mut Known) -> Result<(), Error> {
    let of_raters =
        "select to_jsonb(reactions) from reactions where reply_id = any($1) and person_id = any($2)";
    let on_parts = "select to_jsonb(reactions) from reactions where part = any($1)";
    let mut rows = by_text::<ReactionRow>(connection, on_parts, wants.parts.iter()).await?;
    if !wants.messages.is_empty() && !wants.people.is_empty() {
        let replies: Vec<_> = wants.messages.iter().copied().collect();
        let people: Vec<_> = wants.people.iter().copied().collect();
        rows.extend(fetch(connection, sqlx::query_scalar(of_raters).bind(replies).bind(people)).await?);
    }
    for row in rows {
        known.learn_held(Held::try_from(row)?);
    }
    Ok(())
}

/// How `/relay` and `/model` left the places, and who has been told there how feedback works.
async fn places(connection: &mut PgConnection, wants: &Wants, known: &mut Known) -> Result<(), Error> {
    if wants.places.is_empty() {
        return Ok(());
    }
    let places: Vec<_> = wants.places.iter().cloned().collect();
    let people: Vec<_> = wants.people.iter().copied().collect();
    let sql = "select place, relay from places where place = any($1)";
    let relays: Vec<(String, bool)> = sqlx::query_as(sql).bind(&places).fetch_all(&mut *connection).await?;
    for (place, relay) in relays {
        known.learn_relay(read("places", &place, &place)?, relay);
    }
    let sql = "select place, model from place_models where place = any($1)";
    let models: Vec<(String, String)> = sqlx::query_as(sql).bind(&places).fetch_all(&mut *connection).await?;
    for (place, model) in models {
        known.learn_model(read("place_models", &place, &place)?, model);
    }
    let sql = "select distinct person_id, source_place from feedback \
               where person_id = any($1) and source_place = any($2) and hinted";
    let told: Vec<(Uuid, String)> =
        sqlx::query_as(sql).bind(people).bind(places).fetch_all(connection).await?;
    for (person, place) in told {
        known.learn_hinted(PersonId::from_u128(person.as_u128()), read("feedback", person, &place)?);
    }
    Ok(())
}

async fn by_text<R: Row>(
    connection: &mut PgConnection,
    sql: &'static str,
    names: impl ExactSizeIterator<Item = &String>,
) -> Result<Vec<R>, Error> {
    if names.len() == 0 {
        return Ok(Vec::new());
    }
    let names: Vec<_> = names.cloned().collect();
    fetch(connection, sqlx::query_scalar::<_, Json<R>>(sql).bind(names)).await
}

async fn by_id_list<R: Row>(
    connection: &mut PgConnection,
    sql: &'static str,
    ids: impl ExactSizeIterator<Item = &Uuid>,
) -> Result<Vec<R>, Error> {
    if ids.len() == 0 {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = ids.copied().collect();
    fetch(connection, sqlx::query_scalar::<_, Json<R>>(sql).bind(ids)).await
}
