//! Many replies, by copying the one that the bot has recorded: whatever it writes today, the copies have it too.

use sqlx::PgPool;

/// Numbers with ids whose order is that of their times, over the last 80 days. The open ones are spread among the others.
const NUMBERS: &str = "
    create temporary table n as select n, at, lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as ms
        from generate_series(1, current_setting('bench.replies')::integer) n,
        lateral (select now() - interval '80 days' * n / current_setting('bench.replies')::integer as at) as moment;
    create temporary table copies as select n, at,
        (ms || substr(md5('c' || n), 1, 20))::uuid as conversation, (ms || '0' || substr(md5('q' || n), 1, 19))::uuid as question,
        (ms || 'f' || substr(md5('r' || n), 1, 19))::uuid as reply, md5('s' || n)::uuid as asked, md5('t' || n)::uuid as told,
        n % greatest(1, current_setting('bench.replies')::integer / current_setting('bench.open')::integer) = 0 as open
        from n;
    create temporary table first as select m.id as reply, m.parent_id as question, m.conversation_id as conversation
        from messages m where m.role = 'assistant' limit 1;
    analyze copies;
";

const COPIES: &str = "
    insert into conversations select c.* from copies, conversations o, first f,
        lateral jsonb_populate_record(o, jsonb_build_object('id', copies.conversation, 'started_at', copies.at,
            'last_at', copies.at, 'ended', 'idle', 'ended_at', copies.at, 'head', copies.reply)) c
        where o.id = f.conversation;
    insert into texts (id, origin, body) select asked, 'message', 'Question ' || n || repeat(' and so on', 20) from copies
        union all select told, 'model', 'Answer ' || n || repeat(' and so forth', 60) from copies;
    insert into messages select m.* from copies, messages o, first f,
        lateral jsonb_populate_record(o, jsonb_build_object('id', copies.question, 'conversation_id', copies.conversation,
            'source', 'discord:' || copies.n, 'at', copies.at, 'texts', jsonb_build_array(copies.asked),
            'answered_by', copies.reply)) m
        where o.id = f.question;
    insert into messages select m.* from copies, messages o, first f,
        lateral jsonb_populate_record(o, jsonb_build_object('id', copies.reply, 'conversation_id', copies.conversation,
            'parent_id', copies.question, 'at', copies.at, 'texts', jsonb_build_array(copies.told))) m
        where o.id = f.reply;
    insert into parts select 'discord:' || 1000000000 + copies.n, o.place, copies.reply, 0 from copies, parts o, first f
        where o.reply_id = f.reply;
    insert into ratings select copies.reply, gen_random_uuid(),
        case when copies.open or copies.n % 10 = 1 then 'dislike' else 'like' end, 'bystander', copies.at
        from copies where copies.open or copies.n % 10 < 3;
    insert into reviews select r.* from copies, reviews o, first f,
        lateral jsonb_populate_record(o, jsonb_build_object('reply_id', copies.reply, 'conversation_id', copies.conversation,
            'at', copies.at) || case
            when copies.open then '{}'
            when copies.n % 10 = 1 then jsonb_build_object('state', 'done', 'verdict', 'bad', 'verdict_by', gen_random_uuid(),
                'verdict_at', copies.at + interval '1 hour')
            else '{\"state\": \"quiet\", \"likes\": 1, \"dislikes\": 0}' end) r
        where o.reply_id = f.reply and (copies.open or copies.n % 10 < 3);
    analyze;
";

/// Fills the tables with so many replies, of which about so many wait for a review; about every third of the others is rated.
pub(crate) async fn fill(pool: &PgPool, replies: i32, open: i32) -> anyhow::Result<()> {
    // One connection, since the temporary tables are its own.
    let mut connection = pool.acquire().await?;
    let sizes = "select set_config('bench.replies', $1, false), set_config('bench.open', $2, false)";
    sqlx::query(sizes).bind(replies.to_string()).bind(open.to_string()).execute(&mut *connection).await?;
    for sql in [NUMBERS, COPIES] {
        sqlx::raw_sql(sql).execute(&mut *connection).await?;
    }
    Ok(())
}
