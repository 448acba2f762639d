import OneWorkforceProtos
import TestSupport
import Testing
import Vocabulary
import WireFormat

/// Every row of the table of bad requests about joint learning, through its conversion.
@Suite("Bad requests about joint learning are refused by field") struct BadLearningTests {
  @Test("items of an import are refused in their place, with their line")
  func items() throws {
    _ = try ValidLearning.learnerItem.native(line: 1)
    for row in BadLearning.learnerItem {
      var message = WireImportLearningRequest()
      message.item = row.spoiled(ValidLearning.learnerItem)
      message.item.line = 7
      guard case .failure(let unread) = try message.item(at: 2) else {
        Issue.record("\(row) was read")
        continue
      }
      #expect(unread.line == 7)
      #expect(unread.fault.reason == row.reason, "\(row)")
      #expect(unread.fault.field == row.field, "\(row)")
    }
  }

  @Test("an item without a line has that of its place")
  func place() throws {
    var message = WireImportLearningRequest()
    message.item = ValidLearning.learnerItem
    #expect(try message.item(at: 12).get().line == 12)
    #expect(throws: ServiceError.self) { try ValidLearning.importLearning.item(at: 1) }
  }

  @Test("what was read is written back as it came")
  func back() throws {
    var item = ValidLearning.learnerItem
    item.line = 3
    item.actualRelease.backfilledMinutes = 0
    #expect(try item.native(line: 3).proto() == item)
  }
}
