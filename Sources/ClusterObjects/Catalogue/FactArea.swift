/// A part of the network that facts are stated about, and so what a recorded resource is for.
package enum FactArea: String, CaseIterable, Sendable {
  case identity, addressing, dataplane, services, dns, gateway, mesh, policy, provider
}
