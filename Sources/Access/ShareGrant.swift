package import Vocabulary

/// A worker's permission for one named organisation to see some groups of fields, for one purpose,
/// until an end.
package struct ShareGrant: Hashable, Sendable {
  /// Its identifier; its code stands for it towards people.
  package let id: ShareGrantID
  /// Whose passport it opens.
  package let worker: WorkerID
  /// The one organisation that may look.
  package let verifier: OrganisationID
  /// What it may see; never empty.
  package let groups: Set<FieldGroup>
  /// Why it may look.
  package let purpose: Purpose
  /// The moments it holds: from the grant to its end, `[start, end)`.
  package let period: InstantPeriod
  /// When the worker took it back, if they did; it bites from the next call.
  package let withdrawnAt: Instant?

  /// The longest a grant may last, in days, and what it lasts when nothing is said: policy rows
  /// `share-grant / max_days` and `default_days` are checked by the operation.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: at least one group, an end, a purpose a
  ///   worker can grant.
  package init(
    id: ShareGrantID, worker: WorkerID, verifier: OrganisationID, groups: Set<FieldGroup>,
    purpose: Purpose, period: InstantPeriod, withdrawnAt: Instant? = nil
  ) throws(ServiceError) {
    guard !groups.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "field_groups", "must name at least one group")
    }
    guard [.preEmploymentCheck, .transfer, .training, .delegation].contains(purpose) else {
      throw ServiceError(
        .invalidArgument, .purposeNotAllowed, field: "purpose",
        "must be a purpose that needs the worker's permission; got \(quoted(purpose.rawValue))")
    }
    guard period.end != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "ends_at", "must end at a stated moment")
    }
    self.id = id
    self.worker = worker
    self.verifier = verifier
    self.groups = groups
    self.purpose = purpose
    self.period = period
    self.withdrawnAt = withdrawnAt
  }

  /// Whether it opens anything at `instant`.
  package func isLive(at instant: Instant) -> Bool {
    period.contains(instant) && withdrawnAt.map { instant < $0 } != false
  }
}

/// The code of a share grant as people read it out: 10 Crockford base32 characters and a check
/// character, written `XXXXX-XXXXX-C`.
package struct ShareCode: Hashable, Sendable, CustomStringConvertible {
  /// The 50 bits the code stands for.
  package let bits: UInt64

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U".utf8)

  /// The code of these 50 bits; higher bits are dropped.
  package init(bits: UInt64) {
    self.bits = bits & 0x3_ffff_ffff_ffff
  }

  /// The code that `text` spells: either case, dashes and spaces ignored, `O` read as 0, `I` and
  /// `L` as 1.
  ///
  /// - Throws: ``ServiceError`` `CODE_MALFORMED`, naming `field`, also where the check character
  ///   does not fit.
  package init(_ text: String, field: String) throws(ServiceError) {
    let symbols = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
    let values = symbols.prefix(12).map(Self.value(of:))
    guard text.utf8.count <= 40, values.count == 11,
      values[..<10].allSatisfy({ ($0 ?? 99) < 32 }), let check = values[10]
    else {
      throw Self.refusal(field)
    }
    let bits = values[..<10].reduce(UInt64(0)) { $0 << 5 | UInt64($1 ?? 0) }
    guard bits % 37 == UInt64(check) else { throw Self.refusal(field) }
    self.bits = bits
  }

  /// `XXXXX-XXXXX-C`.
  package var description: String {
    var symbols = (0..<10).map { Self.alphabet[Int(bits >> (45 - 5 * UInt64($0)) & 31)] }
    symbols.insert(UInt8(ascii: "-"), at: 5)
    symbols.append(UInt8(ascii: "-"))
    symbols.append(Self.alphabet[Int(bits % 37)])
    return String(decoding: symbols, as: UTF8.self)
  }

  private static func value(of symbol: UInt8) -> Int? {
    let upper = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(symbol) ? symbol - 32 : symbol
    switch upper {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return alphabet.firstIndex(of: upper)
    }
  }

  // The code itself is a secret: the message never repeats it.
  private static func refusal(_ field: String) -> ServiceError {
    ServiceError(
      .invalidArgument, .codeMalformed, field: field,
      "must be a share code such as `7ZQ4M-0W2RK-V`, check character included")
  }
}
