-- The layers of which nothing is trained on: every export for training asks for all of them.
create index place_settings_untrained on place_settings (layer) where setting = 'training' and value = 'false';
