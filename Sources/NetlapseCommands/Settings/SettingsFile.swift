import ClusterObjects
import Configuration
import FoundationEssentials
import YAMLDocuments

/// A settings file that was read and found good: nothing unknown is in it, and every value will do.
///
/// swift-configuration could read YAML by itself, with a trait that brings another libyaml.
struct SettingsFile: ConfigSnapshot {
  /// The file.
  let path: String
  private var values: [String: ConfigContent] = [:]
  private var places: [String: YAMLPlace] = [:]

  var providerName: String { path }

  /// - Throws: ``CommandFailure`` with the first thing that is wrong.
  init(_ place: SettingsPlace, _ bytes: [UInt8]) throws {
    path = place.path
    let document: JSONValue
    do {
      document = try readDocument(bytes)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw failure("\(error)", hint: "a setting is a line of YAML: name, colon, space, value")
    }
    switch document {
    case .null: break
    case .object(let members): try take(members, below: [], from: place.trust)
    default: throw failure("no mapping of settings to values")
    }
  }

  func value(forKey key: AbsoluteConfigKey, type: ConfigType) throws -> LookupResult {
    let name = key.components.joined(separator: ".")
    return LookupResult(
      encodedKey: name, value: values[name].map { ConfigValue($0, isSecret: false) })
  }

  /// The line of a setting, where it is known.
  func line(of key: SettingKey) -> Int? { places[key.rawValue]?.line }

  // MARK: Reading

  private mutating func readDocument(_ bytes: [UInt8]) throws -> JSONValue {
    var limits = YAMLLimits()
    limits.depthMax = 16
    limits.expandedBytesMax = 1 << 20
    var rest = bytes[...]
    var reader = YAMLDocumentReader(limits: limits, notesNames: true) { space in
      let part = rest.prefix(space.count)
      space.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
    guard try reader.nextDocument() else { return .null }
    var json: [UInt8] = []
    var space = [UInt8](repeating: 0, count: 1 << 14)
    while case let count = try space.withUnsafeMutableBytes({ try reader.read(into: $0) }),
      count > 0
    {
      json += space[..<count]
    }
    note(reader.namePlaces)
    guard try !reader.nextDocument() else { throw failure("several documents in one file") }
    return try JSONValue(parsing: json)
  }

  private mutating func note(_ names: [YAMLNamePlace]) {
    var path: [String] = []
    for name in names {
      path = path.prefix(name.depth - 1) + [name.name]
      // What a list holds is deeper than its name, and no setting.
      guard path.count == name.depth else { continue }
      let full = path.joined(separator: ".")
      if places[full] == nil { places[full] = name.place }
    }
  }

  // MARK: Judging

  private mutating func take(
    _ members: [String: JSONValue], below section: [String], from trust: SettingsPlace.Trust
  ) throws {
    let names = members.keys.map { (section + [$0]).joined(separator: ".") }
    let inOrder = zip(names, members).sorted { first, second in
      let end = Int.max
      let places = (places[first.0]?.offsetBytes ?? end, places[second.0]?.offsetBytes ?? end)
      return places.0 == places.1 ? first.0 < second.0 : places.0 < places.1
    }
    for (name, member) in inOrder {
      let isPlain = !member.key.contains(".")
      if isPlain, let key = SettingKey(rawValue: name) {
        if trust == .currentFolder, !key.mayComeFromCurrentFolder {
          throw forbidden(
            name,
            hint: "set it in ~/.config/netlapse/netlapse.yaml, or state this file: --config \(path)"
          )
        }
        values[name] = try content(member.value, of: key)
      } else if isPlain, section.isEmpty, SettingKey.sections.contains(name) {
        switch member.value {
        case .null: break
        case .object(let inner): try take(inner, below: [name], from: trust)
        default: throw failure("settings are expected below it", at: name)
        }
      } else {
        throw unknown(name, from: trust)
      }
    }
  }

  private func content(_ value: JSONValue, of key: SettingKey) throws -> ConfigContent {
    let shape = key.shape
    let content: ConfigContent? =
      switch (shape.form, value) {
      case (.text, .string(let text)): .string(key.isPath ? location(of: text) : text)
      case (.text, .number(let text)) where shape.takesNumbers: .string(text)
      case (.flag, .bool(let flag)): .bool(flag)
      case (.words, .string(let text)): .stringArray(SettingsFile.words(text))
      case (.words, .array(let elements)):
        elements.allSatisfy { $0.text != nil } ? .stringArray(elements.compactMap(\.text)) : nil
      default: nil
      }
    guard let content else { throw misfit(value, key) }
    if let wrong = shape.objection(to: content) {
      throw failure("\(BriefText.of(wrong)) is not \(shape.expectation)", at: key.rawValue)
    }
    return content
  }

  /// What is wrong with a value of another type.
  private func misfit(_ value: JSONValue, _ key: SettingKey) -> CommandFailure {
    let shape = key.shape
    if value == .null {
      return failure("no value, where \(shape.expectation) is expected", at: key.rawValue)
    }
    let part = shape.form == .words ? value.elements?.first { $0.text == nil } : nil
    let hint: String? =
      switch value {
      // What YAML takes for a number or for true and false may be a name all the same.
      case .number, .bool: shape.form == .text ? "put it in quotes if it is meant as a text" : nil
      default: nil
      }
    return failure(
      "\(BriefText.of(part ?? value)) is not \(shape.expectation)", at: key.rawValue, hint: hint)
  }

  /// A path in a file means the same wherever the program is started.
  private func location(of text: String) -> String {
    if text.hasPrefix("/") || text.isEmpty { return text }
    if text.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] {
      return home + text.dropFirst()
    }
    guard let end = path.lastIndex(of: "/") else { return text }
    return path[...end] + text
  }

  /// Words with commas between them.
  static func words(_ text: String) -> [String] {
    text.split(separator: ",").map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  // MARK: Failures

  private func failure(_ message: String, at name: String? = nil, hint: String? = nil)
    -> CommandFailure
  {
    let place = name.map { name in
      "\(BriefText.of(name))\(places[name].map { " at \($0)" } ?? ""): "
    }
    return CommandFailure(.malformedInput, "\(path): \(place ?? "")\(message)", hint: hint)
  }

  private func forbidden(_ name: String, hint: String) -> CommandFailure {
    CommandFailure(
      .permissionDenied,
      failure("a file found in the current folder may not set it", at: name).message, hint: hint)
  }

  private func unknown(_ name: String, from trust: SettingsPlace.Trust) -> CommandFailure {
    if ReservedSetting(rawValue: name) != nil {
      let reason = "credentials and what is executed belong into the kubeconfig"
      return trust == .currentFolder
        ? forbidden(name, hint: reason) : failure("reserved: \(reason)", at: name)
    }
    let known = SettingKey.allCases.map(\.rawValue) + SettingKey.sections.sorted()
    if let key = SettingKey(rawValue: name), key.path.count > 1 {
      return failure(
        "no such setting", at: name,
        hint: "write \(key.path[0]): and below it, indented, \(key.path[1]):")
    }
    return failure(
      "no such setting", at: name,
      hint: NearestName.find(name, among: known).map { "did you mean \($0)?" }
        ?? "netlapse config view lists the settings")
  }
}
