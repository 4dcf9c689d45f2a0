-- From schema 2: messages know why an agent's account counts as a bot. Of those stored before, nobody knows any more.
ALTER TABLE message ADD COLUMN role_reason TEXT;
