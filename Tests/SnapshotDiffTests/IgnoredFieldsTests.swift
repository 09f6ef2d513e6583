import ClusterObjects
import SnapshotDiff
import Testing

/// What is stored and still no change.
struct IgnoredFieldsTests {
  private static let trigger = "endpoints.kubernetes.io/last-change-trigger-time"

  @Test(arguments: [
    (#"{"metadata":{"generation":1}}"#, #"{"metadata":{"generation":2}}"#),
    (#"{"metadata":{}}"#, #"{"metadata":{"generation":2}}"#),
    (#"{"apiVersion":"v1"}"#, #"{"apiVersion":"v2"}"#),
    (#"{"status":{"observedGeneration":1}}"#, #"{"status":{"observedGeneration":2}}"#),
    (
      #"{"metadata":{"annotations":{"a":"b","\#(trigger)":"1"}}}"#,
      #"{"metadata":{"annotations":{"a":"b","\#(trigger)":"2"}}}"#
    ),
    (
      #"{"status":{"conditions":[{"type":"R","status":"True","lastTransitionTime":"1"}]}}"#,
      #"{"status":{"conditions":[{"type":"R","status":"True","lastTransitionTime":"2"}]}}"#
    ),
    (
      #"{"status":{"conditions":[{"type":"R","status":"True","observedGeneration":1}]}}"#,
      #"{"status":{"conditions":[{"type":"R","status":"True","observedGeneration":2}]}}"#
    ),
    (
      #"{"status":{"conditions":[{"type":"A","status":"x"},{"type":"B","status":"y"}]}}"#,
      #"{"status":{"conditions":[{"type":"B","status":"y"},{"type":"A","status":"x"}]}}"#
    ),
  ])
  func aChangeOfNothingElseIsNoChange(_ before: String, _ after: String) throws {
    let comparison = try Comparison("services", before, after)
    #expect(comparison.change == nil, "\(comparison.lines)")
    let back = try Comparison("services", after, before)
    #expect(back.change == nil, "\(back.lines)")
  }

  @Test func theTransitionOfAConditionThatChangedIsReported() throws {
    let comparison = try Comparison(
      "services",
      #"{"status":{"conditions":[{"type":"R","status":"True","lastTransitionTime":"1"}]}}"#,
      #"{"status":{"conditions":[{"type":"R","status":"False","lastTransitionTime":"2"}]}}"#)
    #expect(
      comparison.lines == [
        #"/status/conditions/R/lastTransitionTime: "1" -> "2""#,
        #"/status/conditions/R/status: "True" -> "False""#,
      ])
  }

  @Test func otherMembersOfTheSameNameCount() throws {
    let comparison = try Comparison(
      "services", #"{"spec":{"generation":1,"apiVersion":"a"}}"#,
      #"{"spec":{"generation":2,"apiVersion":"b"}}"#)
    #expect(comparison.lines == [#"/spec/apiVersion: "a" -> "b""#, "/spec/generation: 1 -> 2"])
  }

  // MARK: Incarnations

  @Test func anotherUIDMeansCreatedAgain() throws {
    let comparison = try Comparison(
      "services", #"{"metadata":{"uid":"a"},"spec":{"x":1}}"#,
      #"{"metadata":{"uid":"b"},"spec":{"x":1}}"#)
    #expect(comparison.change?.change == .recreated)
    #expect(comparison.lines == [#"/metadata/uid: "a" -> "b""#])
  }

  @Test func withoutAUIDOnBothSidesNothingSaysSo() throws {
    for (before, after) in [
      (#"{"metadata":{},"spec":{"x":1}}"#, #"{"metadata":{"uid":"b"},"spec":{"x":2}}"#),
      (#"{"metadata":{"uid":"a"},"spec":{"x":1}}"#, #"{"metadata":{},"spec":{"x":2}}"#),
      (#"{"spec":{"x":1}}"#, #"{"spec":{"x":2}}"#),
    ] {
      #expect(try Comparison("services", before, after).change?.change == .modified)
    }
  }

  // MARK: Two clusters

  @Test(arguments: [
    (
      "services",
      #"{"metadata":{"uid":"a","creationTimestamp":"1"},"spec":{"clusterIP":"10.0.0.1","#
        + #""clusterIPs":["10.0.0.1"],"ports":[{"port":80,"nodePort":30001}]}}"#,
      #"{"metadata":{"uid":"b","creationTimestamp":"2"},"spec":{"clusterIP":"10.9.0.1","#
        + #""clusterIPs":["10.9.0.1"],"ports":[{"port":80,"nodePort":30002}]}}"#
    ),
    (
      "services", #"{"status":{"loadBalancer":{"ingress":[{"ip":"192.0.2.1"}]}}}"#,
      #"{"status":{"loadBalancer":{"ingress":[{"ip":"198.51.100.1"}]}}}"#
    ),
    (
      "services", #"{"status":{"loadBalancer":{"ingress":[{"hostname":"a.elb.example"}]}}}"#,
      #"{"status":{"loadBalancer":{"ingress":[{"hostname":"b.elb.example"}]}}}"#
    ),
    (
      "endpointslices.discovery.k8s.io",
      #"{"endpoints":[{"addresses":["10.1.2.3"],"conditions":{"ready":true},"nodeName":"a"}]}"#,
      #"{"endpoints":[{"addresses":["10.7.7.7"],"conditions":{"ready":true},"nodeName":"b"}]}"#
    ),
    (
      "gateways.gateway.networking.k8s.io",
      #"{"status":{"addresses":[{"type":"IPAddress","value":"192.0.2.1"}]}}"#,
      #"{"status":{"addresses":[{"type":"IPAddress","value":"198.51.100.1"}]}}"#
    ),
    (
      "nodes",
      #"{"status":{"addresses":[{"type":"InternalIP","address":"1.1.1.1"},"#
        + #"{"type":"InternalIP","address":"::1"}]}}"#,
      #"{"status":{"addresses":[{"type":"InternalIP","address":"2.2.2.2"},"#
        + #"{"type":"InternalIP","address":"::2"}]}}"#
    ),
    (
      "nodes",
      #"{"status":{"conditions":[{"type":"R","status":"True","lastTransitionTime":"1"}]}}"#,
      #"{"status":{"conditions":[{"type":"R","status":"True","lastTransitionTime":"2"}]}}"#
    ),
  ])
  func betweenClustersUIDsAndAddressesAreNotCompared(
    _ resource: String, _ before: String, _ after: String
  ) throws {
    let name = ResourceName(resource)
    let comparison = try Comparison(name, before, after, betweenClusters: true)
    #expect(comparison.change == nil, "\(comparison.lines)")
    let one = try Comparison(name, before, after)
    #expect((one.change != nil) == !before.contains("lastTransitionTime"))
  }

  @Test func betweenClustersNothingIsRecreatedAndTheRestCounts() throws {
    let comparison = try Comparison(
      "services", #"{"metadata":{"uid":"a"},"spec":{"type":"NodePort"}}"#,
      #"{"metadata":{"uid":"b"},"spec":{"type":"LoadBalancer"}}"#, betweenClusters: true)
    #expect(comparison.change?.change == .modified)
    #expect(comparison.lines == [#"/spec/type: "NodePort" -> "LoadBalancer""#])
  }

  @Test func betweenClustersAnotherNumberOfEndpointsCounts() throws {
    let comparison = try Comparison(
      "endpointslices.discovery.k8s.io", #"{"endpoints":[{"addresses":["10.1.2.3"]}]}"#,
      #"{"endpoints":[{"addresses":["10.7.7.7"]},{"addresses":["10.7.7.8"]}]}"#,
      betweenClusters: true)
    #expect(comparison.fields.map(\.path.description) == ["/endpoints/1"])
  }
}
