-- Conversations that go on from another one: what was said in the first one can be quoted there.
create index conversations_continuing on conversations (continues) where continues is not null;
