import GRPCCore
import Vocabulary

/// What the server reads from the metadata of a request.
enum CallMetadata {
  /// Refuses more metadata than `limit` bytes, counted as HTTP/2 counts a header list: names,
  /// values and 32 bytes an entry.
  static func checkSize(of metadata: Metadata, limit: Int) throws(ServiceError) {
    var size = 0
    for entry in metadata {
      let value =
        switch entry.value {
        case .string(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        }
      size += entry.key.utf8.count + value + 32
    }
    guard size <= limit else {
      throw ServiceError(
        .invalidArgument, .messageTooLarge, field: "metadata",
        "must be at most \(limit) bytes in all; got \(size)")
    }
  }

  /// The one text of `name`; nil where there is none or a choice of several.
  static func only(_ name: String, in metadata: Metadata) -> String? {
    var values = metadata[stringValues: name].makeIterator()
    guard let value = values.next(), values.next() == nil else { return nil }
    return value
  }

  /// The bearer token of the request, or nil where no credentials came in its metadata.
  ///
  /// - Throws: ``ServiceError`` `CREDENTIALS_INVALID` for two credentials or another scheme.
  static func bearerToken(in metadata: Metadata) throws(ServiceError) -> String? {
    guard metadata[stringValues: "authorization"].contains(where: { _ in true }) else { return nil }
    guard let credentials = only("authorization", in: metadata) else {
      throw ServiceError(
        .unauthenticated, .credentialsInvalid, "two `authorization` entries came with the call")
    }
    let scheme = "bearer "
    guard credentials.utf8.count > scheme.utf8.count,
      credentials.prefix(scheme.count).lowercased() == scheme
    else {
      throw ServiceError(
        .unauthenticated, .credentialsInvalid, "`authorization` must be `Bearer` and a token")
    }
    return String(credentials.dropFirst(scheme.count))
  }
}
