import NIOCore
import NIOHTTP1

/// Stands before the compressor, which would answer with deflate as well: API servers know gzip
/// only. What the client really sent is kept for the record under another name.
final class AcceptEncodingGate: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  /// Under which name the header is kept.
  static let keptName = "test-accept-encoding"

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data) else {
      context.fireChannelRead(data)
      return
    }
    let sent = head.headers["accept-encoding"]
    let accepted = head.headers[canonicalForm: "accept-encoding"].map { $0.lowercased() }
    head.headers.remove(name: "accept-encoding")
    for value in sent { head.headers.add(name: Self.keptName, value: value) }
    if accepted.contains(where: { $0 == "gzip" || $0.hasPrefix("gzip;") && $0 != "gzip;q=0" }) {
      head.headers.add(name: "accept-encoding", value: "gzip")
    }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }
}
