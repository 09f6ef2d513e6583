import Testing

@testable import ReportFormats

/// Sizes, written for people and read from them.
struct ByteTextTests {
  @Test(
    arguments: [
      (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (12_449, "12.4 kB"), (999_949, "999.9 kB"),
      (999_951, "1.0 MB"), (3_600_000_000, "3.6 GB"), (5_000_000_000_000_000, "5000.0 TB"),
    ] as [(Int64, String)])
  func sizesAreWritten(_ bytes: Int64, _ text: String) { #expect(ByteText.text(bytes) == text) }

  @Test(
    arguments: [
      ("0", 0), ("4096", 4096), ("4096B", 4096), ("1k", 1000), ("1K", 1000), ("1Ki", 1024),
      ("500M", 500_000_000), ("500MB", 500_000_000), ("512MiB", 536_870_912),
      ("2GiB", 2_147_483_648),
      ("2g", 2_000_000_000), ("3T", 3_000_000_000_000), ("1ti", 1_099_511_627_776),
      ("9223372036854775807", .max),
    ] as [(String, Int64)])
  func sizesAreRead(_ text: String, _ bytes: Int64) { #expect(ByteText.bytes(in: text) == bytes) }

  @Test(arguments: [
    "", "M", "-1", "+1", "1.5G", "1 G", "10Q", "1i", "1iB", "1BB", "1MM", "٣",
    "9223372036854775808",
    "9223372036854775807k", "9007199254740992Ki",
  ])
  func whatIsNoSizeIsRefused(_ text: String) { #expect(ByteText.bytes(in: text) == nil) }
}
