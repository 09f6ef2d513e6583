import EvidenceSources

/// Pods whose pages are written down, by `host:port/path`; it notes what was asked.
actor FakePods: PodHTTP {
  private let pages: [String: Result<PodHTTPAnswer, AccessError>]
  /// What was asked.
  private(set) var requests: [String] = []

  init(_ pages: [String: Result<PodHTTPAnswer, AccessError>]) { self.pages = pages }

  func get(
    host: String, port: Int, path: String, timeoutSeconds: Double, bytesMax: Int
  ) async throws -> PodHTTPAnswer {
    let request = "\(host):\(port)\(path)"
    requests.append(request)
    guard let page = pages[request] else {
      throw AccessError(.unreachable, "nobody is there")
    }
    return try page.get()
  }
}

extension Result where Success == PodHTTPAnswer, Failure == AccessError {
  /// The Pod shows a page.
  static func shows(_ text: String, status: Int = 200) -> Self {
    .success(PodHTTPAnswer(status: status, bytes: Array(text.utf8)))
  }
}
