import ClusterObjects

/// What a live server serves of the catalogue's groups, as a survey of rights needs it.
struct SurveyedAPIs: Sendable {
  /// Where a resource can be asked for.
  enum Choice: Equatable, Sendable {
    /// In this version of this group.
    case serves(group: String, version: String)
    /// Nobody knows, and why.
    case cannotTell(String)
  }

  private var served = ServedAPIs()
  private var plurals: [String: Set<String>] = [:]
  /// Why the discovery of a `group/version` failed.
  private var failures: [String: String] = [:]

  /// The longest discovery document that is read: a hundred times what clusters have.
  private static let byteLimit = 16 << 20

  /// - Throws: ``AccessError`` when the groups cannot be asked for.
  static func discover(
    _ api: any ClusterAPI, catalogue: ResourceCatalogue, timeoutSeconds: Double
  ) async throws -> SurveyedAPIs {
    var discovered = SurveyedAPIs()
    let groups = try await document(api, "/apis", timeoutSeconds)
    var apiVersions = ["v1"]
    switch groups {
    case .success(let list):
      discovered.served.take(list, kind: "APIGroupList")
      let wanted = Set(catalogue.resources.filter { $0.origin == .api }.flatMap(\.groups))
      for group in list["groups"]?.elements ?? [] {
        guard let name = group["name"]?.text, wanted.contains(name) else { continue }
        apiVersions += (group["versions"]?.elements ?? []).compactMap { $0["groupVersion"]?.text }
          .filter(isPath)
      }
    case .failure(let failure): discovered.failures["/apis"] = failure.words
    }
    for apiVersion in apiVersions {
      let path = apiVersion.contains("/") ? "/apis/\(apiVersion)" : "/api/\(apiVersion)"
      do {
        switch try await document(api, path, timeoutSeconds) {
        case .success(let list):
          discovered.served.take(list, kind: "APIResourceList")
          discovered.plurals[apiVersion] = Set(
            (list["resources"]?.elements ?? []).compactMap { $0["name"]?.text })
        case .failure(let failure): discovered.failures[apiVersion] = failure.words
        }
      } catch let error as AccessError where !error.endsSurvey {
        discovered.failures[apiVersion] = error.message
      }
    }
    return discovered
  }

  /// What a server calls a version becomes part of a path only where it looks like one.
  private static func isPath(_ apiVersion: String) -> Bool {
    let parts = apiVersion.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
      && apiVersion.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }

  private struct Failure: Error { let words: String }

  private static func document(
    _ api: any ClusterAPI, _ path: String, _ timeoutSeconds: Double
  ) async throws -> Result<JSONValue, Failure> {
    let request = APIRequest(path, timeoutSeconds: timeoutSeconds)
    return try await api.get(request) { head, body in
      guard head.status == 200 else {
        let words = try await StatusMessage.read(head, body)
        if head.status == 401 {
          throw AccessError(
            .unauthenticated, "\(api.name): \(words)",
            hint: "the server does not take the credential: log in again")
        }
        return .failure(Failure(words: words))
      }
      guard let bytes = try await StatusMessage.bytes(of: body, upTo: byteLimit),
        let value = try? JSONValue(parsing: bytes)
      else { return .failure(Failure(words: "\(path): the answer is no discovery document")) }
      return .success(value)
    }
  }

  /// Whether the server is known to serve the resource in no version at all.
  func lacks(_ resource: Resource) -> Bool { served.lacks(resource) }

  /// The best version that both sides know.
  func choice(for resource: Resource) -> Choice {
    for apiVersion in resource.apiVersions
    where plurals[apiVersion]?.contains(resource.plural) ?? false {
      let parts = apiVersion.split(separator: "/").map(String.init)
      return .serves(group: parts.count == 2 ? parts[0] : "", version: parts[parts.count - 1])
    }
    let places = ["/apis"] + failures.keys.filter { $0 != "/apis" }.sorted()
    for place in places {
      let group = place.contains("/") ? String(place.prefix { $0 != "/" }) : ""
      if let words = failures[place], place == "/apis" || resource.groups.contains(group) {
        return .cannotTell("discovery of \(place): \(words)")
      }
    }
    return .cannotTell(
      "it is served, but in none of the versions that netlapse reads: "
        + resource.apiVersions.joined(separator: ", "))
  }
}
