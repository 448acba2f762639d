import Planning
import ReferenceData
package import Roles
import Vocabulary

/// Existing joint posts and lent staff as a CSV form of our own, one row a party.
///
/// Rows with the same `POST` make one post; what is said of the post stands on its first row, and
/// later rows may leave it empty. Shares are exact: `11/20` or `55%`; FTE is `1/2` or `0.5`, of the
/// hours of a full-time week there. An empty date of a party is that of the post, and a row may
/// name a line manager or none.
package struct JointPostsFile: Hashable, Sendable {
  /// A post of the file.
  package struct Post: Hashable, Sendable {
    /// Its key in the file.
    package let key: String
    /// The line of its first row.
    package let line: Int
    /// Its terms, or why it is none.
    package let terms: Result<JointRoleTerms, JointPostFault>
  }

  /// The columns, in the order of the form; they may stand in any order, and no other may.
  package static let columns = [
    "POST", "TITLE", "PURPOSE", "POST_KIND", "FROM", "TO", "PLACE_ID", "HOME_GROUP", "ROLE_CODE",
    "HOLDER_ID", "HOLDER_FROM", "HOLDER_TO", "FTE_APPROVER", "FTE_REASON", "HOURS_OPT_OUT_ON",
    "LEAD", "ORGANISATION_ID", "PARTY_KIND", "PARTY_FROM", "PARTY_TO", "FTE", "FULL_TIME_HOURS",
    "COST_SHARE", "FUNDING_SHARE", "LEGAL_BASIS", "PAY_FRAMEWORK", "PAY_POINT",
    "CONTINUITY_DATE", "MANAGER_ID", "MANAGER_ORGANISATION_ID", "MANAGER_POST",
    "PROFESSIONAL_LEAD", "AGREEMENT_IDS", "ENGAGEMENT_IDS", "GROUP",
  ]

  /// The most posts one file may have: a stream carries no more.
  package static let mostPosts = 10_000

  /// The posts, in the order of their first rows.
  package let posts: [Post]

  /// The posts that `text` tells.
  ///
  /// - Throws: ``JointPostFault`` where the header is wrong, a line is malformed, or there are more
  ///   than ``mostPosts``; what is wrong with one post is said of that post.
  package init(_ text: String) throws(JointPostFault) {
    let (records, faults) = CSVReader.records(of: text)
    if let fault = faults.first {
      throw JointPostFault(
        line: fault.line, column: "", message: "the row holds \(fault.kind.rawValue)")
    }
    let places = try Self.places(records.first)
    var order: [String] = []
    var rows: [String: [NamedCells]] = [:]
    for record in records.dropFirst() {
      let row = NamedCells(line: record.line, cells: record.cells, places: places)
      guard record.cells.count == places.count else {
        throw JointPostFault(
          line: record.line, column: "",
          message: "the row must have \(places.count) cells; it has \(record.cells.count)")
      }
      let key = row["POST"]
      guard !key.isEmpty else {
        throw JointPostFault(line: record.line, column: "POST", message: "must not be empty")
      }
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(row)
    }
    guard order.count <= Self.mostPosts else {
      throw JointPostFault(
        line: 1, column: "", message: "must be at most \(Self.mostPosts) posts; got \(order.count)")
    }
    posts = order.map { key in
      let own = rows[key] ?? []
      return Post(
        key: key, line: own.first?.line ?? 1,
        terms: Result { () throws(JointPostFault) in try JointPostRows(own).terms() })
    }
  }

  private static func places(_ header: CSVRecord?) throws(JointPostFault) -> [String: Int] {
    guard let header else {
      throw JointPostFault(line: 1, column: "", message: "the file is empty")
    }
    let names = header.cells.map {
      $0.trimmed.uppercased().replacing(" ", with: "_")
    }
    if let strange = names.first(where: { !columns.contains($0) }) {
      throw JointPostFault(line: header.line, column: strange, message: "is no column of the form")
    }
    if let missing = columns.first(where: { !names.contains($0) }) {
      throw JointPostFault(line: header.line, column: missing, message: "must be a column")
    }
    guard Set(names).count == names.count else {
      throw JointPostFault(line: header.line, column: "", message: "must name each column once")
    }
    return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }
}

/// What is wrong with the form or with one post of it.
package struct JointPostFault: Error, Hashable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// The column, or empty.
  package let column: String
  /// A sentence in lower case.
  package let message: String

  /// A fault of these parts.
  package init(line: Int, column: String, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }
}

/// The rows of one post.
struct JointPostRows {
  private let rows: [NamedCells]

  init(_ rows: [NamedCells]) {
    self.rows = rows
  }

