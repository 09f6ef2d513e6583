import ClusterObjects

/// A `Status` document in the place of a list: the server's refusal.
struct StatusSighting {
  /// The document, as messages name it.
  let file: String
  /// What was asked for; nil when neither the document nor its name tells.
  let resource: Resource?
  /// Whether one object was asked for: that says nothing about the others.
  let isAboutOneObject: Bool
  /// HTTP status.
  let code: Int
  /// The server's words.
  let message: String
}
