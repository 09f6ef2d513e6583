import ClusterObjects
import Testing

@testable import SnapshotDiff

@Suite struct ObjectPatternTests {
  private func matches(_ pattern: ObjectPattern, _ namespace: String, _ name: String) -> Bool {
    pattern.matches(ObjectKey(resource: "x", namespace: namespace, name: name))
  }

  @Test func namesAndNamespaces() {
    #expect(matches("coredns", "kube-system", "coredns"))
    #expect(!matches("coredns", "kube-system", "coredns-custom"))
    #expect(matches("coredns*", "kube-system", "coredns-custom"))
    #expect(matches("*.cilium.io", "", "ciliumnodes.cilium.io"))
    #expect(!matches("*.cilium.io", "", "ciliumnodes.cilium.io.example.org"))
    #expect(matches("kube-system/*", "kube-system", "anything"))
    #expect(!matches("kube-system/*", "cilium", "anything"))
    #expect(!matches("kube-system/cilium", "cilium", "cilium"))
  }
}
