-- How often sessions were begun of late, so that a bot that starts again and again waits longer and longer.
create table log_ins (
    shard    integer not null,
    shards   integer not null,
    in_a_row integer not null,
    last_at  timestamptz(3) not null,
    primary key (shard, shards)
);

-- The questions that follow a reply: they wait until it is whole, wherever they were asked.
create index messages_after on messages (parent_id) where role = 'user' and parent_id is not null;
