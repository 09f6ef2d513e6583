-- Compression dictionaries, one row a generation. A new content uses its resource's newest; older
-- contents keep theirs.
CREATE TABLE dictionary(
  id INTEGER PRIMARY KEY,
  resource TEXT NOT NULL,
  generation INTEGER NOT NULL,
  data BLOB NOT NULL,
  -- What its first contents were, and became: the mark that later ones are measured by.
  first_raw INTEGER NOT NULL,
  first_stored INTEGER NOT NULL,
  -- The same of the contents since the last comparison with the mark.
  recent_raw INTEGER NOT NULL,
  recent_stored INTEGER NOT NULL,
  UNIQUE(resource, generation)
) STRICT;

ALTER TABLE content ADD COLUMN dictionary INTEGER;

-- Who is stored as a difference to a content.
CREATE INDEX content_base ON content(base) WHERE base IS NOT NULL;

-- Snapshots that were pruned, so that reading their files again does not bring them back.
CREATE TABLE pruned(
  cluster TEXT NOT NULL,
  digest BLOB NOT NULL,
  taken INTEGER NOT NULL,
  pruned INTEGER NOT NULL,
  PRIMARY KEY(cluster, digest)
) STRICT, WITHOUT ROWID;
