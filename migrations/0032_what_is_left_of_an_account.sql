-- Accounts that were forgotten and whose ids others may have written into their own texts: how far these have been looked through.
-- That is what is left to do and not what happened, so it is no part of the log: a rebuild leaves it alone.
create table traces (
    account text primary key,
    after   uuid not null
);
alter table traces alter column account set statistics 0;

-- All that somebody did, for them to see.
create index events_of_person on events (person_id, seq) where person_id is not null;

-- The planner's statistics would keep samples of words and names that are erased. No query is planned by them, so there are none
-- any more; that a column gets its type again takes those away that there are.
drop function sealed(texts);
drop function sealed(accounts);
drop function sealed(files);

alter table texts alter column body set statistics 0, alter column body type text;
alter table accounts
    alter column account set statistics 0, alter column account type text,
    alter column name set statistics 0, alter column name type text;
alter table files
    alter column name set statistics 0, alter column name type text,
    alter column url set statistics 0, alter column url type text,
    alter column body set statistics 0, alter column body type bytea;

-- The same as before: what is left of a text, a name, a file's name, with all that it takes to open it.
create function sealed(texts) returns jsonb stable language sql return
    case when $1.body is not null then jsonb_build_array($1.id, $1.key, $1.body) end;
create function sealed(accounts) returns jsonb stable language sql return
    case when $1.name <> '' then jsonb_build_array($1.person_id, $1.key, $1.name) end;
create function sealed(files) returns jsonb stable language sql return
    case when $1.name is not null then jsonb_build_array($1.id, $1.key, $1.name) end;
