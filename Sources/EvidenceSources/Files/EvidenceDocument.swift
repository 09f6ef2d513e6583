import JSONScanner

/// Reads one document, which stands in JSON or was made JSON of: a List, item by item, or a single
/// object.
struct EvidenceDocument: ~Copyable {
  /// What a List says about itself, as far as it has been read.
  struct ListHeader {
    var kind: String?
    var apiVersion: String?
    var continueToken: String?
    var resourceVersion: String?

    /// `ServiceList` lists `Service`s; a plain `List` says nothing about its items.
    var itemKind: String? {
      guard let kind, kind.hasSuffix("List"), kind != "List" else { return nil }
      return String(kind.dropLast(4))
    }
  }

  /// A List that has been read.
  struct ReadList {
    let header: ListHeader
    let itemCount: Int
    /// Whether there were items, and nothing behind them.
    let endsWithItems: Bool
  }

  /// No Kubernetes object has nearly as many members, or as long a name of one.
  private static let membersMax = 1000
  private static let memberNameBytesMax = 4096
  /// Items of a pipe that have to be looked over before they are read may be this large together.
  private static let lookAheadBytesMax = 100 << 20

  private var window: JSONWindow
  /// How messages name it.
  private let documentName: String
  private let format: EvidenceFormat
  /// Whether the member read last was that of the items.
  private var endsWithItems = false

  /// - Parameters:
  ///   - name: how messages name the document.
  ///   - format: that of the file.
  init(_ window: consuming JSONWindow, named name: String, _ format: EvidenceFormat) {
    self.window = window
    documentName = name
    self.format = format
  }

  /// Hands every item, or the whole document when it is no List, to `receiver`.
  ///
  /// - Returns: what is known of the List; nil for a single object.
  /// - Throws: ``EvidenceError`` naming file and offset.
  consuming func read<Receiver: EvidenceReceiver & ~Copyable>(
    into receiver: inout Receiver
  ) throws -> ReadList? {
    do {
      return try readDocument(into: &receiver)
    } catch let error as JSONSyntaxError {
      throw EvidenceError(
        .malformed, path: documentName,
        "\(error.explanation) at \(window.place(ofByte: error.offsetBytes))",
        hint: error.reason == .unexpectedEnd ? "the file is cut off: collect it again" : nil)
    } catch let error as EvidenceError where error.path == nil {
      throw EvidenceError(error.category, path: documentName, error.message, hint: error.hint)
    }
  }

  private mutating func readDocument<Receiver: EvidenceReceiver & ~Copyable>(
    into receiver: inout Receiver
  ) throws -> ReadList? {
    guard let first = try window.peek() else {
      throw EvidenceError(.malformed, path: documentName, "the file is empty")
    }
    guard first == UInt8(ascii: "{") else {
      if format == .yaml {
        throw EvidenceError(
          .malformed, path: documentName,
          "no Kubernetes object: no mapping at \(window.place(ofByte: 0))")
      }
      throw JSONSyntaxError(.unexpectedByte(first), at: window.documentOffset)
    }
    // Until the items begin everything is kept, because only they tell a List from an object.
    let start = window.documentOffset
    window.keptBytesMax = JSONWindow.valueBytesMax
    var header = ListHeader()
    var itemCount: Int?
    window.advance()
    try readMembers(&header, &itemCount, into: &receiver)
    guard let itemCount else {
      try window.rewind(to: start)
      try window.scanValue()
      try requireNoWatch()
      try requireEnd()
      do {
        try receiver.add(single: &window.scanner)
      } catch let error as JSONSyntaxError {
        throw window.atDocumentOffset(error)
      } catch let error as EvidenceError {
        // A file of YAML may hold many.
        let noun = format == .yaml ? "the document" : "object"
        throw placed(error, "\(noun) at \(window.place(ofByte: start))")
      }
      return nil
    }
    try requireEnd()
    if format == .yaml, header.kind == nil {
      // YAML has no closing bracket: only what should follow the items tells that it is whole.
      throw EvidenceError(
        .malformed, path: documentName, "items, and no kind beside them",
        hint: "the file is cut off: collect it again")
    }
    return ReadList(
      header: header, itemCount: itemCount, endsWithItems: endsWithItems && itemCount > 0)
  }

  /// The members of the document up to its closing brace.
  private mutating func readMembers<Receiver: EvidenceReceiver & ~Copyable>(
    _ header: inout ListHeader, _ itemCount: inout Int?,
    into receiver: inout Receiver
  ) throws {
    if try window.peek() == UInt8(ascii: "}") { return window.advance() }
    var names: Set<String> = []
    while true {
      guard try window.peek() == UInt8(ascii: "\"") else {
        return try window.expect(UInt8(ascii: "\""))
      }
      guard names.count < Self.membersMax else {
        let place = window.place(ofByte: window.documentOffset)
        throw EvidenceError(
          .malformed, path: documentName,
          "more than \(Self.membersMax) members at \(place): no Kubernetes object",
          hint: Self.advice)
      }
      // Behind the quote, where the canonical writer says it too.
      let nameStart = window.documentOffset + 1
      try window.scanValue(upTo: Self.memberNameBytesMax)
      let name = window.scanner.string(0)
      guard names.insert(name).inserted else {
        throw JSONSyntaxError(.duplicateName(name), at: nameStart)
      }
      try window.expect(UInt8(ascii: ":"))
      endsWithItems = name == "items"
      if name == "items", try window.peek() == UInt8(ascii: "[") {
        if header.kind == nil || header.apiVersion == nil { try lookAhead(&header) }
        window.keptBytesMax = 0
        itemCount = try readItems(header, into: &receiver)
      } else if name == "items", try window.peek() == UInt8(ascii: "n") {
        // How Go writes a list that it never made: an empty one.
        try window.scanValue()
        itemCount = 0
      } else {
        try window.scanValue()
        readHeader(name, into: &header)
      }
      if try window.peek() == UInt8(ascii: "}") { return window.advance() }
      try window.expect(UInt8(ascii: ","))
    }
  }

