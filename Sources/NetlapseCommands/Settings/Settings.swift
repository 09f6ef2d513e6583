import ArgumentParser
import ClusterObjects
import Configuration
import ReportFormats

/// The settings in force: flags win over the environment, that over files, those over what is built
/// in, each setting by itself.
struct Settings {
  /// Where values are looked up.
  private enum Layer {
    case flags(any ConfigSnapshot)
    case environment(any ConfigSnapshot)
    case file(SettingsFile)
  }

  private let layers: [Layer]
  /// Where files were looked for, what wins first.
  let files: [ConfigReport.File]
  /// Names in the environment that look like settings and are none, each with what was meant.
  let hints: [String]

  /// No settings: what is built in is in force.
  static let none = Settings(layers: [], files: [], hints: [])

  private init(layers: [Layer], files: [ConfigReport.File], hints: [String]) {
    self.layers = layers
    self.files = files
    self.hints = hints
  }

  /// Only what the environment says.
  init(environment: [String: String]) {
    self.init(layers: [Self.environmentLayer(environment)], files: [], hints: [])
  }

  /// Reads the settings.
  ///
  /// - Parameters:
  ///   - flags: what flags say.
  ///   - stated: the settings file that a flag names; no other is read then. `NETLAPSE_CONFIG`
  ///     names one too.
  /// - Throws: ``CommandFailure`` when a settings file cannot be read or something in it is wrong.
  init(
    flags: [SettingKey: String], statedFile stated: String?, environment: [String: String]
  ) throws {
    let stated = stated ?? environment[Self.fileVariable].flatMap { $0.isEmpty ? nil : $0 }
    let values = flags.map {
      (AbsoluteConfigKey($0.key.path), ConfigValue(.string($0.value), isSecret: false))
    }
    var layers: [Layer] = [
      .flags(InMemoryProvider(values: Dictionary(uniqueKeysWithValues: values)).snapshot()),
      Self.environmentLayer(environment),
    ]
    var files: [ConfigReport.File] = []
    for place in SettingsPlace.all(stated: stated, environment: environment) {
      let finding = try place.read()
      files.append(ConfigReport.File(path: place.path, outcome: finding.outcome))
      if case .bytes(let bytes) = finding { layers.append(.file(try SettingsFile(place, bytes))) }
    }
    self.init(
      layers: layers, files: files, hints: Self.misspelt(environment.keys))
  }

  // MARK: Values

  /// A setting that is one text, as the flag of the same meaning reads it; nil where nobody says
  /// anything.
  ///
  /// - Throws: ``CommandFailure`` for a value of the environment that will not do.
  func value<Value: ExpressibleByArgument>(
    _ key: SettingKey, as type: Value.Type = Value.self
  ) throws -> Value? {
    guard let (content, source) = try find(key), case .string(let text) = content else {
      return nil
    }
    guard let value = Value(argument: text) else { throw Self.unfit(key, text, source) }
    return value
  }

  /// A setting that is yes or no; nil where nobody says anything.
  ///
  /// - Throws: ``CommandFailure`` for a value of the environment that will not do.
  func flag(_ key: SettingKey) throws -> Bool? {
    if case .bool(let flag)? = try find(key)?.content { flag } else { nil }
  }

  /// A setting that is a list of words; nil where nobody says anything.
  ///
  /// - Throws: ``CommandFailure`` for a value of the environment that will not do.
  func words(_ key: SettingKey) throws -> [String]? {
    if case .stringArray(let words)? = try find(key)?.content { words } else { nil }
  }

  /// Every setting, and where it comes from.
  ///
  /// - Parameter databasePath: the place of the record where nobody says anything.
  func report(databasePath: String) throws -> ConfigReport {
    let settings = try SettingKey.allCases.map { key in
      guard let (content, source) = try find(key) else {
        return ConfigReport.Setting(
          name: key.rawValue, value: key == .db ? .string(databasePath) : key.builtIn,
          source: .builtIn)
      }
      let value: JSONValue? =
        switch content {
        case .string(let text): .string(text)
        case .bool(let flag): .bool(flag)
        case .stringArray(let words): .array(words.map { .string($0) })
        default: nil
        }
      return ConfigReport.Setting(name: key.rawValue, value: value, source: source)
    }
    return ConfigReport(settings: settings, files: files, hints: hints)
  }

  /// Where a setting comes from.
  func source(of key: SettingKey) -> ConfigReport.Source? { try? find(key)?.source }

  private func find(
    _ key: SettingKey
  ) throws -> (content: ConfigContent, source: ConfigReport.Source)? {
    let (name, shape) = (AbsoluteConfigKey(key.path), key.shape)
    for layer in layers {
      switch layer {
      case .flags(let snapshot):
        // What the parser of flags let through will do, and only texts are among it.
        guard let content = try? snapshot.value(forKey: name, type: shape.type).value?.content
        else { continue }
        return (content, .flag("--" + key.path[key.path.count - 1]))
      case .environment(let snapshot):
        let text = try snapshot.value(forKey: name, type: .string)
        guard case .string(let stated)? = text.value?.content else { continue }
        let source = ConfigReport.Source.environment(text.encodedKey)
        guard let content = try? snapshot.value(forKey: name, type: shape.type).value?.content
        else { throw Self.unfit(key, stated, source) }
        if let wrong = shape.objection(to: content) { throw Self.unfit(key, wrong, source) }
        return (content, source)
      case .file(let file):
        guard let content = try file.value(forKey: name, type: shape.type).value?.content
        else { continue }
        return (content, .file(path: file.path, line: file.line(of: key)))
      }
    }
    return nil
  }

  private static func unfit(
    _ key: SettingKey, _ text: String, _ source: ConfigReport.Source
  ) -> CommandFailure {
    let place =
      switch source {
      case .flag(let name), .environment(let name): name
      case .file(let path, _): "\(path): \(key.rawValue)"
      case .builtIn: key.rawValue
      }
    return CommandFailure(
      .usage, "\(place): \(BriefText.of(text)) is not \(key.shape.expectation)")
  }

  // MARK: Environment

  private static let prefix = "NETLAPSE_"
  private static let fileVariable = "NETLAPSE_CONFIG"

  /// Empty variables count as if they were not set.
  private static func environmentLayer(_ environment: [String: String]) -> Layer {
    let own = environment.filter { $0.key.hasPrefix(prefix) && !$0.value.isEmpty }
    return .environment(
      EnvironmentVariablesProvider(environmentVariables: own)
        .prefixKeys(with: "netlapse").snapshot())
  }

  private static func misspelt(_ names: some Sequence<String>) -> [String] {
    let names = names.filter { $0.hasPrefix(prefix) }
    guard !names.isEmpty else { return [] }
    let empty = EnvironmentVariablesProvider(environmentVariables: [:])
      .prefixKeys(with: "netlapse")
    let known =
      [fileVariable]
      + SettingKey.allCases.compactMap { key in
        try? empty.value(forKey: AbsoluteConfigKey(key.path), type: .string).encodedKey
      }
    return names.sorted().compactMap { name in
      guard !known.contains(name), let meant = NearestName.find(name, among: known) else {
        return nil
      }
      return "\(name) is no setting; did you mean \(meant)?"
    }
  }
}
