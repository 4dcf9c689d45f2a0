-- What the last analysis made of the conversations, as searches ask for it: columns by conversation.key and lists of
-- message.key, little-endian. `data` says which files it was made of and `made_by` by which engine, profile and rules:
-- where either is another now, the filters on results say so instead of answering from what was.
CREATE TABLE IF NOT EXISTS analysed (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    data     TEXT NOT NULL,
    made_by  TEXT NOT NULL,
    waits    BLOB NOT NULL,
    scores   BLOB NOT NULL,
    stars    BLOB NOT NULL,
    outcomes BLOB NOT NULL,
    traits   BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS analysed_hits (
    rule     TEXT    NOT NULL,
    severity INTEGER NOT NULL,
    keys     BLOB    NOT NULL,
    PRIMARY KEY (rule, severity)
) WITHOUT ROWID;
-- What was read of every conversation, in the order of the tables, so that reports need not read it all again: blocks that
-- only the engine that made them can read. Of nothing but the row in `analysed` they were written with.
CREATE TABLE IF NOT EXISTS analysed_reading (
    block    INTEGER PRIMARY KEY,
    readings BLOB NOT NULL
);
