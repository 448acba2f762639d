/// `text` once it is known to be 1 to `limit` characters of one printable line.
///
/// Leading and trailing spaces are removed. Control characters, line breaks, bidirectional
/// overrides and unpaired surrogates are refused: they have no place in a name and can disguise
/// one.
///
/// - Throws: ``ServiceError`` with reason `FIELD_REQUIRED`, `FIELD_TOO_LONG` or
///   `CHARACTER_NOT_ALLOWED`, naming `field`.
package func boundedText(
  _ text: String, field: String, limit: Int = 200
) throws(ServiceError) -> String {
  let trimmed = trimmedSpaces(text)
  guard !trimmed.isEmpty else {
    throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must not be empty")
  }
  guard trimmed.unicodeScalars.count <= limit else {
    throw ServiceError(
      .invalidArgument, .fieldTooLong, field: field,
      "must be at most \(limit) characters; got \(trimmed.unicodeScalars.count)")
  }
  guard trimmed.utf8.allSatisfy(isPrintableASCII) || trimmed.unicodeScalars.allSatisfy(isPrintable)
  else {
    throw ServiceError(
      .invalidArgument, .characterNotAllowed, field: field,
      "must be one line of printable characters; got \(quoted(trimmed))")
  }
  return trimmed
}

/// As ``boundedText(_:field:limit:)``, with an empty text read as "not said".
package func optionalText(
  _ text: String, field: String, limit: Int = 200
) throws(ServiceError) -> String? {
  trimmedSpaces(text).isEmpty ? nil : try boundedText(text, field: field, limit: limit)
}

private func trimmedSpaces(_ text: String) -> String {
  // Most texts have nothing to trim, and their first and last byte say so.
  let space = UInt8(ascii: " ")
  guard text.utf8.first == space || text.utf8.last == space else { return text }
  return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}

private func isPrintableASCII(_ byte: UInt8) -> Bool {
  (UInt8(ascii: " ")...UInt8(ascii: "~")).contains(byte)
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
    .unassigned:
    false
  default: true
  }
}
