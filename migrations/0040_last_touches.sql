-- What is still to be done on the platform to replies whose end is recorded: the mark of streaming is to go and the line to come that
-- says how it ended, where the last edit was refused ('ending'); the bot's own thumbs are to be put under it ('thumbs').
-- That is what is left to do and not what happened, so it is no part of the log: a rebuild leaves it alone.
create table last_touches (
    reply_id uuid not null,
    what     text not null check (what in ('ending', 'thumbs')),
    since    timestamptz not null default clock_timestamp(),
    primary key (what, reply_id)
);
