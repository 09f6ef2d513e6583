import ClusterObjects

/// The pages of one list, as far as they came. A page counts whole or not at all.
// Only one page is read at a time, by one thread, and looked at when that is over.
final class PagedList: @unchecked Sendable {
  private var receiver: ListReceiver
  private var committed: ListReceiver.Mark
  /// Pages that came whole.
  private(set) var pageCount = 0
  /// The state of the cluster that all of them show.
  private(set) var resourceVersion: String?
  /// When the last of them began.
  private(set) var answeredAt: Instant?

  init(
    _ resource: Resource, apiVersion: String, namespace: String?, path: EvidencePath,
    cache: CachedList?
  ) {
    receiver = ListReceiver(
      resource, apiVersion: apiVersion, namespace: namespace, path: path, cache: cache)
    committed = receiver.mark
  }

  /// Objects of the pages that came whole.
  var objectCount: Int { receiver.intake.objects.count }

  /// Of them, those whose canonical form was known.
  var reusedCount: Int { receiver.reusedCount }

  /// Reads a page, again if need be: what an attempt before left behind is forgotten first.
  ///
  /// - Throws: ``EvidenceError`` for what is no such page; ``ListInterruption``; what the source
  ///   throws.
  func readPage(_ source: any JSONSource) throws -> ListPage {
    receiver.rollBack(to: committed)
    do {
      return try receiver.readPage(source)
    } catch {
      receiver.rollBack(to: committed)
      throw error
    }
  }

  /// The page that was read last belongs to the list.
  func commit(_ page: ListPage, answeredAt: Instant) {
    committed = receiver.mark
    pageCount += 1
    resourceVersion = page.resourceVersion
    self.answeredAt = answeredAt
  }

  /// The page that was read last does not belong to the list.
  func discardPage() { receiver.rollBack(to: committed) }

  // MARK: What came

  /// The objects, without any coverage yet.
  var part: EvidencePart { EvidencePart(receiver.intake) }

  /// What the next collection may take over of it, when it is whole.
  var remembered: CachedList? {
    guard let resourceVersion else { return nil }
    var items: [ObjectKey: CachedItem] = [:]
    for (object, item) in zip(receiver.intake.objects, receiver.remembered) {
      items[object.key] = item
    }
    return CachedList(
      resourceVersion: resourceVersion, items: items, contents: receiver.intake.contents)
  }
}
