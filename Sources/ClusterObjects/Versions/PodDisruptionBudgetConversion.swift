/// PodDisruptionBudget of `policy/v1beta1`: an empty selector selected nothing there and selects
/// everything today
/// (https://github.com/kubernetes/kubernetes/blob/v1.21.0/pkg/apis/policy/v1beta1/conversion.go and
/// `pkg/apis/policy/helper.go`).
struct PodDisruptionBudgetConversion: VersionConversion {
  private static let label: JSONValue = "pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match"

  func convert(_ object: inout JSONValue) -> Bool {
    object.edit("spec") { spec in
      spec.edit("selector") { selector in
        guard case .object = selector else { return }
        if isEmpty(selector) {
          selector = Self.selector("Exists")
        } else if selector == Self.selector("DoesNotExist") {
          selector = .object([:])
        } else {
          strip(&selector)
        }
      }
    }
    return true
  }

  private static func selector(_ operation: String) -> JSONValue {
    .object(["matchExpressions": [.object(["key": label, "operator": .string(operation)])]])
  }

  private func isEmpty(_ selector: JSONValue) -> Bool {
    guard case .object(let members) = selector else { return false }
    return members.values.allSatisfy { $0 == .null || $0 == .object([:]) || $0 == [] }
  }

  /// The label is a spelling of "everything" and "nothing", and never a requirement beside others.
  private func strip(_ selector: inout JSONValue) {
    guard let expressions = selector["matchExpressions"]?.elements else { return }
    let kept = expressions.filter { $0["key"] != Self.label }
    selector["matchExpressions"] = kept.isEmpty ? nil : .array(kept)
  }
}
