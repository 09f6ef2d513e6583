/// Where kubeconfigs are looked for, as kubectl does
/// (https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/).
enum KubeconfigPlaces: Equatable {
  /// The one that was stated: it has to be there.
  case stated(String)
  /// Those of the variable KUBECONFIG: missing ones are passed by.
  case variable([String])
  /// The one in the home folder, which may be missing; nil: there is no home folder.
  case home(String?)

  init(_ options: AccessOptions) {
    let list = options.environment["KUBECONFIG"] ?? ""
    if let path = options.kubeconfigPath, !path.isEmpty {
      self = .stated(path)
    } else if !list.isEmpty {
      var paths: [String] = []
      for path in list.split(separator: ":").map(String.init) where !paths.contains(path) {
        paths.append(path)
      }
      self = .variable(paths)
    } else {
      let home = options.environment["HOME"] ?? ""
      self = .home(home.isEmpty ? nil : home + "/.kube/config")
    }
  }

  /// In order: the first to state something wins.
  var paths: [String] {
    switch self {
    case .stated(let path): [path]
    case .variable(let paths): paths
    case .home(let path): path.map { [$0] } ?? []
    }
  }

  /// Why there is no kubeconfig, when none of the files exists.
  var absence: String {
    switch self {
    case .stated(let path): "there is no kubeconfig \(path)"
    case .variable([]): "no kubeconfig: KUBECONFIG names no file"
    case .variable(let paths):
      "none of the files in KUBECONFIG exists: \(paths.joined(separator: ", "))"
    case .home(let path?): "no kubeconfig: KUBECONFIG is not set and there is no \(path)"
    case .home(nil): "no kubeconfig: neither KUBECONFIG nor HOME is set"
    }
  }
}
