#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Validates JSON by RFC 8259 (https://www.rfc-editor.org/rfc/rfc8259) and lays it out as a tape of
/// nodes, in memory that is used again for the next value.
///
/// It owns a window of text. Put bytes in with ``load(_:)`` or ``append(upTo:from:)``, call
/// ``scan(at:)``, then walk the tape (node 0 is the value) or hand it to a ``CanonicalWriter``.
/// No memory is allocated per value. Not copyable, because exclusive access without run-time checks
/// doubles its speed.
package struct JSONScanner: ~Copyable {
  /// Readable zero bytes after the text, so that eight bytes can be loaded from any position.
  static let paddingBytes = 64
  /// Containers may nest this deep unless another limit is asked for. Kubernetes objects stay
  /// below 60; what is deeper is an attack or a mistake.
  package static let defaultDepthLimit = 256
  /// One value may hold this many values and names. Each takes sixteen bytes of the tape, and two
  /// bytes of text are enough for one: without a limit, a text takes eight times its size.
  package static let nodesMax = 1 << 22

  var text: UnsafeMutablePointer<UInt8>
  var textCapacity: Int
  /// Bytes of text in the window.
  package private(set) var count = 0

  var nodes: UnsafeMutablePointer<JSONNode>
  var nodeCapacity: Int
  /// Nodes on the tape.
  package internal(set) var nodeCount = 0

  /// Texts that a projection put in the place of strings, by node.
  var replacements: [Int: String] = [:]

  let depthLimit: Int
  var openContainers: UnsafeMutablePointer<UInt32>
  var lastNames: UnsafeMutablePointer<UInt32>

  /// A scanner with an empty window.
  package init(depthLimit: Int = JSONScanner.defaultDepthLimit) {
    precondition(depthLimit > 0, "a scanner that may not open one container reads nothing")
    self.depthLimit = depthLimit
    textCapacity = 1 << 12
    text = .allocate(capacity: textCapacity + Self.paddingBytes)
    text.update(repeating: 0, count: textCapacity + Self.paddingBytes)
    nodeCapacity = 1 << 8
    nodes = .allocate(capacity: nodeCapacity)
    openContainers = .allocate(capacity: depthLimit)
    lastNames = .allocate(capacity: depthLimit)
  }

  deinit {
    text.deallocate()
    nodes.deallocate()
    openContainers.deallocate()
    lastNames.deallocate()
  }

  /// Replaces the window's text.
  package mutating func load(_ bytes: UnsafeRawBufferPointer) {
    clear()
    append(bytes)
  }

  /// Replaces the window's text.
  package mutating func load(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { load($0) }
  }

  /// Empties the window and the tape.
  package mutating func clear() {
    count = 0
    nodeCount = 0
    text.update(repeating: 0, count: Self.paddingBytes)
  }

  /// Adds text at the window's end. The tape stays valid.
  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(count + bytes.count)
    if let source = bytes.baseAddress { memcpy(text + count, source, bytes.count) }
    setCount(count + bytes.count)
  }

  /// Lets `read` fill up to `limitBytes` at the window's end and returns how many bytes it said
  /// it filled.
  package mutating func append<Failure: Error>(
    upTo limitBytes: Int,
    from read: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    reserve(count + limitBytes)
    let space = UnsafeMutableRawBufferPointer(start: text + count, count: limitBytes)
    // The reader may scribble into the padding's place and then fail: restore it either way.
    defer { setCount(count) }
    let added = try read(space)
    precondition(added >= 0 && added <= limitBytes, "a reader filled more than it was given")
    count += added
    return added
  }

  /// Forgets the first `prefixBytes` of the window; what follows moves to the front. The tape is
  /// emptied.
  package mutating func discard(_ prefixBytes: Int) {
    precondition(prefixBytes >= 0 && prefixBytes <= count)
    memmove(text, text + prefixBytes, count - prefixBytes)
    nodeCount = 0
    setCount(count - prefixBytes)
  }

  private mutating func setCount(_ newCount: Int) {
    count = newCount
    (text + count).update(repeating: 0, count: Self.paddingBytes)
  }

  private mutating func reserve(_ needed: Int) {
    guard needed > textCapacity else { return }
    let newCapacity = max(needed, textCapacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity + Self.paddingBytes)
    memcpy(larger, text, count)
    text.deallocate()
    text = larger
    textCapacity = newCapacity
  }

  /// Adds a node to the tape and returns its index.
  @inline(__always)
  mutating func push(
    _ kind: JSONKind, start: Int, length: Int, marks: JSONMarks = []
  ) throws(JSONSyntaxError) -> Int {
    if nodeCount == nodeCapacity { try growTape(for: start) }
    let index = nodeCount
    let node = JSONNode(
      start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length),
      next: UInt32(truncatingIfNeeded: index + 1), kind: kind, marks: marks)
    (nodes + index).initialize(to: node)
    nodeCount = index + 1
    return index
  }

  private mutating func growTape(for offset: Int) throws(JSONSyntaxError) {
    guard nodeCapacity < Self.nodesMax else {
      throw JSONSyntaxError(.tooManyValues(limit: Self.nodesMax), at: offset)
    }
    let larger = UnsafeMutablePointer<JSONNode>.allocate(capacity: nodeCapacity * 2)
    larger.moveInitialize(from: nodes, count: nodeCount)
    nodes.deallocate()
    nodes = larger
    nodeCapacity *= 2
  }
}
