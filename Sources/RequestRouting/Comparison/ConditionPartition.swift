import ClusterObjects

/// Requests that differ in what conditions ask for: one of each class where there are few.
struct ConditionPartition {
  /// What is put into a request; empty: nothing is asked for.
  struct Variant: Hashable {
    var method: String?
    var headers: [String: String] = [:]
    var query: [String: String] = [:]

    /// How much a reader has to add to a plain request.
    var size: Int { headers.count + query.count + (method == nil ? 0 : 1) }

    /// The same for the same variant, whatever the order in its parts.
    var text: String {
      let parts = [headers, query].flatMap { part in
        part.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + [""]
      }
      return ([method ?? ""] + parts).joined(separator: "\n")
    }

    func applied(to request: RoutedRequest) -> RoutedRequest {
      var request = request
      if let method { request.method = method }
      request.headers = headers
      request.query = query.sorted { $0.key < $1.key }
        .map { RequestParameter(name: $0.key, value: $0.value) }
      return request
    }
  }

  /// The variants, plainer ones first.
  let variants: [Variant]
  /// Whether some combination is left out, or a value is not known that a condition accepts.
  let isCut: Bool

  private enum Dimension: Hashable {
    case method
    case header(String)
    case parameter(String)
  }

  init(_ conditions: some Sequence<RequestConditions>, variantsMax: Int) {
    let all = Set(conditions.filter { !$0.isEmpty })
    guard !all.isEmpty else {
      variants = [Variant()]
      isCut = false
      return
    }
    var choices: [Dimension: Set<String>] = [:]
    var isCut = false
    for condition in all {
      if let method = condition.method { choices[.method, default: []].insert(method) }
      for (name, value) in condition.headers {
        if let sample = value.sample { choices[.header(name), default: []].insert(sample) }
        isCut = isCut || value.sample == nil
      }
      for (name, value) in condition.query {
        if let sample = value.sample { choices[.parameter(name), default: []].insert(sample) }
        isCut = isCut || value.sample == nil
      }
    }
    if choices[.method] != nil {
      let usual = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]
      if let other = usual.first(where: { choices[.method]?.contains($0) != true }) {
        choices[.method]?.insert(other)
      }
    }
    let product = choices.values.reduce(1) { min($0 * ($1.count + 1), variantsMax + 1) }
    var found: Set<Variant> = [Variant()]
    if product <= variantsMax {
      for (dimension, values) in choices {
        for variant in found {
          for value in values { found.insert(Self.setting(dimension, to: value, in: variant)) }
        }
      }
    } else {
      isCut = true
      let texts = Dictionary(
        all.map { ($0.description, $0) }, uniquingKeysWith: { first, _ in first })
      // In an order of their own: the same every time.
      for (_, condition) in texts.sorted(by: { $0.key < $1.key }).prefix(variantsMax) {
        var variant = Variant(method: condition.method)
        for (name, value) in condition.headers { variant.headers[name] = value.sample }
        for (name, value) in condition.query { variant.query[name] = value.sample }
        found.insert(variant)
      }
    }
    variants = found.map { (variant: $0, size: $0.size, text: $0.text) }
      .sorted { $0.size != $1.size ? $0.size < $1.size : $0.text.precedesBytewise($1.text) }
      .map(\.variant)
    self.isCut = isCut
  }

  private static func setting(
    _ dimension: Dimension, to value: String, in variant: Variant
  ) -> Variant {
    var variant = variant
    switch dimension {
    case .method: variant.method = value
    case .header(let name): variant.headers[name] = value
    case .parameter(let name): variant.query[name] = value
    }
    return variant
  }
}
