-- The oldest texts that are still there, for the job that erases them.
create index texts_to_expire on texts (id) where erased_at is null and origin <> 'setup';

create index files_to_expire on files (id) where erased_at is null;

-- Everything of a server, for whoever has it erased.
create index conversations_of_guild on conversations (guild, id) where guild is not null;

-- Servers that the bot has left, since when.
create table guilds_left (
    guild   text primary key,
    left_at timestamptz(3) not null
);
