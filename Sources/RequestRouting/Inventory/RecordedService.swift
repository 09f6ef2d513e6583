/// A Service, as far as it decides who answers.
package struct RecordedService: Sendable {
  /// One of its ports.
  package struct Port: Hashable, Sendable {
    /// Its name; empty where it has none.
    package let name: String
    /// Its number.
    package let number: Int
    /// `http`, `kubernetes.io/h2c`, ...; nil where none is written.
    package let appProtocol: String?
  }

  /// Its namespace.
  package let namespace: String
  /// Its name.
  package let name: String
  /// Its ports for TCP.
  package let ports: [Port]
  /// Whether it stands for a name outside of the cluster
  /// (https://kubernetes.io/docs/concepts/services-networking/service/#externalname).
  package let isExternalName: Bool
  /// Endpoints that are ready; nil: not known.
  package let readyEndpoints: Int?

  /// The port of a number; nil where it has none such.
  package func port(number: Int) -> Port? { ports.first { $0.number == number } }

  /// The port of a name; nil where it has none such.
  package func port(named name: String) -> Port? { ports.first { $0.name == name } }
}
