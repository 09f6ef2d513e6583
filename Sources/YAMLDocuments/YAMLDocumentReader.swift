import CYAML

/// Reads a stream of YAML documents as JSON text, as kubectl does
/// (https://pkg.go.dev/sigs.k8s.io/yaml#YAMLToJSON): a document as a stream of bytes, so that a
/// list of any size needs no more memory than one of its items.
///
/// The JSON is compact and well-formed, no name stands twice in an object, aliases are expanded and
/// merge keys merged (https://yaml.org/type/merge.html): a mapping's own names win, of several
/// mappings the first. kubectl differs where a merge key stands behind a name that it has as well:
/// go-yaml v2 takes the merged value then, against the specification.
package struct YAMLDocumentReader: ~Copyable {
  let limits: YAMLLimits
  var events: YAMLEventParser
  var output = JSONOutput()

  /// The open mappings and sequences, the innermost last.
  var nodes: [OpenNode] = []
  var names = MappingNames()
  /// Finished nodes with anchors.
  var anchors: [String: AnchoredNode] = [:]
  /// Anchors of nodes that are open.
  var openAnchors: [String] = []
  /// What waits to be merged into open mappings, as JSON.
  var merges: [[UInt8]] = []
  /// Places in the output whose text is still needed here, the outermost first.
  var holds: [Int] = []
  /// What aliases and merges have come to in this document, and the anchors that are kept.
  var expandedBytes = 0
  var anchoredBytes = 0

  /// Whether the end of the document has not been reached.
  private var isInDocument = false
  private var isAtEnd = false
  /// Where mappings and sequences of the three outermost levels begin, in JSON and in YAML: a list,
  /// its items, and each of them.
  private var landmarks: [(offset: Int, place: YAMLPlace)] = []

  let notesNames: Bool
  /// Where each name of the current document stands, in order, as far as it was read; empty unless
  /// that was asked for.
  package internal(set) var namePlaces: [YAMLNamePlace] = []

  /// - Parameters:
  ///   - notesNames: whether to note where names stand, which takes memory for each.
  ///   - source: fills the front of a space and returns how much, 0 at the end.
  package init(
    limits: YAMLLimits = YAMLLimits(), notesNames: Bool = false,
    reading source: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.limits = limits
    self.notesNames = notesNames
    events = YAMLEventParser(YAMLInput(unbrokenBytesMax: limits.nodeBytesMax, source))
  }

  /// Goes on to the next document that holds something; those that are empty or null are passed by.
  ///
  /// - Precondition: the document before was read to its end.
  /// - Returns: whether there is one.
  /// - Throws: ``YAMLError``, or what the source threw.
  package mutating func nextDocument() throws -> Bool {
    precondition(!isInDocument, "a document is read to its end before the next")
    while !isAtEnd {
      try events.next()
      switch events.kind {
      case YAML_STREAM_END_EVENT: isAtEnd = true
      case YAML_DOCUMENT_START_EVENT:
        begin()
        try step()
        guard nodes.isEmpty, output.bytes(from: 0).elementsEqual("null".utf8) else { return true }
        try step()
      default: break
      }
    }
    return false
  }

  /// Fills the front of `space` with the document's JSON.
  ///
  /// - Returns: how many bytes; 0 at the document's end.
  /// - Throws: ``YAMLError``, or what the source threw.
  package mutating func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    while isInDocument, readyBytes < space.count {
      try step()
      if let hold = holds.first, output.end - hold > limits.nodeBytesMax {
        throw error(.tooLarge(limitBytes: limits.nodeBytesMax))
      }
    }
    let count = min(readyBytes, space.count)
    output.take(into: UnsafeMutableRawBufferPointer(rebasing: space[..<count]))
    return count
  }

  /// Where in the YAML a byte of the current document's JSON comes from: the mapping or sequence
  /// around it, of the three outermost levels.
  ///
  /// - Precondition: there is a current document.
  package func place(ofByte offset: Int) -> YAMLPlace {
    var (low, high) = (0, landmarks.count)
    while low < high {
      let middle = (low + high) / 2
      if landmarks[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return landmarks[low - 1].place
  }

  private var readyBytes: Int { (holds.first ?? output.end) - output.start }

  private mutating func begin() {
    isInDocument = true
    output.clear()
    anchors.removeAll()
    namePlaces.removeAll()
    landmarks.removeAll(keepingCapacity: true)
    landmarks.append((0, events.place))
    (expandedBytes, anchoredBytes) = (0, 0)
  }

  /// Takes one event in.
  private mutating func step() throws {
    try events.next()
    switch events.kind {
    case YAML_SCALAR_EVENT: try takeScalar()
    case YAML_ALIAS_EVENT: try takeAlias()
    case YAML_MAPPING_START_EVENT:
      let anchor = events.event.pointee.data.mapping_start.anchor
      try open(mapping: true, anchor: anchor.map(Self.text))
    case YAML_SEQUENCE_START_EVENT:
      let anchor = events.event.pointee.data.sequence_start.anchor
      try open(mapping: false, anchor: anchor.map(Self.text))
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: try close()
    default: isInDocument = false
    }
  }

  private mutating func open(mapping isMapping: Bool, anchor: String?) throws(YAMLError) {
    if expectsName { throw error(.unusableName(isMapping ? "a mapping" : "a sequence")) }
    guard nodes.count < limits.depthMax else { throw error(.tooDeep(limit: limits.depthMax)) }
    beginValue()
    let node = OpenNode(
      isMapping: isMapping, start: output.end, namesStart: names.count, hasAnchor: anchor != nil,
      expectsName: isMapping)
    if let anchor {
      // From here on the name means this node, which may not contain itself.
      anchors[anchor] = nil
      openAnchors.append(anchor)
      holds.append(node.start)
    }
    if nodes.count < 3 { landmarks.append((node.start, events.place)) }
    nodes.append(node)
    output.append(isMapping ? UInt8(ascii: "{") : UInt8(ascii: "["))
  }

  private mutating func close() throws(YAMLError) {
    guard let node = nodes.popLast() else { return }
    if node.isMapping {
      if !node.isAscending { try names.requireUnique(from: node.namesStart) }
      if node.hasMerge { writeMerged(into: node) }
      names.remove(from: node.namesStart)
    }
    output.append(node.isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    if node.hasAnchor {
      holds.removeLast()
      try keep(openAnchors.removeLast(), from: node.start, name: nil, height: node.height)
    }
    noteHeight(node.height)
    try endValue()
  }

  private static func text(_ bytes: UnsafeMutablePointer<yaml_char_t>) -> String {
    String(cString: bytes)
  }
}
