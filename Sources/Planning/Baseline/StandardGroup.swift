package import Vocabulary

/// A staff group the planner offers by default: about a role of a kind of employer.
package struct StandardGroup: Hashable, Sendable {
  /// The kind of employer.
  package enum Setting: String, Sendable, CaseIterable {
    /// Hospital trusts.
    case hospital = "TRUST"
    /// Community and mental health trusts.
    case community = "COMMUNITY"
    /// General practice and its networks.
    case primaryCare = "PRIMARY"
    /// Councils' adult social care.
    case council = "COUNCIL"
    /// Care homes with nursing.
    case nursingHome = "NURSINGHOME"
    /// Care homes without nursing.
    case careHome = "CAREHOME"
    /// Care at home, extra care housing and supported living.
    case homeCare = "HOMECARE"
    /// Individual employers.
    case individual = "PERSONAL"
    /// Housing.
    case housing = "HOUSING"
    /// Voluntary, community and social enterprise.
    case voluntary = "VOLUNTARY"
  }

  /// Its code: the setting's word, then the role's, as `TRUST-NURSE`.
  package let code: GroupCode
  /// Its name.
  package let name: String
  /// The kind of employer.
  package let setting: Setting
  /// Whether its members are on a professional register.
  package let isRegulated: Bool
  /// Job role codes of the ASC-WDS bulk files that are counted here, for workplaces of its setting.
  package let ascWDSJobRoles: Set<Int>
  /// First letters of NHS occupation codes counted here, where the whole letter is.
  package let occupationLetters: Set<Character>
  /// Who is left out, in words.
  package let exclusions: [String]

  init(
    _ setting: Setting, _ role: String, _ name: String, isRegulated: Bool = false,
    roles: Set<Int> = [], letters: Set<Character> = [], exclusions: [String] = []
  ) {
    code = GroupCode(listed: setting.rawValue + "-" + role)
    self.name = name
    self.setting = setting
    self.isRegulated = isRegulated
    ascWDSJobRoles = roles
    occupationLetters = letters
    self.exclusions = exclusions
  }

  /// The sector its totals are shown under.
  package var sector: Sector {
    switch setting {
    case .hospital, .community, .primaryCare: .health
    case .council, .nursingHome, .careHome, .homeCare, .individual: .socialCare
    case .housing: .housing
    case .voluntary: .voluntary
    }
  }

  /// Hours of a full-time week to start from: 37.5 in health (Agenda for Change), 37 elsewhere
  /// (local government). Both are recalled and unverified in the reference data (JR-01, JR-02): an
  /// employer's own base replaces them.
  package var usualHoursPerWeek: Double { sector == .health ? 37.5 : 37 }

  /// The group as a plan has it, with `allowances` and its own full-time week where one is given.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package func staffGroup(
    allowances: WorkingTimeAllowances, hoursPerWeek: Double? = nil, field: String
  ) throws(ServiceError) -> StaffGroup {
    try StaffGroup(
      code: code, name: name, sector: sector, isRegulated: isRegulated,
      baseHoursPerWeek: hoursPerWeek ?? usualHoursPerWeek, allowances: allowances,
      exclusions: exclusions, field: field)
  }
}

