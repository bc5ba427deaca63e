-- Whether a reply's correction quoted words that are gone, and it asks for another one. Null for no, as a program from before
-- writes it.
alter table reviews add column reopened boolean;

-- What moderators wrote about replies of a conversation.
create index events_by_moderators on events (conversation_id, seq) where kind in ('review_message', 'note_review', 'erase');

-- Which texts and people a card in the moderators' channel shows, so that it changes when they are gone. Null: nobody knows, and
-- each card of that time is looked at.
alter table card_views add column shows uuid[];
create index card_views_shows on card_views using gin (shows);
create index card_views_from_before on card_views (reply_id) where shows is null;
