/// `text` on one line, without what a reader can't see or what would turn the page around: control
/// characters, marks that override the direction of writing, and code points XML forbids.
func cleaned(_ text: String) -> String {
  var kept = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if isSpacing(scalar) {
      if let last = kept.last, last != " " { kept.append(" ") }
    } else if !isDropped(scalar) {
      kept.append(scalar)
    }
  }
  while kept.last == " " { kept.removeLast() }
  return String(kept)
}

/// `text` cleaned, with `&`, `<`, `>`, `"` and `'` written as XML and HTML both read them.
func escaped(_ text: String) -> String {
  var written = ""
  for scalar in cleaned(text).unicodeScalars {
    switch scalar {
    case "&": written += "&amp;"
    case "<": written += "&lt;"
    case ">": written += "&gt;"
    case "\"": written += "&quot;"
    case "'": written += "&#39;"
    default: written.unicodeScalars.append(scalar)
    }
  }
  return written
}

private func isSpacing(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0a, 0x0d, 0x20, 0x85, 0x2028, 0x2029: true
  default: false
  }
}

private func isDropped(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7f...0x9f, 0x202a...0x202e, 0x2066...0x2069, 0xfeff, 0xfdd0...0xfdef: true
  case let value: value & 0xfffe == 0xfffe
  }
}
