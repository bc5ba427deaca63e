-- What is set for servers, categories, channels and threads: one row for each setting that was ever set there; without a
-- value it inherits again. `places`, which the relay alone had, stays as it is for a program from before.
create table place_settings (
    layer   text not null,
    setting text not null,
    guild   text,
    value   jsonb,
    primary key (layer, setting)
);
create index place_settings_of_guild on place_settings (guild);
-- After an absence all relays are read back.
create index place_settings_relayed on place_settings (layer) where setting = 'relay' and value = 'true';

-- Which category a channel is in, as the platform says. It is no part of the log: a rebuild leaves it alone.
create table channel_categories (
    channel  text primary key,
    guild    text not null,
    category text
);
create index channel_categories_of_guild on channel_categories (guild);
create index channel_categories_of_category on channel_categories (category);

insert into place_settings (layer, setting, guild, value)
select place, 'relay',
       (select payload -> 'place' ->> 'guild' from events
        where kind = 'set_place' and payload -> 'place' ->> 'id' = places.place limit 1),
       to_jsonb(relay)
from places;
