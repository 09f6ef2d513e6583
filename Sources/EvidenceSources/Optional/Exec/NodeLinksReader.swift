package import ClusterObjects
import JSONScanner

/// Reads what `ip -j -d addr` prints, and `ip -j link` too, which tells less
/// (https://man7.org/linux/man-pages/man8/ip.8.html).
///
/// Kept are a link's name, MTU, state, kind, master and parent, the number and port of a VXLAN, and
/// its lasting addresses of global scope. Of the links to Pods only their number by MTU is kept.
package enum NodeLinksReader {
  /// A node has a few, and one for each Pod.
  private static let linksMax = 50_000
  /// So many addresses are kept of a link.
  private static let addressesMax = 64
  /// What the names of links to Pods begin with: Cilium, Calico and what follows its naming,
  /// plugins of the CNI project, VPC CNI, Azure CNI, GKE.
  private static let podPrefixes = ["azv", "cali", "eni", "gke", "lxc", "veth"]

  /// - Throws: ``JSONSyntaxError``, ``UnreadableOutput``.
  package static func read(_ bytes: [UInt8]) throws -> JSONValue {
    var scanner = JSONScanner(depthLimit: 32)
    scanner.load(bytes)
    try scanner.scanWhole()
    guard scanner.kind(0) == .array else { throw UnreadableOutput("it is no list of links") }
    let elements = scanner.elements(of: 0)
    guard elements.count <= linksMax else {
      throw UnreadableOutput("more than \(linksMax) links")
    }
    var links: [String: JSONValue] = [:]
    var podLinks: [Int: Int] = [:]
    for element in elements {
      // Without a match of its filter `ip` prints an empty object.
      guard let name = scanner.stringValue(scanner.member(element, "ifname")) else { continue }
      guard !name.isEmpty, name.utf8.count <= 64 else {
        throw UnreadableOutput("a link whose name has \(name.utf8.count) bytes")
      }
      let mtu = int(scanner.member(element, "mtu"), in: scanner)
      let information = scanner.member(element, "linkinfo")
      let kind = scanner.stringValue(scanner.member(information, "info_kind"))
      if isOfPod(name, kind: kind) {
        if let mtu { podLinks[mtu, default: 0] += 1 }
        continue
      }
      guard links[name] == nil else { throw UnreadableOutput("two links are called \(name)") }
      links[name] = link(name, mtu, kind, element, in: scanner)
    }
    guard !links.isEmpty else { throw UnreadableOutput("there is no link in it") }
    return JSONValue(members: [
      "links": .array(links.sorted { $0.key.precedesBytewise($1.key) }.map(\.value)),
      "podLinks": podLinks.isEmpty
        ? nil
        : .array(
          podLinks.sorted { $0.key < $1.key }.map { mtu, count in
            .object(["mtu": JSONValue(mtu), "count": JSONValue(count)])
          }),
    ])
  }

  private static func isOfPod(_ name: String, kind: String?) -> Bool {
    (kind == nil || kind == "veth") && podPrefixes.contains { name.hasPrefix($0) }
  }

  private static func link(
    _ name: String, _ mtu: Int?, _ kind: String?, _ element: Int,
    in scanner: borrowing JSONScanner
  ) -> JSONValue {
    let data = scanner.member(scanner.member(element, "linkinfo"), "info_data")
    let isVXLAN = kind == "vxlan"
    let vxlan = JSONValue(members: [
      "id": int(scanner.member(data, "id"), in: scanner).map { JSONValue($0) },
      "port": int(scanner.member(data, "port"), in: scanner).map { JSONValue($0) },
    ])
    let addresses = kind == "dummy" ? [] : addresses(of: element, in: scanner)
    func text(_ member: StaticString) -> JSONValue? {
      scanner.stringValue(scanner.member(element, member)).map { .string($0) }
    }
    return JSONValue(members: [
      "name": .string(name), "mtu": mtu.map { JSONValue($0) }, "state": text("operstate"),
      "kind": kind.map { .string($0) }, "master": text("master"), "link": text("link"),
      "vxlan": isVXLAN ? vxlan : nil,
      "addresses": addresses.isEmpty ? nil : .array(addresses.map { .string($0) }),
    ])
  }

  /// `10.0.0.5/24`, in order. Those of a dummy are left out by the caller: kube-proxy in ipvs mode
  /// puts every ClusterIP on one.
  private static func addresses(
    of element: Int, in scanner: borrowing JSONScanner
  ) -> [String] {
    var addresses: [String] = []
    for entry in scanner.elements(of: scanner.member(element, "addr_info")) {
      guard scanner.stringValue(scanner.member(entry, "scope")) == "global",
        let local = scanner.stringValue(scanner.member(entry, "local")), local.utf8.count <= 64,
        let length = int(scanner.member(entry, "prefixlen"), in: scanner)
      else { continue }
      // Privacy addresses come and go.
      if let temporary = scanner.member(entry, "temporary"), scanner.kind(temporary) == .true {
        continue
      }
      addresses.append("\(local)/\(length)")
    }
    return Array(addresses.sorted { $0.precedesBytewise($1) }.prefix(addressesMax))
  }

  private static func int(_ index: Int?, in scanner: borrowing JSONScanner) -> Int? {
    guard let index, scanner.kind(index) == .number else { return nil }
    return Int(scanner.string(index))
  }
}