/// The 42 staff groups the planner offers by default, and how files' codes meet them.
///
/// Which job roles and services are counted where was mapped by this project: it is in no
/// publication. Codes that meet no group are left out and said so.
package enum StandardGroups {
  /// In order of setting.
  package static let all: [StandardGroup] =
    trusts(.hospital, "hospital") + trusts(.community, "community and mental health")
    + primaryCare + council + nursingHome + careHome + homeCare + others

  /// The group with `code`, or nil.
  package static func find(_ code: GroupCode) -> StandardGroup? { byCode[code] }

  /// The group in which job role `role` of an ASC-WDS workplace of `setting` is counted, or nil.
  package static func find(ascWDSJobRole role: Int, in setting: StandardGroup.Setting)
    -> StandardGroup?
  {
    all.first { $0.setting == setting && $0.ascWDSJobRoles.contains(role) }
  }

  /// The group in which an NHS occupation code of a trust of `setting` is counted, or nil; a first
  /// letter that covers several groups, such as `S`, meets none.
  ///
  /// What the letters mean is general knowledge, not read in the NHS Occupation Code Manual.
  package static func find(occupation code: String, in setting: StandardGroup.Setting)
    -> StandardGroup?
  {
    guard let letter = code.uppercased().first else { return nil }
    return all.first { $0.setting == setting && $0.occupationLetters.contains(letter) }
  }

  /// The setting of an ASC-WDS workplace, from its main service and its type; nil for services that
  /// meet none.
  ///
  /// Service codes as in NMDSdevopsServiceAdm/SopraSteria-SFC (MIT, © 2020 Skills for Care): 1 care
  /// home with nursing, 2 without, 8 domiciliary care, 10 domestic services and home help, 12 other
  /// domiciliary care, 53 sheltered housing, 54 extra care housing, 55 supported living; type 1 or
  /// 3 is a council.
  package static func setting(mainService: Int, establishmentType: Int) -> StandardGroup.Setting? {
    switch mainService {
    case 1: .nursingHome
    case 2: .careHome
    case 8, 10, 12, 54, 55: .homeCare
    case 53: .housing
    default: [1, 3].contains(establishmentType) ? .council : nil
    }
  }

  private static let byCode = Dictionary(
    all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  // MARK: - Health

  private static func trusts(_ setting: StandardGroup.Setting, _ kind: String) -> [StandardGroup] {
    let bank = ["bank and agency shifts"]
    return [
      StandardGroup(
        setting, "NURSE", "registered nurses and midwives of \(kind) trusts", isRegulated: true,
        letters: ["N"], exclusions: bank),
      StandardGroup(
        setting, "NURSING-ASSOCIATE", "nursing associates of \(kind) trusts", isRegulated: true,
        exclusions: bank),
      StandardGroup(
        setting, "SUPPORT", "support workers of \(kind) trusts", letters: ["H"], exclusions: bank),
      StandardGroup(
        setting, "AHP", "allied health professionals of \(kind) trusts", isRegulated: true,
        exclusions: bank),
      StandardGroup(
        setting, "DOCTOR", "doctors of \(kind) trusts", isRegulated: true,
        letters: Set("0123456789"), exclusions: bank),
      StandardGroup(
        setting, "SOCIAL-WORKER", "social workers of \(kind) trusts", isRegulated: true,
        exclusions: bank),
      StandardGroup(
        setting, "OTHER-CLINICAL", "other clinical staff of \(kind) trusts", letters: ["A", "U"],
        exclusions: bank),
      StandardGroup(
        setting, "INFRASTRUCTURE", "infrastructure staff of \(kind) trusts", letters: ["G"],
        exclusions: bank),
    ]
  }

  private static let primaryCare: [StandardGroup] = [
    StandardGroup(.primaryCare, "GP", "general practitioners", isRegulated: true),
    StandardGroup(.primaryCare, "NURSE", "nurses in general practice", isRegulated: true),
    StandardGroup(.primaryCare, "DIRECT-CARE", "direct patient care staff in general practice"),
    StandardGroup(.primaryCare, "ADMIN", "administrative staff in general practice"),
  ]

  // MARK: - Care

  private static let managers: Set<Int> = [1, 2, 3, 4, 24, 43]
  private static let seniors: Set<Int> = [5, 7, 45]
  private static let carers: Set<Int> = [8, 9, 23, 52]
  private static let agency = ["agency workers"]

  private static let council: [StandardGroup] = [
    StandardGroup(
      .council, "SOCIAL-WORKER", "social workers of councils", isRegulated: true, roles: [6],
      exclusions: agency),
    StandardGroup(
      .council, "OT", "occupational therapists and assistants of councils", isRegulated: true,
      roles: [15, 36], exclusions: agency),
    StandardGroup(
      .council, "SUPPORT", "support and assessment staff of councils",
      roles: carers.union(seniors).union([10, 11, 34, 35, 39, 40]), exclusions: agency),
    StandardGroup(
      .council, "MANAGER", "managers of councils' care", roles: managers, exclusions: agency),
    StandardGroup(
      .council, "ADMIN", "administrative staff of councils' care",
      roles: [25, 27, 44, 46, 47, 48, 49, 50, 51], exclusions: agency),
  ]

  private static let nursingHome: [StandardGroup] = [
    StandardGroup(
      .nursingHome, "NURSE", "registered nurses in care homes", isRegulated: true, roles: [16],
      exclusions: agency),
    StandardGroup(
      .nursingHome, "NURSING-ASSOCIATE", "nursing associates in care homes", isRegulated: true,
      roles: [37], exclusions: agency),
    StandardGroup(
      .nursingHome, "SENIOR", "senior care workers in care homes with nursing", roles: seniors,
      exclusions: agency),
    StandardGroup(
      .nursingHome, "CARE-WORKER", "care workers in care homes with nursing",
      roles: carers.union([38]), exclusions: agency),
    StandardGroup(
      .nursingHome, "MANAGER", "managers of care homes with nursing", roles: managers,
      exclusions: agency),
    StandardGroup(
      .nursingHome, "ANCILLARY", "ancillary staff of care homes with nursing",
      roles: [25, 26, 27, 34, 40, 44], exclusions: agency),
  ]

  private static let careHome: [StandardGroup] = [
    StandardGroup(
      .careHome, "SENIOR", "senior care workers in care homes", roles: seniors,
      exclusions: agency),
    StandardGroup(
      .careHome, "CARE-WORKER", "care workers in care homes", roles: carers, exclusions: agency),
    StandardGroup(
      .careHome, "MANAGER", "managers of care homes", roles: managers, exclusions: agency),
    StandardGroup(
      .careHome, "ANCILLARY", "ancillary staff of care homes", roles: [25, 26, 27, 34, 40, 44],
      exclusions: agency),
  ]

  private static let homeCare: [StandardGroup] = [
    StandardGroup(
      .homeCare, "SENIOR", "senior care workers in home care", roles: seniors, exclusions: agency),
    StandardGroup(
      .homeCare, "CARE-WORKER", "care workers in home care", roles: carers, exclusions: agency),
    StandardGroup(
      .homeCare, "MANAGER", "managers of home care", roles: managers, exclusions: agency),
    StandardGroup(
      .homeCare, "COORDINATOR", "co-ordinators and office staff of home care",
      roles: [25, 27, 40, 44], exclusions: agency),
  ]

  private static let others: [StandardGroup] = [
    StandardGroup(
      .individual, "ASSISTANT", "personal assistants",
      exclusions: ["personal assistants whose employer sends no return"]),
    StandardGroup(
      .housing, "WORKER", "care and support staff of housing", roles: carers.union(seniors),
      exclusions: agency),
    StandardGroup(
      .voluntary, "WORKER", "paid care and support staff of voluntary bodies",
      exclusions: ["volunteers"]),
  ]
}
