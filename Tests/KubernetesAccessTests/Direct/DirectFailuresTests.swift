import EvidenceSources
import NIOCore
import Testing

@testable import KubernetesAccess

/// Errors of the system that no test can bring about on this machine.
@Suite struct DirectFailuresTests {
  @Test(arguments: [
    (CInt(101), AccessError.Category.unreachable, "cannot be reached from this network"),
    (113, .unreachable, "cannot be reached from this network"),
    (110, .unreachable, "does not answer"),
    (13, .unreachable, "may not be connected to"),
    (104, .interrupted, "closed the connection and gave no answer"),
    (99, .unreachable, "cannot be reached (error 99 of the system)"),
  ])
  func numbersOfTheSystemAreTold(
    _ code: CInt, _ category: AccessError.Category, _ words: String
  ) async {
    let failures = DirectFailures(endpoint: DirectFixture.plain(80), limits: DirectLimits())
    let error = await failures.error(IOError(errnoCode: code, reason: "connect"), .head)
    #expect(error.category == category)
    #expect(error.message.hasPrefix("http://127.0.0.1:80 \(words)"))
  }

  @Test func whatNobodyHasMetIsToldByItsTypeAlone() async {
    struct Strange: Error, CustomStringConvertible {
      var description: String { "Bearer secret-token" }
    }
    let failures = DirectFailures(endpoint: DirectFixture.plain(80), limits: DirectLimits())
    let head = await failures.error(Strange(), .head)
    #expect(head == AccessError(.unreachable, "http://127.0.0.1:80 could not be asked (Strange)"))
    let body = await failures.error(Strange(), .body)
    #expect(
      body == AccessError(.interrupted, "an answer of http://127.0.0.1:80 broke off (Strange)"))
  }
}
