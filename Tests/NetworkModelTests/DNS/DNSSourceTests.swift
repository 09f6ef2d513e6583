import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

@Suite struct DNSSourceTests {
  private static let corefile = """
    .:53 {
        errors
        health {
           lameduck 5s
        }
        ready
        kubernetes cluster.local in-addr.arpa ip6.arpa {
           pods insecure
           fallthrough in-addr.arpa ip6.arpa
           ttl 30
        }
        prometheus :9153
        forward . /etc/resolv.conf {
           max_concurrent 1000
        }
        cache 30 {
           disable success cluster.local
           disable denial cluster.local
        }
        loop
        reload
        loadbalance
    }
    """

  /// What one edit of the Corefile of `dns-kubeadm` changes.
  private static func changes(_ old: String, _ new: String) throws -> [FactTransition] {
    let before = try ChangedFixture("dns-kubeadm").withCorefile(corefile).facts()
    let edited = corefile.replacing(old, with: new)
    #expect(edited != corefile)
    let after = try ChangedFixture("dns-kubeadm").withCorefile(edited).facts()
    return FactTransition.differences(before, after)
  }

  @Test(arguments: [
    ("cache 30", "cache 300", 1), ("/etc/resolv.conf", "10.0.0.53", 2),
    ("kubernetes cluster.local", "kubernetes k8s.lab", 2), ("errors", "errors\nlog", 1),
    (".:53 {", "corp.example {\nforward . 10.1.1.1\n}\n.:53 {", 2),
  ])
  func anEditIsOnePrimaryChange(_ old: String, _ new: String, _ count: Int) throws {
    let changes = try Self.changes(old, new)
    #expect(changes.count == count)
    let primary = FactTransition.primary(changes)
    #expect(primary.map(\.name) == [.corefile])
    #expect(primary.first?.subject.description == "configmaps kube-system/coredns")
  }

  @Test(arguments: [("errors", "errors # to stdout"), ("    loop\n", "\n\tloop\n")])
  func anotherLayoutIsNone(_ old: String, _ new: String) throws {
    #expect(try Self.changes(old, new).isEmpty)
  }

