import ClusterObjects

/// The path of something that may be asked for. There is no way to name a Secret: an object's path
/// is made of an entry of the resource catalogue, which has none for them, and no text from outside
/// gets past one segment of a path.
struct EvidencePath: Hashable, Sendable {
  /// The path, percent-encoded.
  let text: String

  private init(_ segments: [String]) {
    text = segments.map { "/" + Self.encoded($0) }.joined()
  }

  /// What the server says about itself.
  static let version = EvidencePath(["version"])
  /// Discovery of the core group.
  static let core = EvidencePath(["api"])
  /// Discovery of all other groups.
  static let groups = EvidencePath(["apis"])

  /// Discovery of one version, such as `apps/v1`, or `v1` for core.
  static func discovery(of apiVersion: String) -> EvidencePath {
    EvidencePath(root(of: apiVersion))
  }

  /// A list: of one namespace, or (nil) of everything.
  static func list(
    _ resource: Resource, _ apiVersion: String, inNamespace namespace: String?
  ) -> EvidencePath {
    EvidencePath(root(of: apiVersion) + place(namespace) + [plural(of: resource)])
  }

  /// One object.
  static func object(
    _ resource: Resource, _ apiVersion: String, inNamespace namespace: String?, named name: String
  ) -> EvidencePath {
    EvidencePath(root(of: apiVersion) + place(namespace) + [plural(of: resource), name])
  }

  private static func plural(of resource: Resource) -> String {
    precondition(
      ResourceCatalogue.current[resource.name] != nil && resource.plural != "secrets",
      "\(resource.name) is nothing that netlapse reads")
    return resource.plural
  }

  private static func root(of apiVersion: String) -> [String] {
    let parts = apiVersion.split(separator: "/", maxSplits: 1).map(String.init)
    return parts.count == 1 ? ["api"] + parts : ["apis"] + parts
  }

  private static func place(_ namespace: String?) -> [String] {
    namespace.map { ["namespaces", $0] } ?? []
  }

  /// All but what RFC 3986 calls unreserved is encoded, so that a segment stays one.
  private static func encoded(_ segment: String) -> String {
    var text = ""
    for byte in segment.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where segment != "." && segment != "..":
        text.append(".")
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}
