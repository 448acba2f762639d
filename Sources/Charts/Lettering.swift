/// Text at a size, measured without a font: advances are those of wide faces (DejaVu Sans,
/// Verdana), so what fits here fits in whichever `system-ui` the reader has.
struct Lettering: Hashable {
  let size: Double

  /// The distance between two lines of text.
  var lineHeight: Double { size * 1.25 }

  /// The width of `text` in the units of the picture, more likely too large than too small.
  func width(_ text: String) -> Double {
    text.reduce(0) { $0 + advance($1) } * size
  }

  func width(ofWidest texts: some Sequence<String>) -> Double {
    texts.reduce(0) { max($0, width($1)) }
  }

  /// `text` on lines no wider than `width`, at most `limit` of them; what is left over becomes an
  /// ellipsis and `isShortened`.
  func wrapped(_ text: String, width: Double, limit: Int) -> FittedText {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").flatMap({ pieces(of: String($0), width: width) }) {
      let joined = line.isEmpty ? word : line + " " + word
      if line.isEmpty || self.width(joined) <= width {
        line = joined
      } else {
        lines.append(line)
        line = word
      }
    }
    lines.append(line)
    guard lines.count > max(limit, 1) else { return FittedText(lines: lines, full: nil) }
    let kept = lines.prefix(max(limit, 1) - 1)
    let rest = lines.dropFirst(kept.count).joined(separator: " ")
    return FittedText(lines: kept + [shortened(rest, width: width)], full: text)
  }

  /// The beginning of `text` with an ellipsis, no wider than `width`.
  private func shortened(_ text: String, width: Double) -> String {
    var kept = text
    while !kept.isEmpty, self.width(kept + "…") > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// A word cut where it is wider than a line.
  private func pieces(of word: String, width: Double) -> [String] {
    guard self.width(word) > width else { return [word] }
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty, self.width(piece + String(character)) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }
}

/// Text cut into lines, and the whole of it where the lines don't say all.
struct FittedText: Hashable {
  let lines: [String]
  let full: String?
}

/// The advance of a character in ems.
private func advance(_ character: Character) -> Double {
  guard let scalar = character.unicodeScalars.first else { return 0 }
  switch scalar {
  case "i", "j", "l", "I", "|", "!", "'", ".", ",", ":", ";", " ": return 0.34
  case "f", "t", "r", "(", ")", "[", "]", "/", "-", "s": return 0.5
  case "m", "w", "M", "W", "@", "%", "…", "—": return 1
  case "+", "=", "<", ">", "×", "\u{2212}", "~", "#": return 0.84
  case "A"..."Z": return 0.76
  case "a"..."z", "0"..."9": return 0.64
  default: return scalar.value < 0x1100 ? 0.72 : 1.1
  }
}
