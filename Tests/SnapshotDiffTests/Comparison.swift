import ClusterObjects
import SnapshotDiff
import TestSupport
import Testing

/// Two contents of one object, compared by the engine.
struct Comparison {
  /// The change; nil when nothing counts.
  let change: ObjectChange?
  let before: JSONValue
  let after: JSONValue

  init(
    _ resource: ResourceName, _ from: String, _ to: String, betweenClusters: Bool = false
  ) throws {
    let old = try TestObject(resource, "x", in: "ns", from)
    let new = try TestObject(resource, "x", in: "ns", to)
    try self.init(old, new, betweenClusters: betweenClusters)
  }

  init(_ old: TestObject, _ new: TestObject, betweenClusters: Bool = false) throws {
    let history = TestHistory()
    let other = betweenClusters ? ClusterKey.uid("u-2") : TestHistory.cluster
    history.record([old], at: 0)
    history.record([new], at: 60, cluster: other)
    let report = try DiffEngine(history: history).compare(
      try history.moment("first"), try history.moment("latest", cluster: other))
    #expect(report.objects.count <= 1)
    #expect(report.incomparable.isEmpty)
    change = report.objects.first
    before = old.value
    after = new.value
  }

  var fields: [FieldChange] { change?.fields ?? [] }

  /// Each field as `path: from -> to`, `-` for what is absent.
  var lines: [String] {
    fields.map { field in
      "\(field.path): \(field.from?.compactText ?? "-") -> \(field.to?.compactText ?? "-")"
    }
  }

  /// Expects every pointer to lead to the value reported beside it.
  func expectPointersToResolve(
    _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for field in fields {
      #expect(
        field.pointerFrom.flatMap { JSONPointer.resolve($0, in: before) } == field.from, comment,
        sourceLocation: sourceLocation)
      #expect(
        field.pointerTo.flatMap { JSONPointer.resolve($0, in: after) } == field.to, comment,
        sourceLocation: sourceLocation)
      #expect(
        (field.pointerFrom == nil) == (field.from == nil), comment, sourceLocation: sourceLocation)
      #expect(
        (field.pointerTo == nil) == (field.to == nil), comment, sourceLocation: sourceLocation)
    }
  }
}
