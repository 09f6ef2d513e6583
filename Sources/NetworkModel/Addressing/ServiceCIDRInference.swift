import ClusterObjects
import JSONScanner

/// What addresses in use say about the range they are from: the Service `default/kubernetes` has
/// the first address of the default range (KEP-1880, https://kep.k8s.io/1880), so that the range's
/// start is exact, and its length is bounded by the other addresses.
struct ServiceCIDRInference {
  /// The first address of a Service, that of `default/kubernetes`.
  let first: IPAddress
  /// The last address of the same family that a Service has.
  let last: IPAddress
  /// Whether all Services were seen.
  let isWhole: Bool

  /// nil where the Service is not seen.
  ///
  /// - Throws: the history's error.
  init?(in evidence: NetworkEvidence) throws {
    guard let first = try Self.apiAddress(evidence) else { return nil }
    var last = first
    let unseen = try evidence.scan("services") { _, service in
      let spec = service.value(at: "spec")
      for address in service.elements(of: service.member(spec, "clusterIPs")) {
        guard let next = service.stringValue(address).flatMap({ IPAddress($0) }),
          next.family == first.family
        else { continue }
        last = max(last, next)
      }
    }
    self.first = first
    self.last = last
    isWhole = unseen == nil
  }

  /// The address of `default/kubernetes`; nil where it is not seen.
  ///
  /// - Throws: the history's error.
  static func apiAddress(_ evidence: NetworkEvidence) throws -> IPAddress? {
    let service = try evidence.object("services", in: "default", named: "kubernetes").object
    return service?.text("spec", "clusterIP").flatMap { IPAddress($0) }
  }

  /// The shortest range that starts where the real one does and holds all addresses that were seen;
  /// nil where the first address is not one behind a range's start.
  var smallest: IPPrefix? {
    guard first.number > 0 else { return nil }
    let base = IPAddress(family: first.family, number: first.number - 1)
    for length in stride(from: base.family.bits - 1, through: 0, by: -1) {
      let range = IPPrefix(base, length: length)
      if range.base != base { return nil }
      if range.contains(last) { return range }
    }
    return nil
  }

  /// Why the range is not known, with what is.
  var reason: UnknownReason {
    let shownBy =
      "servicecidrs.networking.k8s.io, or --service-cluster-ip-range of the API servers"
    guard let smallest else {
      return UnknownReason(
        "no object that was seen states it, and \(first), the address of default/kubernetes, is "
          + "not the first one of a range that holds \(last)", shownBy: shownBy)
    }
    return UnknownReason(
      "only its start is known: it begins at \(smallest.base), because default/kubernetes has its "
        + "first address \(first); as Services have addresses up to \(last), the range is "
        + "\(smallest) or wider, if all of them are from one"
        + (isWhole ? "" : ", and not all Services were seen"), shownBy: shownBy)
  }
}