  @Test func theCacheExampleReadsAsItShould() throws {
    let change = try #require(try Self.changes("cache 30", "cache 300").first)
    #expect(
      change.judged()
        == ChangeJudgement(.routing, "cache 30 -> 300 in .:53: answers are kept up to 300 s"))
  }

  @Test func aChangeOfCustomFilesIsOnePrimaryChange() throws {
    let before = try ClusterFixture("dns-aks-custom").facts()
    let after = try ChangedFixture("dns-aks-custom")
      .changing("configmaps", "kube-system", "coredns-custom") { json in
        var json = json
        json["data"]?["corp.server"] =
          "corp.example:53 {\n forward . 10.50.0.54\n cache 30\n errors\n}"
        return json
      }.facts()
    let changes = FactTransition.differences(before, after)
    #expect(Set(changes.map(\.name)) == [.corefile, "dns.upstreams"])
    let primary = FactTransition.primary(changes)
    #expect(primary.map(\.subject.description) == ["configmaps kube-system/coredns-custom"])
    #expect(
      primary.first?.judged().meaning
        == "forward . 10.50.0.53 -> . 10.50.0.54 in corp.example:53: names that it does not know "
        + "itself are asked for at 10.50.0.54")
  }

  @Test func customFilesThatNothingImportsSayNothing() throws {
    let facts = try ChangedFixture("dns-aks-custom").withCorefile(Self.corefile).facts()
    #expect(
      facts.subjects(of: .corefile).map(\.subject.description) == ["configmaps kube-system/coredns"]
    )
    #expect(facts.value("dns.upstreams") == .record([".": ["/etc/resolv.conf"]]))
  }

  @Test func aMalformedCustomFileIsNamed() throws {
    let facts = try ChangedFixture("dns-aks-custom")
      .changing("configmaps", "kube-system", "coredns-custom") { json in
        var json = json
        json["data"]?["corp.server"] = "corp.example:53 {\n forward . 10.50.0.54\n"
        return json
      }.facts()
    let custom = facts[.corefile, .object(RecordedCorefile.customKey)]
    #expect(
      custom?.unknown?.because
        == "configmaps kube-system/coredns-custom cannot be read: corp.server, line 1: a brace is "
        + "not closed")
    #expect(facts["dns.upstreams"]?.unknown != nil)
    #expect(facts[.corefile, .object(RecordedCorefile.clusterKeys[0])]?.value != nil)
  }

  @Test func ofTwoWorkloadsTheServiceTellsWhichAnswers() throws {
    let second = try TestObject(
      "deployments.apps", "coredns-lab", in: "kube-system",
      """
      {"spec":{"replicas":1,"template":{"metadata":{"labels":{"app":"lab"}},"spec":{"containers":
      [{"name":"dns","image":"coredns/coredns:1.11.1"}]}}},"status":{"readyReplicas":1}}
      """)
    let facts = try ChangedFixture("dns-kubeadm").adding(second).facts()
    #expect(facts.value("dns.version") == "v1.12.1")
    #expect(
      facts["dns.implementation"]?.reasoning
        == "Deployment kube-system/coredns runs it; not Deployment kube-system/coredns-lab: the "
        + "Service does not lead there, or it stands at zero")
    let both = try ChangedFixture("dns-kubeadm").adding(second).notSeeing("services").facts()
    #expect(
      both["dns.implementation"]?.unknown?.because
        == "Deployment kube-system/coredns and Deployment kube-system/coredns-lab could all answer "
        + "DNS")
  }

  @Test func aDeploymentAtZeroAnswersNothing() throws {
    let facts = try ChangedFixture("dns-kube-dns")
      .changing("deployments.apps", "kube-system", "kube-dns") { json in
        var json = json
        json["spec"]?["replicas"] = 0
        json["status"] = .object(["observedGeneration": 4])
        return json
      }.facts()
    #expect(facts["dns.implementation"]?.unknown?.because.hasPrefix("Deployment") == true)
    #expect(facts.value(.dnsPodCount) == 0)
    #expect(facts.value("dns.replicas") == 0)
  }

  /// As a manifest is before anything has been created from it.
  @Test func withoutAStatusNobodyKnowsHowManyAreReady() throws {
    let facts = try ChangedFixture("dns-kubeadm")
      .changing("deployments.apps", "kube-system", "coredns") { json in
        var json = json
        json["status"] = nil
        return json
      }.facts()
    #expect(facts[.dnsPodCount]?.unknown != nil)
    #expect(facts.value("dns.replicas") == 2)
  }

  @Test func anotherConfigMapIsNotTakenForTheUsualOne() throws {
    let facts = try ChangedFixture("dns-kubeadm")
      .changing("deployments.apps", "kube-system", "coredns") { json in
        var json = json
        json["spec"]?["template"]?["spec"]?["volumes"] = .array([
          .object(["name": "c", "configMap": .object(["name": "coredns-blue"])])
        ])
        return json
      }.facts()
    #expect(
      facts.subjects(of: .corefile).map { $0.unknown?.because } == [
        "configmaps kube-system/coredns-blue holds the Corefile and is not among those that "
          + "netlapse records"
      ])
  }

  @Test func ofTwoCorefilesNeitherIsTakenWhereTheWorkloadIsNotSeen() throws {
    let other = try TestObject(
      "configmaps", "rke2-coredns-rke2-coredns", in: "kube-system",
      #"{"data":{"Corefile":". {\nforward . 10.0.0.1\n}\n"}}"#)
    let facts = try ChangedFixture("dns-kubeadm").adding(other).notSeeing("deployments.apps")
      .facts()
    #expect(facts.subjects(of: .corefile).compactMap(\.value).count == 2)
    #expect(facts["dns.upstreams"]?.unknown?.because.hasSuffix("which of them is read") == true)
    let one = try ChangedFixture("dns-kubeadm").notSeeing("deployments.apps").facts()
    #expect(one.value("dns.upstreams") == .record([".": ["/etc/resolv.conf"]]))
    #expect(one.value("dns.clusterDomain") == "cluster.local")
    #expect(one["dns.implementation"]?.unknown?.unseen == ["deployments.apps"])
  }

  @Test func importsThatWereNotSeenLeaveTheDomainKnown() throws {
    let facts = try ChangedFixture("dns-aks-custom")
      .changing("configmaps", "kube-system", "coredns-custom") { json in
        var json = json
        json["data"]?["corp.server"] = .object(["netlapse/withheld": true])
        return json
      }.facts()
    #expect(facts.value("dns.clusterDomain") == "cluster.local")
    #expect(
      facts["dns.upstreams"]?.unknown?.because
        == "corp.server of configmaps kube-system/coredns-custom was withheld")
  }

  @Test func aNodeThatJoinsIsNoChange() throws {
    let before = try ClusterFixture("dns-nodelocal").facts()
    let after = try ChangedFixture("dns-nodelocal")
      .changing("daemonsets.apps", "kube-system", "nodelocaldns") { json in
        var json = json
        json["status"] = .object(["desiredNumberScheduled": 4, "numberReady": 4])
        return json
      }
      .changing("deployments.apps", "kube-system", "coredns") { json in
        var json = json
        json["status"] = .object(["replicas": 1, "readyReplicas": 1])
        return json
      }.facts()
    #expect(FactTransition.differences(before, after).isEmpty)
    #expect(before.value(.dnsPodCount) == 0)
    #expect(after.value(.dnsPodCount) == 1)
  }

  @Test func installingNodeLocalCacheIsOnePrimaryChange() throws {
    let after = try ClusterFixture("dns-nodelocal").facts()
    let before = try ChangedFixture("dns-nodelocal")
      .changing("daemonsets.apps", "kube-system", "nodelocaldns") { _ in nil }.facts()
    let changes = FactTransition.differences(before, after)
    #expect(FactTransition.primary(changes).map(\.name) == ["dns.nodeLocalCache"])
    #expect(Set(changes.map(\.name)) == ["dns.nodeLocalCache", "dns.nodeLocalCorefile"])
  }

  @Test(arguments: [
    (#"["10.0.0.1"]"#, true), ("[]", true), ("{", false), (#"{"a": "b"}"#, false), ("[1]", false),
  ])
  func serversOfKubeDNSAreAList(_ text: String, _ isKnown: Bool) throws {
    let facts = try ChangedFixture("dns-kube-dns")
      .changing("configmaps", "kube-system", "kube-dns") { json in
        var json = json
        json["data"]?["upstreamNameservers"] = .string(text)
        return json
      }.facts()
    #expect((facts.value("dns.upstreams") != nil) == isKnown)
  }

  @Test func nothingSeenIsNothingKnown() throws {
    var fixture = ChangedFixture("dns-kubeadm")
    for resource: ResourceName in ["deployments.apps", "daemonsets.apps", "configmaps", "services"]
    {
      fixture = fixture.notSeeing(resource)
    }
    let facts = try fixture.facts()
    let dns = facts.facts.filter { FactCatalogue.current[$0.name]?.area == .dns }
    #expect(dns.filter { $0.value != nil }.map(\.name) == ["dns.ndotsCounts"])
    #expect(facts[.dnsPodCount]?.unknown?.unseen == ["deployments.apps"])
  }
}
