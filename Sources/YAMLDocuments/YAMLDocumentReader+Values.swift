import CYAML

/// What happens around one value of a document.
extension YAMLDocumentReader {
  /// Whether a mapping waits for a name.
  var expectsName: Bool { nodes.last?.expectsName == true }

  /// An error about the event that was read last.
  func error(_ reason: YAMLError.Reason) -> YAMLError { YAMLError(reason, at: events.place) }

  /// Writes what stands between values.
  mutating func beginValue() {
    guard let top = nodes.indices.last else { return }
    if nodes[top].isMerging {
      holds.append(output.end)
    } else if !nodes[top].isMapping {
      separate(top)
    }
  }

  /// A value was written whole.
  mutating func endValue() throws(YAMLError) {
    guard let top = nodes.indices.last, nodes[top].isMapping else { return }
    nodes[top].expectsName = true
    if nodes[top].isMerging { try takeMerge(top) }
  }

  private mutating func separate(_ top: Int) {
    if !nodes[top].isEmpty { output.append(UInt8(ascii: ",")) }
    nodes[top].isEmpty = false
  }

  /// The node that was just closed, or expanded, is nested so deep.
  mutating func noteHeight(_ height: Int) {
    guard let top = nodes.indices.last else { return }
    nodes[top].height = max(nodes[top].height, height + 1)
  }

  /// Counts what an alias or a merge stands for, before it is written.
  private mutating func expand(_ byteCount: Int) throws(YAMLError) {
    expandedBytes += byteCount
    guard expandedBytes <= limits.expandedBytesMax else {
      throw error(.expandsTooFar(limitBytes: limits.expandedBytesMax))
    }
  }

  // MARK: Scalars

  mutating func takeScalar() throws(YAMLError) {
    let data = events.event.pointee.data.scalar
    let text = UnsafeBufferPointer(start: UnsafePointer(data.value), count: data.length)
    var tag = data.tag.map { YAMLTag(String(cString: $0)) }
    // `!` makes a scalar a plain one to go-yaml, quotes or not.
    let isPlain = data.plain_implicit != 0 || tag == .nonSpecific
    if tag == .nonSpecific { tag = nil }
    let scalar = try resolve(text, tag, isPlain: isPlain)
    if expectsName {
      let isMerge = tag.map { $0 == .merge } ?? isPlain
      if isMerge, text.count == 2, text.elementsEqual("<<".utf8) { return try beginMerge() }
      if let anchor = data.anchor { try keep(String(cString: anchor), scalar, text) }
      return try writeName(scalar, text)
    }
    if let anchor = data.anchor { try keep(String(cString: anchor), scalar, text) }
    beginValue()
    try write(scalar, text)
    try endValue()
  }

  private func resolve(
    _ text: UnsafeBufferPointer<UInt8>, _ tag: YAMLTag?, isPlain: Bool
  ) throws(YAMLError) -> YAMLScalar {
    do {
      guard let tag else { return try ScalarResolver.resolve(text, isPlain: isPlain) }
      return try ScalarResolver.resolve(text, tag: tag)
    } catch {
      switch error {
      case .integerOutOfRange: throw self.error(.integerOutOfRange(Self.shown(text)))
      case .wrongTag(let tag): throw self.error(.wrongTag(value: Self.shown(text), tag: tag.name))
      case .unusableBinary: throw self.error(.unusableBinary)
      }
    }
  }

  /// The beginning of a text, for a message.
  private static func shown(_ text: UnsafeBufferPointer<UInt8>) -> String {
    String(String(decoding: text, as: UTF8.self).prefix(80))
  }

  private mutating func write(
    _ scalar: YAMLScalar, _ text: UnsafeBufferPointer<UInt8>
  ) throws(YAMLError) {
    switch scalar {
    case .null: output.append("null")
    case .boolean(let value): output.append(value ? "true" : "false" as StaticString)
    case .integerAsWritten: output.append(text)
    case .integer(let value): output.append(String(value))
    case .unsigned(let value): output.append(String(value))
    case .float(let value):
      guard value.isFinite else { throw error(.notInJSON(Self.shown(text))) }
      output.append(value.description)
    case .text: output.appendQuoted(text)
    case .decoded(let utf8): utf8.withUnsafeBufferPointer { output.appendQuoted($0) }
    }
  }

  // MARK: Names

  private mutating func writeName(
    _ scalar: YAMLScalar, _ text: UnsafeBufferPointer<UInt8>
  ) throws(YAMLError) {
    let start = beginName()
    try writeQuoted(nameOf: scalar, text)
    try endName(from: start)
  }

  /// Returns where the name begins in the output.
  private mutating func beginName() -> Int {
    separate(nodes.count - 1)
    return output.end
  }

