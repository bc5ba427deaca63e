-- Several processes serve one bot, each some of its shards.

-- How the calls in a second that Discord grants a bot are shared: a row for each process, by its shards, with how many it
-- may make, how many it would make, and a number that is another one with each renewal. It says nothing of what people did, so it
-- is no part of the log, as with the other tables of this kind.
create table call_portions (
    bot         bigint not null,
    first_shard integer not null,
    last_shard  integer not null,
    shards      integer not null,
    held        integer not null,
    wanted      integer not null,
    beat        bigint not null,
    -- Whether the process has come to rest in order.
    ended       boolean not null,
    primary key (bot, first_shard, last_shard, shards)
);

create sequence call_beats;

-- When a session was last begun among those shards of a bot that have to keep a distance to each other.
create table log_in_turns (
    bot    bigint not null,
    bucket integer not null,
    at     timestamptz(3) not null,
    primary key (bot, bucket)
);

-- Up to where in the log the cards of each shard's servers show what happened; before, one number for all of them.
create table cards_shown (
    shard  integer not null,
    shards integer not null,
    seq    bigint not null,
    primary key (shard, shards)
);
insert into cards_shown select 0, 1, seq from card_progress;

-- Whether a place in this server (none: direct messages) belongs to these shards, as Discord says: the server's number
-- without its last 22 bits, modulo the number of shards; direct messages are the first shard's.
create function serves(guild text, first_shard integer, last_shard integer, shards integer) returns boolean
language sql immutable parallel safe
return case when guild ~ '^[a-z]+:[0-9]{1,20}$'
            then mod(div(split_part(guild, ':', 2)::numeric, 4194304), shards) between first_shard and last_shard
            else first_shard = 0 end;
