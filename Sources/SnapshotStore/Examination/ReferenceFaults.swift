/// Rows that point to what is missing, or to which nothing points: each query finds one kind.
enum ReferenceFaults {
  /// What a row found means, and the query.
  static let all: [(meaning: String, sql: String)] = [
    (
      "an interval's content is missing or another object's",
      """
      SELECT v.object, v.content FROM version v LEFT JOIN content c
        ON c.id = v.content AND c.object = v.object WHERE c.id IS NULL
      """
    ),
    (
      "a content is used by nothing",
      """
      SELECT c.id FROM content c WHERE NOT EXISTS
        (SELECT 1 FROM version v WHERE v.object = c.object AND v.content = c.id)
      """
    ),
    (
      "an object has one content twice",
      """
      SELECT object, hex(digest) AS digest FROM content
      GROUP BY object, digest HAVING count(*) > 1
      """
    ),
    (
      "an object has no interval",
      """
      SELECT o.id FROM object o WHERE NOT EXISTS (SELECT 1 FROM version WHERE object = o.id)
      """
    ),
    (
      "an interval belongs to another collection than its object",
      """
      SELECT v.object, v.collection FROM version v LEFT JOIN object o
        ON o.id = v.object AND o.collection = v.collection WHERE o.id IS NULL
      """
    ),
    (
      "a collection has no object",
      """
      SELECT id FROM collection k WHERE NOT EXISTS
        (SELECT 1 FROM object WHERE collection = k.id)
      """
    ),
    (
      "an object belongs to no collection",
      """
      SELECT o.id, o.collection FROM object o LEFT JOIN collection k ON k.id = o.collection
      WHERE k.id IS NULL
      """
    ),
    (
      "a collection belongs to no cluster",
      """
      SELECT k.id, k.cluster FROM collection k LEFT JOIN cluster c ON c.id = k.cluster
      WHERE c.id IS NULL
      """
    ),
    (
      "a snapshot's cluster or coverage is missing",
      """
      SELECT s.id FROM snapshot s LEFT JOIN cluster c ON c.id = s.cluster
        LEFT JOIN coverage v ON v.id = s.coverage WHERE c.id IS NULL OR v.id IS NULL
      """
    ),
    (
      "an entry belongs to no coverage",
      """
      SELECT e.coverage FROM coverage_entry e LEFT JOIN coverage c ON c.id = e.coverage
      WHERE c.id IS NULL
      """
    ),
    (
      "a note belongs to no snapshot",
      """
      SELECT n.snapshot FROM coverage_note n LEFT JOIN snapshot s ON s.id = n.snapshot
      WHERE s.id IS NULL
      """
    ),
    (
      "answers belong to no snapshot",
      """
      SELECT a.snapshot FROM answer a LEFT JOIN snapshot s ON s.id = a.snapshot
      WHERE s.id IS NULL
      """
    ),
    (
      "a coverage is used by no snapshot",
      "SELECT id FROM coverage c WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE coverage = c.id)"
    ),
    (
      "a cluster has no snapshot",
      "SELECT id FROM cluster c WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE cluster = c.id)"
    ),
    (
      "a partial list is missing",
      "SELECT p.seen FROM partial p LEFT JOIN seen s ON s.id = p.seen WHERE s.id IS NULL"
    ),
    (
      "a partial list is used by no snapshot",
      "SELECT id FROM seen s WHERE NOT EXISTS (SELECT 1 FROM partial WHERE seen = s.id)"
    ),
    (
      "a content's dictionary is missing",
      """
      SELECT c.id, c.dictionary FROM content c LEFT JOIN dictionary d ON d.id = c.dictionary
      WHERE c.dictionary IS NOT NULL AND d.id IS NULL
      """
    ),
    (
      "a content rests on one that is missing or another object's",
      """
      SELECT c.id, c.base FROM content c LEFT JOIN content b
        ON b.id = c.base AND b.object = c.object
      WHERE c.base IS NOT NULL AND b.id IS NULL
      """
    ),
    (
      "a tag names no snapshot",
      "SELECT name FROM tag t WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE id = t.snapshot)"
    ),
  ]
}
