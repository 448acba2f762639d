import Crypto
import Foundation
import Store
import Vocabulary

/// Key material in files, readable by the owner alone and never printed.
enum KeyFiles {
  /// The key encryption key in the 32-byte file at `path`.
  ///
  /// - Throws: ``ServiceError`` where the file can't be read, is open to others, or is no key.
  static func sealingKey(at path: String) throws -> KeyEncryptionKey {
    try KeyEncryptionKey(bytes: try secret(at: path))
  }

  /// The bytes of the secret file at `path`, at most 4 KiB.
  ///
  /// - Throws: ``ServiceError`` where it can't be read or its group or others may read it.
  static func secret(at path: String) throws -> [UInt8] {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let mode = attributes[.posixPermissions] as? Int, let data = try? read(path)
    else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "key.file", "the file \(quoted(path)) can't be read")
    }
    guard mode & 0o077 == 0 else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "key.file",
        "the file \(quoted(path)) must be readable by its owner alone (chmod 600)")
    }
    return data
  }

  /// The secret at `path`, made by `make` where there is none yet; for demonstrations.
  static func demonstration(at path: String, make: () -> [UInt8]) throws -> [UInt8] {
    if FileManager.default.fileExists(atPath: path) { return try secret(at: path) }
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let bytes = make()
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, "the file \(quoted(path)) can't be written")
    }
    return bytes
  }

  /// A new P-256 private key, 32 bytes.
  static func newSigningKey() -> [UInt8] {
    Array(P256.Signing.PrivateKey().rawRepresentation)
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    return Array(try handle.read(upToCount: 4_096) ?? Data())
  }
}