  func terms() throws(JointPostFault) -> JointRoleTerms {
    guard let first = rows.first else {
      throw JointPostFault(line: 1, column: "", message: "a post has no rows")
    }
    for row in rows.dropFirst() {
      for column in JointPostsFile.columns.prefix(15)
      where !row[column].isEmpty && row[column] != first[column] {
        throw JointPostFault(
          line: row.line, column: column, message: "must be empty or as on the post's first row")
      }
    }
    let period = try read(first, "FROM") { () throws(ServiceError) in
      try days(first["FROM"], first["TO"])
    }
    var parties: [JointRoleParty] = []
    for row in rows { parties.append(try party(row, in: period)) }
    return try read(first, "") { () throws(ServiceError) in
      try terms(first, period, parties)
    }
  }

  private func terms(
    _ row: NamedCells, _ period: DatePeriod, _ parties: [JointRoleParty]
  ) throws(ServiceError) -> JointRoleTerms {
    let lead = rows.first { $0["LEAD"].lowercased() == "yes" } ?? row
    var parts = JointRoleTerms.Parts(
      title: row["TITLE"], purpose: row["PURPOSE"],
      lead: try OrganisationID(lead["ORGANISATION_ID"], field: "organisation_id"), period: period,
      origin: .existing(row["TITLE"]),
      postKind: try PostCode(row["POST_KIND"], field: "post_kind"), parties: parties)
    parts.place = try optional(row["PLACE_ID"], "place_id")
    parts.homeGroup =
      row["HOME_GROUP"].isEmpty ? nil : try GroupCode(row["HOME_GROUP"], field: "home_group")
    parts.role = row["ROLE_CODE"].isEmpty ? nil : try RoleCode(row["ROLE_CODE"], field: "role_code")
    if let holder: WorkerID = try optional(row["HOLDER_ID"], "holder_id") {
      let from = row["HOLDER_FROM"].isEmpty ? row["FROM"] : row["HOLDER_FROM"]
      let to = row["HOLDER_TO"].isEmpty ? row["TO"] : row["HOLDER_TO"]
      parts.holdings = [JointRoleTerms.Holding(worker: holder, period: try days(from, to))]
    }
    if !row["FTE_APPROVER"].isEmpty {
      parts.fullTimeExemption = try JointRoleTerms.Exemption(
        approver: row["FTE_APPROVER"], reason: row["FTE_REASON"])
    }
    parts.hoursOptOutOn = try day(row["HOURS_OPT_OUT_ON"], "hours_opt_out_on")
    return try JointRoleTerms(parts)
  }

  private func party(
    _ row: NamedCells, in period: DatePeriod
  ) throws(JointPostFault) -> JointRoleParty {
    let kind: JointPartyKind = try choice(row, "PARTY_KIND")
    let basis: Engagement.LegalBasis = try choice(row, "LEGAL_BASIS")
    let cost = try share(row, "COST_SHARE")
    let funding = try share(row, "FUNDING_SHARE")
    let fte = kind.isWorkedAt ? try fullTime(row) : nil
    let framework: PayTerms.Framework? =
      row["PAY_FRAMEWORK"].isEmpty ? nil : try choice(row, "PAY_FRAMEWORK")
    return try read(row, "") { () throws(ServiceError) in
      var parts = JointRoleParty.Parts(
        organisation: try OrganisationID(row["ORGANISATION_ID"], field: "organisation_id"),
        kind: kind,
        period: try days(
          row["PARTY_FROM"].isEmpty ? period.start.description : row["PARTY_FROM"],
          row["PARTY_TO"].isEmpty ? period.end?.description ?? "" : row["PARTY_TO"]),
        costShare: cost, fundingShare: funding, legalBasis: basis)
      parts.fullTimeEquivalent = fte
      parts.pay = try framework.map { framework throws(ServiceError) in
        try PayTerms(framework: framework, point: row["PAY_POINT"])
      }
      parts.continuityDate = try day(row["CONTINUITY_DATE"], "continuity_date")
      parts.professionalLead = row["PROFESSIONAL_LEAD"].isEmpty ? nil : row["PROFESSIONAL_LEAD"]
      parts.agreements = try list(row["AGREEMENT_IDS"], "agreement_ids")
      parts.engagements = try list(row["ENGAGEMENT_IDS"], "engagement_ids")
      parts.group = row["GROUP"].isEmpty ? nil : try GroupCode(row["GROUP"], field: "group")
      if let manager: WorkerID = try optional(row["MANAGER_ID"], "manager_id") {
        parts.lineManagers = [
          try LineManager(
            worker: manager,
            organisation: OrganisationID(
              row["MANAGER_ORGANISATION_ID"].isEmpty
                ? row["ORGANISATION_ID"] : row["MANAGER_ORGANISATION_ID"],
              field: "manager_organisation_id"),
            post: boundedText(row["MANAGER_POST"], field: "manager_post", limit: 100),
            period: parts.period)
        ]
      }
      return try JointRoleParty(parts)
    }
  }
}

