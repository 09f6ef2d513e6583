import ClusterObjects
package import EvidenceSources

/// What the kubeconfig files say together, merged as client-go does: the first file to set the
/// current context or an entry of a list wins, and nothing of a later entry of that name counts
/// (https://github.com/kubernetes/client-go/blob/master/tools/clientcmd/loader.go).
package struct Kubeconfig: Sendable {
  /// The files that were read, in order.
  package let files: [String]
  /// The context that is used when none is stated.
  package private(set) var currentContextName: String?
  private var contexts: [String: KubeconfigContext] = [:]
  private var clusters: [String: KubeconfigCluster] = [:]
  private var users: [String: KubeconfigUser] = [:]
  private let places: KubeconfigPlaces
  private var emptyFiles: [String] = []

  /// Reads the files that the options and the environment name.
  ///
  /// - Throws: ``AccessError`` when a stated file is missing, or one cannot be read or is no
  ///   kubeconfig.
  package init(_ options: AccessOptions) throws(AccessError) {
    places = KubeconfigPlaces(options)
    var files: [KubeconfigFile] = []
    for path in places.paths {
      do {
        files.append(try KubeconfigFile(path: path))
      } catch  where error.category == .notFound {
        guard case .stated = places else { continue }
        throw AccessError(
          .notFound, places.absence, hint: "check --kubeconfig, or leave it out to use KUBECONFIG")
      }
    }
    self.files = files.map(\.path)
    for file in files {
      if file.isEmpty { emptyFiles.append(file.path) }
      currentContextName = currentContextName ?? file.currentContext
      contexts.merge(file.contexts) { first, _ in first }
      clusters.merge(file.clusters) { first, _ in first }
      users.merge(file.users) { first, _ in first }
    }
  }

  /// The names of all contexts, sorted.
  package var contextNames: [String] { contexts.keys.sorted() }

  /// A context.
  ///
  /// - Parameter name: nil: the current one.
  /// - Throws: ``AccessError`` with category `notFound` that names those there are.
  package func context(_ name: String?) throws(AccessError) -> KubeconfigContext {
    guard let wanted = name ?? currentContextName else { throw noCurrentContext }
    if let context = contexts[wanted] { return context }
    if files.isEmpty { throw AccessError(.notFound, places.absence, hint: Self.statement) }
    let nearest = NearestName.find(wanted, among: contextNames)
    let hint = [nearest.map { "did you mean \($0.quotedBriefly)?" }, inventory].compactMap { $0 }
    let message = "\(place): no context \(wanted.quotedBriefly)"
    throw AccessError(
      .notFound, name == nil ? message + ", which is the current-context" : message,
      hint: hint.joined(separator: " "))
  }

  /// - Throws: ``AccessError`` when the context names none, or one that is not there.
  func cluster(of context: KubeconfigContext) throws(AccessError) -> KubeconfigCluster {
    if let name = context.clusterName, let cluster = clusters[name] { return cluster }
    throw missing("cluster", context.clusterName, of: context, among: Array(clusters.keys))
  }

  /// Nobody in particular where the context names no user. kubectl takes a user that is missing for
  /// nobody, too; here it is an error, since it is a mistake.
  func user(of context: KubeconfigContext) throws(AccessError) -> KubeconfigUser {
    guard let name = context.userName else { return KubeconfigUser(anonymousIn: context.file) }
    if let user = users[name] { return user }
    throw missing("user", name, of: context, among: Array(users.keys))
  }

  // MARK: Failures

  private static let statement = "state one with --kubeconfig, or set KUBECONFIG"

  private var place: String { files.joined(separator: ", ") }

  /// The contexts there are, as a sentence.
  private var inventory: String {
    let namesMax = 20
    let names = contextNames
    if names.isEmpty { return "there are no contexts" }
    let shown = names.prefix(namesMax).map(\.quotedBriefly).joined(separator: ", ")
    return names.count > namesMax
      ? "there are \(names.count) contexts, among them \(shown)" : "there are: \(shown)"
  }

  private var noCurrentContext: AccessError {
    if files.isEmpty { return AccessError(.notFound, places.absence, hint: Self.statement) }
    if emptyFiles.count == files.count {
      return AccessError(
        .malformed, "\(place): the kubeconfig is empty", hint: Self.statement)
    }
    return AccessError(
      .notFound, "\(place): no context is stated, and no current-context is set",
      hint: contexts.isEmpty ? inventory : "state one with --context; \(inventory)")
  }

  private func missing(
    _ kind: String, _ name: String?, of context: KubeconfigContext, among names: [String]
  ) -> AccessError {
    let subject = "\(context.file): context \(context.name.quotedBriefly)"
    guard let name else {
      return AccessError(
        .malformed, "\(subject) names no \(kind)",
        hint: "kubectl config set-context NAME --\(kind)=NAME states one")
    }
    let nearest = NearestName.find(name, among: names.sorted())
    return AccessError(
      .malformed, "\(subject) names the \(kind) \(name.quotedBriefly), which is not there",
      hint: nearest.map { "did you mean \($0.quotedBriefly)?" }
        ?? "add the \(kind), or the file that holds it to KUBECONFIG")
  }
}
