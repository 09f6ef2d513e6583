/// What a scalar is.
enum YAMLScalar: Equatable {
  case null
  case boolean(Bool)
  /// An integer that JSON writes in the same way: the scalar's own text.
  case integerAsWritten
  case integer(Int)
  /// One beyond what a signed number of 64 bits holds.
  case unsigned(UInt)
  case float(Double)
  /// A text: the scalar's own.
  case text
  /// A text that was encoded, in UTF-8.
  case decoded([UInt8])
}
