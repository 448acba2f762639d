import Access
import Delegations
package import Roles
package import Vocabulary

/// How many joint posts a place has by kind, group and month: totals for the planner.
package enum DescribeJointPosts {
  /// Which place and months.
  package struct Request: Sendable {
    /// The place.
    package let place: PlaceID
    /// The first days of the months, 1 to 120.
    package let months: [CivilDate]

    /// The `count` months from the one of `day` on.
    ///
    /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `months`, unless 1 to 120.
    package init(place: PlaceID, from day: CivilDate, count: Int) throws(ServiceError) {
      guard (1...120).contains(count) else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "months",
          "must be 1 to 120; got \(quoted("\(count)"))")
      }
      self.place = place
      let first = day.adding(days: 1 - day.parts.day)
      months = (0..<count).map { first.adding(months: $0) }
    }
  }

  /// One line of the answer, small counts left out.
  package struct Line: Hashable, Sendable {
    /// The total; its parts are shown as far as the two say.
    package let total: JointPostTotal
    /// Whether the number of posts and their full-time shares may be told.
    package let showsPosts: Bool
    /// Whether the number of holders may be told.
    package let showsFilled: Bool
    /// Whether the full-time shares may be told by group: not where one of them is of few posts.
    package let showsGroups: Bool

    init(_ total: JointPostTotal) {
      self.total = total
      showsPosts = SmallCount.shown(Double(total.posts)) != nil
      showsFilled = showsPosts && SmallCount.shown(Double(total.filled)) != nil
      showsGroups =
        showsPosts && total.postsByGroup.values.allSatisfy { SmallCount.shown(Double($0)) != nil }
    }
  }

  /// The lines, in order of month, kind and group; they name no worker, and counts below five are
  /// not told.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `place_id`; `LIMIT_REACHED` where the
  ///   place has more than ten thousand roles.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> [Line] {
    let now = service.now()
    return try await service.read(call) { records in
      _ = try records.permitPlanning(
        .describeJointPosts, call, organisation: nil, place: request.place, at: now, noun: "place",
        field: "place_id")
      let roles = try records.jointRoles(in: request.place, field: "place_id")
      return JointPostTotal.count(roles, in: request.months).map(Line.init)
    }
  }
}