  private func readHeader(_ name: String, into header: inout ListHeader) {
    switch name {
    case "kind": header.kind = window.scanner.stringValue(0)
    case "apiVersion": header.apiVersion = window.scanner.stringValue(0)
    case "metadata":
      header.continueToken = window.scanner.stringValue(window.scanner.member(0, "continue"))
      header.resourceVersion =
        window.scanner.stringValue(window.scanner.member(0, "resourceVersion"))
    default: break
    }
  }

  /// Items of a typed list do not say their kind. When the list says its own only after them
  /// (its names were sorted), it has to be found first.
  private mutating func lookAhead(_ header: inout ListHeader) throws {
    let place = window.documentOffset
    try window.expect(UInt8(ascii: "["))
    guard try window.peek() == UInt8(ascii: "{") else { return try window.rewind(to: place) }
    try window.scanValue()
    let saysAll =
      window.scanner.member(0, "kind") != nil && window.scanner.member(0, "apiVersion") != nil
    if !saysAll {
      window.keptBytesMax = window.isSeekable ? 0 : Self.lookAheadBytesMax
      do {
        try readHeaderBehindItems(&header)
      } catch let error as JSONSyntaxError
        where error.reason == .tooLarge(limitBytes: Self.lookAheadBytesMax)
      {
        throw EvidenceError(
          .malformed, path: documentName,
          "more than \(Self.lookAheadBytesMax) bytes of items at \(window.place(ofByte: place)), "
            + "before what says their kind",
          hint: "put them into a file: a pipe cannot be read twice")
      }
    }
    try window.rewind(to: place)
  }

  /// Goes over the items, the first of which has been read, and takes in what follows them.
  private mutating func readHeaderBehindItems(_ header: inout ListHeader) throws {
    while try window.peek() == UInt8(ascii: ",") {
      window.advance()
      try window.scanValue()
    }
    try window.expect(UInt8(ascii: "]"))
    for _ in 0..<Self.membersMax where try window.peek() == UInt8(ascii: ",") {
      window.advance()
      try window.scanValue(upTo: Self.memberNameBytesMax)
      let name = window.scanner.string(0)
      try window.expect(UInt8(ascii: ":"))
      try window.scanValue()
      readHeader(name, into: &header)
    }
  }

  private mutating func readItems<Receiver: EvidenceReceiver & ~Copyable>(
    _ header: ListHeader, into receiver: inout Receiver
  ) throws -> Int {
    try window.expect(UInt8(ascii: "["))
    if try window.peek() == UInt8(ascii: "]") {
      window.advance()
      return 0
    }
    var count = 0
    while true {
      let offset = window.documentOffset
      try window.scanValue()
      do {
        let text = Int(window.scanner.node(0).start)..<window.position
        try receiver.add(item: &window.scanner, text: text, of: header)
      } catch let error as JSONSyntaxError {
        throw window.atDocumentOffset(error)
      } catch let error as EvidenceError {
        throw placed(error, "item \(count) at \(window.place(ofByte: offset))")
      }
      count += 1
      if try window.peek() == UInt8(ascii: "]") {
        window.advance()
        return count
      }
      try window.expect(UInt8(ascii: ","))
    }
  }

  private static let advice = "give the output of kubectl get ... -o json"

  /// The same error, with the place in the file before its message.
  private func placed(_ error: EvidenceError, _ place: String) -> EvidenceError {
    EvidenceError(
      error.category, path: documentName, "\(place): \(error.message)", hint: error.hint)
  }

  /// A watch answers with an event a line
  /// (https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes):
  /// what changed, not what is there.
  private func requireNoWatch() throws {
    guard let type = window.scanner.stringValue(window.scanner.member(0, "type")),
      ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"].contains(type),
      window.scanner.member(0, "object") != nil, window.scanner.member(0, "kind") == nil
    else { return }
    throw EvidenceError(
      .malformed, path: documentName,
      "a watch stream: its first event, \(type), ends at "
        + window.place(ofByte: window.documentOffset),
      hint: "collect the list, without --watch, -w or ?watch=true")
  }

  private mutating func requireEnd() throws {
    if try window.peek() != nil {
      throw EvidenceError(
        .malformed, path: documentName,
        "something follows the document at \(window.place(ofByte: window.documentOffset))",
        hint: "one document a file: a List, or one object")
    }
  }
}
