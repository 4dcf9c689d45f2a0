-- One file holds a workspace: what was imported, what was made of it, and what was dropped and why.
-- Times are UTC milliseconds since 1970, null where unknown; money is in hundredths.

-- A file that was read. Its counts are its receipt: read = accepted + duplicate + rejected + filtered.
-- Of the messages accepted, some may have gone since: superseded by a later file, or forgotten on request.
-- `complete` stays 0 until the last batch is in, so that an interrupted import is known and can be resumed.
CREATE TABLE file (
    key        INTEGER PRIMARY KEY,
    sha256     TEXT    NOT NULL,
    path       TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('transcript', 'orders', 'ratings', 'agents', 'shifts')),
    format     TEXT    NOT NULL,
    encoding   TEXT    NOT NULL,
    replaced   INTEGER NOT NULL DEFAULT 0,
    read       INTEGER NOT NULL DEFAULT 0,
    accepted   INTEGER NOT NULL DEFAULT 0,
    duplicate  INTEGER NOT NULL DEFAULT 0,
    rejected   INTEGER NOT NULL DEFAULT 0,
    filtered   INTEGER NOT NULL DEFAULT 0,
    complete   INTEGER NOT NULL DEFAULT 0,
    notes      TEXT    NOT NULL DEFAULT '',
    superseded INTEGER NOT NULL DEFAULT 0,
    forgotten  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (sha256, kind),
    CHECK (read = accepted + duplicate + rejected + filtered)
);

-- Rows that could not be read as what they claim to be. The excerpt is at most 40 characters.
CREATE TABLE reject (
    file    INTEGER NOT NULL REFERENCES file (key),
    line    INTEGER NOT NULL,
    "offset" INTEGER NOT NULL,
    reason  TEXT    NOT NULL,
    excerpt TEXT    NOT NULL
);
CREATE INDEX reject_by_file ON reject (file, line);

-- Lines of text exports that are no messages, by reason.
CREATE TABLE filtered (
    file   INTEGER NOT NULL REFERENCES file (key),
    reason TEXT    NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (file, reason)
) WITHOUT ROWID;

-- While a file is being imported: what it repeated of earlier files, and which conversations it replaces whole.
-- Both are emptied when the file is complete; after a crash they let the import go on where it stopped.
CREATE TABLE import_seen (
    file         INTEGER NOT NULL REFERENCES file (key),
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    identity     INTEGER NOT NULL,
    PRIMARY KEY (file, conversation, identity)
) WITHOUT ROWID;
CREATE TABLE import_replace (
    file         INTEGER NOT NULL REFERENCES file (key),
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    PRIMARY KEY (file, conversation)
) WITHOUT ROWID;

CREATE TABLE conversation (
    key         INTEGER PRIMARY KEY,
    shop        TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    customer_id TEXT    NOT NULL,
    started_at  INTEGER,
    ended_at    INTEGER,
    timeline    TEXT,     -- null: the export names it. Else whose silences cut it: '@' and the customer, or '#' and the channel
    file        INTEGER,  -- the file that brought it first
    UNIQUE (shop, id)
);
CREATE INDEX conversation_in_order ON conversation (shop, started_at, id);
CREATE INDEX conversation_by_customer ON conversation (customer_id, shop);
CREATE INDEX conversation_by_timeline ON conversation (shop, timeline, started_at) WHERE timeline IS NOT NULL;

