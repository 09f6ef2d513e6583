import NIOCore

/// The bytes of an answer. A list is not put together as a whole: it is a head, its objects and a
/// tail.
struct AnswerBody: Sendable {
  var head: [UInt8] = []
  /// The objects of a list, commas between them.
  var objects: ArraySlice<HeldObject> = []
  /// What every object begins with: the brace, and `kind` and `apiVersion` where they are shown.
  var objectHead: [UInt8] = Array("{".utf8)
  var tail: [UInt8] = []

  /// So much is sent at once.
  private static let chunkBytes = 64 * 1024

  var count: Int {
    let commas = max(0, objects.count - 1)
    let all = objects.reduce(0) { $0 + $1.tail.count }
    return head.count + all + objects.count * objectHead.count + commas + tail.count
  }

  /// Everything at once: for bodies that are to be broken.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var chunks = makeChunks()
    while let chunk = chunks.next() { bytes += Array(chunk.readableBytesView) }
    return bytes
  }

  /// The bytes in parts of some 64 KiB.
  func makeChunks() -> some IteratorProtocol<ByteBuffer> {
    var index = objects.startIndex
    var isDone = false
    return AnyIterator {
      if isDone { return nil }
      var chunk = ByteBuffer()
      if index == objects.startIndex { chunk.writeBytes(head) }
      while index < objects.endIndex, chunk.readableBytes < Self.chunkBytes {
        if index > objects.startIndex { chunk.writeBytes([UInt8(ascii: ",")]) }
        chunk.writeBytes(objectHead)
        chunk.writeBytes(objects[index].tail)
        index += 1
      }
      if index == objects.endIndex {
        chunk.writeBytes(tail)
        isDone = true
      }
      return chunk
    }
  }
}
