import ClusterObjects

/// The contents that stand for those of a moment. New ones are kept in memory, under negative
/// numbers, which no record uses.
struct CandidateOverlay {
  /// The content of each overlaid object: its own on record where nothing that counts differs.
  private(set) var references: [ObjectKey: ContentReference] = [:]
  private var contents: [[UInt8]] = []

  /// Lets an object have a content of the record.
  mutating func set(_ key: ObjectKey, to content: ContentReference) { references[key] = content }

  /// Lets an object have a new content.
  mutating func set(_ key: ObjectKey, to canonical: [UInt8]) {
    contents.append(canonical)
    references[key] = ContentReference(id: -Int64(contents.count))
  }

  /// The bytes of a new content; nil: it is one of the record.
  func bytes(of content: ContentReference) -> [UInt8]? {
    guard content.id < 0, contents.indices.contains(Int(-1 - content.id)) else { return nil }
    return contents[Int(-1 - content.id)]
  }

  /// The overlaid objects of a resource.
  func objects(of resource: ResourceName) -> [ObjectKey: ContentReference] {
    references.filter { $0.key.resource == resource }
  }
}
