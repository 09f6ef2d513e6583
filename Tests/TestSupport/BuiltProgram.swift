package import Foundation

/// The program under test, as it was built beside the tests.
package enum BuiltProgram {
  /// The folder in which it lies, and the test bundle too.
  ///
  /// - Throws: what Foundation throws where `/proc` is missing.
  package static var folder: URL {
    get throws {
      let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: here).deletingLastPathComponent()
    }
  }

  /// The program.
  ///
  /// - Throws: as ``folder``.
  package static var netlapse: URL {
    get throws { try folder.appending(path: "netlapse") }
  }
}
