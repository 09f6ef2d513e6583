import ClusterObjects
import NIOConcurrencyHelpers

extension TestCluster {
  /// One page of a list. All pages that one list's tokens lead to are of the same moment.
  func page(of type: ServedType, _ query: ListQuery) -> Result<ListPage, ListPage.Failure> {
    var token: ContinueToken?
    if let text = query.token {
      guard let read = ContinueToken(text) else { return .failure(.badToken) }
      token = read
    }
    return state.withLockedValue { Self.page(of: type.place, query, from: token, in: &$0) }
  }

  private static func page(
    of place: ServedType.Place, _ query: ListQuery, from token: ContinueToken?,
    in state: inout State
  ) -> Result<ListPage, ListPage.Failure> {
    var list = state.objects[place] ?? HeldObjects()
    var resourceVersion = state.resourceVersion
    if let token, token.resourceVersion != -1 {
      guard let retained = state.retained.list(of: place, at: token.resourceVersion) else {
        return .failure(.expired(ContinueToken(resourceVersion: -1, start: token.start)))
      }
      list = retained
      resourceVersion = token.resourceVersion
    }
    var objects = list.slice(namespace: query.namespace, from: token?.start)
    if let name = query.name { objects = objects.filter { $0.name == name }[...] }
    let page = objects.prefix(query.limit ?? objects.count)
    guard page.count < objects.count, let last = page.last else {
      return .success(ListPage(objects: page, resourceVersion: resourceVersion))
    }
    state.retained.retain(list, of: place, at: resourceVersion)
    return .success(
      ListPage(
        objects: page, resourceVersion: resourceVersion,
        token: ContinueToken(resourceVersion: resourceVersion, after: last.key),
        remainingCount: query.name == nil ? objects.count - page.count : nil))
  }

  /// One object with its type's version, as it is sent; nil where it is missing.
  func bytes(of type: ServedType, namespace: String, name: String) -> [UInt8]? {
    state.withLockedValue {
      $0.objects[type.place]?[HeldObject.key(namespace, name)]?.bytes(as: type)
    }
  }

  /// The types that are served now, and the group versions among them whose server is down.
  var served: (types: [ServedType], stale: Set<String>) {
    state.withLockedValue { ($0.types, $0.stale) }
  }
}
