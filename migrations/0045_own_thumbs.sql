-- Under which part of a reply the bot has put thumbs of its own; null while it has put none, or where it puts none. A reply that does
-- not stand here ended under a program from before this. It is what was done on the platform and not what happened, so it is no part
-- of the log: a rebuild leaves it alone.
create table own_thumbs (
    reply_id uuid primary key,
    put      text
);
