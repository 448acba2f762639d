package import Passports
package import Roles
import Vocabulary

/// A fact of a passport with where it comes from and what happened to it.
package struct PassportItem: Hashable, Sendable {
  /// What a fact says.
  package enum Content: Hashable, Sendable {
    case registration(Registration)
    case check(EmploymentCheck)
    case achievement(Achievement)
    case evidence(Evidence)
    case engagement(Engagement)
    case continuity(ContinuityPeriod)
  }

  /// Where it comes from.
  package let origin: FactOrigin
  /// What it says.
  package let content: Content
  /// What happened to it later, oldest first.
  package let events: [StatusEvent]
  /// Who vouches for it.
  package let attestations: [Attestation]
  /// What other employers made of it.
  package let acceptances: [EmployerAcceptance]
  /// Where the holder marked it as wrong, oldest first.
  package var disputes: [Dispute] = []
}

extension PassportItem {
  /// By kind, in the order of ``Content``, then as recorded.
  fileprivate var place: ItemPlace {
    ItemPlace(kind: content.kind, sequence: origin.sequence, id: origin.id)
  }
}

extension PassportItem.Content {
  fileprivate var kind: Int {
    switch self {
    case .registration: 0
    case .check: 1
    case .achievement: 2
    case .evidence: 3
    case .engagement: 4
    case .continuity: 5
    }
  }
}

/// Where an item stands in the list.
private struct ItemPlace: Comparable {
  let kind: Int
  let sequence: CommitSequence
  let id: FactID

  static func < (left: ItemPlace, right: ItemPlace) -> Bool {
    (left.kind, left.sequence, left.id) < (right.kind, right.sequence, right.id)
  }
}

/// Where a page of items ended, and the commit that all its pages show.
struct ItemCursor {
  let known: CommitSequence
  private let place: ItemPlace

  /// The place just after `item`.
  init(after item: PassportItem, known: CommitSequence) {
    self.known = known
    place = item.place
  }

  /// - Throws: ``ServiceError`` `PAGE_TOKEN_INVALID`, naming `page_token`.
  init(text: String) throws(ServiceError) {
    let parts = text.split(separator: " ")
    guard parts.count == 4, let known = Int64(parts[0]), let kind = Int(parts[1]),
      let sequence = Int64(parts[2])
    else {
      throw ServiceError(
        .invalidArgument, .pageTokenInvalid, field: "page_token", "must be a token of this list")
    }
    self.known = CommitSequence(known)
    place = ItemPlace(
      kind: kind, sequence: CommitSequence(sequence),
      id: try FactID(String(parts[3]), field: "page_token"))
  }

  /// The cursor as text, for a token.
  var text: String { "\(known.number) \(place.kind) \(place.sequence.number) \(place.id)" }

  /// Whether `item` stands on a later page.
  func isBefore(_ item: PassportItem) -> Bool { place < item.place }
}

extension PassportFacts {
  /// Everything here and these as one list, in order, each fact with what happened to it.
  func items(
    engagements: [Recorded<Engagement>], continuity: [Recorded<ContinuityPeriod>]
  ) -> [PassportItem] {
    let events = Dictionary(grouping: events.map(\.fact), by: \.fact)
    let attestations = Dictionary(grouping: attestations.map(\.fact), by: \.fact)
    let acceptances = Dictionary(grouping: acceptances.map(\.fact), by: \.achievement)
    let disputes = Dictionary(grouping: disputes, by: \.fact)
    func items<Fact>(
      _ facts: [Recorded<Fact>], _ content: (Fact) -> PassportItem.Content
    ) -> [PassportItem] {
      facts.map { recorded in
        PassportItem(
          origin: recorded.origin, content: content(recorded.fact),
          events: events[recorded.origin.id] ?? [],
          attestations: attestations[recorded.origin.id] ?? [],
          acceptances: acceptances[recorded.origin.id] ?? [],
          disputes: disputes[recorded.origin.id] ?? [])
      }
    }
    let all =
      items(registrations) { .registration($0) } + items(checks) { .check($0) }
      + items(achievements) { .achievement($0) } + items(evidence) { .evidence($0) }
      + items(engagements) { .engagement($0) } + items(continuity) { .continuity($0) }
    return all.sorted { $0.place < $1.place }
  }
}
