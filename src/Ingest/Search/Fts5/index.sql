-- The index of a workspace's messages. Its rowids are message.key, which ascends with time, so that the newest hits come
-- first without sorting. It keeps no text: `terms` is what Fts5Terms makes of a message, its words already split, so that
-- the ascii tokenizer only has to cut at spaces.
CREATE VIRTUAL TABLE message_index USING fts5 (
    terms,
    content = '',
    contentless_delete = 1,
    tokenize = 'ascii'
);

-- A large batch becomes few large segments: terms wait in memory up to 256 MB, and pages hold long lists of one word.
INSERT INTO message_index (message_index, rank) VALUES ('hashsize', 268435456);
INSERT INTO message_index (message_index, rank) VALUES ('pgsz', 16000);
INSERT INTO message_index (message_index, rank) VALUES ('automerge', 0);

-- Up to where the messages of the workspace are in the index.
CREATE TABLE index_state (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    checkpoint INTEGER NOT NULL
);
INSERT INTO index_state VALUES (1, 0);