// MARK: - Cells

extension JointPostRows {
  /// What `body` reads; a refusal is told of the row, under the column that its field names.
  private func read<Value>(
    _ row: NamedCells, _ column: String, _ body: () throws(ServiceError) -> Value
  ) throws(JointPostFault) -> Value {
    do { return try body() } catch {
      let field = error.field?.uppercased() ?? ""
      throw JointPostFault(
        line: row.line, column: column.isEmpty ? field : column, message: error.message)
    }
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ row: NamedCells, _ column: String
  ) throws(JointPostFault) -> Choice {
    guard let choice = Choice(rawValue: row[column].uppercased()) else {
      let words = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw JointPostFault(
        line: row.line, column: column,
        message: "must be one of \(words); got \(quoted(row[column]))")
    }
    return choice
  }

  /// An exact share of 0 to 1: `11/20` or `55%`.
  private func share(_ row: NamedCells, _ column: String) throws(JointPostFault) -> Fraction {
    let text = row[column]
    let parts: (Int, Int)? =
      text.hasSuffix("%")
      ? decimalParts(text.dropLast()).map { ($0.top, $0.bottom * 100) } : fractionParts(text)
    return try read(row, column) { () throws(ServiceError) in
      guard let parts else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: column,
          "must be an exact share such as `11/20` or `55%`; got \(quoted(text))")
      }
      return try Fraction(Int64(parts.0), over: Int64(parts.1), field: column)
    }
  }

  /// FTE of the hours of a full-time week there.
  private func fullTime(_ row: NamedCells) throws(JointPostFault) -> FullTimeEquivalent {
    let (fte, hours) = (row["FTE"], row["FULL_TIME_HOURS"])
    let base = decimalParts(hours[...]).flatMap { parts -> Int? in
      let minutes = parts.top.multipliedReportingOverflow(by: 60)
      return minutes.overflow || !minutes.partialValue.isMultiple(of: parts.bottom)
        ? nil : minutes.partialValue / parts.bottom
    }
    guard let base = base.flatMap(Int32.init(exactly:)) else {
      throw JointPostFault(
        line: row.line, column: "FULL_TIME_HOURS",
        message: "must be hours in whole minutes, such as `37.5`; got \(quoted(hours))")
    }
    guard let share = fractionParts(fte) ?? decimalParts(fte[...]).map({ ($0.top, $0.bottom) }),
      let top = Int32(exactly: share.0), let bottom = Int32(exactly: share.1)
    else {
      throw JointPostFault(
        line: row.line, column: "FTE",
        message: "must be an exact share such as `1/2` or `0.5`; got \(quoted(fte))")
    }
    return try read(row, "FTE") { () throws(ServiceError) in
      try FullTimeEquivalent(top, over: bottom, baseMinutesPerWeek: base, field: "FTE")
    }
  }

  private func fractionParts(_ text: String) -> (Int, Int)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let top = wholeNumber(parts[0]), let bottom = wholeNumber(parts[1])
    else { return nil }
    return (top, bottom)
  }

  /// `37.25` as 3725 over 100; at most four places.
  private func decimalParts(_ text: Substring) -> (top: Int, bottom: Int)? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = wholeNumber(parts[0]), whole <= 1_000_000
    else { return nil }
    guard parts.count == 2 else { return (whole, 1) }
    let places = parts[1].utf8.count
    guard (1...4).contains(places), let rest = wholeNumber(parts[1]) else { return nil }
    let bottom = [1, 10, 100, 1_000, 10_000][places]
    return (whole * bottom + rest, bottom)
  }

  private func days(_ from: String, _ to: String) throws(ServiceError) -> DatePeriod {
    try DatePeriod(
      from: CivilDate(from, field: "from"),
      to: to.isEmpty ? nil : try CivilDate(to, field: "to"), field: "to")
  }

  private func day(_ text: String, _ field: String) throws(ServiceError) -> CivilDate? {
    text.isEmpty ? nil : try CivilDate(text, field: field)
  }

  private func optional<Noun>(
    _ text: String, _ field: String
  ) throws(ServiceError) -> OpaqueID<Noun>? {
    text.isEmpty ? nil : try OpaqueID(text, field: field)
  }

  /// Identifiers between semicolons.
  private func list<Noun>(_ text: String, _ field: String) throws(ServiceError) -> [OpaqueID<Noun>]
  {
    var found: [OpaqueID<Noun>] = []
    for entry in text.entries { found.append(try OpaqueID(entry, field: field)) }
    return found
  }
}
