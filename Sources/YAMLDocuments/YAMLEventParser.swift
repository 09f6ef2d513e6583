import CYAML

/// libyaml's parser: one event after the other
/// (https://pyyaml.org/wiki/LibYAML#events).
struct YAMLEventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutablePointer<YAMLInput>
  /// The event that was parsed last; its memory is libyaml's, until the next one is parsed.
  let event: UnsafeMutablePointer<yaml_event_t>

  init(_ source: YAMLInput) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    input = .allocate(capacity: 1)
    input.initialize(to: source)
    precondition(yaml_parser_initialize(parser) == 1, "no memory for a YAML parser")
    yaml_parser_set_input(
      parser,
      { input, buffer, size, sizeRead in
        guard let input, let buffer, let sizeRead else { return 0 }
        let space = UnsafeMutableRawBufferPointer(start: buffer, count: size)
        let read = input.assumingMemoryBound(to: YAMLInput.self).pointee.read(into: space)
        sizeRead.pointee = read ?? 0
        return read == nil ? 0 : 1
      }, input)
  }

  deinit {
    yaml_event_delete(event)
    event.deallocate()
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deinitialize(count: 1)
    input.deallocate()
  }

  /// Goes on to the next event.
  ///
  /// - Throws: ``YAMLError``, or what the source of the bytes threw.
  mutating func next() throws {
    yaml_event_delete(event)
    input.pointee.bytesSinceEvent = 0
    guard yaml_parser_parse(parser, event) == 1 else { throw error() }
    // kubectl cuts documents apart at bytes, before anything decodes them: only UTF-8 survives it
    // (https://github.com/kubernetes/apimachinery/blob/master/pkg/util/yaml/decoder.go).
    if kind == YAML_STREAM_START_EVENT,
      event.pointee.data.stream_start.encoding != YAML_UTF8_ENCODING
    {
      throw YAMLError(.utf16, at: YAMLPlace(line: 1, column: 1, offsetBytes: 0))
    }
  }

  /// What the event is.
  var kind: yaml_event_type_t { event.pointee.type }

  /// Where the event begins. Ask for it in the order of events only.
  var place: YAMLPlace { place(event.pointee.start_mark) }

  private func place(_ mark: yaml_mark_t) -> YAMLPlace {
    YAMLPlace(
      line: mark.line + 1, column: mark.column + 1,
      offsetBytes: input.pointee.offsetBytes(ofCharacter: mark.index))
  }

  private func error() -> any Error {
    if let failure = input.pointee.failure { return failure }
    if input.pointee.isTooLarge {
      return YAMLError(
        .tooLarge(limitBytes: input.pointee.unbrokenBytesMax), at: place(parser.pointee.mark))
    }
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "no memory"
    guard parser.pointee.error == YAML_READER_ERROR else {
      return YAMLError(.syntax(problem), at: place(parser.pointee.problem_mark))
    }
    let offset = parser.pointee.problem_offset
    return YAMLError(.encoding(problem), at: input.pointee.place(ofByte: offset))
  }
}
