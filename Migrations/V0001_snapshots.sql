-- What each table means, and why, is worked out with SnapshotStore's types of the same names.
-- An instant is a number of milliseconds since 1970. A position (pos, since, until) is an instant
-- times 64 plus the rank among the cluster's snapshots of that millisecond.

CREATE TABLE cluster(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;

-- A whole coverage table, shared by all snapshots that have the same one.
CREATE TABLE coverage(
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE coverage_entry(
  coverage INTEGER NOT NULL,
  resource TEXT NOT NULL,
  namespace TEXT NOT NULL,
  name TEXT NOT NULL,
  outcome TEXT NOT NULL,
  recipe INTEGER NOT NULL,
  PRIMARY KEY(coverage, resource, namespace, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cluster INTEGER NOT NULL,
  pos INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  coverage INTEGER NOT NULL,
  digest BLOB NOT NULL,
  objects INTEGER NOT NULL,
  catalogue INTEGER NOT NULL,
  -- Beside the content: not part of the digest.
  cluster_name TEXT,
  source TEXT NOT NULL,
  time_source TEXT NOT NULL,
  recorded INTEGER NOT NULL,
  bytes_added INTEGER NOT NULL,
  UNIQUE(cluster, pos),
  UNIQUE(cluster, digest)
) STRICT;

CREATE INDEX snapshot_coverage ON snapshot(coverage);

-- Error messages live apart from coverage, or every failure would make a new coverage table.
CREATE TABLE coverage_note(
  snapshot INTEGER NOT NULL,
  resource TEXT NOT NULL,
  namespace TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY(snapshot, resource, namespace, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag(
  name TEXT PRIMARY KEY,
  snapshot INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_snapshot ON tag(snapshot);

CREATE TABLE collection(
  id INTEGER PRIMARY KEY,
  cluster INTEGER NOT NULL,
  resource TEXT NOT NULL,
  UNIQUE(cluster, resource)
) STRICT;

CREATE TABLE object(
  id INTEGER PRIMARY KEY,
  collection INTEGER NOT NULL,
  namespace TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE(collection, namespace, name)
) STRICT;

-- One content of one object from the first snapshot that saw it (since) to the first later one
-- that knows otherwise (until; 9223372036854775807 while none does). level is the bit length of
-- until - since, 63 while open: "alive at p" is then one short index range per level.
CREATE TABLE version(
  object INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  content INTEGER NOT NULL,
  collection INTEGER NOT NULL,
  level INTEGER NOT NULL,
  PRIMARY KEY(object, since)
) STRICT, WITHOUT ROWID;

CREATE INDEX version_since ON version(collection, level, since);
CREATE INDEX version_until ON version(collection, until) WHERE level < 63;

-- Which objects a partial list held.
CREATE TABLE partial(
  collection INTEGER NOT NULL,
  pos INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY(collection, pos)
) STRICT, WITHOUT ROWID;

CREATE INDEX partial_seen ON partial(seen);

CREATE TABLE seen(
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  objects BLOB NOT NULL
) STRICT;

-- Canonical bytes, once per object. encoding 0: as they are. base is kept for deltas.
CREATE TABLE content(
  id INTEGER PRIMARY KEY,
  object INTEGER NOT NULL,
  digest BLOB NOT NULL,
  size INTEGER NOT NULL,
  encoding INTEGER NOT NULL,
  base INTEGER,
  data BLOB NOT NULL
) STRICT;

CREATE INDEX content_object ON content(object, substr(digest, 1, 4));
