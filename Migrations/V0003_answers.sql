-- What a live collection knows more: beside the content, not part of the digest, as notes are.
-- By how many milliseconds the API server's clock was ahead of ours.
ALTER TABLE snapshot ADD COLUMN clock_offset INTEGER;

-- When each scope was answered and at which resourceVersion: one value per snapshot, because there
-- are about a hundred scopes and all of it is new each time. No row where nothing is known.
-- answers holds, for each scope of the snapshot's coverage, sorted bytewise by resource, namespace
-- and name, two numbers in LEB128: the time (0 none, else 1 + zigzag of its milliseconds after the
-- time before it, at first after the snapshot's start) and the resourceVersion (0 none; 1 a text
-- follows, as its length in bytes and UTF-8; else 2 + zigzag of its distance from the number before
-- it, at first from 0).
CREATE TABLE answer(
  snapshot INTEGER PRIMARY KEY,
  answers BLOB NOT NULL
) STRICT;
