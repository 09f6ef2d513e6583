import ClusterObjects

/// One thing that differs between two Corefiles.
struct CorefileDifference {
  /// The label of the server, or the name of the imported file, that it is in.
  let place: String
  /// On the first side; nil: it is not there.
  let old: CorefileSetting?
  /// On the second side; nil: it is not there.
  let new: CorefileSetting?
  /// What kind of difference it is.
  var kind = Kind.setting

  /// What kind of difference it is.
  enum Kind {
    /// A setting came, went or has another value.
    case setting
    /// Settings of one name stand in another order.
    case order
    /// The server came.
    case newPlace
    /// The server went.
    case gonePlace
  }

  /// What differs between two values of ``Corefile/value`` or ``CustomCorefile/value``; nil is an
  /// empty one.
  static func between(_ old: FactValue?, _ new: FactValue?) -> [CorefileDifference] {
    let (before, after) = (places(old), places(new))
    return Set(before.keys).union(after.keys).sorted { $0.precedesBytewise($1) }
      .flatMap { place -> [CorefileDifference] in
        let (first, second) = (before[place], after[place])
        if isServer(place), first == nil || second == nil {
          return [
            CorefileDifference(
              place: place, old: nil, new: nil, kind: first == nil ? .newPlace : .gonePlace)
          ]
        }
        return differences(in: place, first ?? [], second ?? [])
      }
  }

  private static func places(_ value: FactValue?) -> [String: [CorefileSetting]] {
    guard case .record(let places) = value else { return [:] }
    return places.mapValues { ($0.elements ?? []).compactMap { CorefileSetting($0) } }
  }

  private static func isServer(_ place: String) -> Bool {
    place != Corefile.outside && !place.hasSuffix(".override")
  }

  /// What differs between two lists of settings: those of one name are matched in their order,
  /// equal ones first.
  static func differences(
    in place: String, _ old: [CorefileSetting], _ new: [CorefileSetting]
  ) -> [CorefileDifference] {
    let names = Set((old + new).map(\.name)).sorted { $0.precedesBytewise($1) }
    return names.flatMap { name -> [CorefileDifference] in
      let before = old.filter { $0.name == name }
      let after = new.filter { $0.name == name }
      if before == after { return [] }
      let gone = subtracting(after, from: before)
      let come = subtracting(before, from: after)
      if gone.isEmpty, come.isEmpty {
        return [CorefileDifference(place: place, old: before[0], new: after[0], kind: .order)]
      }
      return (0..<max(gone.count, come.count)).map { index in
        CorefileDifference(
          place: place, old: index < gone.count ? gone[index] : nil,
          new: index < come.count ? come[index] : nil)
      }
    }
  }

  private static func subtracting(
    _ other: [CorefileSetting], from list: [CorefileSetting]
  ) -> [CorefileSetting] {
    var left: [CorefileSetting: Int] = [:]
    for setting in other { left[setting, default: 0] += 1 }
    return list.filter { setting in
      guard let count = left[setting], count > 0 else { return true }
      left[setting] = count - 1
      return false
    }
  }

  // MARK: Words

  /// What it is, with its place: `cache 30 -> 300 in .:53`.
  var text: String {
    let spot = place == Corefile.outside ? "outside of server blocks" : "in \(place)"
    return switch kind {
    case .setting: "\(change) \(spot)"
    case .order: "\(old?.name ?? "") lines stand in another order \(spot)"
    case .newPlace: "server block \(place) is new"
    case .gonePlace: "server block \(place) is gone"
    }
  }

  /// What it is: `cache 30 -> 300`, `forward max_concurrent 1000 -> 2000`, `hosts is new`.
  private var change: String {
    guard let old else { return "\(new?.text ?? "") is new" }
    guard let new else { return "\(old.text) is gone" }
    if old.arguments != new.arguments {
      return old.arguments.isEmpty || new.arguments.isEmpty
        ? "\(old.text) -> \(new.text)"
        : "\(old.name) \(old.shortArguments) -> \(new.shortArguments)"
    }
    let inner = Self.differences(in: place, old.block, new.block)
    let named = inner.prefix(3).map {
      "\(old.name) \($0.kind == .order ? $0.orderText : $0.change)"
    }
    let rest = inner.count - named.count
    return named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more of its settings" : "")
  }

  private var orderText: String { "\(old?.name ?? "") in another order" }
}
