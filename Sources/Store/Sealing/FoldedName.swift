import Foundation

/// `name` as look-ups compare it: letters and digits only, lower case, without diacritics.
///
/// `O’Brien-Núñez`, `OBRIEN NUNEZ` and `o'brien nunez` fold to the same text. Letters that only
/// look joined (`ø`, `ł`, `æ`, `ß`) become their usual English spelling. SQL's own `lower` knows
/// ASCII only, which is why names are folded here.
package func foldedName(_ name: String) -> String {
  var folded = ""
  for scalar in name.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
    if let spelling = joinedLetters[scalar] {
      folded += spelling
    } else if isKept(scalar) {
      folded.unicodeScalars.append(scalar)
    }
  }
  return folded
}

private let joinedLetters: [Unicode.Scalar: String] = [
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
  "ı": "i",
]

private func isKept(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber,
    .letterNumber, .spacingMark:
    true
  default: false
  }
}
