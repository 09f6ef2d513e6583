import ClusterObjects
import EvidenceSources
import Glibc
import JSONScanner

/// Whatever a file holds, the reader refuses it with an ``EvidenceError`` or makes a snapshot of
/// canonical objects.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEvidenceReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let file = memoryFile
  guard ftruncate(file, 0) == 0, pwrite(file, start, count, 0) == count else {
    fatalError("the memory file cannot be written: \(String(cString: strerror(errno)))")
  }
  var options = FileEvidenceOptions(now: Instant(millisecondsSinceEpoch: 1_795_000_000_000))
  options.at = options.now
  options.clusterName = "fuzz"
  options.emptyLists = .always
  do {
    let reader = FileEvidenceReader(options: options)
    requireCanonical(try reader.read(["/proc/self/fd/\(file)"]).snapshot)
  } catch let error as EvidenceError {
    precondition(!error.message.isEmpty, "a refusal without a reason")
    precondition(error.message.utf8.count < 2000, "a refusal as long as a book: \(error)")
  } catch {
    fatalError("no EvidenceError: \(error)")
  }
  return 0
}

/// A file in memory, without a name: it is gone with the process.
private let memoryFile = {
  var name = Array("/dev/shm/netlapse-XXXXXX".utf8CString)
  let descriptor = mkstemp(&name)
  guard descriptor >= 0, unlink(name) == 0 else {
    fatalError("no file in /dev/shm: \(String(cString: strerror(errno)))")
  }
  return descriptor
}()

private func requireCanonical(_ snapshot: CollectedSnapshot) {
  for object in snapshot.objects {
    let content = Array(snapshot.contents[object.content])
    var scanner = JSONScanner()
    scanner.load(content)
    var writer = CanonicalWriter()
    do throws(JSONSyntaxError) {
      try scanner.scanWhole()
      try writer.write(scanner)
    } catch {
      fatalError("\(object.key): its content is refused: \(error)")
    }
    precondition(Array(writer.bytes) == content, "\(object.key): its content is not canonical")
    precondition(
      content.withUnsafeBytes { ContentDigest(of: $0) } == object.digest,
      "\(object.key): its digest is another's")
  }
}
