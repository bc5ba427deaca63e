-- Which key a text or a name is sealed with; null: with none, and the column holds the words as they are.
alter table texts add column key text;
alter table accounts add column key text;

-- Which keys are in use is asked at every start.
create index texts_by_key on texts (key) where key is not null;
create index accounts_by_key on accounts (key) where key is not null;

-- What is left of a text, with all that it takes to open it; null once it is erased.
create function sealed(texts) returns jsonb stable language sql return
    case when $1.body is not null then jsonb_build_array($1.id, $1.key, $1.body) end;

-- The same of a name.
create function sealed(accounts) returns jsonb stable language sql return
    case when $1.name <> '' then jsonb_build_array($1.person_id, $1.key, $1.name) end;
