/// What stands beside a cell's state. The words are part of the documents.
package enum CellFlag: String, CaseIterable, Comparable, Sendable {
  /// It was further than it is.
  case regressed = "REGRESSED"
  /// The Gateway sends it to another Service, port or share than the Ingress.
  case backendDrift = "BACKEND_DRIFT"
  /// The backend sees another path or host than from the Ingress.
  case rewriteDrift = "REWRITE_DRIFT"
  /// Annotations do something for which no field of a route stands.
  case policyGap = "POLICY_GAP"
  /// The Ingress sends plain HTTP to HTTPS; the Gateway serves it in the clear.
  case shadowedRedirect = "SHADOWED_REDIRECT"
  /// The route holds more hosts than the Ingress: several labels for a wildcard.
  case widened = "WIDENED"
  /// Paths that only begin with the text, which the Ingress's controller serves, are not held.
  case narrowedStringPrefix = "NARROWED_STRING_PREFIX"
  /// Paths in another case, which the Ingress's controller serves, are not held.
  case narrowedCase = "NARROWED_CASE"
  /// A part of it cannot be compared.
  case unproven = "UNPROVEN"

  /// In the order of their declaration.
  package static func < (first: CellFlag, second: CellFlag) -> Bool {
    allCases.firstIndex(of: first) ?? 0 < allCases.firstIndex(of: second) ?? 0
  }
}
