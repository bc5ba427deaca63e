-- Which version of the bot's words held when somebody last agreed to be answered: by asking, or by a choice.
alter table consents add column answered integer;
