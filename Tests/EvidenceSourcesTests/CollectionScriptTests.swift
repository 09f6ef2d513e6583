import ClusterObjects
import EvidenceSources
import Foundation
import TestSupport
import Testing

/// The script as text, and the one piece of it that is hard to get right: JSON without a JSON tool.
/// `CollectScriptTests` runs the whole of it.
@Suite struct CollectionScriptTests {
  private let script = CollectionScript(.current, version: "1.2.3").text

  private var lines: [String] {
    script.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  // MARK: Text

  @Test func itOnlyReads() throws {
    let code = lines.filter { !$0.hasPrefix("#") }
    let calls = code.indices.filter {
      code[$0].contains(#""$kubectl""#) && !code[$0].contains("-v")
    }
    #expect(calls.count == 1)
    let call = code[try #require(calls.first)...].prefix(3).joined(separator: " ")
    #expect(call.contains(#"get --raw "$1" \ </dev/null"#), "\(call)")
    let words = Set(code.flatMap { $0.split { !$0.isLetter } })
    let forbidden: Set<Substring> = [
      "apply", "create", "curl", "delete", "eval", "patch", "replace", "secrets", "sudo", "wget",
    ]
    #expect(words.isDisjoint(with: forbidden), "\(words.intersection(forbidden))")
  }

  @Test func everyResourceIsInIt() {
    var groups: [String: [String]] = [:]
    var group = ""
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      if words.first == "group", words.count == 2 { group = words[1] }
      if line.hasPrefix("namespaces v") { groups["", default: []].append("namespaces all v1") }
      guard ["cluster", "namespaced", "system"].contains(words.first), words.count > 2 else {
        continue
      }
      groups[group, default: []].append(words.dropFirst().joined(separator: " "))
    }
    for resource in ResourceCatalogue.current.resources where resource.origin == .api {
      let known = groups[resource.group] ?? []
      switch resource.selection {
      case .named(let names):
        #expect(lines.contains("if named \(resource.plural) v1; then"))
        for name in names { #expect(lines.contains("object \(name.namespace) \(name.name)")) }
        #expect(!known.contains { $0.hasPrefix("\(resource.plural) ") })
      case .all where resource.name == "namespaces": #expect(known.contains("namespaces all v1"))
      case .all, .networkSystem:
        let arguments = ([resource.plural] + resource.readableVersions).joined(separator: " ")
        #expect(known.contains(arguments), "\(resource.name)")
      }
    }
    let namespaces = lines.filter {
      NetworkSystem.namespaces.contains(String($0.prefix { $0 != " " }))
    }
    .flatMap { $0.split(separator: " ").map(String.init) }
    #expect(namespaces == NetworkSystem.namespaces)
  }

  @Test func itFitsThePage() {
    for line in script.split(separator: "\n") { #expect(line.utf8.count <= 100, "\(line)") }
    #expect(script.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
    #expect(script.hasPrefix("#!/bin/sh\n") && script.contains("netlapse 1.2.3 collect-script"))
  }

  @Test(.enabled(if: Self.has("shellcheck"), "needs shellcheck"))
  func shellcheckIsContent() throws {
    let folder = try EvidenceFolder()
    try folder.write("collect.sh", script)
    #expect(try Self.run("shellcheck --shell=sh collect.sh", in: folder) == "")
  }

  // MARK: JSON

  /// Any bytes become the JSON string that they say as UTF-8.
  @Test(arguments: [UInt64(1), 2])
  func jsonStringsOfAnyBytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet: [[UInt8]] = [
      Array("\"\\/\u{8}\t\u{1b}\u{7f} aé€\u{2028}😀".utf8), [0], [10], [13, 10], [0xC3],
      [0xE2, 0x82],
      [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80], [0xF4, 0x90], [0xFF], [0xC0, 0xAF],
      Array("ok\n".utf8),
    ]
    var samples = alphabet + [[]]
    for _ in 0..<60 {
      let pieces = (0..<Int.random(in: 1...12, using: &random)).map { _ -> [UInt8] in
        if Bool.random(using: &random) { return [UInt8.random(in: 0...255, using: &random)] }
        return alphabet.randomElement(using: &random) ?? []
      }
      samples.append(pieces.flatMap { $0 })
    }
    let answers = try Self.jsonStrings(samples, by: script)
    #expect(answers.count == samples.count)
    for (sample, answer) in zip(samples, answers) {
      let text = try JSONSerialization.jsonObject(
        with: Data(answer.utf8), options: .fragmentsAllowed)
      let actual = try #require(text as? String, "seed \(seed): \(sample)")
      #expect(Array(actual.unicodeScalars) == Self.expected(sample), "seed \(seed): \(sample)")
      #expect(answer.utf8.allSatisfy { (32..<127).contains($0) }, "seed \(seed): \(sample)")
    }
  }

  @Test func aLongTextIsCutOff() throws {
    let answer = try Self.jsonStrings([Array(repeating: 0x22, count: 5000)], by: script)
    #expect(answer == ["\"" + String(repeating: "\\\"", count: 4000) + "\""])
  }

  private static func expected(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
      $0.value == 0 ? "\u{FFFD}" : $0
    }
    while scalars.last == "\n" { scalars.removeLast() }
    return scalars
  }

  /// What the script's own function makes of each sample.
  private static func jsonStrings(_ samples: [[UInt8]], by script: String) throws -> [String] {
    let start = try #require(script.range(of: "json_string() {"))
    let end = try #require(script[start.lowerBound...].range(of: "\n}\n"))
    let folder = try EvidenceFolder()
    try folder.write("function.sh", String(script[start.lowerBound..<end.upperBound]))
    for (index, sample) in samples.enumerated() { try folder.write("\(index)", bytes: sample) }
    let command = """
      . ./function.sh
      i=0
      while [ $i -lt \(samples.count) ]; do json_string <$i; echo; i=$((i + 1)); done
      """
    return try run(command, in: folder).split(separator: "\n").map(String.init)
  }

  // MARK: Shell

  private static func has(_ program: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + program)
    }
  }

  private static func run(_ command: String, in folder: EvidenceFolder) throws -> String {
    try folder.write(".output", "")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardOutput = try FileHandle(
      forWritingTo: URL(filePath: folder.path(of: ".output")))
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try String(contentsOfFile: folder.path(of: ".output"), encoding: .utf8)
  }
}
