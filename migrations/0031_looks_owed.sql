-- Parts of replies whose reactions are still to be asked of the platform, since what was told of them does not fit what is known.
-- That is what is left to do and not what happened, so it is no part of the log: a rebuild leaves it alone.
create table looks_owed (
    message text primary key,
    place   text not null,
    since   timestamptz not null default clock_timestamp()
);
