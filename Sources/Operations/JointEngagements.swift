import Delegations
import Passports
import Roles
import Vocabulary

extension RecordChange {
  /// Brings the engagements of the role's holders into line with what is agreed, under the running
  /// change: each is recorded once, replaced where its terms changed, and closed where it is meant
  /// no more; what a body has replaced by its own record since is left to it. `newID` draws an
  /// identifier.
  func settleEngagements(of id: JointRoleID, newID: () -> FactID) throws {
    guard let role = try jointRole(id, knownAt: sequence()) else { return }
    var present = try jointEngagements(of: id)
    var wanted: [JointEngagement] = []
    let taken = try takenEngagements(of: id)
    for item in role.engagements
    where !taken.contains(where: {
      $0.worker == item.worker && $0.engagement.organisation == item.engagement.organisation
    }) {
      if let same = present.firstIndex(where: { $0.said == item }) {
        present.remove(at: same)
      } else {
        wanted.append(item)
      }
    }
    for item in wanted {
      let body = item.engagement.organisation
      let replaced = present.firstIndex {
        $0.said.worker == item.worker && $0.said.engagement.organisation == body
      }.map { present.remove(at: $0).fact }
      let fact = newID()
      try record(
        item.engagement, id: fact, of: item.worker, by: body, source: .direct,
        replacing: replaced)
      try link(fact, of: item.worker, to: id, replacing: replaced)
    }
    for leftover in present {
      try closeEngagement(leftover.fact, of: leftover.said.worker, from: id)
    }
  }
}
