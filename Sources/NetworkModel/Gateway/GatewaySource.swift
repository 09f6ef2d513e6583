import ClusterObjects

/// How traffic is led into the cluster: the Gateway API that is installed, who serves its classes
/// and those of Ingresses, and whether routes shape the traffic between Services.
struct GatewaySource: FactSource {
  private static let bundleVersion: FactName = "gateway.bundleVersion"
  private static let gatewayClass: FactName = "gatewayClass.controller"
  private static let ingressClass: FactName = "ingressClass.controller"
  private static let gatewayClasses: ResourceName = "gatewayclasses.gateway.networking.k8s.io"
  private static let ingressClasses: ResourceName = "ingressclasses.networking.k8s.io"

  let definitions = [
    FactDefinition(
      bundleVersion, .gateway,
      "The release of the Gateway API: a version, several where its kinds come from several, none.",
      meaning: GatewayBundleMeaning()),
    FactDefinition(
      "gateway.channel", .gateway,
      "The channel of the release: standard, experimental, both where kinds differ, none.",
      follows: [bundleVersion], meaning: GatewayChannelMeaning()),
    FactDefinition(
      "gateway.servedKinds", .gateway, "The kinds of the Gateway API, each with its versions.",
      follows: [bundleVersion, "gateway.channel"], meaning: ServedKindsMeaning()),
    FactDefinition(
      gatewayClass, .gateway,
      "Who serves the Gateways of a class, and whether it has accepted the class.",
      subjects: .counted, meaning: ClassControllerMeaning(serves: "Gateways")),
    FactDefinition(
      ingressClass, .gateway,
      "Who serves the Ingresses of a class, and whether it is the class of those that name none.",
      subjects: .counted, meaning: ClassControllerMeaning(serves: "Ingresses")),
    FactDefinition(
      "gateway.gamma", .gateway,
      "Whether routes have a Service among their parents and so shape traffic inside of a mesh.",
      meaning: PlainMeaning(
        .routing, "traffic between Services is led by routes, or no longer is")),
    FactDefinition(
      "gateway.counts", .gateway, "How many Gateways, routes by kind and Ingresses there are.",
      isGauge: true, meaning: PlainMeaning(.churn, "Gateways, routes and Ingresses come and go")),
  ]

  let inputs: [Scope] = Set(
    GatewayDefinitions.inputs + GatewayCounts.inputs
      + GatewayRoutes.resources.map { Scope($0) }
      + [Scope(gatewayClasses), Scope(ingressClasses)]
  ).sorted()

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let definitions = try GatewayDefinitions(in: evidence)
    return try [
      evidence.fact(Self.bundleVersion, definitions.bundleVersion),
      evidence.fact("gateway.channel", definitions.channel),
      evidence.fact("gateway.servedKinds", definitions.servedKinds),
      evidence.fact("gateway.gamma", GatewayRoutes(in: evidence).usesMesh),
      evidence.fact("gateway.counts", GatewayCounts.reading(in: evidence)),
    ]
      + Self.classes(Self.gatewayClass, Self.gatewayClasses, evidence, Self.gatewayClassReading)
      + Self.classes(Self.ingressClass, Self.ingressClasses, evidence, Self.ingressClassReading)
  }

  /// A fact for each class; one for the cluster that says why, where there may be more.
  private static func classes(
    _ name: FactName, _ resource: ResourceName, _ evidence: NetworkEvidence,
    _ reading: (EvidenceObject) -> Reading<FactValue>
  ) throws -> [Fact] {
    let list = try evidence.objects(of: resource)
    return [list.unseen.map { evidence.fact(name, .unknown($0)) }].compactMap { $0 }
      + list.objects.map { evidence.fact(name, of: .object($0.key), reading($0)) }
  }

  private static func gatewayClassReading(_ object: EvidenceObject) -> Reading<FactValue> {
    guard let controller = object.text("spec", "controllerName") else {
      return .unknown(
        UnknownReason("\(object.key) names no controller"), by: [object.provenance("spec")])
    }
    let accepted = object.elements("status", "conditions")
      .first { $0["type"]?.text == "Accepted" }?["status"]?.text
    return .stated(
      FactValue(members: [
        "controller": .word(controller), "accepted": accepted.map { .word($0) },
      ]),
      by: [object.provenance("spec", "controllerName")]
        + (accepted == nil
          ? [] : [object.provenance("status", "conditions", "Accepted", "status")]),
      reasoning: accepted == nil ? "no controller has said whether it accepts the class" : nil)
  }

  private static func ingressClassReading(_ object: EvidenceObject) -> Reading<FactValue> {
    guard let controller = object.text("spec", "controller") else {
      return .unknown(
        UnknownReason("\(object.key) names no controller"), by: [object.provenance("spec")])
    }
    let mark = "ingressclass.kubernetes.io/is-default-class"
    let isDefault = object.annotation(mark) == "true"
    return .stated(
      FactValue(members: ["controller": .word(controller), "isDefault": .truth(isDefault)]),
      by: [object.provenance("spec", "controller")]
        + (isDefault ? [object.provenance("metadata", "annotations", mark)] : []))
  }
}
