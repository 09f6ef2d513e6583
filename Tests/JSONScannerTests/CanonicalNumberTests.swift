import JSONScanner
import Testing

/// The one form of every number.
struct CanonicalNumberTests {
  @Test(arguments: [
    ("1", "1"), ("1.0", "1"), ("1e0", "1"), ("1E+0", "1"), ("10e-1", "1"), ("0.1e1", "1"),
    ("0.0001e4", "1"), ("1.000", "1"), ("100e-2", "1"), ("1e00", "1"), ("-1", "-1"), ("-1.0", "-1"),
    ("100", "100"), ("1e2", "100"), ("1.00e2", "100"), ("12.50e1", "125"), ("-12.50e1", "-125"),
    ("1.5", "1.5"), ("1.50", "1.5"), ("15e-1", "1.5"), ("0.15e1", "1.5"), ("-1.5", "-1.5"),
    ("10.01", "10.01"), ("1001e-2", "10.01"), ("120", "120"), ("1.20e2", "120"),
  ])
  func everyday(_ text: String, _ expected: String) throws {
    #expect(try ScannedText(text).canonical() == expected)
  }

  @Test(arguments: [
    "0", "-0", "0.0", "-0.0", "0e0", "0E5", "-0e5", "0.000", "0e-5", "0.0e+10",
    "0e999999999999999999999999999999", "-0.00e-999999999999999999999999999999",
  ])
  func everyZeroIsZero(_ text: String) throws {
    #expect(try ScannedText(text).canonical() == "0")
  }

  @Test(arguments: [
    ("9007199254740991", "9007199254740991"), ("9007199254740992", "9007199254740992"),
    ("9007199254740993", "9007199254740993"), ("9007199254740993.0", "9007199254740993"),
    ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("18446744073709551615", "18446744073709551615"),
    ("18446744073709551616", "18446744073709551616"),
    ("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"),
    ("3.14159265358979323846264338327950288", "3.14159265358979323846264338327950288"),
  ])
  func nothingIsRounded(_ text: String, _ expected: String) throws {
    #expect(try ScannedText(text).canonical() == expected)
  }

  /// Up to 21 digits before the point are written out, whatever the number ends with.
  @Test(arguments: [
    ("123456789012345678901", "123456789012345678901"),
    ("1234567890123456789012", "1.234567890123456789012e+21"),
    ("1234567890123456789010", "1.23456789012345678901e+21"),
    ("1.234567890123456789012e21", "1.234567890123456789012e+21"),
    ("1234567890123456789012.5", "1.2345678901234567890125e+21"),
    ("123456789012345678901.5", "123456789012345678901.5"),
    ("-123456789012345678901", "-123456789012345678901"),
    ("-1234567890123456789012", "-1.234567890123456789012e+21"),
    ("100000000000000000000", "100000000000000000000"), ("1e20", "100000000000000000000"),
    ("999999999999999999999", "999999999999999999999"),
    ("1000000000000000000000", "1e+21"), ("1e21", "1e+21"), ("1e22", "1e+22"),
    ("1.5e21", "1.5e+21"), ("1.5e+30", "1.5e+30"), ("-2E25", "-2e+25"),
  ])
  func large(_ text: String, _ expected: String) throws {
    #expect(try ScannedText(text).canonical() == expected)
  }

  /// Up to six zeros stand before the first digit.
  @Test(arguments: [
    ("0.1", "0.1"), ("1e-1", "0.1"), ("0.01", "0.01"), ("0.000001", "0.000001"),
    ("1e-6", "0.000001"), ("1.5e-6", "0.0000015"), ("0.0000001", "1e-7"), ("1e-7", "1e-7"),
    ("1.5e-7", "1.5e-7"), ("0.00000015", "1.5e-7"), ("-0.00000015", "-1.5e-7"),
    ("5e-324", "5e-324"), ("1e-400", "1e-400"), ("0.0001e-396", "1e-400"),
    ("12345e-404", "1.2345e-400"),
  ])
  func small(_ text: String, _ expected: String) throws {
    #expect(try ScannedText(text).canonical() == expected)
  }

  @Test(arguments: [
    ("1e308", "1e+308"), ("1.7976931348623157e308", "1.7976931348623157e+308"),
    ("-1.7976931348623157e308", "-1.7976931348623157e+308"),
    ("0.00017976931348623157e312", "1.7976931348623157e+308"),
    // Less than half a unit above the largest double, which is what it is nearest to.
    ("17976931348623158e292", "1.7976931348623158e+308"),
    ("1e-1000000", "1e-1000000"), ("0.1e-1000000", "1e-1000001"), ("1e-1000001", "1e-1000001"),
  ])
  func theFurthestThatIsKept(_ text: String, _ expected: String) throws {
    #expect(try ScannedText(text).canonical() == expected)
    #expect(try ScannedText(expected).canonical() == expected)
  }

  @Test(arguments: [
    "1.8e308", "-1.8e308", "1.7976931348623159e308", "18e307", "1e309", "1e400", "-1e400",
    "0.1e310", "1e1000000", "1e1000001", "1e99999999999999999999999999", "1e-1000002",
    "0.1e-1000001", "-1e-99999999999999999999999999", "0.00001e999999999999999999999",
    "1" + String(repeating: "0", count: 309), String(repeating: "9", count: 309) + ".5",
  ])
  func outOfRange(_ text: String) {
    #expect(ScannedText(text).refusal == nil)
    #expect(
      ScannedText(text).canonicalResult == .failure(JSONSyntaxError(.numberOutOfRange, at: 0)))
    #expect(
      ScannedText("[1, {\"a\":" + text + "}]").canonicalResult
        == .failure(JSONSyntaxError(.numberOutOfRange, at: 9)))
  }

  @Test func manyDigits() throws {
    let digits = String(repeating: "7", count: 300)
    let rest = String(repeating: "7", count: 299)
    #expect(try ScannedText(digits).canonical() == "7." + rest + "e+299")
    #expect(try ScannedText("0." + digits).canonical() == "0." + digits)
    #expect(try ScannedText("0." + digits + "e-6").canonical() == "7." + rest + "e-7")
    #expect(try ScannedText(digits + "e-300").canonical() == "0." + digits)
  }
}
