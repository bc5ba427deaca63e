-- What moderators are asked about: one row for each reply that somebody rated or spoke of, or that was reviewed.
create table reviews (
    reply_id        uuid primary key,
    conversation_id uuid not null,
    guild           text,
    place           text not null,
    channel         text not null,
    person_id       uuid,
    model           text,
    at              timestamptz(3) not null,
    likes           integer not null,
    dislikes        integer not null,
    words           integer not null,
    state           text not null,
    verdict         text,
    correction      uuid,
    verdict_by      uuid,
    verdict_at      timestamptz(3)
);
create index reviews_in_state on reviews (guild, state, reply_id);

-- Which reply is on whose desk, until when, and what they had asked for. It says nothing of the reply and ends by itself,
-- so it is no part of the log: a rebuild leaves it alone.
create table review_leases (
    reply_id  uuid primary key,
    person_id uuid not null,
    until     timestamptz(3) not null,
    filter    jsonb not null
);

-- A random sample begins somewhere in the order of replies.
create index messages_finished on messages (id) where stage = 'finished';

insert into reviews
with rated as (
    select reply_id,
           count(*) filter (where rating in ('like', '4', '5')) as likes,
           count(*) filter (where rating in ('dislike', '1', '2')) as dislikes
    from ratings group by reply_id),
said as (select reply_id, count(*) as words from feedback where not withdrawn group by reply_id),
spoken_of as (select reply_id from reactions union select reply_id from feedback)
select m.id, m.conversation_id, c.guild, m.place, coalesce(c.parent, m.place), m.person_id, m.model, m.at,
       coalesce(likes, 0), coalesce(dislikes, 0), coalesce(words, 0),
       case when coalesce(dislikes, 0) = 0 and coalesce(words, 0) = 0 then 'quiet'
            when coalesce(dislikes, 0) > 0 and coalesce(likes, 0) > 0 then 'disputed'
            else 'new' end,
       null, null, null, null
from spoken_of
join messages m on m.id = spoken_of.reply_id
join conversations c on c.id = m.conversation_id
left join rated on rated.reply_id = m.id
left join said on said.reply_id = m.id;
