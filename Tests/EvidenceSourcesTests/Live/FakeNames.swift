import ClusterObjects
import Foundation

@testable import EvidenceSources

/// Names that were told, by whatever thread.
// All state is touched while `lock` is held only.
final class FakeNames: @unchecked Sendable {
  private let lock = NSLock()
  private var told: [ResourceName] = []

  var names: [ResourceName] { lock.withLock { told } }

  func add(_ name: ResourceName) { lock.withLock { told.append(name) } }
}
