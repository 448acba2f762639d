/// What one claim of a type must be: its name, where it stands and what it looks like. The rows
/// are in `Tools/verifier/words/claims.csv`.
package struct ClaimRule: Hashable, Sendable {
  /// Where a claim stands.
  package enum Place: Hashable, Sendable {
    /// In the clear in every credential of the type.
    case required
    /// In the clear, where it is there.
    case optional
    /// Behind a disclosure, or left out.
    case hidden
  }

  /// What a claim's value looks like.
  package enum Kind: Hashable, Sendable {
    /// An object with a known `method` and maybe `by_role`.
    case assurance
    /// 1 to 64 of the characters A-Z, a-z, 0-9, `_`, `.`, `:`, `/` and `-`.
    case code
    /// At most 64 codes.
    case codes
    /// Seconds since 1970, in the years 1900 to 2100.
    case date
    /// A SHA-256 in 43 characters of base64url.
    case digest
    /// Twelve decimal digits.
    case digits12
    /// True or false.
    case flag
    /// At most 32 codes, each true or false.
    case flags
    /// A whole number from 0 to 1,000,000.
    case number
    /// At most 16 of the Care Certificate's standards.
    case standards
    /// 1 to 200 bytes of text without control characters.
    case text
  }

  /// The claim's name.
  package let name: String
  /// Where it stands.
  package let place: Place
  /// What it looks like.
  package let kind: Kind

  init(_ name: String, _ place: Place, _ kind: Kind) {
    self.name = name
    self.place = place
    self.kind = kind
  }
}

/// How long things of a type hold, where no policy says otherwise.
package struct TypeLimits: Hashable, Sendable {
  /// The longest time from `nbf` to `exp`; 0: the type need not end.
  package let validitySeconds: Int64
  /// How old a status list past its time may be and still be taken, with a condition.
  package let statusOfflineSeconds: UInt32
  /// How long ago the check may be; 0: any time.
  package let freshSeconds: UInt32
  /// The claim that says when the check was.
  package let freshClaim: String
}
