import ArgumentParser
import ClusterObjects

/// Which live cluster a command asks, and as whom: the flags of kubectl.
struct LiveAccessOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The kubeconfig, and no other (default: $KUBECONFIG, then ~/.kube/config, then the service "
        + "account of the Pod).", valueName: "path"), completion: .file())
  var kubeconfig: String?

  @Option(
    help: ArgumentHelp(
      "The context of the kubeconfig (default: the current one).", valueName: "name"))
  var context: [String] = []

  @Option(name: .customLong("as"), help: ArgumentHelp("Ask as this user.", valueName: "user"))
  var asUser: String?

  @Option(help: ArgumentHelp("Ask as a member of this group.", valueName: "group"))
  var asGroup: [String] = []

  @Option(
    help: ArgumentHelp(
      "The longest that one request may take, a second attempt included (default: "
        + "\(defaultRequestTimeout)).", valueName: "duration"))
  var requestTimeout: String?

  @Option(
    help: ArgumentHelp(
      "How to ask: direct, or kubectl for what only kubectl can reach (default: direct).",
      valueName: "direct|kubectl"))
  var via: Transport = .direct

  /// Who sends the requests.
  enum Transport: String, CaseIterable, ExpressibleByArgument {
    /// netlapse itself.
    case direct
    /// `kubectl get --raw`.
    case kubectl
  }

  /// What is in force where nobody says anything.
  static let defaultRequestTimeout = "60s"

  init() {}

  mutating func validate() throws {
    if let requestTimeout, (Duration.seconds(in: requestTimeout) ?? 0) == 0 {
      throw ValidationError(
        "--request-timeout \(requestTimeout): not a duration, such as 30s or 2m")
    }
    if !asGroup.isEmpty, asUser == nil {
      throw ValidationError("--as-group needs --as, as it does with kubectl")
    }
  }

  /// The contexts that are asked, in the order they were stated; nil: the current one.
  func contexts(_ settings: Settings) throws -> [String]? {
    let stated = context.isEmpty ? try settings.words(.context) ?? [] : context
    var known: Set<String> = []
    let distinct = stated.filter { known.insert($0).inserted }
    return distinct.isEmpty ? nil : distinct
  }

  /// The longest that one request may take.
  func requestTimeoutSeconds(_ settings: Settings) throws -> Int {
    let stated = try requestTimeout ?? settings.value(.requestTimeout)
    let seconds = Duration.seconds(in: stated ?? Self.defaultRequestTimeout) ?? 0
    guard seconds > 0 else {
      throw CommandFailure(.usage, "requestTimeout: no request can be answered in no time")
    }
    return seconds
  }
}
