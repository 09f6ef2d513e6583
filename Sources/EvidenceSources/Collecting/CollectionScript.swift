package import ClusterObjects

/// A POSIX shell script that collects what the resource catalogue records, with nothing but
/// `kubectl get --raw`, into a folder to ingest.
///
/// What is served is discovered: of each resource the best version is requested that both sides
/// know, and what is served in none is not requested; the discovery documents, which are kept,
/// prove it. Resources of which only some objects are recorded are asked for by namespace or by
/// name. How each request went stands in `coverage.json`.
///
/// A list is requested whole: following the `continue` token of a page would take a JSON parser,
/// which POSIX does not have.
package struct CollectionScript: Sendable {
  /// The script.
  package let text: String

  /// - Parameter version: of the program that makes it, for whoever reads the script.
  package init(_ catalogue: ResourceCatalogue, version: String) {
    let served = catalogue.resources.filter { $0.origin == .api }
    let parts = [
      Self.heading(version), Self.options, Self.beginning, Self.requests, Self.resources,
      Self.steps(served), Self.ending,
    ]
    text = parts.joined(separator: "\n\n") + "\n"
  }

  private static func heading(_ version: String) -> String {
    """
    #!/bin/sh
    # Collects what netlapse records of a Kubernetes cluster's network.
    # Made by netlapse \(version) collect-script, resource catalogue \(ResourceCatalogue.version).
    #
    # It needs a POSIX shell and kubectl, of which it uses `get --raw` only: every request is a GET.
    # It changes nothing, asks for no credential, and requests no Secret and of the ConfigMaps
    # only those that are named below. sh netlapse-collect.sh --help shows the options.
    """
  }

  // MARK: The catalogue, in the words of the script

  private static func steps(_ resources: [Resource]) -> String {
    let groups = Set(resources.map(\.group)).subtracting([""]).sorted { $0.precedesBytewise($1) }
    let first = """
      # ---- What is requested

      system_namespaces='
      \(folded(NetworkSystem.namespaces))
      '

      ask /version version.json
      record version /version version.json
      all_groups

      core
      require_cluster
      """
    // Namespaces come first: what they lack need not be asked for.
    let namespaces = resources.filter { $0.name == namespacesName }
    let core = resources.filter { $0.group.isEmpty && $0.name != namespacesName }
    let others = groups.flatMap { group in
      ["", "group \(group)"] + resources.filter { $0.group == group }.map(step)
    }
    return ([first] + (namespaces + core).map(step) + others).joined(separator: "\n")
  }

  private static let namespacesName: ResourceName = "namespaces"

  private static func step(_ resource: Resource) -> String {
    let arguments = ([resource.plural] + resource.readableVersions).joined(separator: " ")
    switch resource.selection {
    case .all where resource.name == namespacesName:
      return "namespaces " + resource.readableVersions.joined(separator: " ")
    case .all: return "\(resource.isNamespaced ? "namespaced" : "cluster") \(arguments)"
    case .networkSystem: return "system \(arguments)"
    case .named(let names):
      let objects = names.map { "  object \($0.namespace) \($0.name)" }
      return (["if named \(arguments); then"] + objects + ["fi"]).joined(separator: "\n")
    }
  }

  /// Words on lines of at most 98 columns.
  private static func folded(_ words: [String]) -> String {
    var lines = [" "]
    for word in words {
      if lines[lines.count - 1].utf8.count + word.utf8.count >= 98 { lines.append(" ") }
      lines[lines.count - 1] += " " + word
    }
    return lines.joined(separator: "\n")
  }
}
