-- How many verdicts somebody has given lately is told on every card; this finds them, and still all of theirs.
drop index reviews_by_person;
create index reviews_by_person on reviews (verdict_by, verdict_at) where verdict_by is not null;
