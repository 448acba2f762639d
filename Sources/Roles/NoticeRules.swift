import Organisations
import Passports
import Vocabulary

/// Whether work elsewhere still runs on the first day.
enum NoticeRules {
  /// One entry an engagement elsewhere that runs on the first day, or one that none does.
  static func items(for move: MoveFacts) -> [TransferItem] {
    guard move.inSight.contains(.employment) else { return [hidden] }
    let running = move.engagements.filter {
      $0.fact.organisation != move.to.id && $0.fact.period.contains(move.startsOn)
    }.sorted { ($0.fact.period.start, $0.origin.id) < ($1.fact.period.start, $1.origin.id) }
    guard !running.isEmpty else { return [free] }
    return running.map { item(for: $0.fact, in: move) }
  }

  private static func item(for engagement: Engagement, in move: MoveFacts) -> TransferItem {
    let body = move.name(of: engagement.organisation)
    let kind = engagement.kind.words
    return TransferItem(
      list: .contractual, code: "NOTICE", state: .needsPerson,
      explanation: "The \(kind) at \(body) since \(engagement.period.start) still runs on "
        + "\(move.startsOn): agree notice, or that both go on.",
      owner: .currentEmployer, cause: .noticeRunning)
  }

  private static let free = TransferItem(
    list: .contractual, code: "NOTICE", state: .pass,
    explanation: "No recorded work elsewhere runs on the first day.", owner: .currentEmployer,
    cause: nil)

  private static let hidden = TransferItem(
    list: .contractual, code: "NOTICE", state: .needsPerson,
    explanation: "Ask the worker to share their employment.", owner: .worker, cause: .notShared)
}

extension MoveFacts {
  /// The body's name where it is known, else its identifier.
  func name(of body: OrganisationID) -> String {
    organisations[body]?.name ?? (body == to.id ? to.name : body.description)
  }
}

extension RawRepresentable<String> {
  /// The raw value as plain words: `CARE_HOME` as `care home`.
  var words: String {
    let bytes = rawValue.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "_"): UInt8(ascii: " ")
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
      default: byte
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
