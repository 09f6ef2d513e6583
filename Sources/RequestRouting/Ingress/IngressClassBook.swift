import ClusterObjects
import NetworkModel

/// Which controller an Ingress is for
/// (https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class).
struct IngressClassBook: Sendable {
  /// What is known of an Ingress's controller.
  struct Reading: Sendable {
    /// `spec.controller` of its class; else the class's name; else `(none)`.
    let controllerName: String
    /// Why nobody is known to serve it, whatever its status says; nil: somebody may.
    let unclaimed: String?
    let notes: [String]
  }

  /// The group of those without a class.
  static let none = "(none)"

  /// Controllers by class; an empty one where the class names none.
  private var controllers: [String: String] = [:]
  private let unseen: UnknownReason?

  init(_ classes: ObjectList) {
    for object in classes.objects {
      controllers[object.key.name] = object.text("spec", "controller") ?? ""
    }
    unseen = classes.unseen
  }

  /// - Note: a default class does not count: it is written into new Ingresses when they are
  ///   created, and an older one stays without
  ///   (https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class).
  func reading(of ingress: RecordedIngress) -> Reading {
    let annotation = ingress.annotations["kubernetes.io/ingress.class"].flatMap {
      $0.isEmpty ? nil : $0
    }
    switch (ingress.className, annotation) {
    case (nil, nil):
      return Reading(
        controllerName: Self.none, unclaimed: "it names no class, and a default one does not count",
        notes: [])
    case (let name?, nil): return byField(name, notes: [])
    case (nil, let name?): return byAnnotation(name, notes: [])
    case (let field?, let annotation?):
      let candidates = [controllerName(of: field), controllerName(of: annotation)]
      let annotationWins = candidates.contains {
        IngressController(controllerName: $0).prefersClassAnnotation
      }
      let notes =
        field == annotation
        ? []
        : [
          "spec.ingressClassName says \(field), the annotation \(annotation): the "
            + (annotationWins ? "annotation" : "field") + " counts"
        ]
      return annotationWins ? byAnnotation(annotation, notes: notes) : byField(field, notes: notes)
    }
  }

  private func controllerName(of name: String) -> String {
    guard let controller = controllers[name], !controller.isEmpty else { return name }
    return controller
  }

  private func byField(_ name: String, notes: [String]) -> Reading {
    switch controllers[name] {
    case let controller? where !controller.isEmpty:
      return Reading(controllerName: controller, unclaimed: nil, notes: notes)
    case .some:
      return Reading(
        controllerName: name, unclaimed: "IngressClass \(name) names no controller", notes: notes)
    case nil:
      guard let unseen else {
        return Reading(
          controllerName: name, unclaimed: "no IngressClass named \(name)", notes: notes)
      }
      let text = "IngressClass \(name) was not seen: \(unseen.because)"
      return Reading(controllerName: name, unclaimed: text, notes: notes + [text])
    }
  }

  private func byAnnotation(_ name: String, notes: [String]) -> Reading {
    Reading(controllerName: controllerName(of: name), unclaimed: nil, notes: notes)
  }
}
