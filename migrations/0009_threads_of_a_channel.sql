-- With a channel its threads are gone, and Discord tells of the channel alone.
create index conversations_under on conversations (parent) where ended is null and parent is not null;
