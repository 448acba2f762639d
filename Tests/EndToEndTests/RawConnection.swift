import NIOCore
import NIOPosix
import Synchronization
import TestSupport

/// A bare TCP connection: it says what it is told to and keeps what comes back.
final class RawConnection: Sendable {
  private let channel: any Channel
  private let received: Received

  private init(_ channel: any Channel, _ received: Received) {
    self.channel = channel
    self.received = received
  }

  /// A connection to `port`, on which nothing was said yet.
  static func open(to port: Int) async throws -> RawConnection {
    let received = Received()
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Keeper(received))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    return RawConnection(channel, received)
  }

  /// Says `bytes`.
  func say(_ bytes: [UInt8]) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
  }

  /// What came back so far.
  var heard: [UInt8] { received.bytes.withLock { $0 } }

  /// Returns once the other side has closed it.
  func end() async {
    // A reset ends it as well as an orderly close.
    try? await channel.closeFuture.get()
  }

  /// Whether neither side has closed it.
  var isOpen: Bool { channel.isActive }

  /// Closes it from this side.
  func close() async {
    try? await channel.close().get()
  }

  private final class Received: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  private final class Keeper: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let received: Received

    init(_ received: Received) {
      self.received = received
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let bytes = Array(buffer: unwrapInboundIn(data))
      received.bytes.withLock { $0 += bytes }
    }
  }
}

/// The beginning of an HTTP/2 connection from the client's side, with empty settings.
let clientPreface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0]

/// The settings of the first SETTINGS frame in `bytes` by their numbers; nil where none is whole.
func settingsFrame(in bytes: [UInt8]) -> [UInt16: UInt32]? {
  var rest = bytes[...]
  while rest.count >= 9 {
    let head = Array(rest.prefix(9))
    let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
    guard rest.count >= 9 + length else { return nil }
    let payload = Array(rest.dropFirst(9).prefix(length))
    if head[3] == 4, head[4] & 1 == 0 { return entries(ofFrame: payload) }
    rest = rest.dropFirst(9 + length)
  }
  return nil
}

private func entries(ofFrame payload: [UInt8]) -> [UInt16: UInt32] {
  stride(from: 0, to: payload.count - payload.count % 6, by: 6).reduce(into: [:]) { all, start in
    let number = UInt16(payload[start]) << 8 | UInt16(payload[start + 1])
    all[number] = payload[(start + 2)..<(start + 6)].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
