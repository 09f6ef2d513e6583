import ClusterObjects

/// When each scope of a snapshot was answered, and at which resourceVersion, in the order of the
/// sorted scopes of its coverage.
///
/// Stored as `V0003_answers.sql` says: two short numbers a scope, each the distance from the one
/// before it, because answers of one collection lie close together in both.
struct AnswerList: Equatable {
  /// What is known of one answer.
  struct Answer: Equatable {
    var answeredAt: Instant?
    var resourceVersion: String?
  }

  /// Longer resourceVersions are not kept: no API server gives any, and nobody may fill the record
  /// with them. Counted in bytes of UTF-8.
  static let textBytesMax = 256
  /// Numbers from here on are stored as text, so that no distance overflows.
  private static let numberMax: Int64 = 1 << 62

  private(set) var answers: [Answer]

  /// What a coverage says; nil when nothing in it has an answer that is known.
  init?(_ coverage: Coverage) {
    answers = coverage.entries.keys.sorted().map { scope in
      let entry = coverage[scope]
      let version = entry?.resourceVersion
      return Answer(
        answeredAt: entry?.answeredAt,
        resourceVersion: (version?.utf8.count ?? 0) > Self.textBytesMax ? nil : version)
    }
    if answers.allSatisfy({ $0 == Answer() }) { return nil }
  }

  /// Reads what ``encoded(startedAt:)`` wrote; nil when it is damaged.
  ///
  /// - Parameter count: how many scopes the coverage has.
  init?(encoded: some Sequence<UInt8>, startedAt: Instant, count: Int) {
    answers = []
    var bytes = Array(encoded)[...]
    var (time, number) = (startedAt.millisecondsSinceEpoch, Int64(0))
    for _ in 0..<count {
      var answer = Answer()
      guard let timeStep = LEB128.take(from: &bytes) else { return nil }
      if timeStep > 0 {
        guard let next = Self.moved(time, by: timeStep - 1),
          let instant = Self.recordable(next)
        else { return nil }
        time = next
        answer.answeredAt = instant
      }
      guard let versionStep = LEB128.take(from: &bytes) else { return nil }
      switch versionStep {
      case 0: break
      case 1:
        guard let text = Self.takeText(from: &bytes) else { return nil }
        answer.resourceVersion = text
      default:
        guard let next = Self.moved(number, by: versionStep - 2),
          (0..<Self.numberMax).contains(next)
        else { return nil }
        number = next
        answer.resourceVersion = String(next)
      }
      answers.append(answer)
    }
    guard bytes.isEmpty else { return nil }
  }

  func encoded(startedAt: Instant) -> [UInt8] {
    var bytes: [UInt8] = []
    var (time, number) = (startedAt.millisecondsSinceEpoch, Int64(0))
    for answer in answers {
      if let next = answer.answeredAt?.millisecondsSinceEpoch {
        LEB128.append(1 + LEB128.zigzag(next - time), to: &bytes)
        time = next
      } else {
        LEB128.append(0, to: &bytes)
      }
      if let text = answer.resourceVersion {
        if let next = Self.number(text) {
          LEB128.append(2 + LEB128.zigzag(next - number), to: &bytes)
          number = next
        } else {
          LEB128.append(1, to: &bytes)
          LEB128.append(UInt64(text.utf8.count), to: &bytes)
          bytes.append(contentsOf: text.utf8)
        }
      } else {
        LEB128.append(0, to: &bytes)
      }
    }
    return bytes
  }

  /// The coverage with these answers.
  func added(to coverage: Coverage) -> Coverage {
    var coverage = coverage
    for (scope, answer) in zip(coverage.entries.keys.sorted(), answers) {
      coverage[scope]?.answeredAt = answer.answeredAt
      coverage[scope]?.resourceVersion = answer.resourceVersion
    }
    return coverage
  }

  // MARK: Values

  /// The number that a text is the one decimal form of; nil for any other text, so that every
  /// text comes back as it was.
  private static func number(_ text: String) -> Int64? {
    guard let number = Int64(text), (0..<numberMax).contains(number), String(number) == text else {
      return nil
    }
    return number
  }

  private static func moved(_ value: Int64, by step: UInt64) -> Int64? {
    let (sum, isTooLarge) = value.addingReportingOverflow(LEB128.distance(zigzag: step))
    return isTooLarge ? nil : sum
  }

  private static func recordable(_ milliseconds: Int64) -> Instant? {
    let instant = Instant(millisecondsSinceEpoch: milliseconds)
    return (Instant.earliest...Instant.latest).contains(instant) ? instant : nil
  }

  private static func takeText(from bytes: inout ArraySlice<UInt8>) -> String? {
    guard let count = LEB128.take(from: &bytes), count <= UInt64(textBytesMax),
      Int(count) <= bytes.count,
      let text = String(validating: bytes.prefix(Int(count)), as: UTF8.self)
    else { return nil }
    bytes = bytes.dropFirst(Int(count))
    return text
  }
}
