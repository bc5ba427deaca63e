-- Another answer stands beside the first reply to the same turns, perhaps of a model that was chosen for it.
alter table messages add column beside uuid, add column chosen text;
create index messages_beside on messages (beside) where beside is not null;

-- The conversations that go on from a reply: it may make way for a better one.
create index conversations_from on conversations (head) where ended is null;

-- Which of the replies to the same turns each person finds best.
create table preferences (
    first_id  uuid not null,
    person_id uuid not null,
    reply_id  uuid not null,
    over      uuid[] not null,
    standing  text not null,
    event_id  uuid not null,
    at        timestamptz(3) not null,
    primary key (first_id, person_id)
);

-- What was had of the model on each day, by each person and in each server.
create table spending (
    purse    text not null,
    day      date not null,
    requests bigint not null,
    tokens   bigint not null,
    told     timestamptz(3),
    primary key (purse, day)
);
