-- How many sessions count as begun of late, of which one is forgotten now and then; before, how many were begun in a row.
alter table log_ins rename column in_a_row to lately;
