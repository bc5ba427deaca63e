-- What people have said of their own words.
create table consents (
    person_id uuid primary key,
    answer    boolean,
    keep      boolean,
    train     boolean,
    forgotten boolean not null default false
);

-- All that there is of one person: for whoever wants to see it, and whoever wants it gone.
create index messages_of_person on messages (person_id, id) where person_id is not null;
create index review_notes_of_person on review_notes (person_id, id);
create index reactions_of_person on reactions (person_id);
create index preferences_of_person on preferences (person_id);
create index reviews_by_person on reviews (verdict_by) where verdict_by is not null;
create index consents_set on events (person_id, seq) where kind = 'set_consent';
