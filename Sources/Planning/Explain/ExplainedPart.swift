import Vocabulary

/// One named part of a change, in FTE.
package struct ExplainedPart: Hashable, Sendable {
  /// What made it.
  package enum Kind: Hashable, Sendable {
    /// People who joined, by source.
    case joiners(SupplySource)
    /// People who retired.
    case retired
    /// People who left through ill health or death.
    case ill
    /// People who left care work.
    case left
    /// People who left with a provider's exit.
    case providerExits
    /// People who came from another group.
    case movedIn(from: GroupCode)
    /// People who went to another group.
    case movedOut(to: GroupCode)
    /// People who came from another place.
    case relocatedIn(from: PlanPlaceCode)
    /// People who went to another place.
    case relocatedOut(to: PlanPlaceCode)
    /// FTE of joint posts that serve the group, less that of its people who hold one.
    case jointPosts
    /// FTE of one person: another mix of ages with other working hours.
    case participation
    /// Hours lost to travel between the employers of joint posts.
    case travel
    /// Hours apprentices are released.
    case release
    /// Hours lost to supervising students.
    case studentSupervision
    /// Bank and agency hours.
    case agency
    /// A factor of need, such as `people`, `trend` or `prevention`, with the activity or task it
    /// belongs to where the need is a sum of several.
    case need(factor: String, of: String?)
    /// Work delegated away or taken on, with its supervision and training.
    case delegation
    /// What remains of required FTE when hours are accounted for: allowances that are not hours.
    case allowances
    /// Surplus that grew or was used up; it stands apart so that no surplus hides a shortage.
    case surplus
    /// A lever.
    case lever(LeverCode)
    /// An input that two plans say differently.
    case input(InputBundle)
    /// The levers of an owner.
    case owner(LeverOwner)
  }

  /// What made it.
  package let kind: Kind
  /// How much, in FTE; above 0 raises what is explained.
  package let change: Double
  /// The standard error of a sampled ``change``; nil where it is exact.
  package let standardError: Double?

  /// A part of this size.
  package init(kind: Kind, change: Double, standardError: Double? = nil) {
    self.kind = kind
    self.change = change
    self.standardError = standardError
  }
}

extension ExplainedPart.Kind {
  /// A stable name for tables and files, such as `JOINERS/INTERNATIONAL`.
  package var code: String {
    let subject = subject
    return subject.name.isEmpty ? subject.word : subject.word + "/" + subject.name
  }

  /// In the order in which a bridge tells them: joiners, leavers, moves, hours, need, changes.
  package static func inOrder(_ left: Self, _ right: Self) -> Bool {
    (left.rank, left.subject.name) < (right.rank, right.subject.name)
  }

  private var subject: (word: String, name: String) {
    switch self {
    case .joiners(let source): ("JOINERS", source.rawValue)
    case .retired: ("RETIRED", "")
    case .ill: ("ILL", "")
    case .left: ("LEFT", "")
    case .providerExits: ("PROVIDER_EXITS", "")
    case .movedIn(let group): ("MOVED_IN", group.text)
    case .movedOut(let group): ("MOVED_OUT", group.text)
    case .relocatedIn(let place): ("RELOCATED_IN", place.text)
    case .relocatedOut(let place): ("RELOCATED_OUT", place.text)
    case .jointPosts: ("JOINT_POSTS", "")
    case .participation: ("PARTICIPATION", "")
    case .travel: ("TRAVEL", "")
    case .release: ("RELEASE", "")
    case .studentSupervision: ("STUDENT_SUPERVISION", "")
    case .agency: ("AGENCY", "")
    case .need(let factor, let code): ("NEED", (code.map { $0 + "/" } ?? "") + factor)
    case .delegation: ("DELEGATION", "")
    case .allowances: ("ALLOWANCES", "")
    case .surplus: ("SURPLUS", "")
    case .lever(let lever): ("LEVER", lever.text)
    case .input(let bundle): ("INPUT", bundle.name)
    case .owner(let owner): ("OWNER", owner.rawValue)
    }
  }

  private static let words = [
    "JOINERS", "RETIRED", "ILL", "LEFT", "PROVIDER_EXITS", "MOVED_IN", "MOVED_OUT",
    "RELOCATED_IN", "RELOCATED_OUT", "JOINT_POSTS", "PARTICIPATION", "TRAVEL", "RELEASE",
    "STUDENT_SUPERVISION", "AGENCY", "NEED", "DELEGATION", "ALLOWANCES", "SURPLUS", "LEVER",
    "INPUT", "OWNER",
  ]

  private var rank: Int { Self.words.firstIndex(of: subject.word) ?? Self.words.count }
}

/// Parts by kind while they are added up.
struct PartSum {
  private var changes: [ExplainedPart.Kind: Double] = [:]

  /// Adds `change` to a part.
  mutating func add(_ kind: ExplainedPart.Kind, _ change: Double) {
    changes[kind, default: 0] += change
  }

  /// Adds every part of `parts`, `sign` times.
  mutating func add(_ parts: [ExplainedPart], sign: Double = 1) {
    for part in parts { add(part.kind, sign * part.change) }
  }

  /// The parts in order, those that are nothing but rounding left out.
  var parts: [ExplainedPart] {
    changes.filter { abs($0.value) > 1e-11 }
      .sorted { ExplainedPart.Kind.inOrder($0.key, $1.key) }
      .map { ExplainedPart(kind: $0.key, change: $0.value) }
  }
}
