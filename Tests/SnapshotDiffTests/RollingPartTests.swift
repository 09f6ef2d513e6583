import ClusterObjects
import SnapshotDiff
import Testing

/// What changed pods and slices say about themselves.
struct RollingPartTests {
  private static func pod(_ owner: String, phase: String) -> String {
    #"{"metadata":{"ownerReferences":[\#(owner)]},"status":{"phase":"\#(phase)"}}"#
  }

  @Test(arguments: [
    (#"{"kind":"ReplicaSet","name":"web-5d4f8c7b9"}"#, "web"),
    (#"{"kind":"ReplicaSet","name":"web-api-5d4f8c7b9"}"#, "web-api"),
    (#"{"kind":"StatefulSet","name":"db-0"}"#, "db-0"), ("", nil),
  ])
  func aPodBelongsToItsController(_ owner: String, _ name: String?) throws {
    let comparison = try Comparison(
      "pods", Self.pod(owner, phase: "Pending"), Self.pod(owner, phase: "Running"))
    #expect(comparison.change?.rolling == .pod(owner: name))
  }

  @Test func aSliceSaysWhichEndpointsItHeld() throws {
    let label = #""metadata":{"labels":{"kubernetes.io/service-name":"web"}}"#
    let comparison = try Comparison(
      "endpointslices.discovery.k8s.io",
      #"{\#(label),"endpoints":[{"addresses":["10.0.0.1"],"targetRef":{"name":"web-1"}}]}"#,
      #"{\#(label),"endpoints":[{"addresses":["10.0.0.2"],"conditions":{"ready":false}}]}"#)
    guard case .endpoints(let service, let before, let after)? = comparison.change?.rolling else {
      Issue.record("no endpoints")
      return
    }
    #expect(service == "web")
    #expect(before.map(\.address) == ["10.0.0.1"])
    #expect(before.map(\.isReady) == [true])
    #expect(before.map(\.pod) == ["web-1"])
    #expect(after.map(\.address) == ["10.0.0.2"])
    #expect(after.map(\.isReady) == [false])
  }

  @Test func aSliceOfNoServiceAndOtherKindsDoNotRoll() throws {
    let slice = try Comparison(
      "endpointslices.discovery.k8s.io", #"{"endpoints":[]}"#,
      #"{"endpoints":[{"addresses":["10.0.0.1"]}]}"#)
    #expect(slice.change != nil)
    #expect(slice.change?.rolling == nil)
    #expect(try Comparison("nodes", #"{"a":1}"#, #"{"a":2}"#).change?.rolling == nil)
  }
}
