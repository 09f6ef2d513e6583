import ClusterObjects
import EvidenceSources
import FoundationEssentials

/// The fields of one mapping in a kubeconfig, read as Go's JSON decoder does: null and an empty
/// text count as absent, unknown fields are passed by, another type is an error. What is wrong is
/// told without the value, which may be a secret.
struct KubeconfigFields {
  private let members: [String: JSONValue]
  /// The file and the way in it, such as `/etc/kubeconfig: users[1]`.
  let place: String

  /// - Throws: ``AccessError`` unless the value is a mapping.
  init(_ value: JSONValue, at place: String) throws(AccessError) {
    switch value {
    case .null: members = [:]
    case .object(let object): members = object
    default: throw Self.misfit(value, wanted: "a mapping", at: place)
    }
    self.place = place
  }

  /// The name in the file, before which the place says where it stands.
  func place(of name: String) -> String {
    place.hasSuffix(":") ? "\(place) \(name)" : "\(place).\(name)"
  }

  func text(_ name: String) throws(AccessError) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.text else {
      throw misfit(value, wanted: "a text", at: name, hint: "put the value in quotes")
    }
    return text.isEmpty ? nil : text
  }

  func flag(_ name: String) throws(AccessError) -> Bool {
    guard let value = value(name) else { return false }
    guard case .bool(let flag) = value else {
      throw misfit(value, wanted: "true or false", at: name)
    }
    return flag
  }

  func texts(_ name: String) throws(AccessError) -> [String] {
    guard let value = value(name) else { return [] }
    let texts = value.elements?.compactMap(\.text)
    guard let texts, texts.count == value.elements?.count else {
      throw misfit(value, wanted: "a list of texts", at: name)
    }
    return texts
  }

  /// A mapping of names to lists of texts.
  func textLists(_ name: String) throws(AccessError) -> [String: [String]] {
    guard let fields = try fields(name) else { return [:] }
    var lists: [String: [String]] = [:]
    for key in fields.members.keys.sorted() { lists[key] = try fields.texts(key) }
    return lists
  }

  /// Bytes in base64 (https://pkg.go.dev/encoding/base64#StdEncoding), line breaks left aside.
  func bytes(_ name: String) throws(AccessError) -> [UInt8]? {
    guard let text = try text(name) else { return nil }
    let encoded = String(text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" })
    guard let data = Data(base64Encoded: encoded) else {
      throw AccessError(
        .malformed, "\(place(of: name)) is no base64",
        hint: "it holds the file's bytes in base64: base64 -w0 FILE")
    }
    return data.isEmpty ? nil : Array(data)
  }

  func fields(_ name: String) throws(AccessError) -> KubeconfigFields? {
    guard let value = value(name) else { return nil }
    return try KubeconfigFields(value, at: place(of: name))
  }

  func value(_ name: String) -> JSONValue? { members[name].flatMap { $0 == .null ? nil : $0 } }

  /// The mappings of a list.
  func list(_ name: String) throws(AccessError) -> [KubeconfigFields] {
    guard let value = value(name) else { return [] }
    guard let elements = value.elements else { throw misfit(value, wanted: "a list", at: name) }
    var list: [KubeconfigFields] = []
    for (index, element) in elements.enumerated() {
      list.append(try KubeconfigFields(element, at: "\(place(of: name))[\(index)]"))
    }
    return list
  }

  private func misfit(
    _ value: JSONValue, wanted: String, at name: String, hint: String? = nil
  ) -> AccessError {
    Self.misfit(value, wanted: wanted, at: place(of: name), hint: hint)
  }

  private static func misfit(
    _ value: JSONValue, wanted: String, at place: String, hint: String? = nil
  ) -> AccessError {
    let found =
      switch value {
      case .null: "nothing"
      case .bool: "true or false"
      case .number: "a number"
      case .string: "a text"
      case .array: "a list"
      case .object: "a mapping"
      }
    return AccessError(
      .malformed, "\(place) is \(found), where \(wanted) is expected",
      hint: hint ?? "compare the file with what kubectl config view --raw writes")
  }
}
