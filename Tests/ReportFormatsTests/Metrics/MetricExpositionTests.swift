import ReportFormats
import Testing

/// The text format, by https://prometheus.io/docs/instrumenting/exposition_formats/.
struct MetricExpositionTests {
  @Test func familiesAndValuesAreInOrder() {
    var second = MetricFamily("netlapse_b", .gauge, "Second.")
    second.set(2, ["cluster": "b", "at": "1"])
    second.set(1.5, ["cluster": "a"])
    var first = MetricFamily("netlapse_a_total", .counter, "First.")
    first.set(12)
    let empty = MetricFamily("netlapse_c", .gauge, "Nothing.")
    #expect(
      MetricExposition([second, empty, first]).text == """
        # HELP netlapse_a_total First.
        # TYPE netlapse_a_total counter
        netlapse_a_total 12
        # HELP netlapse_b Second.
        # TYPE netlapse_b gauge
        netlapse_b{at="1",cluster="b"} 2
        netlapse_b{cluster="a"} 1.5

        """)
  }

  @Test func textIsEscaped() {
    var family = MetricFamily("netlapse_a", .gauge, "A \"help\"\nof two \\ lines.")
    family.set(1, ["cluster": "a\\b\"c\nd\u{301}é"])
    #expect(
      MetricExposition([family]).text == """
        # HELP netlapse_a A "help"\\nof two \\\\ lines.
        # TYPE netlapse_a gauge
        netlapse_a{cluster="a\\\\b\\"c\\nd\u{301}é"} 1

        """)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.25, "-0.25"), (1_790_000_000.123, "1790000000.123"),
      (0x1p64, "1.8446744073709552e+19"),
      (0x1p40, "1099511627776"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
    ] as [(Double, String)])
  func numbersAreAsGoReadsThem(value: Double, text: String) {
    var family = MetricFamily("netlapse_a", .gauge, "A.")
    family.set(value)
    #expect(MetricExposition([family]).text.hasSuffix("\nnetlapse_a \(text)\n"))
  }

  @Test func whatIsNotKnownIsLeftOut() {
    var family = MetricFamily("netlapse_a", .gauge, "A.")
    family.set(nil)
    #expect(MetricExposition([family]).text == "")
    family.set(1)
    family.set(nil)
    #expect(family.samples == [[:]: 1])
  }
}