CREATE TABLE sender (
    key  INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

-- `key` ascends with time (milliseconds << 20 | counter), so that the newest messages are the largest rowids here and
-- in the index. `identity` is a 64-bit hash of the message id: the unique index below is what makes imports idempotent.
CREATE TABLE message (
    key          INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    identity     INTEGER NOT NULL,
    id           TEXT    NOT NULL,
    sender       INTEGER NOT NULL REFERENCES sender (key),
    role         INTEGER NOT NULL,  -- 0 customer, 1 agent, 2 bot, 3 system
    kind         INTEGER NOT NULL,  -- 0 text, 1 image, 2 card, 3 emoticon, 4 file, 5 transfer, 6 recall
    sent_at      INTEGER,
    text         TEXT    NOT NULL,
    file         INTEGER NOT NULL REFERENCES file (key),
    line         INTEGER NOT NULL,
    "offset"     INTEGER NOT NULL,
    role_reason  TEXT     -- why an agent's account counts as a bot here; null: the role is the export's or was inferred
);
CREATE UNIQUE INDEX message_identity ON message (conversation, identity);

-- The human agents who wrote in a conversation, for `agent:` in searches.
CREATE TABLE conversation_agent (
    sender       INTEGER NOT NULL REFERENCES sender (key),
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    PRIMARY KEY (sender, conversation)
) WITHOUT ROWID;

CREATE TABLE customer_order (
    shop            TEXT NOT NULL,
    order_id        TEXT NOT NULL,
    customer_id     TEXT NOT NULL,
    placed_at       INTEGER,
    paid_at         INTEGER,
    shipped_at      INTEGER,
    delivered_at    INTEGER,
    completed_at    INTEGER,
    closed_at       INTEGER,
    refunded_at     INTEGER,
    status          TEXT NOT NULL,
    amount          INTEGER,
    currency        TEXT NOT NULL,
    refund_amount   INTEGER,
    quantity        INTEGER,
    tracking_number TEXT NOT NULL,
    file            INTEGER NOT NULL REFERENCES file (key),
    line            INTEGER NOT NULL,
    PRIMARY KEY (shop, order_id)
) WITHOUT ROWID;
CREATE INDEX order_by_customer ON customer_order (shop, customer_id);

CREATE TABLE rating (
    shop            TEXT NOT NULL,
    rating_id       TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    order_id        TEXT NOT NULL,
    customer_id     TEXT NOT NULL,
    rated_at        INTEGER,
    stars           INTEGER NOT NULL,
    reason          TEXT NOT NULL,
    text            TEXT NOT NULL,
    file            INTEGER NOT NULL REFERENCES file (key),
    line            INTEGER NOT NULL,
    PRIMARY KEY (shop, rating_id)
) WITHOUT ROWID;

CREATE TABLE agent (
    shop         TEXT NOT NULL,
    agent_id     TEXT NOT NULL,
    name         TEXT NOT NULL,
    team         TEXT NOT NULL,
    active_from  TEXT,
    active_until TEXT,
    PRIMARY KEY (shop, agent_id)
) WITHOUT ROWID;

CREATE TABLE shift (
    shop       TEXT    NOT NULL,
    agent_id   TEXT    NOT NULL,
    from_time  INTEGER NOT NULL,
    until_time INTEGER NOT NULL,
    PRIMARY KEY (shop, agent_id, from_time)
) WITHOUT ROWID;

-- One analysis: which engine, profile and rules made its results. Old runs stay.
CREATE TABLE run (
    key     INTEGER PRIMARY KEY,
    engine  TEXT NOT NULL,
    profile TEXT NOT NULL,  -- SHA-256 of the profile's content
    packs   TEXT NOT NULL,  -- SHA-256 of the rule packs' content
    UNIQUE (engine, profile, packs)
);

-- What a run made of one conversation, and the hash of what it was made from: equal hash, nothing to do again.
CREATE TABLE result (
    run          INTEGER NOT NULL REFERENCES run (key),
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    content      INTEGER NOT NULL,  -- 64-bit hash of the conversation, its orders and the horizon
    score        INTEGER,           -- hundredths of points
    excluded     TEXT,
    PRIMARY KEY (run, conversation)
) WITHOUT ROWID;

-- Hits of rules, charged to an agent (finding) or said by a customer (cue: no agent).
CREATE TABLE finding (
    run          INTEGER NOT NULL REFERENCES run (key),
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    message_id   TEXT    NOT NULL,
    agent_id     TEXT    NOT NULL,
    rule_id      TEXT    NOT NULL,
    rule_version TEXT    NOT NULL,
    severity     INTEGER NOT NULL,  -- 0 info, 1 minor, 2 major, 3 fatal
    start        INTEGER NOT NULL,
    length       INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    source       TEXT    NOT NULL
);
CREATE INDEX finding_by_conversation ON finding (run, conversation);
CREATE INDEX finding_by_rule ON finding (run, rule_id);
