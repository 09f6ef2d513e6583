import ClusterObjects

/// Whether an empty List without proof of success means "there are none".
///
/// kubectl prints the same empty List when there is nothing and when it was refused.
package enum EmptyListTrust: Equatable, Sendable {
  /// It means nothing.
  case never
  /// The user says that every list succeeded.
  case always
  /// The user says so of these resources, by any name kubectl knows.
  case resources(Set<String>)

  /// Whether an empty list of the resource is believed.
  func covers(_ resource: Resource) -> Bool {
    switch self {
    case .never: false
    case .always: true
    case .resources(let names):
      names.contains { ResourceCatalogue.current.resource(called: $0)?.name == resource.name }
    }
  }
}
