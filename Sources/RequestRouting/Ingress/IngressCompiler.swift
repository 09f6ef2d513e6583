import ClusterObjects
import NetworkModel

/// Makes one routing table out of the Ingresses of each controller.
package struct IngressCompiler: Sendable {
  private let inventory: RoutingInventory

  /// - Parameter inventory: everything of the moment.
  package init(_ inventory: RoutingInventory) { self.inventory = inventory }

  /// The Ingresses by controller, sorted bytewise by its name.
  package func compile() -> [CompiledIngresses] {
    let book = IngressClassBook(inventory.ingressClasses)
    var groups: [String: [(ingress: RecordedIngress, reading: IngressClassBook.Reading)]] = [:]
    for object in inventory.ingresses.objects {
      let ingress = RecordedIngress(object)
      let reading = book.reading(of: ingress)
      groups[reading.controllerName, default: []].append((ingress, reading))
    }
    var reservations: [String] = []
    if let unseen = inventory.ingresses.unseen {
      reservations.append("there may be more Ingresses: \(unseen.because)")
    }
    if let unseen = inventory.ingressClasses.unseen {
      reservations.append("there may be more IngressClasses: \(unseen.because)")
    }
    return groups.sorted { $0.key.precedesBytewise($1.key) }.map { name, members in
      let controller = IngressController(controllerName: name)
      let sorted = members.sorted { $0.ingress.precedes($1.ingress, for: controller) }
      let group = IngressGroup(
        name: name, controller: controller, ingresses: sorted.map(\.ingress),
        classes: sorted.map(\.reading), services: inventory.services)
      return group.compiled(reservations)
    }
  }
}
