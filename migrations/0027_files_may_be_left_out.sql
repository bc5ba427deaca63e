-- A program from before there were files writes whole rows without them, so null is none, as everywhere else.
alter table messages alter column files drop not null;
