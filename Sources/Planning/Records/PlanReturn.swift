package import Vocabulary

/// A line of somebody's plan: what it needs, counts on, or will give.
package struct PlanLine: Hashable, Sendable {
  /// What a line says.
  package enum Kind: String, Sendable, CaseIterable {
    /// How many the organisation will need.
    case need = "NEED"
    /// How many it counts on from a source of supply.
    case claim = "CLAIM"
    /// How many a source will give, such as a university's graduates.
    case offer = "OFFER"
  }

  /// What a line counts; units are never added to each other.
  package enum Unit: String, Sendable, CaseIterable {
    /// People.
    case headcount = "HEADCOUNT"
    /// Full-time equivalents.
    case fte = "FTE"
    /// Posts.
    case posts = "POSTS"
  }

  /// Its number within the return, 1 and up.
  package let number: Int
  /// What it says.
  package let kind: Kind
  /// The role or staff group.
  package let group: GroupCode
  /// How many; nil where that is not said.
  package let count: Double?
  /// What is counted.
  package let unit: Unit
  /// The year; nil where that is not said.
  package let year: Int?
  /// Where they come from; nil for a need.
  package let source: SupplySource?
  /// The programme or pool they come from; nil for the whole source.
  package let programme: ProgrammeCode?
  /// A note of the sender, at most 300 characters; may be empty.
  package let note: String

  /// A line whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: a claim or an offer names its source, a
  ///   need none; a year is one of 2000 to 2100.
  package init(
    number: Int, kind: Kind, group: GroupCode, count: Double?, unit: Unit, year: Int?,
    source: SupplySource?, programme: ProgrammeCode?, note: String
  ) throws(ServiceError) {
    try requireNumber(Double(number), in: 1...1_000_000, field: "number")
    if let count { try requireNumber(count, in: 0...10_000_000, field: "count") }
    if let year { try requireNumber(Double(year), in: 2_000...2_100, field: "year") }
    guard (kind == .need) == (source == nil) else {
      throw ServiceError(
        .invalidArgument, kind == .need ? .fieldNotAllowed : .fieldRequired, field: "source",
        "must be named by a claim or an offer, and by nothing else")
    }
    guard source != nil || programme == nil else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "programme",
        "must not be named without a source")
    }
    self.number = number
    self.kind = kind
    self.group = group
    self.count = count
    self.unit = unit
    self.year = year
    self.source = source
    self.programme = programme
    self.note = try optionalText(note, field: "note", limit: 300) ?? ""
  }

  /// The field that keeps the line out of every sum, or nil where it can be summed.
  package var missingField: String? {
    if count == nil { return "count" }
    return year == nil ? "year" : nil
  }
}

/// What an organisation handed in for a place.
package struct PlanReturn: Hashable, Sendable {
  /// Its identifier.
  package let id: PlanReturnID
  /// Who handed it in.
  package let organisation: OrganisationID
  /// The place it is for.
  package let place: PlaceID
  /// What it is called, 1 to 200 characters.
  package let title: String
  /// Its lines, 1 to 5,000, each number once.
  package let lines: [PlanLine]

  /// A return whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    id: PlanReturnID, organisation: OrganisationID, place: PlaceID, title: String,
    lines: [PlanLine]
  ) throws(ServiceError) {
    guard !lines.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "lines", "must hold a line")
    }
    guard lines.count <= 5_000 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "lines",
        "must be at most 5000; got \(lines.count)")
    }
    guard Set(lines.map(\.number)).count == lines.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "lines", "must give each number once")
    }
    self.id = id
    self.organisation = organisation
    self.place = place
    self.title = try boundedText(title, field: "title")
    self.lines = lines
  }
}

/// A return with when it came and its version.
package struct SubmittedReturn: Hashable, Sendable {
  /// The return.
  package let plan: PlanReturn
  /// When it was handed in.
  package let submittedAt: Instant
  /// The version that a replacement must name.
  package let etag: Etag
  /// Whether a later return replaces it.
  package let isReplaced: Bool

  /// A return with these parts.
  package init(plan: PlanReturn, submittedAt: Instant, etag: Etag, isReplaced: Bool) {
    self.plan = plan
    self.submittedAt = submittedAt
    self.etag = etag
    self.isReplaced = isReplaced
  }
}
