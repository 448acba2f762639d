import CQRencode
package import Vocabulary

/// A QR code (ISO/IEC 18004) of a short text, drawn as one path of an inline picture.
package struct QRCode: Hashable, Sendable {
  /// The text it holds.
  package let text: String
  /// Modules along one side, without the quiet zone.
  package let width: Int
  /// Its modules row by row, true for a dark one.
  package let isDark: [Bool]

  /// The light modules that the standard wants on every side.
  package static let quietZone = 4
  /// The longest text, in bytes.
  package static let longestText = 400

  /// The smallest code of `text` from which a quarter of the code may be missing (level Q).
  ///
  /// - Throws: ``ServiceError`` naming `field` where the text is empty or too long.
  package init(_ text: String, field: String) throws(ServiceError) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= Self.longestText else {
      throw ServiceError(
        .invalidArgument, .fieldTooLong, field: field,
        "must be 1 to \(Self.longestText) bytes; got \(bytes.count)")
    }
    guard
      let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_Q)
    else {
      throw ServiceError(.internalFault, .internalFault, "no QR code could be made")
    }
    defer { QRcode_free(code) }
    width = Int(code.pointee.width)
    let modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
    // The lowest bit says dark; the others say what a module is for.
    isDark = modules.map { $0 & 1 == 1 }
    self.text = text
  }

  /// The picture, `side` CSS pixels wide, with `name` for those who can't see it.
  package func html(side: Int, name: String) -> HTMLText {
    let whole = width + 2 * Self.quietZone
    return .element(
      "svg",
      [
        .init("xmlns", "http://www.w3.org/2000/svg"), .init("role", "img"),
        .init("aria-label", name), .init("width", "\(side)"), .init("height", "\(side)"),
        .init("viewBox", "0 0 \(whole) \(whole)"), .init("shape-rendering", "crispEdges"),
      ],
      .element(
        "rect",
        [
          .init("width", "\(whole)"), .init("height", "\(whole)"), .init("fill", "#fff"),
        ], .empty)
        + .element("path", [.init("fill", "#000"), .init("d", path)], .empty))
  }

  /// The dark modules: a line one module thick for each run in a row.
  private var path: String {
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        let start = column
        while column < width, isDark[row * width + column] { column += 1 }
        if column > start {
          path +=
            "M\(start + Self.quietZone) \(row + Self.quietZone)"
            + "h\(column - start)v1h-\(column - start)z"
        }
        column += 1
      }
    }
    return path
  }
}
