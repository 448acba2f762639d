/// A short code from a published or local list: letters, digits and `-`, `_`, `.`, `/`, at most 64.
///
/// Codes are kept in upper case, so that one list entry has one spelling. A well-formed code is not
/// thereby a known one.
package struct Code<List>: Hashable, Sendable {
  /// The code in upper case.
  package let text: String

  /// The code that `text` spells.
  ///
  /// - Throws: ``ServiceError`` with reason `FIELD_REQUIRED` or `CODE_MALFORMED`, naming `field`.
  package init(_ text: String, field: String) throws(ServiceError) {
    guard !text.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must name a code")
    }
    guard text.utf8.count <= 64, text.utf8.allSatisfy(Self.isAllowed) else {
      throw ServiceError(
        .invalidArgument, .codeMalformed, field: field,
        "must be 1 to 64 letters, digits or any of `-_./`; got \(quoted(text))")
    }
    self.text = text.uppercased()
  }

  /// A code from a list compiled into the program or read back from the store.
  package init(listed text: String) {
    self.text = text
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "/"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension Code: Comparable, CustomStringConvertible {
  /// By the bytes of the code.
  package static func < (left: Code, right: Code) -> Bool {
    left.text < right.text
  }

  /// The code itself.
  package var description: String { text }
}

/// The lists that have codes.
package enum CodeList {
  /// What can be held: a CSTF subject and level, a Care Certificate standard, an intervention.
  package enum Standard {}
  /// Role profiles.
  package enum Role {}
  /// Sources of a value, `S01` and on.
  package enum Source {}
  /// Frameworks: `CSTF`, `CARE-CERT-2025`, `EPA-5`.
  package enum Framework {}
  /// Rules of ours, named in reports and in the access log.
  package enum Rule {}
}

/// What a worker can hold: `CSTF-IPC-2`, `CARE-CERT-2025`, `CARE-CERT-2025/16`, `MED-CORE`.
package typealias StandardCode = Code<CodeList.Standard>
/// A role profile: `CARE-WORKER`.
package typealias RoleCode = Code<CodeList.Role>
/// A source: `S40a`, kept as `S40A`.
package typealias SourceCode = Code<CodeList.Source>
/// A framework: `CSTF`.
package typealias FrameworkCode = Code<CodeList.Framework>
/// A rule of ours, as reports and logs name it.
package typealias RuleID = Code<CodeList.Rule>
