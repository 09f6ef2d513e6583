/// Why bytes are no YAML that can be read as JSON, and where.
package struct YAMLError: Error, Equatable, CustomStringConvertible {
  /// The ways in which a text fails.
  package enum Reason: Equatable, Sendable {
    /// The grammar is broken; libyaml's words.
    case syntax(String)
    /// Bytes that are not UTF-8, or a character that YAML does not allow; libyaml's words.
    case encoding(String)
    /// UTF-16, by its byte order mark.
    case utf16
    /// Nested deeper than the limit, aliases expanded.
    case tooDeep(limit: Int)
    /// A scalar, comment or anchored node larger than the limit.
    case tooLarge(limitBytes: Int)
    /// Aliases and merge keys that stand for more than the limit.
    case expandsTooFar(limitBytes: Int)
    /// An alias without its anchor.
    case unknownAnchor(String)
    /// An alias inside of what it stands for.
    case recursiveAlias(String)
    /// The same name twice in one mapping: which one counts is not defined.
    case duplicateName(String)
    /// A name that is no string, number or boolean.
    case unusableName(String)
    /// A number that JSON does not know: infinite, or none.
    case notInJSON(String)
    /// An integer that neither 64 bits nor a decimal number hold.
    case integerOutOfRange(String)
    /// A scalar that is not what its tag says.
    case wrongTag(value: String, tag: String)
    /// A `!!binary` that is no base64, or no text.
    case unusableBinary
    /// A merge key whose value is neither a mapping nor a list of mappings.
    case mergeOfNoMapping
  }

  /// What is wrong.
  package let reason: Reason
  /// Where.
  package let place: YAMLPlace

  init(_ reason: Reason, at place: YAMLPlace) {
    self.reason = reason
    self.place = place
  }

  /// One line for a person: what and where.
  package var description: String { "\(explanation) at \(place)" }

  private var explanation: String {
    switch reason {
    case .syntax(let problem), .encoding(let problem): problem
    case .utf16: "UTF-16, where UTF-8 is read"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .tooLarge(let limitBytes): "a node larger than \(limitBytes) bytes"
    case .expandsTooFar(let limitBytes): "aliases that stand for more than \(limitBytes) bytes"
    case .unknownAnchor(let name): "no anchor \(name.debugDescription)"
    case .recursiveAlias(let name): "the anchor \(name.debugDescription) contains itself"
    case .duplicateName(let name): "the name \(name.debugDescription) stands twice in one mapping"
    case .unusableName(let what): "\(what) as a name"
    case .notInJSON(let text): "\(text), a number that JSON does not know"
    case .integerOutOfRange(let text): "\(text), an integer beyond 64 bits"
    case .wrongTag(let value, let tag): "\(value.debugDescription) is no \(tag)"
    case .unusableBinary: "a !!binary that is no base64 of a text"
    case .mergeOfNoMapping: "a merge of something else than mappings"
    }
  }
}
