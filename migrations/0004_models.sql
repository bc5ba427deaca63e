-- Several models: which one was chosen for a place, and which one answered. New columns may be null, so that a program from
-- before goes on writing its rows.
alter table conversations add column parent text;
alter table messages add column reasoning uuid, add column attempt integer, add column model text;

create table place_models (
    place text primary key,
    model text not null
);

update conversations set parent = events.payload -> 'place' ->> 'parent' from events
where events.kind = 'start_conversation' and events.conversation_id = conversations.id;

update messages set attempt = 1, model = events.payload -> 'model' ->> 'id' from events
where events.kind = 'begin_reply' and events.message_id = messages.id;
