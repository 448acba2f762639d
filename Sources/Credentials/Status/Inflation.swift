import CZlib

/// Compression by zlib with the caps that bytes from outside need.
enum Inflation {
  /// How a stream is framed.
  enum Framing: Int32 {
    /// RFC 1950, as Token Status List asks.
    case zlib = 15
    /// RFC 1952, as W3C Bitstring asks.
    case gzip = 31
  }

  /// What `bytes` hold once decompressed.
  ///
  /// - Throws: ``StatusDoubt/listTooLarge`` for more than `maximumBytes`, before more than that is
  ///   held; ``StatusDoubt/listMalformed`` where the stream is damaged, ends early, is followed by
  ///   anything, or needs a dictionary.
  static func inflated(
    _ bytes: [UInt8], _ framing: Framing, maximumBytes: Int
  ) throws(StatusDoubt) -> [UInt8] {
    var outcome = Z_STREAM_ERROR
    var rest: UInt32 = 0
    // One byte more than allowed, so that a stream of just the allowed length ends by itself.
    let room = maximumBytes + 1
    let inflated = [UInt8](unsafeUninitializedCapacity: room) { space, count in
      bytes.withUnsafeBufferPointer { source in
        var stream = z_stream()
        // zlib reads its input only, though its declaration does not say so.
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(clamping: source.count)
        stream.next_out = space.baseAddress
        stream.avail_out = UInt32(clamping: room)
        guard
          inflateInit2_(
            &stream, framing.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return }
        outcome = inflate(&stream, Z_FINISH)
        rest = stream.avail_in
        count = min(Int(stream.total_out), room)
        inflateEnd(&stream)
      }
    }
    guard inflated.count <= maximumBytes else { throw .listTooLarge }
    guard outcome == Z_STREAM_END, rest == 0 else { throw .listMalformed }
    return inflated
  }

  /// `bytes` compressed as RFC 1950 has it, as small as zlib can.
  ///
  /// - Throws: ``StatusDoubt/listTooLarge`` where zlib lacks the memory.
  static func deflated(_ bytes: [UInt8]) throws(StatusDoubt) -> [UInt8] {
    var outcome = Z_STREAM_ERROR
    let room = Int(compressBound(UInt(bytes.count)))
    let deflated = [UInt8](unsafeUninitializedCapacity: room) { space, count in
      var length = UInt(room)
      outcome = compress2(
        space.baseAddress, &length, bytes, UInt(bytes.count), Z_BEST_COMPRESSION)
      count = outcome == Z_OK ? Int(length) : 0
    }
    guard outcome == Z_OK else { throw .listTooLarge }
    return deflated
  }
}
