import ClusterObjects

/// A product that connects Pods, as `cni.name` words it.
package struct PluginName: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The word.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// A name written in the source.
  package init(stringLiteral text: String) { self.text = text }

  package var description: String { text }

  /// Bytewise.
  package static func < (first: PluginName, second: PluginName) -> Bool {
    first.text.precedesBytewise(second.text)
  }

  package static let cilium: PluginName = "cilium"
  package static let calico: PluginName = "calico"
  package static let canal: PluginName = "canal"
  package static let flannel: PluginName = "flannel"
  package static let awsVPC: PluginName = "aws-vpc-cni"
  package static let eksAuto: PluginName = "eks-auto-mode"
  package static let azure: PluginName = "azure-cni"
  package static let kubenet: PluginName = "kubenet"
  package static let gke: PluginName = "gke"
  package static let antrea: PluginName = "antrea"
  package static let ovnKubernetes: PluginName = "ovn-kubernetes"
  package static let openshiftSDN: PluginName = "openshift-sdn"
  package static let kindnet: PluginName = "kindnet"
  package static let kubeRouter: PluginName = "kube-router"
  package static let weave: PluginName = "weave-net"
}
