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

  /// https://docs.cilium.io
  package static let cilium: PluginName = "cilium"
  /// https://docs.tigera.io/calico
  package static let calico: PluginName = "calico"
  /// Calico for policy on flannel:
  /// https://docs.tigera.io/calico/latest/getting-started/kubernetes/flannel/
  package static let canal: PluginName = "canal"
  /// https://github.com/flannel-io/flannel
  package static let flannel: PluginName = "flannel"
  /// https://github.com/aws/amazon-vpc-cni-k8s
  package static let awsVPC: PluginName = "aws-vpc-cni"
  /// https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html
  package static let eksAuto: PluginName = "eks-auto-mode"
  /// https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
  package static let azure: PluginName = "azure-cni"
  /// https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni
  package static let kubenet: PluginName = "kubenet"
  /// https://cloud.google.com/kubernetes-engine/docs/concepts/network-overview
  package static let gke: PluginName = "gke"
  /// https://antrea.io
  package static let antrea: PluginName = "antrea"
  /// https://ovn-kubernetes.io
  package static let ovnKubernetes: PluginName = "ovn-kubernetes"
  /// https://github.com/openshift/sdn
  package static let openshiftSDN: PluginName = "openshift-sdn"
  /// https://kind.sigs.k8s.io
  package static let kindnet: PluginName = "kindnet"
  /// https://www.kube-router.io
  package static let kubeRouter: PluginName = "kube-router"
  /// https://github.com/weaveworks/weave
  package static let weave: PluginName = "weave-net"
}
