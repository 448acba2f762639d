import Foundation
import SwiftProtobuf

/// Prints an answer: JSON for programs, else the lines that `lines` makes for people.
func show<Message: SwiftProtobuf.Message>(
  _ message: Message, json: Bool, _ lines: (Message) -> [String]
) throws {
  if json {
    var options = JSONEncodingOptions()
    options.preserveProtoFieldNames = true
    print(try message.jsonString(options: options))
  } else {
    for line in lines(message) { print(line) }
  }
}

/// Rows under their headings, columns as wide as their widest cell, two spaces apart.
func table(_ headings: [String], _ rows: [[String]]) -> [String] {
  let all = [headings] + rows
  let widths = headings.indices.map { column in
    all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
  }
  let lines = all.map { row in
    headings.indices.map { column in
      let cell = column < row.count ? row[column] : ""
      return column == headings.count - 1
        ? cell : cell + String(repeating: " ", count: max(0, widths[column] - cell.count))
    }.joined(separator: "  ")
  }
  let rule = widths.map { String(repeating: "-", count: max($0, 1)) }.joined(separator: "  ")
  return [lines[0], rule] + lines.dropFirst()
}

/// `text` in lines of at most `width` characters, broken at spaces.
func wrapped(_ text: String, width: Int = 76, indent: String = "") -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, line.count + word.count + 1 > width {
      lines.append(indent + line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return line.isEmpty ? lines : lines + [indent + line]
}

/// `MET_BY_EQUIVALENCE` as people read it: `met by equivalence`.
func plain(_ word: String) -> String {
  word.replacing("_", with: " ").lowercased()
}

/// A new name for a change.
func newRequestID() -> String {
  UUID().uuidString.lowercased()
}
