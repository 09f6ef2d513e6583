import ArgumentParser
import ClusterObjects
import EvidenceSources
import ReportFormats

/// `netlapse rbac`: the rights that collecting takes, and no more.
struct Rbac: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rbac",
    abstract: "Print the roles that collecting from a live cluster needs, for kubectl apply.",
    discussion: """
      A service account, a ClusterRole that allows get and list of what the resource catalogue \
      names, and their binding. Of ConfigMaps only get, each by its name, in any namespace; \
      Secrets never. /version, /api and /apis need no rule: system:discovery allows them to \
      whoever is authenticated.

      Optional collectors have roles of their own: metrics (get and list of Pods; scraping them by \
      their addresses takes no right), exec (list of Pods, create of pods/exec: that allows any \
      command in them), both only in --agent-namespace; ssar (selfsubjectaccessreviews, which \
      system:basic-user normally allows).

      Example: netlapse rbac --namespace netlapse --optional metrics | kubectl apply -f -

      Exit codes: 0 printed; 64 wrong usage.
      """)

  @Option(
    name: [.customShort("n"), .long],
    help: "The namespace of the service account; it has to exist.")
  var namespace = "netlapse"

  @Option(help: ArgumentHelp("The service account.", valueName: "name"))
  var serviceAccount = "netlapse"

  @Option(
    help: ArgumentHelp(
      "What roles and bindings are called, or begin with: another one for a second installation.",
      valueName: "name"))
  var name = "netlapse"

  @Option(
    help: ArgumentHelp(
      "Optional collectors, separated by commas; may be repeated: "
        + OptionalCollector.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "collector"))
  var optional: [String] = []

  @Option(
    help: ArgumentHelp(
      "A namespace whose Pods the optional collectors may use; may be repeated; it has to exist "
        + "(default: kube-system).", valueName: "namespace"))
  var agentNamespace: [String] = []

  @Option(name: [.short, .long], help: "How to print.")
  var output = ManifestFormat.yaml

  mutating func validate() throws {
    for (option, value) in [("namespace", namespace), ("service-account", serviceAccount)] {
      try Self.check(option, value, isLabel: option == "namespace")
    }
    try Self.check("name", name, isLabel: false)
    for namespace in agentNamespace { try Self.check("agent-namespace", namespace, isLabel: true) }
    _ = try collectors()
    if !agentNamespace.isEmpty, try !collectors().contains(where: \.isNamespaced) {
      throw ValidationError("--agent-namespace is for --optional metrics and --optional exec")
    }
  }

  func run() throws {
    var manifest = RoleManifest()
    manifest.name = name
    manifest.namespace = namespace
    manifest.serviceAccount = serviceAccount
    manifest.optional = try collectors()
    if !agentNamespace.isEmpty {
      manifest.agentNamespaces = Set(agentNamespace).sorted { $0.precedesBytewise($1) }
    }
    let notes = [
      "What netlapse reads of a cluster, made by netlapse rbac from its resource catalogue.",
      "/version, /api and /apis need no rule: system:discovery allows them.",
    ]
    let text = KubernetesManifest(notes: notes, objects: manifest.objects).text(as: output)
    print(text, terminator: "")
  }

  private func collectors() throws -> Set<OptionalCollector> {
    Set(
      try optional.flatMap { $0.split(separator: ",") }.map { word in
        guard let collector = OptionalCollector(rawValue: String(word)) else {
          let known = OptionalCollector.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("--optional \(word): no such collector; there are \(known)")
        }
        return collector
      })
  }

  /// Names as https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ wants them.
  private static func check(_ option: String, _ value: String, isLabel: Bool) throws {
    let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789")
    let limit = isLabel ? 63 : 200
    let isGood =
      !value.isEmpty && value.utf8.count <= limit
      && value.allSatisfy { letters.contains($0) || $0 == "-" || $0 == "." && !isLabel }
      && !value.split(separator: ".", omittingEmptySubsequences: false).contains { part in
        part.isEmpty || part.hasPrefix("-") || part.hasSuffix("-")
      }
    guard isGood else {
      throw ValidationError(
        "--\(option) \(value): not a name that Kubernetes takes: a-z, 0-9 and dashes"
          + (isLabel ? "" : ", dots between") + ", at most \(limit)")
    }
  }
}

extension ManifestFormat: ExpressibleByArgument {}
