-- Whose words were said to be kept where a place was told, and whose place it is; of those that were told before, nobody knows. A place
-- that was told that words are kept of those alone who agree is told again when another rule holds there.
alter table told_places add column keep text, add column guild text;
create index told_places_of_those_who_agree on told_places (place) where keep = 'opt-in';
-- Where the relay was switched on in a channel, the command told it.
insert into told_places (place, shown, guild) select layer, 3, guild from place_settings
    where setting = 'relay' and value = 'true' and layer not like 'guild:%'
    and layer not in (select category from channel_categories where category is not null)
    on conflict do nothing;
