package import Vocabulary

/// What a role asks of the person who fills it, with crosswalks to published code lists.
package struct RoleProfile: Hashable, Sendable {
  /// The part of the economy the role is found in.
  package enum Area: String, Sendable, CaseIterable {
    /// Adult social care.
    case socialCare = "social_care"
    /// Roles that join health and care.
    case integrated = "integrated"
    /// The NHS.
    case nhs = "nhs"
    /// Roles found alike in the NHS and in care.
    case both = "both"
    /// Supervision and assessment of learners.
    case education = "education"
  }

  /// Whether the role may be given delegated activities.
  package enum ReceivesDelegation: String, Sendable, CaseIterable {
    /// It may.
    case yes = "yes"
    /// Only under supervision.
    case supervisedOnly = "supervised_only"
    /// It may not.
    case no = "no"
  }

  /// Whether the role may delegate activities to others.
  package enum Delegates: String, Sendable, CaseIterable {
    /// It may.
    case yes = "yes"
    /// As the employer's policy says.
    case perPolicy = "per_policy"
    /// It may not.
    case no = "no"
  }

  /// `CARE-WORKER`.
  package let code: RoleCode
  /// Its title.
  package let title: String
  /// Where the role is found.
  package let area: Area
  /// The frameworks it is described in.
  package let frameworks: [FrameworkCode]
  /// Whether it may be given delegated activities.
  package let receivesDelegation: ReceivesDelegation
  /// Whether it may delegate.
  package let delegates: Delegates
  /// Its codes in published lists.
  package let crosswalk: [RoleCrosswalk]
  /// What it asks, in the order of the table.
  package let requirements: [RoleRequirement]
  /// Where the title comes from.
  package let provenance: Provenance

  /// A profile of these parts.
  package init(
    code: RoleCode, title: String, area: Area, frameworks: [FrameworkCode] = [],
    receivesDelegation: ReceivesDelegation = .no, delegates: Delegates = .no,
    crosswalk: [RoleCrosswalk] = [], requirements: [RoleRequirement], provenance: Provenance
  ) {
    self.code = code
    self.title = title
    self.area = area
    self.frameworks = frameworks
    self.receivesDelegation = receivesDelegation
    self.delegates = delegates
    self.crosswalk = crosswalk
    self.requirements = requirements
    self.provenance = provenance
  }

  /// The role's number in the Adult Social Care Workforce Data Set, or nil.
  package var ascwdsJobID: Int? {
    crosswalk.first { $0.scheme == .ascwdsJobRole }.flatMap { wholeNumber($0.value) }
  }
}

/// A role's code in one published list.
package struct RoleCrosswalk: Hashable, Sendable {
  /// The published lists.
  package enum Scheme: String, Sendable, CaseIterable {
    /// Adult Social Care Workforce Data Set, `job_id`.
    case ascwdsJobRole = "asc_wds_job_role"
    /// Care workforce pathway role category.
    case pathwayCategory = "cwp_role_category"
    /// UK Standard Occupational Classification 2020.
    case soc2020 = "soc2020"
    /// International Standard Classification of Occupations 2008.
    case isco08 = "isco08"
    /// Agenda for Change band, indicative.
    case agendaForChangeBand = "afc_band_indicative"
  }

  /// The list.
  package let scheme: Scheme
  /// The code in it.
  package let value: String
  /// Where the crosswalk comes from.
  package let provenance: Provenance

  /// A crosswalk of these parts.
  package init(scheme: Scheme, value: String, provenance: Provenance) {
    self.scheme = scheme
    self.value = value
    self.provenance = provenance
  }
}

