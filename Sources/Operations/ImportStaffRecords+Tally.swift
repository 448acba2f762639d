import Vocabulary

extension ImportStaffRecords {
  /// The counts of an import and the digest of its files: what a replay answers too.
  package struct Tally: Hashable, Sendable {
    /// Workers added.
    package var workersAdded = 0
    /// Workers whose record changed.
    package var workersChanged = 0
    /// Facts added.
    package var factsAdded = 0
    /// Rows that said nothing new.
    package var rowsUnchanged = 0
    /// Rows in error, not written.
    package var rowsRefused = 0
    /// Errors found.
    package var errorCount = 0
    /// Warnings found.
    package var warningCount = 0
    /// SHA-256 over the files as received, in hexadecimal.
    package var digest = ""

    /// Nothing counted.
    package init() {}

    /// The same findings where nothing was written.
    var withNothingWritten: Tally {
      var tally = self
      tally.workersAdded = 0
      tally.workersChanged = 0
      tally.factsAdded = 0
      return tally
    }
  }
}

// The tally as short text: it stays in the audit trail and is read back at a replay.
extension ImportStaffRecords.Tally {
  private static var counts: [(name: String, count: WritableKeyPath<Self, Int>)] {
    [
      ("added", \.workersAdded), ("changed", \.workersChanged), ("facts", \.factsAdded),
      ("unchanged", \.rowsUnchanged), ("refused", \.rowsRefused), ("errors", \.errorCount),
      ("warnings", \.warningCount),
    ]
  }

  /// `added=3 changed=0 … sha256=…`.
  var note: String {
    (Self.counts.map { "\($0.name)=\(self[keyPath: $0.count])" } + ["sha256=\(digest)"])
      .joined(separator: " ")
  }

  /// The tally that `note` tells.
  init(note: String) {
    self.init()
    for part in note.split(separator: " ") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      if pair[0] == "sha256" { digest = String(pair[1]) }
      guard let count = Self.counts.first(where: { $0.name == pair[0] })?.count else { continue }
      self[keyPath: count] = wholeNumber(pair[1]) ?? 0
    }
  }
}

extension [UInt8] {
  /// Two hexadecimal digits a byte.
  var hexadecimal: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
