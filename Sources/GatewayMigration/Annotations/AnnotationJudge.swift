/// Judges the annotations of Ingresses by a table, for one cluster.
package struct AnnotationJudge: Sendable {
  /// How many characters of a value are shown.
  package static let shownValueLength = 200

  private let table: AnnotationTable
  private let served: ServedGatewayAPI
  private let nginxPrefix: String

  /// `nginxPrefix` is what ingress-nginx reads in this cluster (`--annotations-prefix`).
  package init(
    table: AnnotationTable = .current, served: ServedGatewayAPI,
    nginxPrefix: String = AnnotationTable.defaultNginxPrefix
  ) {
    self.table = table
    self.served = served
    self.nginxPrefix = nginxPrefix
  }

  /// Every annotation of one Ingress, by name. `controllerName` is its class's
  /// `spec.controller`; with nil, or one that the table does not know, no annotation is taken for
  /// another product's.
  package func judge(
    _ annotations: [String: String], controllerName: String?
  ) -> [AnnotationJudgement] {
    let product = controllerName.flatMap(AnnotationProduct.init(controllerName:))
    return annotations.sorted { $0.key < $1.key }.map { name, value in
      guard let entry = entry(for: name, product: product) else {
        return unknown(name, value, product: product)
      }
      return judgement(entry, name, value, beside: annotations, product: product)
    }
  }

  // MARK: Known

  private func entry(for name: String, product: AnnotationProduct?) -> AnnotationEntry? {
    let found = table.entries(for: name, nginxPrefix: nginxPrefix)
    return found.first { $0.product == product } ?? found.first { !$0.product.isController }
      ?? found.first
  }

  private func judgement(
    _ entry: AnnotationEntry, _ name: String, _ value: String,
    beside annotations: [String: String], product: AnnotationProduct?
  ) -> AnnotationJudgement {
    let ownCase = entry.ownCase(of: value)
    let meaning = ownCase?.meaning ?? entry.meaning
    let reason =
      strangersReason(entry.product, product)
      ?? ownCase.flatMap { idleReason($0, value) }
      ?? leaderReason(entry, name, beside: annotations)
    return AnnotationJudgement(
      name: name, value: shownValue(value, of: entry), about: meaning.about,
      portability: meaning.portability, equivalent: meaning.equivalent?.text,
      note: reason ?? meaning.note, isServedHere: meaning.equivalent.flatMap(served.serves),
      isSecurity: meaning.isSecurity, mayHideSecurity: meaning.mayHideSecurity,
      hasEffect: reason == nil)
  }

  /// Bookkeeping holds whole objects, with whatever stands in them.
  private func shownValue(_ value: String, of entry: AnnotationEntry) -> String? {
    entry.product == .tooling ? nil : Self.shown(value)
  }

  private static func shown(_ value: String) -> String {
    let start = value.prefix(shownValueLength)
    return start.endIndex == value.endIndex ? value : start + "…"
  }

  // MARK: Without effect

  private func strangersReason(
    _ owner: AnnotationProduct, _ product: AnnotationProduct?
  ) -> String? {
    guard let product, owner.isController, owner != product else { return nil }
    return "\(product.displayName) serves this Ingress and does not read an annotation of "
      + "\(owner.displayName)."
  }

  private func idleReason(_ ownCase: AnnotationCase, _ value: String) -> String? {
    guard ownCase.meaning == nil else { return nil }
    return ownCase.test == .switchesOff
      ? "The value \"\(Self.shown(value))\" switches it off: nothing has to move."
      : "The value \"\(Self.shown(value))\" asks for nothing that would have to move."
  }

  /// An absent leader proves nothing: a ConfigMap may set it for the whole controller.
  private func leaderReason(
    _ entry: AnnotationEntry, _ name: String, beside annotations: [String: String]
  ) -> String? {
    guard let rest = entry.leader else { return nil }
    let leader = "\(AnnotationTable.parts(of: name).prefix)/\(rest)"
    guard let value = annotations[leader],
      let leading = table.entries(for: leader, nginxPrefix: nginxPrefix)
        .first(where: { $0.product == entry.product }),
      let leadingCase = leading.ownCase(of: value), leadingCase.meaning == nil
    else { return nil }
    return "It does nothing while \(leader) is \"\(Self.shown(value))\"."
  }

  // MARK: Unknown

  private func unknown(
    _ name: String, _ value: String, product: AnnotationProduct?
  ) -> AnnotationJudgement {
    let prefix = AnnotationTable.parts(of: name).prefix
    let owner = table.product(ofPrefixIn: name, nginxPrefix: nginxPrefix)
    let isUnread = prefix == AnnotationTable.defaultNginxPrefix && prefix != nginxPrefix
    let reason =
      isUnread
      ? "ingress-nginx reads the prefix \(nginxPrefix) here, not \(prefix)."
      : owner.flatMap { strangersReason($0, product) }
    let note =
      owner.map { "\(name) is not known to netlapse as an annotation of \($0.displayName)." }
      ?? "\(name) is not known to netlapse."
    return AnnotationJudgement(
      name: name, value: Self.shown(value), about: nil, portability: .unknown, equivalent: nil,
      note: reason ?? note, isServedHere: nil, isSecurity: false,
      mayHideSecurity: owner?.isController == true && reason == nil, hasEffect: reason == nil)
  }
}
