import ClusterObjects

/// Where the next page of a list begins, as the API server writes it
/// (https://github.com/kubernetes/apiserver/blob/master/pkg/storage/continue.go).
struct ContinueToken: Equatable {
  /// The resource version of the whole list; -1: whatever is newest.
  let resourceVersion: Int
  /// The key that the page begins with, or one just before it.
  let start: String

  init(resourceVersion: Int, start: String) {
    self.resourceVersion = resourceVersion
    self.start = start
  }

  /// The token for what comes after an object.
  init(resourceVersion: Int, after key: String) {
    self.init(resourceVersion: resourceVersion, start: key + "\0")
  }

  /// Reads a token; nil for anything else.
  init?(_ text: String) {
    guard let bytes = Base64.decode(text), let json = try? JSONValue(parsing: bytes),
      json["v"] == "meta.k8s.io/v1", let version = json["rv"]?.int,
      let start = json["start"]?.text
    else { return nil }
    resourceVersion = version
    self.start = start
  }

  /// Base64 for URLs, without padding.
  var text: String {
    let json = JSONValue.object([
      "v": "meta.k8s.io/v1", "rv": JSONValue(resourceVersion), "start": .string(start),
    ])
    return Base64.encodeForURL(Array(json.compactText.utf8))
  }
}
