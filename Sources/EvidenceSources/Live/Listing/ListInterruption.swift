/// Why a list was not read to its end.
enum ListInterruption: Error {
  /// Its pages expired before they were all read: the server says 410.
  case expired(RequestFailure)
  /// Its pages show different states, or lead nowhere.
  case torn(String)
  /// It shares no past with the list that objects were taken over from.
  case pastIsAnother
  /// A page could not be had.
  case failed(RequestFailure)

  /// Whether reading the list from its start may help.
  var mayPass: Bool {
    switch self {
    case .expired, .torn, .pastIsAnother: true
    case .failed: false
    }
  }
}
