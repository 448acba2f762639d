import Passports
import Roles
import Vacancies
import Vocabulary

// What is said of vacancies, courses, teams and permissions beside what stands in columns.

/// The kinds of records about vacancies; their numbers are for ever.
enum JobKind: Int64 {
  case vacancy = 1
  case offer = 2
  case team = 3
  case attitude = 4
  case consent = 5
}

/// What of a record stands in columns.
struct JobColumns {
  var kind: JobKind
  var worker: WorkerID?
  var organisation: OrganisationID?
  var place: PlaceID?
  var term: String?
  var word: SQLValue = .null
  var uses: SQLValue = .null
  var adultFrom: CivilDate?
}

extension JobFact {
  /// The columns and the body.
  var stored: (columns: JobColumns, body: [UInt8]) {
    switch self {
    case .vacancy(let vacancy):
      var columns = JobColumns(kind: .vacancy, organisation: vacancy.organisation)
      (columns.place, columns.term) = (vacancy.place, vacancy.role.text)
      return (columns, BodyWriter.body { $0.put(VacancyBody(vacancy)) })
    case .offer(let offer):
      var columns = JobColumns(kind: .offer, organisation: offer.provider)
      (columns.place, columns.term) = (offer.place, offer.standard.text)
      return (
        columns,
        BodyWriter.body {
          $0.put(offer.title)
          $0.put(offer.weeks)
        }
      )
    case .team(let team):
      let columns = JobColumns(kind: .team, organisation: team.organisation, place: team.place)
      return (
        columns,
        BodyWriter.body {
          $0.put(team.name)
          $0.put(team.members)
          $0.put(team.minimum)
          $0.put(team.ages.contains(.adult))
          $0.put(team.ages.contains(.child))
        }
      )
    case .attitude(let finding):
      var columns = JobColumns(kind: .attitude, worker: finding.worker)
      (columns.term, columns.word) = (finding.criterion.text, .truth(finding.isShown))
      return (columns, BodyWriter.body { $0.put(finding.seenOn) })
    case .consent(let consent):
      var columns = JobColumns(kind: .consent, worker: consent.worker)
      columns.word = Numbered.group.cell(consent.groups)
      columns.uses = Numbered.matchingUse.cell(consent.uses)
      columns.adultFrom = consent.adultFrom
      return (columns, BodyWriter.body { $0.put(true) })
    }
  }
}

/// A vacancy without its employer, place and role.
struct VacancyBody: StoredBody {
  let title: String
  let fullTimeEquivalent: FullTimeEquivalent
  let count: Int
  let trainable: [Vacancy.TrainableGap]
  let attitudes: [AttitudeCode]
  let isForAdultsOnly: Bool
  let startsOn: CivilDate

  init(_ vacancy: Vacancy) {
    title = vacancy.title
    fullTimeEquivalent = vacancy.fullTimeEquivalent
    count = vacancy.count
    trainable = vacancy.trainable
    attitudes = vacancy.attitudes
    isForAdultsOnly = vacancy.isForAdultsOnly
    startsOn = vacancy.startsOn
  }

  func write(to body: inout BodyWriter) {
    body.put(title)
    body.put(Int(fullTimeEquivalent.numerator))
    body.put(Int(fullTimeEquivalent.denominator))
    body.put(Int(fullTimeEquivalent.baseMinutesPerWeek))
    body.put(count)
    body.put(trainable)
    body.put(attitudes)
    body.put(isForAdultsOnly)
    body.put(startsOn)
  }

  init(from body: inout BodyReader) throws {
    title = try body.read()
    func number() throws -> Int32 {
      guard let number = Int32(exactly: try body.read(Int.self)) else {
        throw damaged("a share of full time is out of range")
      }
      return number
    }
    fullTimeEquivalent = try FullTimeEquivalent(
      number(), over: number(), baseMinutesPerWeek: number(), field: "full_time_equivalent")
    count = try body.read()
    trainable = try body.read()
    attitudes = try body.read()
    isForAdultsOnly = try body.read()
    startsOn = try body.read()
  }

  /// The vacancy of an employer, at a place, for a role.
  func vacancy(
    of organisation: OrganisationID, in place: PlaceID?, for role: RoleCode
  ) throws -> Vacancy {
    try Vacancy(
      organisation: organisation, place: place, role: role, title: title,
      fullTimeEquivalent: fullTimeEquivalent, count: count, trainable: trainable,
      attitudes: attitudes, isForAdultsOnly: isForAdultsOnly, startsOn: startsOn)
  }
}

extension Vacancy.TrainableGap: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(requirement)
    body.put(offer)
  }

  init(from body: inout BodyReader) throws {
    self.init(requirement: try body.read(), offer: try body.read())
  }
}