/// One thing a role asks.
package struct RoleRequirement: Hashable, Sendable {
  /// The kinds of requirement.
  package enum Kind: String, Sendable, CaseIterable {
    /// Training that must be in date.
    case mandatoryTraining = "mandatory_training"
    /// Something held before the work begins.
    case prerequisite = "prerequisite"
    /// Something begun; it need not be complete.
    case inProgress = "in_progress"
    /// Something wished for; its lack blocks nothing.
    case recommended = "recommended"
    /// A place on a professional register.
    case registration = "registration"
    /// The core of a framework.
    case framework = "framework"
    /// A level of a framework.
    case frameworkLevel = "framework_level"
    /// Competence in an intervention.
    case intervention = "intervention"
    /// Preparation for a function, such as assessing learners.
    case preparation = "preparation"
    /// Supervision the employer gives.
    case supervision = "supervision"
    /// An agreement between organisations.
    case agreement = "agreement"
    /// Knowledge of a setting.
    case knowledge = "knowledge"
    /// Competence at a level.
    case competence = "competence"
    /// An authorisation by a body.
    case authorisation = "authorisation"
  }

  /// What is asked: a CSTF subject, a prerequisite, an intervention or an entry of the registry.
  package let code: StandardCode
  /// How it is asked.
  package let kind: Kind
  /// Where the requirement comes from.
  package let provenance: Provenance

  /// A requirement of these parts.
  package init(code: StandardCode, kind: Kind, provenance: Provenance) {
    self.code = code
    self.kind = kind
    self.provenance = provenance
  }

  /// Which registration satisfies it; nil unless it asks for one.
  package var registration: RegistrationRequirement? {
    kind == .registration ? RegistrationRequirement(code) : nil
  }
}

/// A registration that a role asks for.
package enum RegistrationRequirement: Hashable, Sendable {
  /// A place on this register, on the named part where there is one.
  case on(NumberRegister, part: String?)
  /// A place on any professional register.
  case anyRegister
  /// A place on the nurses' register, on the part of the learner who is assessed.
  case samePartAsLearner

  /// What the requirement code asks for, or nil where it names no registration known here.
  package init?(_ code: StandardCode) {
    switch code.text {
    case "NMC-REG": self = .on(.nmc, part: nil)
    case "NMC-REG-RN": self = .on(.nmc, part: "RN")
    case "NMC-REG-NA": self = .on(.nmc, part: "NA")
    case "NMC-REG-SAME-PART": self = .samePartAsLearner
    case "HCPC-REG": self = .on(.hcpc, part: nil)
    case "SWE-REG": self = .on(.socialWorkEngland, part: nil)
    case "REG-ANY": self = .anyRegister
    default: return nil
    }
  }
}

/// The role profiles shipped with the service.
package enum RoleProfiles {
  /// In the order of the table.
  package static let all: [RoleProfile] = TableText.rows(TableText.roleProfiles) { row in
    let code: RoleCode = try row.code("code")
    return RoleProfile(
      code: code, title: try row.text("title"), area: try row.word("sector"),
      frameworks: try row.codes("frameworks"),
      receivesDelegation: try row.word("can_receive_delegation"),
      delegates: try row.word("can_delegate"), crosswalk: crosswalks[code] ?? [],
      requirements: requirements[code] ?? [],
      provenance: try row.provenance(status: "title_status", sources: "sources", note: "notes"))
  }

  /// The profile named `code`, or nil.
  package static func find(_ code: RoleCode) -> RoleProfile? {
    all.first { $0.code == code }
  }

  private static let requirements = grouped(
    TableText.rows(TableText.roleRequirements) { row in
      let role: RoleCode = try row.code("role")
      let requirement = RoleRequirement(
        code: try row.code("code"), kind: try row.word("kind"),
        provenance: try row.provenance(sources: "sources", note: "note"))
      return (role, requirement)
    })

  private static let crosswalks = grouped(
    TableText.rows(TableText.roleCrosswalk) { row in
      let role: RoleCode = try row.code("role")
      let crosswalk = RoleCrosswalk(
        scheme: try row.word("scheme"), value: try row.text("value"),
        provenance: try row.provenance(sources: "sources"))
      return (role, crosswalk)
    })

  private static func grouped<Value>(_ pairs: [(RoleCode, Value)]) -> [RoleCode: [Value]] {
    Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
  }
}
