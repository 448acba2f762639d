import Access
import Vocabulary

/// Facts that a caller's relation to an object may show, as a set to go through all of them.
struct Shown: OptionSet, Hashable {
  let rawValue: Int

  static let own = Shown(rawValue: 1)
  static let isSelf = Shown(rawValue: 2)
  static let employs = Shown(rawValue: 4)
  static let granted = Shown(rawValue: 8)
  static let attested = Shown(rawValue: 16)
  static let enrolled = Shown(rawValue: 32)
  static let assesses = Shown(rawValue: 64)
  static let agreed = Shown(rawValue: 128)

  static let place = Shown(rawValue: 256)

  static let delegates = Shown(rawValue: 512)
  static let registered = Shown(rawValue: 1_024)
  static let ownAgreement = Shown(rawValue: 2_048)
  static let caresFor = Shown(rawValue: 4_096)

  static let optedIn = Shown(rawValue: 8_192)

  static let recordedDecision = Shown(rawValue: 16_384)

  static let everything = Shown(rawValue: 32_767)
  /// Every set of at most three facts, and every set that lacks at most three: no cell asks for
  /// more together.
  static let every = (0..<32_768).filter {
    [0, 1, 2, 3, 12, 13, 14, 15].contains($0.nonzeroBitCount)
  }
  .map(Shown.init(rawValue:))
  static let single = (0..<15).map { Shown(rawValue: 1 << $0) }
  static let words: [String: Shown] = [
    "own": .own, "self": .isSelf, "employs": .employs, "granted": .granted, "attested": .attested,
    "enrolled": .enrolled, "assesses": .assesses, "agreed": .agreed, "place": .place,
    "delegates": .delegates, "registered": .registered, "own-agreement": .ownAgreement,
    "cares-for": .caresFor, "opted-in": .optedIn, "employs-and-cares-for": [.employs, .caresFor],
    "recorded-decision": .recordedDecision,
  ]
}

/// A caller of one duty before an object, with just the facts that are shown.
struct Situation {
  let duty: Duty
  let shown: Shown
  var purpose: Purpose?

  static let ours = OrganisationID(high: 1, low: 1)
  static let theirs = OrganisationID(high: 2, low: 2)
  static let worker = WorkerID(high: 3, low: 3)
  static let somebodyElse = WorkerID(high: 4, low: 4)
  static let now = Instant(milliseconds: 1_780_000_000_000)

  /// The first purpose that the design lets the duty state.
  init(_ duty: Duty, _ shown: Shown) {
    self.init(duty, shown, purpose: DesignTable.purposes[duty]?.first)
  }

  init(_ duty: Duty, _ shown: Shown, purpose: Purpose?) {
    self.duty = duty
    self.shown = shown
    self.purpose = purpose
  }

  func caller() throws -> Caller {
    let isHolder = duty == .holder
    return try Caller(
      subject: "somebody", issuer: "https://issuer.example", duty: duty,
      organisation: isHolder ? nil : Self.ours,
      worker: isHolder ? (shown.contains(.isSelf) ? Self.worker : Self.somebodyElse) : nil,
      way: .bearerToken)
  }

  func facts() throws -> RelationFacts {
    var facts = RelationFacts(
      worker: Self.worker, organisation: shown.contains(.own) ? Self.ours : Self.theirs,
      purpose: purpose)
    facts.employs = shown.contains(.employs)
    facts.enrols = shown.contains(.enrolled)
    facts.attested = shown.contains(.attested)
    facts.assesses = shown.contains(.assesses)
    facts.agreed = shown.contains(.agreed)
    facts.servesPlace = shown.contains(.place)
    facts.delegates = shown.contains(.delegates)
    facts.registered = shown.contains(.registered)
    facts.ownAgreement = shown.contains(.ownAgreement)
    facts.caresFor = shown.contains(.caresFor)
    facts.erasureDecided = shown.contains(.recordedDecision)
    facts.openToFinders = shown.contains(.optedIn) ? [.training] : []
    if shown.contains(.granted) {
      // A worker can grant four purposes; for another the grant is one that does not fit.
      let grantable: [Purpose] = [.preEmploymentCheck, .transfer, .training, .delegation]
      let fits = purpose.flatMap { grantable.contains($0) ? $0 : nil }
      facts.add([try grant(for: fits ?? .transfer)], liveAt: Self.now)
    }
    return facts
  }

  /// The situation with its caller and facts made once, for tables that ask many things of it.
  func prepared() throws -> Prepared {
    Prepared(situation: self, caller: try caller(), facts: try facts())
  }

  func decision(_ action: Action) throws -> Decision {
    decide(try caller(), action, about: try facts())
  }

  /// A worker grants only for these purposes, so a grant never fits another.
  private var isGrantable: Bool {
    purpose.map { [.preEmploymentCheck, .transfer, .training, .delegation].contains($0) } == true
  }

  /// Whether the design's cell opens: any of its words is shown and can be for this duty.
  func isOpen(_ words: [String]) -> Bool {
    words.contains { word in
      switch word {
      case "yes": true
      case "self": duty == .holder && shown.contains(.isSelf)
      case "own": duty != .holder && shown.contains(.own)
      case "granted": isGrantable && shown.contains(.granted)
      default: Shown.words[word].map(shown.contains) ?? false
      }
    }
  }
}

/// A situation, its caller and its facts.
struct Prepared {
  let situation: Situation
  let caller: Caller
  let facts: RelationFacts

  var shown: Shown { situation.shown }

  func isOpen(_ words: [String]) -> Bool {
    situation.isOpen(words)
  }
}

/// A live grant of the worker to our organisation, to change in one thing.
func grant(
  _ number: UInt64 = 1, for purpose: Purpose = .transfer, of worker: WorkerID = Situation.worker,
  to verifier: OrganisationID = Situation.ours,
  groups: Set<FieldGroup> = [.identity, .training], startsIn: Int64 = -1_000,
  endsIn: Int64 = 1_000, withdrawnIn: Int64? = nil
) throws -> ShareGrant {
  try ShareGrant(
    id: ShareGrantID(high: 0, low: number), worker: worker, verifier: verifier, groups: groups,
    purpose: purpose,
    period: InstantPeriod(
      from: Situation.now.adding(milliseconds: startsIn),
      to: Situation.now.adding(milliseconds: endsIn), field: "period"),
    withdrawnAt: withdrawnIn.map { Situation.now.adding(milliseconds: $0) })
}

extension Decision {
  var isAllowed: Bool {
    if case .allow = self { true } else { false }
  }

  var sight: Sight? {
    if case .allow(_, let sight) = self { sight } else { nil }
  }
}
