-- The segment index of a workspace's messages. A commit makes one segment: its words with their documents and places, in
-- blocks of sorted terms, and a column for each thing that filters and facets ask for. Segments are never changed, only
-- merged into larger ones; what is deleted is marked beside them. Documents of a segment are numbered from 0 in the order
-- of their keys, which are message.key and ascend with time.

-- `version` changes with every write, so that a reader knows whether what it remembers still stands. `next_segment` is
-- never set back: an id that was once committed means one segment for ever. `writes` tells a writer whether what it has
-- not yet written belongs to a transaction that was taken back.
CREATE TABLE segment_state (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    version      INTEGER NOT NULL,
    next_segment INTEGER NOT NULL,
    writes       INTEGER NOT NULL,
    checkpoint   INTEGER NOT NULL
);
INSERT INTO segment_state VALUES (1, 0, 1, 0, 0);

CREATE TABLE segment (
    id                INTEGER PRIMARY KEY,
    documents         INTEGER NOT NULL,
    dead              INTEGER NOT NULL,  -- how many of them are deleted
    tokens            INTEGER NOT NULL,  -- sum of the documents' lengths, for relevance
    blocks            INTEGER NOT NULL,
    first_key         INTEGER NOT NULL,
    last_key          INTEGER NOT NULL,
    last_conversation INTEGER NOT NULL
);

-- One column of one segment: id = segment << 3 | column.
CREATE TABLE segment_column (
    id   INTEGER PRIMARY KEY,
    data BLOB NOT NULL
);

-- About 4 KB of sorted terms and their documents, and the places of the terms in them: id = segment << 32 | block.
CREATE TABLE segment_block (
    id        INTEGER PRIMARY KEY,
    documents BLOB NOT NULL,
    positions BLOB NOT NULL
);

-- A bit for each deleted document of a segment.
CREATE TABLE segment_dead (
    segment INTEGER PRIMARY KEY,
    data    BLOB NOT NULL
);

-- Shop and channel of conversations, which no import changes: documents carry the key.
CREATE TABLE segment_scope (
    key     INTEGER PRIMARY KEY,
    shop    TEXT NOT NULL,
    channel TEXT NOT NULL,
    UNIQUE (shop, channel)
);
