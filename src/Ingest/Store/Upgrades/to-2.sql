-- From schema 1: files know what became of their messages later, conversations which file brought them and what cuts them.
ALTER TABLE file ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE file ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
UPDATE file SET superseded = accepted - (SELECT count(*) FROM message WHERE message.file = file.key) WHERE kind = 'transcript';

ALTER TABLE conversation ADD COLUMN timeline TEXT;
ALTER TABLE conversation ADD COLUMN file INTEGER;
UPDATE conversation SET timeline = '@' || customer_id WHERE split = 1;
UPDATE conversation SET file = (SELECT min(message.file) FROM message WHERE message.conversation = conversation.key);
ALTER TABLE conversation DROP COLUMN split;
CREATE INDEX conversation_by_timeline ON conversation (shop, timeline, started_at) WHERE timeline IS NOT NULL;
