import JSONScanner
import Testing

/// Members that an object is completed by, as the items of a typed list are.
struct CompletionTests {
  @Test(arguments: [
    // Before, between and after the object's own members, in and out of order.
    (#"{}"#, #"{"f":"F","m":"M"}"#), (#"{"a":1}"#, #"{"a":1,"f":"F","m":"M"}"#),
    (#"{"g":1}"#, #"{"f":"F","g":1,"m":"M"}"#), (#"{"z":1}"#, #"{"f":"F","m":"M","z":1}"#),
    (#"{"a":1,"g":2,"z":3}"#, #"{"a":1,"f":"F","g":2,"m":"M","z":3}"#),
    (#"{"z":3,"g":2,"a":1}"#, #"{"a":1,"f":"F","g":2,"m":"M","z":3}"#),
    (#"{"a":1,"b":2}"#, #"{"a":1,"b":2,"f":"F","m":"M"}"#),
    (#"{"y":1,"z":2}"#, #"{"f":"F","m":"M","y":1,"z":2}"#),
    // What the object says itself counts, whatever it says.
    (#"{"f":"own"}"#, #"{"f":"own","m":"M"}"#), (#"{"m":"own"}"#, #"{"f":"F","m":"own"}"#),
    (#"{"f":1,"m":null}"#, #"{"f":1,"m":null}"#), (#"{"m":2,"f":1}"#, #"{"f":1,"m":2}"#),
    (#"{"a":0,"f":1,"g":2,"m":3,"z":4}"#, #"{"a":0,"f":1,"g":2,"m":3,"z":4}"#),
    (#"{"z":4,"m":3,"a":0}"#, #"{"a":0,"f":"F","m":3,"z":4}"#),
    (#"{"\u006d":3,"\u0061":0}"#, #"{"a":0,"f":"F","m":3}"#),
    (#"{"\u0066":3}"#, #"{"f":3,"m":"M"}"#),
    // Names that begin alike are other names.
    (#"{"ff":1,"mm":2}"#, #"{"f":"F","ff":1,"m":"M","mm":2}"#),
    (#"{"":1,"é":2}"#, #"{"":1,"f":"F","m":"M","é":2}"#),
    // Objects inside are left alone.
    (#"{"g":{"a":1},"a":[{}]}"#, #"{"a":[{}],"f":"F","g":{"a":1},"m":"M"}"#),
  ])
  func everyPosition(_ text: String, _ expected: String) throws {
    #expect(try completed(text, by: [("f", "F"), ("m", "M")]) == expected)
  }

  @Test(arguments: [#"{"b":1,"a":2}"#, #"{}"#])
  func byNothing(_ text: String) throws {
    #expect(try completed(text, by: []) == ScannedText(text).canonical())
  }

  @Test func textsAreEscaped() throws {
    #expect(
      try completed(#"{"b":1}"#, by: [("a\"", "x\\\n/é")]) == #"{"a\"":"x\\\n/é","b":1}"#)
  }

  /// A member that is dropped was there, so nothing takes its place.
  @Test(arguments: [
    (#"{"a":1,"f":2,"z":3}"#, #"{"a":1,"m":"M","z":3}"#), (#"{"z":3,"f":2}"#, #"{"m":"M","z":3}"#),
    (#"{"f":2}"#, #"{"m":"M"}"#),
  ])
  func aDroppedMember(_ text: String, _ expected: String) throws {
    let result = try completed(text, by: [("f", "F"), ("m", "M")]) { scanner in
      let value = scanner.member(0, "f")
      scanner.drop(try #require(value) - 1)
    }
    #expect(result == expected)
  }

  @Test func everythingElseDropped() throws {
    let result = try completed(#"{"z":1,"a":2}"#, by: [("f", "F")]) { scanner in
      for name in [1, 3] { scanner.drop(name) }
    }
    #expect(result == #"{"f":"F"}"#)
  }

  @Test func aNameThatStandsTwiceIsStillRefused() {
    #expect(throws: JSONSyntaxError(.duplicateName("f"), at: 8)) {
      try completed(#"{"f":1,"f":2}"#, by: [("f", "F")])
    }
  }

  private func completed(
    _ text: String, by completions: [(name: String, text: String)],
    _ mark: (inout JSONScanner) throws -> Void = { _ in }
  ) throws -> String {
    var scanner = JSONScanner()
    scanner.load(Array(text.utf8))
    try scanner.scanWhole()
    try mark(&scanner)
    var writer = CanonicalWriter()
    try writer.write(scanner, completedBy: completions)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
