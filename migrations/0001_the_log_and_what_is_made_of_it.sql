-- The log: what happened, in the order of commit. Nothing here is ever changed.
create table events (
    seq             bigint generated always as identity primary key,
    id              uuid not null unique,
    key             text not null unique,
    kind            text not null,
    version         smallint not null,
    conversation_id uuid,
    message_id      uuid,
    person_id       uuid,
    at              timestamptz(3) not null,
    recorded_at     timestamptz(3) not null default clock_timestamp(),
    payload         jsonb not null
);
create index events_of_conversation on events (conversation_id, seq) where conversation_id is not null;

-- The words, each version in a row of its own, so that erasing them leaves the log whole.
create table texts (
    id        uuid primary key,
    person_id uuid,
    origin    text not null,
    body      text,
    erased_at timestamptz(3)
);
create index texts_of_person on texts (person_id) where person_id is not null;

-- The one table that links people to accounts.
create table accounts (
    account   text primary key,
    person_id uuid not null unique,
    name      text not null
);

-- Where each gateway session stands: everything up to seq is recorded.
create table gateway_sessions (
    shard      integer not null,
    shards     integer not null,
    id         text not null,
    resume_url text not null,
    seq        bigint not null,
    primary key (shard, shards)
);

-- From here on: projections, made from the log and from nothing else (teachback rebuild).
create table conversations (
    id          uuid primary key,
    place       text not null,
    kind        text not null,
    guild       text,
    scope       text not null,
    person_id   uuid,
    started_at  timestamptz(3) not null,
    last_at     timestamptz(3) not null,
    ended       text,
    ended_at    timestamptz(3),
    head        uuid,
    continues   uuid,
    after       text,
    system_hash text,
    system_text uuid,
    replies     integer not null
);
create index conversations_going_on on conversations (place) where ended is null;

create table messages (
    id                uuid primary key,
    conversation_id   uuid not null,
    place             text not null,
    role              text not null,
    parent_id         uuid,
    person_id         uuid,
    source            text unique,
    at                timestamptz(3) not null,
    texts             uuid[] not null,
    edited_at         timestamptz(3),
    answered_by       uuid,
    stage             text not null,
    questions         integer,
    finish            text,
    prompt_tokens     bigint,
    completion_tokens bigint,
    first_token_ms    bigint,
    total_ms          bigint
);
create index messages_of_conversation on messages (conversation_id, id);
create index messages_answered_by on messages (answered_by) where answered_by is not null;
create index messages_open on messages (conversation_id, id) where stage in ('due', 'writing');

create table parts (
    message  text primary key,
    place    text not null,
    reply_id uuid not null,
    part     smallint not null
);
create index parts_of_reply on parts (reply_id, part);

create table feedback (
    id              uuid primary key,
    reply_id        uuid not null,
    conversation_id uuid not null,
    person_id       uuid not null,
    through         text not null,
    source_place    text,
    source          text unique,
    standing        text not null,
    at              timestamptz(3) not null,
    texts           uuid[] not null,
    edited_at       timestamptz(3),
    withdrawn       boolean not null,
    hinted          boolean not null
);
create index feedback_on_reply on feedback (reply_id);
create index feedback_hinted on feedback (person_id, source_place) where hinted;

create table reactions (
    person_id       uuid not null,
    part            text not null,
    emoji           text not null,
    burst           boolean not null,
    reply_id        uuid not null,
    conversation_id uuid not null,
    rating          text not null,
    held            boolean not null,
    standing        text not null,
    event_id        uuid not null,
    at              timestamptz(3) not null,
    primary key (part, person_id, emoji, burst)
);
create index reactions_on_reply on reactions (reply_id, person_id);

create table ratings (
    reply_id  uuid not null,
    person_id uuid not null,
    rating    text not null,
    standing  text not null,
    at        timestamptz(3) not null,
    primary key (reply_id, person_id)
);

create table places (
    place text primary key,
    relay boolean not null
);
