/// Pieces of a body, handed out one after the other.
actor FakePieces {
  private var pieces: ArraySlice<[UInt8]>

  init(_ pieces: [[UInt8]]) { self.pieces = pieces[...] }

  func next() -> [UInt8]? { pieces.popFirst() }
}
