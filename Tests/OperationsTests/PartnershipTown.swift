import Access
import Operations
import Organisations
import Partnerships
import Planning
import Roles
import TestSupport
import Vocabulary

/// A planning town with a council in its place, and short ways to say who answers for what.
struct PartnershipTown {
  let planning: PlanningTown
  let council: OrganisationID

  var registry: Registry { planning.registry }
  var test: TestService { planning.test }
  var service: Service { planning.service }
  var place: PlaceID { planning.place }
  var board: OrganisationID { registry.board }

  static func open() async throws -> PartnershipTown {
    let planning = try await PlanningTown.open()
    let council = try await planning.registry.record(
      aDraft("Brent Council", .localAuthority, .socialCare))
    try await planning.registry.seat(council, in: planning.place)
    return PartnershipTown(planning: planning, council: council)
  }

  /// A call by a steward, of the board unless said otherwise.
  func steward(_ method: String, of body: OrganisationID? = nil) throws -> Call {
    try test.call(method, .steward, of: body ?? board)
  }

  /// A call by a place board's member, of the board unless said otherwise.
  func lead(_ method: String, of body: OrganisationID? = nil) throws -> Call {
    try test.call(method, .board, of: body ?? board)
  }

  /// A new worker; their identifier.
  func worker(_ number: UInt64) async throws -> WorkerID {
    let id: WorkerID = testID(number)
    try await test.store.write { try $0.add(aWorker(id: id), identity: anIdentity()) }
    return id
  }

  /// Engages the worker with `body` for these days; the fact.
  func engage(
    _ worker: WorkerID, at body: OrganisationID, _ period: DatePeriod, replacing: FactID? = nil
  ) async throws -> FactID {
    let id = service.newID(Noun.Fact.self)
    try await test.store.write { records in
      try records.record(
        Engagement(
          organisation: body, kind: .employment, legalBasis: .employment, role: nil,
          period: period), id: id, of: worker, by: body, source: .direct, replacing: replacing)
    }
    return id
  }

  /// A new post of `body`.
  func post(
    _ title: String, of body: OrganisationID, _ kind: Post.Kind = .jointDirector
  ) async throws -> PostID {
    let receipt = try await RecordPost.run(
      .init(
        header: test.header(title),
        post: Post(title: title, body: body, kind: kind, period: days("2020-01-01"))),
      steward("RecordPost"), in: service)
    return try PostID(receipt.id, field: "id")
  }

  /// Puts the worker in post.
  @discardableResult
  func appoint(
    _ worker: WorkerID, to post: PostID, from start: String = "2022-07-01",
    restsOn: OrganisationID? = nil, isInterim: Bool = false
  ) async throws -> AppointmentID {
    let receipt = try await AppointToPost.run(
      .init(
        header: test.header("appoint"),
        appointment: Appointment(
          post: post, holder: worker, period: days(start), isInterim: isInterim,
          restsOn: restsOn)), steward("AppointToPost"), in: service)
    return try AppointmentID(receipt.id, field: "id")
  }

  /// Says that the post answers for the duty.
  @discardableResult
  func answers(
    _ post: PostID, for duty: AccountableDuty, to body: OrganisationID, in place: PlaceID? = nil,
    subject: String? = nil
  ) async throws -> Receipt {
    try await RecordAccountability.run(
      .init(
        header: test.header("answers"),
        accountability: Accountability(
          duty: duty, subject: subject, post: post, accountableTo: body,
          place: place ?? self.place, period: days("2022-07-01"))),
      steward("RecordAccountability"), in: service)
  }

  /// The map on a day, as the board's member sees it.
  func map(
    of place: PlaceID? = nil, on text: String, _ duties: Set<AccountableDuty> = [],
    asKnownAt: Instant? = nil
  ) async throws -> AccountabilityMap {
    try await report(of: place, on: text, duties, asKnownAt: asKnownAt).map
  }

  /// What the map's rpc says.
  func report(
    of place: PlaceID? = nil, on text: String, _ duties: Set<AccountableDuty> = [],
    asKnownAt: Instant? = nil, call: Call? = nil
  ) async throws -> GetAccountabilityMap.Report {
    try await GetAccountabilityMap.run(
      .init(
        place: place ?? self.place,
        asOf: AsOf(at: LondonTime.start(of: date(text)), asKnownAt: asKnownAt), duties: duties),
      call ?? lead("GetAccountabilityMap"), in: service)
  }
}

/// The day that `text` spells.
func date(_ text: String) throws -> CivilDate { try CivilDate(text, field: "day") }

/// The days from `start` to before `end`.
func days(_ start: String, to end: String? = nil) throws -> DatePeriod {
  try DatePeriod(from: date(start), to: end.map(date), field: "days")
}
