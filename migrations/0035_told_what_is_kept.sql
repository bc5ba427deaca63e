-- Which of the channels that the operator listed were told what becomes of what is written there, and with which version of the words.
-- It says what was done and not what happened, so it is no part of the log: a rebuild leaves it alone.
create table told_places (
    place   text primary key,
    shown   integer not null,
    told_at timestamptz not null default now()
);
