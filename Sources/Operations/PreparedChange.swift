import Access
import Vocabulary

/// A change ready to be carried out, alone or as an item of a batch. Its identifiers are drawn and
/// its clock is read, so that carrying it out again says the same.
package struct PreparedChange: Sendable {
  /// Its name and body.
  let header: ChangeHeader
  /// Decides access on the change's own snapshot, writes, and says what was done.
  let body: @Sendable (any RecordChange) throws -> ChangeOutcome

  init(
    _ header: ChangeHeader, _ body: @escaping @Sendable (any RecordChange) throws -> ChangeOutcome
  ) {
    self.header = header
    self.body = body
  }
}
