package import Planning
package import Vocabulary

/// Joint posts of one kind at a place in one month, counted; it names no worker.
package struct JointPostTotal: Hashable, Sendable {
  /// What posts are counted by.
  package struct Line: Hashable, Sendable, Comparable {
    /// The first day of the month.
    package let month: CivilDate
    /// The kind of post.
    package let kind: PostCode
    /// The planner's group that holders are counted in, or nil: not said.
    package let homeGroup: GroupCode?

    /// By month, kind and group.
    package static func < (left: Line, right: Line) -> Bool {
      (left.month, left.kind, left.homeGroup?.text ?? "")
        < (right.month, right.kind, right.homeGroup?.text ?? "")
    }
  }

  /// What is counted.
  package let line: Line
  /// Posts in force on the first day of the month.
  package private(set) var posts = 0
  /// Those with a holder then.
  package private(set) var filled = 0
  /// The full-time shares of all of them together, exactly; nil where the sum does not fit.
  package private(set) var fullTime: ExactNumber? = .zero
  /// The same by the group whose work it is; parties without a group count under the home group.
  package private(set) var fullTimeByGroup: [GroupCode: ExactNumber] = [:]
  /// Posts that do some work of each group.
  package private(set) var postsByGroup: [GroupCode: Int] = [:]

  /// The totals of `roles` in each of `months`, given as their first days, in order of month, kind
  /// and group; lines without a post are left out.
  package static func count(_ roles: [JointRole], in months: [CivilDate]) -> [JointPostTotal] {
    var totals: [Line: JointPostTotal] = [:]
    for role in roles {
      for month in months {
        guard let terms = role.terms(on: month) else { continue }
        let line = Line(
          month: month, kind: terms.parts.postKind, homeGroup: terms.parts.homeGroup)
        totals[line, default: JointPostTotal(line: line)].add(terms, on: month)
      }
    }
    return totals.values.sorted { $0.line < $1.line }
  }

  private init(line: Line) {
    self.line = line
  }

  private mutating func add(_ terms: JointRoleTerms, on day: CivilDate) {
    posts += 1
    if terms.holder(on: day) != nil { filled += 1 }
    fullTime = terms.load(on: day).flatMap { fullTime?.adding($0.fullTime) }
    var groups: Set<GroupCode> = []
    for party in terms.parties(on: day) where party.kind.isWorkedAt {
      guard let group = party.parts.group ?? terms.parts.homeGroup else { continue }
      fullTimeByGroup[group] = (fullTimeByGroup[group] ?? .zero).adding(party.fullTime)
      groups.insert(group)
    }
    for group in groups { postsByGroup[group, default: 0] += 1 }
  }
}
