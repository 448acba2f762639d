import ArgumentParser
import Delegations
import OneWorkforceProtos
import Passports
import ReferenceData
import Vocabulary
import WireFormat

/// Where a task is done, and who gives the care.
struct VisitSettingOptions: ParsableArguments {
  @Option(help: "The organisation giving the care.") var organisation: String
  @Option(
    help: """
      own-home, supported-living, care-home, day-service, school, clinic, hospital or other.
      """)
  var setting = "own-home"
  @Option(help: "england, scotland, wales or northern-ireland.") var nation = "england"
  @Option(help: "The place by the organisation's own reference.") var location = ""

  /// The setting on the wire.
  func wire() throws -> WireVisitSetting {
    let kind = try choice(setting, "setting", CareSetting.self)
    let nation = try choice(nation, "nation", Nation.self)
    return .with {
      $0.kind = kind.rawValue
      $0.nation = nation.rawValue
      $0.organisationID = organisation
      $0.location = location
    }
  }
}

/// A visit: what is done for whom, where, when, and what the answer is for.
struct VisitOptions: ParsableArguments {
  @Option(help: "The task, such as MED-INSULIN-PEN.") var task: String
  @Option(help: "The person it is for.") var person: String
  @OptionGroup var place: VisitSettingOptions
  @Option(help: "The moment, with an offset; now if neither this nor --from is said.")
  var at: String?
  @Option(help: "The first moment of a visit, with an offset; give --until too.") var from: String?
  @Option(help: "The first moment after the visit, with an offset.") var until: String?
  @Option(
    help: """
      live is authority to start and asks about now; planning says what will hold, audit what \
      held. The last two are never authority.
      """)
  var mode = "live"
  @Option(help: "Judge on what was known then; now if not said.") var asKnownAt: String?
  @Option(help: "Demand to see at least this commit.") var minimumSequence: Int64 = 0
  @Option(help: "The device at hand.") var device = ""
  @Option(help: "The version of the order that the worker holds; 0 for not said.")
  var orderVersion: Int32 = 0
  @Option(help: "The help that is there: none, contact, help-at-hand or watching.")
  var support: String?

  func validate() throws {
    guard (from == nil) == (until == nil), at == nil || from == nil else {
      throw ValidationError("give --at, or --from with --until, or none of them for now")
    }
  }

  /// The question on the wire, its worker left empty.
  func question() throws -> WireDelegationQuestion {
    let mode = WireDecisionMode(try choice(mode, "mode", DelegationQuestion.Mode.self))
    let setting = try place.wire()
    let known = try timestamp(asKnownAt, "as-known-at")
    let support = try support.map { try choice($0, "support", Support.self).rawValue }
    return .with {
      $0.interventionCode = task
      $0.personID = person
      $0.setting = setting
      if let from, let until {
        $0.window.start.text = from
        $0.window.end.text = until
      } else {
        $0.at.text = at ?? SystemClock.now().description
      }
      if let known { $0.asKnownAt = known }
      $0.mode = mode
      $0.minCommitSequence = minimumSequence
      $0.offered.device = device
      $0.offered.orderVersion = orderVersion
      $0.offered.support = support ?? ""
    }
  }
}

/// Whose agreements.
struct HolderOptions: ParsableArguments {
  @Option(help: "Those that this worker receives.") var worker: String?
  @Option(help: "Those for this person.") var person: String?
  @Option(help: "Those that name this registrant as delegator.") var delegator: String?
  @Option(help: "Those of this employer.") var employer: String?
  @Option(help: "Those of this delegating organisation.") var delegatingOrganisation: String?
  @Option(help: "Those of employers in this place.") var place: String?
  @Option(help: "The day that tells which employers sit in the place; today if not said.")
  var on: String?

  func validate() throws {
    let given = [worker, person, delegator, employer, delegatingOrganisation, place]
    guard given.compactMap(\.self).count == 1 else {
      throw ValidationError(
        """
        give one of --worker, --person, --delegator, --employer, --delegating-organisation and \
        --place
        """)
    }
  }

  /// The holder on the wire.
  var wire: WireDelegationHolder {
    .with {
      if let worker { $0.workerID = worker }
      if let person { $0.personID = person }
      if let delegator { $0.delegatorID = delegator }
      if let employer { $0.employerID = employer }
      if let delegatingOrganisation { $0.delegatingOrganisationID = delegatingOrganisation }
      if let place {
        $0.place.placeID = place
        $0.place.on = on ?? LondonTime.date(of: SystemClock.now()).description
      }
    }
  }
}
