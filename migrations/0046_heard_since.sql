-- The last event before a gateway session that is not caught up with: what people did after it is heard, so that what turns up beside
-- that in what is read back is older. Null where it is not known, as a program from before leaves it, and once nothing is owed.
alter table gateway_sessions add column began_after uuid;
