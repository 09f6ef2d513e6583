import JSONScanner
import Testing

@testable import NetworkModel

@Suite struct PodControllerTests {
  private static func controller(_ owners: String) throws -> PodController? {
    var scanner = JSONScanner()
    scanner.load(Array(#"{"metadata":{"ownerReferences":\#(owners)}}"#.utf8))
    try scanner.scanWhole()
    return PodController(of: scanner)
  }

  @Test(arguments: [
    (#"[{"kind":"ReplicaSet","name":"web-6d4cf56db6"}]"#, "web"),
    (#"[{"kind":"ReplicaSet","name":"bare"}]"#, "bare"),
    (#"[{"kind":"StatefulSet","name":"db-main"}]"#, "db-main"),
    (#"[{"kind":"Node","name":"cp-1"}]"#, "kube-apiserver"),
    (#"[{"kind":"Node","name":"elsewhere"}]"#, "kube-apiserver-cp-1"),
  ])
  func namesTheWorkload(_ owners: String, _ name: String) throws {
    #expect(try Self.controller(owners)?.workloadName(ofPod: "kube-apiserver-cp-1") == name)
  }

  @Test(arguments: ["[]", "{}", "null", #"[{"kind":"ReplicaSet"}]"#, #"[{"name":"a"}]"#, "[1]"])
  func aPodWithoutOneHasNone(_ owners: String) throws {
    #expect(try Self.controller(owners) == nil)
  }
}
