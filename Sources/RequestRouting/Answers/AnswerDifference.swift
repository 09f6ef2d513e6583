/// What differs between two answers to one request. The raw value is a sentence for people.
package enum AnswerDifference: String, CaseIterable, Sendable {
  /// Both proxies answer by themselves, with different statuses.
  case status = "another status"
  /// Both redirect, with different statuses.
  case redirectStatus = "another status of the redirect"
  /// Both redirect, to different places.
  case redirectPlace = "the redirect leads elsewhere"
  /// A backend gets it on the first side only.
  case lost = "no longer served by a backend"
  /// A backend gets it on the second side only.
  case gained = "served by a backend"
  /// One answers where the other redirects or refuses.
  case kind = "another kind of answer"
  /// Other Services get it.
  case backend = "another backend"
  /// The same Services get it, at another port.
  case port = "another port of the Service"
  /// The same backends get other shares.
  case weights = "other weights"
  /// The backend is asked for another host.
  case backendHost = "the backend sees another host"
  /// The backend is asked for another path.
  case backendPath = "the backend sees another path"

  /// Whether the same backend gets it, and is asked for something else.
  package var isRewrite: Bool { self == .backendHost || self == .backendPath }
}
