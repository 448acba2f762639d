import Crypto
import Vocabulary

/// AES-256-GCM over one cell, as bytes: version (1), nonce (12), ciphertext, tag (16).
///
/// The nonce is random. A worker's key seals a few dozen values in a life, far from the count at
/// which random nonces of 96 bits begin to matter.
enum Seal {
  private static let version: UInt8 = 1
  private static let nonceLength = 12
  private static let tagLength = 16

  static func closed(
    _ plain: [UInt8], under key: SymmetricKey, as cell: SealedCell,
    using generator: inout some RandomNumberGenerator
  ) throws -> [UInt8] {
    let nonce = try AES.GCM.Nonce(data: randomBytes(nonceLength, using: &generator))
    let box = try AES.GCM.seal(
      plain, using: key, nonce: nonce, authenticating: cell.associatedData)
    return [version] + nonce + box.ciphertext + box.tag
  }

  static func opened(
    _ sealed: [UInt8], under key: SymmetricKey, as cell: SealedCell
  ) throws(ServiceError) -> [UInt8] {
    guard sealed.first == version, sealed.count >= 1 + nonceLength + tagLength else {
      throw refusal(cell, "is not in a sealed form that this program knows")
    }
    let body = sealed.dropFirst()
    do {
      let box = try AES.GCM.SealedBox(
        nonce: AES.GCM.Nonce(data: body.prefix(nonceLength)),
        ciphertext: body.dropFirst(nonceLength).dropLast(tagLength),
        tag: body.suffix(tagLength))
      return Array(try AES.GCM.open(box, using: key, authenticating: cell.associatedData))
    } catch {
      throw refusal(cell, "does not open: it was damaged, moved or sealed under another key")
    }
  }

  static func refusal(_ cell: SealedCell, _ fault: String) -> ServiceError {
    ServiceError(
      .internalFault, .internalFault, "the sealed value in `\(cell.table).\(cell.column)` \(fault)")
  }
}

/// `count` bytes, eight to a draw.
func randomBytes(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
  var bytes: [UInt8] = []
  while bytes.count < count {
    let draw: UInt64 = generator.next()
    withUnsafeBytes(of: draw.littleEndian) { bytes.append(contentsOf: $0) }
  }
  return Array(bytes.prefix(count))
}
