import Crypto
package import Vocabulary

/// Keyed hashes that find a sealed value without opening it.
///
/// Each purpose has a key of its own, derived from the key encryption key, so that one kind of
/// number can't be matched with another. Whoever has the database alone can test no guess. The hash
/// is kept to 16 bytes; a match is a candidate, to be opened and compared. A rotation of the key
/// encryption key computes every index again.
package struct BlindIndex: Sendable {
  /// What is looked up.
  package enum Purpose: Hashable, Sendable {
    /// Folded surname and birth date together.
    case surnameAndBirthDate
    /// An identifier of the kind named: a registration number, a payroll number.
    case identifier(kind: String)
    /// A National Insurance number.
    case nationalInsuranceNumber
    /// The code that stands for a share grant.
    case shareCode

    fileprivate var label: String {
      switch self {
      case .surnameAndBirthDate: "surname-and-birth-date"
      case .identifier(let kind): "identifier/\(kind)"
      case .nationalInsuranceNumber: "national-insurance-number"
      case .shareCode: "share-code"
      }
    }
  }

  private let root: SymmetricKey

  /// The indexes of a store whose keys are sealed under `key`.
  package init(under key: KeyEncryptionKey) {
    root = key.key
  }

  /// The 16 bytes kept for `text`, spelled in the one way its kind has.
  package func index(of text: String, for purpose: Purpose) -> [UInt8] {
    let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key(for: purpose))
    return Array(code.prefix(16))
  }

  /// The 16 bytes kept for a person of this surname and birth date; the surname is folded first.
  package func index(surname: String, birthDate: CivilDate) -> [UInt8] {
    index(of: "\(foldedName(surname))|\(birthDate)", for: .surnameAndBirthDate)
  }

  private func key(for purpose: Purpose) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: root, info: Array("oneworkforce/blind-index/1/\(purpose.label)".utf8),
      outputByteCount: 32)
  }
}
