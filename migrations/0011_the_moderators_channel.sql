-- Cards of replies in the moderators' channel, and what moderators say to each other in the threads on them.
create table review_cards (
    reply_id uuid primary key,
    place    text not null,
    message  text not null,
    at       timestamptz(3) not null
);
create unique index review_cards_message on review_cards (message);
create index review_cards_newest on review_cards (place, at);

create table review_notes (
    id              uuid primary key,
    reply_id        uuid not null,
    conversation_id uuid not null,
    person_id       uuid not null,
    place           text not null,
    source          text not null,
    at              timestamptz(3) not null,
    texts           uuid[] not null,
    edited_at       timestamptz(3),
    withdrawn       boolean not null
);
create unique index review_notes_source on review_notes (source);
create index review_notes_on_reply on review_notes (reply_id, id);

-- What a card showed last (a hash of it), and whether somebody took the card away. It says how far the channel is, not what
-- happened, so it is no part of the log: a rebuild leaves it alone.
create table card_views (
    reply_id uuid primary key,
    showed   text not null,
    gone     boolean not null
);

-- The place in the log up to which every card shows what happened: one row.
create table card_progress (
    only_one boolean primary key check (only_one),
    seq      bigint not null
);
