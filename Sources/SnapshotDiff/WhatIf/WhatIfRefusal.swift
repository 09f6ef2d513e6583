package import ClusterObjects

/// Manifests that cannot be laid over a moment.
package enum WhatIfRefusal: Error, Equatable, CustomStringConvertible {
  /// They hold the `kube-system` namespace of another cluster.
  case otherCluster(ClusterKey, moment: ClusterKey)
  /// They hold an object that the catalogue does not record.
  case notRecorded(ObjectKey)

  package var description: String {
    switch self {
    case .otherCluster(let other, let moment):
      "the manifests hold the kube-system namespace of \(other), the moment is of \(moment)"
    case .notRecorded(let key): "\(key): netlapse records no such resource"
    }
  }
}
