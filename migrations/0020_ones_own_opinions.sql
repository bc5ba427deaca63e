-- What somebody has said and rated lately, for themselves.
create index feedback_of_person on feedback (person_id, id);
create index ratings_of_person on ratings (person_id, at);