  private mutating func endName(from start: Int) throws(YAMLError) {
    let top = nodes.count - 1
    let quoted = output.bytes(from: start)
    let isAscending = try names.add(
      UnsafeBufferPointer(rebasing: quoted[1..<quoted.count - 1]), at: events.place,
      inMappingFrom: nodes[top].namesStart)
    if !isAscending { nodes[top].isAscending = false }
    if notesNames {
      let name = String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
      namePlaces.append(YAMLNamePlace(name: name, depth: nodes.count, place: events.place))
    }
    output.append(UInt8(ascii: ":"))
    nodes[top].expectsName = false
  }

  /// Writes a scalar as sigs.k8s.io/yaml makes a string of a name
  /// (https://github.com/kubernetes-sigs/yaml/blob/master/yaml.go, `convertToJSONableObject`).
  private mutating func writeQuoted(
    nameOf scalar: YAMLScalar, _ text: UnsafeBufferPointer<UInt8>
  ) throws(YAMLError) {
    switch scalar {
    case .text, .decoded: return try write(scalar, text)
    case .null: throw error(.unusableName("null"))
    case .unsigned: throw error(.unusableName("an integer beyond 63 bits"))
    case .boolean, .integerAsWritten, .integer, .float: break
    }
    output.append(UInt8(ascii: "\""))
    if case .float(let value) = scalar {
      output.append(YAMLNumber.name(value))
    } else {
      try write(scalar, text)
    }
    output.append(UInt8(ascii: "\""))
  }

  // MARK: Anchors

  /// Keeps a scalar for its aliases.
  private mutating func keep(
    _ anchor: String, _ scalar: YAMLScalar, _ text: UnsafeBufferPointer<UInt8>
  ) throws(YAMLError) {
    let start = output.end
    var name: [UInt8]?
    switch scalar {
    case .null, .unsigned: break
    default:
      try writeQuoted(nameOf: scalar, text)
      name = Array(output.bytes(from: start))
      output.truncate(to: start)
    }
    try write(scalar, text)
    try keep(anchor, from: start, name: name, height: 0)
    output.truncate(to: start)
  }

  /// Keeps what was written from `start` on for its aliases.
  mutating func keep(
    _ anchor: String, from start: Int, name: [UInt8]?, height: Int
  ) throws(YAMLError) {
    let json = output.bytes(from: start)
    anchoredBytes += json.count
    guard anchoredBytes <= limits.nodeBytesMax else {
      throw error(.tooLarge(limitBytes: limits.nodeBytesMax))
    }
    anchors[anchor] = AnchoredNode(json: Array(json), name: name, height: height)
  }

  mutating func takeAlias() throws(YAMLError) {
    let anchor = String(cString: events.event.pointee.data.alias.anchor)
    guard let node = anchors[anchor] else {
      throw error(
        openAnchors.contains(anchor) ? .recursiveAlias(anchor) : .unknownAnchor(anchor))
    }
    if expectsName {
      guard let name = node.name else { throw error(.unusableName("an alias of no text")) }
      try expand(name.count)
      let start = beginName()
      output.append(name[...])
      return try endName(from: start)
    }
    guard nodes.count + node.height <= limits.depthMax else {
      throw error(.tooDeep(limit: limits.depthMax))
    }
    try expand(node.json.count)
    if nodes.last?.isMerging == true, node.json.first != UInt8(ascii: "{") {
      throw error(.mergeOfNoMapping)
    }
    beginValue()
    output.append(node.json[...])
    noteHeight(node.height)
    try endValue()
  }

  // MARK: Merge keys

  private mutating func beginMerge() throws(YAMLError) {
    let top = nodes.count - 1
    guard !nodes[top].hasMerge else { throw error(.duplicateName("<<")) }
    nodes[top].isMerging = true
    nodes[top].expectsName = false
  }

  /// Takes the value back that was written last, until the mapping's own names are all known.
  private mutating func takeMerge(_ top: Int) throws(YAMLError) {
    let start = holds.removeLast()
    let json = Array(output.bytes(from: start))
    output.truncate(to: start)
    try expand(json.count)
    var isMergeable = json.first == UInt8(ascii: "{")
    if json.first == UInt8(ascii: "[") {
      isMergeable = JSONMembers(json[...]).allSatisfy { $0.value.first == UInt8(ascii: "{") }
    }
    guard isMergeable else { throw error(.mergeOfNoMapping) }
    merges.append(json)
    nodes[top].isMerging = false
    nodes[top].hasMerge = true
  }

  /// Writes what waits to be merged into a mapping, less the names that it has already.
  mutating func writeMerged(into node: OpenNode) {
    guard let json = merges.popLast() else { return }
    var known = names.set(from: node.namesStart)
    var isEmpty = node.isEmpty
    let sources =
      json.first == UInt8(ascii: "[") ? JSONMembers(json[...]).map(\.value) : [json[...]]
    for source in sources {
      for (name, value) in JSONMembers(source) where known.insert(Array(name)).inserted {
        if !isEmpty { output.append(UInt8(ascii: ",")) }
        isEmpty = false
        output.append(UInt8(ascii: "\""))
        output.append(name)
        output.append(#"":"#)
        output.append(value)
      }
    }
  }
}
