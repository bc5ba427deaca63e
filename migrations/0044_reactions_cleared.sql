-- Whether a moderator cleared a reaction away, so that the rating stands and nobody sees it. Null for no, as a program from before
-- writes it.
alter table reactions add column cleared boolean;
