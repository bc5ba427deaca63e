-- Whether a reply goes from the platform, since its questions are gone. Null for no, as a program from before writes it.
alter table messages add column taken_down boolean;

-- Which of its parts are still to be taken away there. That is what is left to do and not what happened, so it is no part of
-- the log: a rebuild leaves it alone.
create table take_downs (
    message  text primary key,
    place    text not null,
    reply_id uuid not null
);
