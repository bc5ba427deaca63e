-- The files that come with messages: what they are and what has become of them is made from the log ...
alter table messages add column files jsonb not null default '[]';

-- ... their names, their bytes and, until there is a copy, their links stand here, apart from it as words do in texts.
-- `key`: which key name and link are sealed with; `body_key`: which the bytes, that come later. Null: none.
create table files (
    id         uuid primary key,
    message_id uuid not null,
    person_id  uuid,
    key        text,
    name       text,
    kind       text,
    url        text,
    body_key   text,
    body       bytea,
    erased_at  timestamptz(3)
);
-- Images do not get smaller by packing them again.
alter table files alter column body set storage external;
create index files_of_message on files (message_id);
create index files_of_person on files (person_id) where person_id is not null;
create index files_to_copy on files (id) where url is not null;
-- Which keys are in use is asked at every start.
create index files_by_key on files (key) where key is not null;
create index files_by_body_key on files (body_key) where body_key is not null;

-- What is left of a file's name, with all that it takes to open it; null once it is erased.
create function sealed(files) returns jsonb stable language sql return
    case when $1.name is not null then jsonb_build_array($1.id, $1.key, $1.name) end;
