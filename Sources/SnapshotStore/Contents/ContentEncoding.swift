/// How the bytes of a content are laid down. The numbers are in the file.
enum ContentEncoding: Int64 {
  /// As they are.
  case plain = 0
  /// A zstd frame, with the dictionary that the row names, if it names one.
  case frame = 1
  /// A zstd frame that rests on another content of the same object.
  case difference = 2
}
