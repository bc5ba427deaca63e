-- What a new gateway session leaves to be read back: everything since the last message that was heard before it.
alter table gateway_sessions
    -- The last message that was heard in this shard.
    add column newest text,
    -- Whether everything from before the session is known.
    add column caught_up boolean not null default true,
    -- Where what is not known begins; null together with caught_up = false: nobody knows.
    add column missed_after text,
    -- Nothing from before this moment was ever missed.
    add column since timestamptz(3) not null default now();

-- Where people spoke to the bot lately.
create index conversations_lately on conversations (last_at);
