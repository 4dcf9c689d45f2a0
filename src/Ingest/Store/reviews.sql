-- What people said about the machine's verdicts, in a file of its own beside qa.db. It is the one thing in a workspace that
-- no import brings back, and a reviewer's key press must not wait for the transaction of a running import.
-- Times are UTC milliseconds since 1970. Conversations are named by shop and id: a judgement outlives a re-import.

-- Verdicts on findings, and hits that a rule missed. Nothing is overwritten: a later row of the same reviewer on the same
-- words takes the earlier one's place, and an undone row keeps its time of withdrawal.
CREATE TABLE label (
    key             INTEGER PRIMARY KEY,
    shop            TEXT    NOT NULL,
    conversation_id TEXT    NOT NULL,
    message_id      TEXT    NOT NULL,
    rule_id         TEXT    NOT NULL,
    start           INTEGER NOT NULL,
    length          INTEGER NOT NULL,
    verdict         INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 3),  -- 0 agree, 1 disagree, 2 unsure, 3 missed
    reviewer        TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    comment         TEXT    NOT NULL,
    withdrawn_at    INTEGER
);
CREATE INDEX label_by_conversation ON label (shop, conversation_id);
CREATE UNIQUE INDEX label_once ON label (shop, conversation_id, message_id, rule_id, start, length, verdict, reviewer, at);

-- A draw for review: its seed and population make it repeatable, the items' inclusion makes rates from it unbiased.
CREATE TABLE sample (
    key        INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    seed       INTEGER NOT NULL,
    population INTEGER NOT NULL,
    made_by    TEXT    NOT NULL,
    made_at    INTEGER NOT NULL
);
CREATE TABLE sample_item (
    sample          INTEGER NOT NULL REFERENCES sample (key),
    place           INTEGER NOT NULL,
    shop            TEXT    NOT NULL,
    conversation_id TEXT    NOT NULL,
    stratum         TEXT    NOT NULL,
    inclusion       REAL,  -- null in the part by risk
    PRIMARY KEY (sample, place)
) WITHOUT ROWID;

-- Conversations of a sample that a reviewer has read to the end: only in these does "nothing missed" mean something.
CREATE TABLE reviewed (
    sample   INTEGER NOT NULL REFERENCES sample (key),
    place    INTEGER NOT NULL,
    reviewer TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (sample, place, reviewer)
) WITHOUT ROWID;

CREATE TABLE appeal (
    key             INTEGER PRIMARY KEY,
    shop            TEXT    NOT NULL,
    conversation_id TEXT    NOT NULL,
    message_id      TEXT    NOT NULL,
    rule_id         TEXT    NOT NULL,
    start           INTEGER NOT NULL,
    length          INTEGER NOT NULL,
    by              TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    granted         INTEGER,  -- null while open
    answered_by     TEXT,
    answered_at     INTEGER,
    answer          TEXT
);
CREATE INDEX appeal_by_conversation ON appeal (shop, conversation_id);

-- Who opened which transcript.
CREATE TABLE viewing (
    key             INTEGER PRIMARY KEY,
    at              INTEGER NOT NULL,
    account         TEXT    NOT NULL,
    shop            TEXT    NOT NULL,
    conversation_id TEXT    NOT NULL,
    unmasked        INTEGER NOT NULL
);
