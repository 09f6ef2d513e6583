import ClusterObjects
import NetworkModel
import ReportFormats
import Testing

/// How full ranges are, as far as facts know it.
struct AddressPoolTests {
  private static func fact(
    _ name: FactName, _ words: [String]?, of subject: FactSubject = .cluster
  ) -> Fact {
    Fact(
      name, of: subject,
      state: words.map { .known(FactValue(words: $0), .live) }
        ?? .unknown(UnknownReason("nobody says it")),
      reasoning: nil, provenance: [])
  }

  @Test func blocksOfNodesAreGivenOut() {
    let pools = AddressPool.pools(
      in: FactSet([
        Self.fact(.podCIDRs, ["10.244.0.0/16", "fd00::/48"]),
        Self.fact(.serviceCIDRs, ["10.96.0.0/12"]),
        Self.fact(.nodePodCIDRs, ["10.244.1.0/24", "fd00:0:0:1::/64"], of: .node("a")),
        Self.fact(.nodePodCIDRs, ["10.244.2.0/24"], of: .node("b")),
        Self.fact(.nodePodCIDRs, ["192.168.0.0/24"], of: .node("c")),
      ]))
    #expect(
      pools == [
        AddressPool(name: "pods 10.244.0.0/16", total: 65536, used: 512),
        AddressPool(name: "pods fd00::/48", total: 0x1p80, used: 0x1p64),
        AddressPool(name: "services 10.96.0.0/12", total: 1_048_576, used: nil),
      ])
  }

  @Test(arguments: [
    [Self.fact(.nodePodCIDRs, nil, of: .node("b"))],
    [Self.fact(.nodePodCIDRs, nil, of: .cluster)],
    [Self.fact(.nodePodCIDRs, ["no range"], of: .node("b"))],
  ])
  func whatOneNodeHidesNobodyKnows(hidden: [Fact]) {
    let known = [
      Self.fact(.podCIDRs, ["10.244.0.0/16"]),
      Self.fact(.nodePodCIDRs, ["10.244.1.0/24"], of: .node("a")),
    ]
    #expect(AddressPool.pools(in: FactSet(known)).map(\.used) == [256])
    #expect(AddressPool.pools(in: FactSet(known + hidden)).map(\.used) == [nil])
  }

  @Test func withoutRangesThereAreNoPools() {
    #expect(AddressPool.pools(in: FactSet([])) == [])
    #expect(
      AddressPool.pools(in: FactSet([Self.fact(.podCIDRs, nil), Self.fact(.serviceCIDRs, [])]))
        == [])
    #expect(
      AddressPool.pools(in: FactSet([Self.fact(.podCIDRs, ["10.244.0.0/16"])])).map(\.used) == [nil]
    )
  }
}
