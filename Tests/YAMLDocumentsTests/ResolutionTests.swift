import Testing

@testable import YAMLDocuments

/// What scalars are, by the tests of sigs.k8s.io/yaml's go-yaml v2, by which kubectl reads YAML
/// (https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/decode_test.go and `resolve.go`),
/// and by Go's strconv below it.
struct ResolutionTests {
  private func value(_ scalar: String) throws -> String {
    let documents = try YAMLText("v: \(scalar)\n").documents()
    let document = try #require(documents.first)
    #expect(documents.count == 1 && document.hasPrefix("{\"v\":"))
    return String(document.dropFirst("{\"v\":".count).dropLast())
  }

  @Test(arguments: ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"])
  func whatIsTrue(_ word: String) throws { #expect(try value(word) == "true") }

  @Test(arguments: ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"])
  func whatIsFalse(_ word: String) throws { #expect(try value(word) == "false") }

  @Test(arguments: ["", "~", "null", "Null", "NULL", "# comment", "!!null ''", "!!null ~"])
  func whatIsNull(_ word: String) throws { #expect(try value(word) == "null") }

  @Test(
    arguments: [
      ("0", "0"), ("80", "80"), ("-10", "-10"), ("+685_230", "685230"),
      ("4294967296", "4294967296"),
      ("0755", "493"), ("0o755", "493"), ("0O17", "15"), ("02472256", "685230"), ("-017", "-15"),
      ("0x1F", "31"), ("0XaB", "171"), ("-0x1F", "-31"), ("0x_0A_74_AE", "685230"),
      ("0b101", "5"), ("-0b101010", "-42"), ("0b1010_0111_0100_1010_1110", "685230"),
      ("0b-101", "-5"),
      ("1_", "1"), ("00", "0"), ("-0", "0"), ("1__0", "10"),
      ("9223372036854775807", "9223372036854775807"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("9223372036854775808", "9223372036854775808"),
      ("18446744073709551615", "18446744073709551615"),
      ("0xFFFFFFFFFFFFFFFF", "18446744073709551615"),
      (
        "-0b1000000000000000000000000000000000000000000000000000000000000000",
        "-9223372036854775808"
      ),
      ("!!int '1'", "1"), ("!!int 0x10", "16"), ("! 12", "12"), ("! '12'", "12"),
    ])
  func integers(_ scalar: String, _ expected: String) throws {
    #expect(try value(scalar) == expected)
  }

  @Test(
    arguments: [
      ("0.1", "0.1"), (".1", "0.1"), (".5", "0.5"), ("-.1", "-0.1"), ("+.5", "0.5"), ("1.", "1"),
      ("1e3", "1000"), ("6.8523e+5", "685230"), ("685.230_15e+03", "685230.15"),
      ("685_230.15", "685230.15"), ("123456E1", "1234560"), ("1.10", "1.1"), (".5_0", "0.5"),
      // Beyond 64 bits a decimal number is a double.
      ("18446744073709551616", "18446744073709552000"), ("08", "8"), ("09.5", "9.5"),
      ("1e-400", "0"), ("!!float '1.1'", "1.1"), ("!!float -1", "-1"), ("!!float 0", "0"),
      ("!!float 0x10", "16"), ("!!float 9007199254740993", "9007199254740992"),
    ])
  func fractions(_ scalar: String, _ expected: String) throws {
    #expect(try YAMLText.canonical(value(scalar)) == expected)
  }

  @Test(arguments: [
    "hi", "tRUE", "yEs", "nULL", "nil", "-b_c", "+b_c", "50cent_of_dollar", "1:1", "190:20:30",
    "1.2.3.4", "10.0.0.1/24", "2015-01-01", "2015-02-24T18:19:39Z", "2015-02-24 18:19:39", "0x",
    "0b", "0b2", "0o8", "+", "-x", "_1", "1e", "1e+", "e3", ".", "..", ".e3", "._5", "5_.x",
    "1e400",
    "-1e400", "0x1p4", "3s", "<foo>", "<<", "=", "1,000", "Infinity", "NaN", ".Nan", "inf",
    "1.2e3.4",
    "https://github.com/go-yaml/yaml", "--", "1-2", "0xg", "a'b",
  ])
  func whatIsTextAsItStands(_ scalar: String) throws {
    #expect(try value(scalar) == "\"\(scalar)\"")
  }

  @Test(
    arguments: [
      ("'true'", "true"), ("\"12\"", "12"), ("'~'", "~"), ("''", ""), ("\"1e3\"", "1e3"),
      ("'0755'", "0755"), ("'2015-01-01'", "2015-01-01"), ("!!str 12", "12"), ("!!str", ""),
      ("!!str 2015-01-01", "2015-01-01"), ("!!timestamp 2015-01-01", "2015-01-01"),
      ("!!timestamp \"2015-01-01\"", "2015-01-01"), ("!foo bar", "bar"), ("!foo 12", "12"),
      ("! test", "test"), ("!!binary aGk=", "hi"), ("!!binary |\n  aG\n  k=\n", "hi"),
      ("!!binary ''", ""), ("!!merge x", "x"), ("!!foo 'BAR!'", "BAR!"),
      ("|\n  12\n", "12\\n"), ("|-\n  true\n", "true"), ("|+\n  a\n", "a\\n\\n"),
      (">\n  a\n  b\n\n  c\n", "a b\\nc\\n"), (">-\n  a\n  b\n", "a b"), ("|2-\n    a\n", "  a"),
      ("| # comment\n\n literal\n\n \ttext\n\n", "\\nliteral\\n\\n\\ttext\\n"),
      ("'it''s'", "it's"), ("\"\\x41\\u00e9\\t\\0\"", "Aé\\t\\u0000"), ("\"\\U0001F600\"", "😀"),
      ("\"a\\/b\"", "a/b"), ("\"a\\\n  b\"", "ab"), ("a\n  b", "a b"), ("\"\\e\"", "\\u001b"),
    ])
  func texts(_ scalar: String, _ expected: String) throws {
    #expect(try value(scalar) == "\"\(expected)\"")
  }

  @Test(
    arguments: [
      (".inf", .notInJSON(".inf")), ("-.INF", .notInJSON("-.INF")), ("+.Inf", .notInJSON("+.Inf")),
      (".nan", .notInJSON(".nan")), ("!!float .nan", .notInJSON(".nan")),
      ("!!float 'error'", .wrongTag(value: "error", tag: "!!float")),
      ("!!int 1.5", .wrongTag(value: "1.5", tag: "!!int")),
      ("!!int 2015-01-01", .wrongTag(value: "2015-01-01", tag: "!!int")),
      ("!!bool 1", .wrongTag(value: "1", tag: "!!bool")),
      ("!!null x", .wrongTag(value: "x", tag: "!!null")),
      ("!!timestamp x", .wrongTag(value: "x", tag: "!!timestamp")),
      ("!!binary ==", .unusableBinary), ("!!binary a", .unusableBinary),
      ("!!binary a===", .unusableBinary), ("!!binary a-b_", .unusableBinary),
      ("!!binary gIGC", .unusableBinary),
      ("0x1FFFFFFFFFFFFFFFF", .integerOutOfRange("0x1FFFFFFFFFFFFFFFF")),
      ("-0x1FFFFFFFFFFFFFFFF", .integerOutOfRange("-0x1FFFFFFFFFFFFFFFF")),
    ] as [(String, YAMLError.Reason)])
  func whatIsRefused(_ scalar: String, _ reason: YAMLError.Reason) throws {
    let error = try YAMLText("a: 1\nv: \(scalar)\n").refusal()
    #expect(error?.reason == reason)
    #expect(error?.place.line == 2)
  }

  /// As sigs.k8s.io/yaml makes strings of names (`convertToJSONableObject` in yaml.go), floats by
  /// Go's `strconv.FormatFloat(x, 'g', -1, 32)`.
  @Test(
    arguments: [
      ("a", "a"), ("1", "1"), ("0755", "493"), ("-0x10", "-16"), ("true", "true"), ("yes", "true"),
      ("off", "false"), ("'yes'", "yes"), ("1.10", "1.1"), ("1e3", "1000"), ("1e6", "1e+06"),
      ("123456.0", "123456"), ("1234567.0", "1.234567e+06"), ("0.0001", "0.0001"),
      ("0.00001", "1e-05"), ("0.1", "0.1"), ("-0.5", "-0.5"), ("1e40", ".inf"), ("1.e-3", "0.001"),
      (".nan", ".nan"), ("-.inf", "-.inf"), ("0.0", "0"), ("16777217.0", "1.6777216e+07"),
      ("2015-01-01", "2015-01-01"), ("!!binary aGk=", "hi"), ("\"\\n\"", "\\n"),
      ("? |-\n  a\n", "a"),
      ("&x 12", "12"), ("'<<'", "<<"), ("!!str <<", "<<"),
    ])
  func names(_ name: String, _ expected: String) throws {
    #expect(try YAMLText("\(name): v\n").documents() == ["{\"\(expected)\":\"v\"}"])
  }

  @Test(
    arguments: [
      ("~: v", "null as a name"), ("null: v", "null as a name"), ("? \n: v", "null as a name"),
      ("18446744073709551615: v", "an integer beyond 63 bits as a name"),
      ("{a: b}: v", "a mapping as a name"), ("[a]: v", "a sequence as a name"),
      ("a: &x [1]\n*x : v", "an alias of no text as a name"),
      ("a: &x ~\n*x : v", "an alias of no text as a name"),
    ])
  func whatIsNoName(_ text: String, _ message: String) throws {
    #expect(try YAMLText(text).refusal()?.description.hasPrefix(message) == true)
  }
}
