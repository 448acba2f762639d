import ReferenceData
import Vocabulary

/// The code lists that can be asked for by name.
package enum CodeTable: String, Sendable, CaseIterable {
  /// Subjects and levels of the Core Skills Training Framework, with their refresher interval.
  case cstf = "cstf"
  /// The Care Certificate of 2015.
  case careCertificate2015 = "care-certificate-2015"
  /// The Care Certificate of 2025.
  case careCertificate2025 = "care-certificate-2025"
  /// Job roles of the Adult Social Care Workforce Data Set.
  case jobRoles = "asc-wds-job-roles"
  /// Its training categories.
  case training = "asc-wds-training"
  /// Its categories of delegated healthcare activities.
  case delegatedActivities = "delegated-activities"
  /// Role categories of the care workforce pathway.
  case pathwayCategories = "pathway-categories"
  /// Levels of proficiency.
  case proficiencyLevels = "proficiency-levels"
  /// Prerequisites that roles and interventions name.
  case prerequisites = "prerequisites"
  /// Clinical tasks that may be delegated.
  case interventions = "interventions"
  /// Rules on placements of learners.
  case placementRules = "placement-rules"
  /// Rules on posts that two employers share.
  case jointRoleRules = "joint-role-rules"
}

extension CodeTable {
  /// The list itself as an entry of the list of lists; its value says how long it is.
  var entry: ListedCode { ListedCode(rawValue, title, value: "\(codes.count) codes", nil) }

  private var title: String {
    switch self {
    case .cstf: "Core Skills Training Framework: subjects and levels"
    case .careCertificate2015: "Care Certificate of 2015"
    case .careCertificate2025: "Care Certificate of 2025"
    case .jobRoles: "Adult Social Care Workforce Data Set: job roles"
    case .training: "Adult Social Care Workforce Data Set: training categories"
    case .delegatedActivities: "Adult Social Care Workforce Data Set: delegated activities"
    case .pathwayCategories: "Care workforce pathway: role categories"
    case .proficiencyLevels: "Levels of proficiency"
    case .prerequisites: "Prerequisites"
    case .interventions: "Interventions that may be delegated"
    case .placementRules: "Rules on placements of learners"
    case .jointRoleRules: "Rules on posts that two employers share"
    }
  }

  /// The codes of the list, in the order of its table.
  var codes: [ListedCode] {
    switch self {
    case .cstf: CSTFSubjects.all.map(ListedCode.init)
    case .careCertificate2015: ListedCode.standards(of: .version2015)
    case .careCertificate2025: ListedCode.standards(of: .version2025)
    case .jobRoles: ASCWDSJobRoles.all.map(ListedCode.init)
    case .training: ASCWDSTrainingCategories.all.map(ListedCode.init(training:))
    case .delegatedActivities: DelegatedActivityCategories.all.map(ListedCode.init(category:))
    case .pathwayCategories: PathwayCategories.all.map(ListedCode.init(category:))
    case .proficiencyLevels: ProficiencyLevels.all.map(ListedCode.init)
    case .prerequisites: Prerequisites.all.map(ListedCode.init)
    case .interventions: Interventions.all.map(ListedCode.init)
    case .placementRules: PlacementRules.all.map(ListedCode.init)
    case .jointRoleRules: JointRoleRules.all.map(ListedCode.init)
    }
  }
}

extension ListedCode {
  fileprivate init(_ subject: CSTFSubject) {
    self.init(
      subject.code.text, "\(subject.subject), level \(subject.level)",
      value: subject.refresherMonths.map { "\($0) months" } ?? "", subject.provenance)
  }

  fileprivate static func standards(of version: CareCertificate) -> [ListedCode] {
    version.standards.map {
      ListedCode(
        $0.code.text, $0.title ?? "Care Certificate \(version.year) standard \($0.number)",
        $0.provenance)
    }
  }

  fileprivate init(_ role: ASCWDSJobRole) {
    self.init(
      "\(role.jobID)", role.title, value: "\(role.fileCode) in bulk-upload files",
      role.provenance)
  }

  fileprivate init(training category: ASCWDSCategory) {
    self.init(
      ASCWDSTrainingCategories.standard(category.number).text, category.title,
      category.provenance)
  }

  fileprivate init(category: ASCWDSCategory) {
    self.init("\(category.number)", category.title, category.provenance)
  }

  fileprivate init(_ level: ProficiencyLevel) {
    self.init("\(level.scale)/\(level.level)", level.label, level.provenance)
  }

  fileprivate init(_ prerequisite: Prerequisite) {
    self.init(
      prerequisite.code.text, prerequisite.name,
      value: prerequisite.metBy.map(\.text).joined(separator: " or "), prerequisite.provenance)
  }

  fileprivate init(_ intervention: Intervention) {
    self.init(
      intervention.code.text, intervention.name,
      value: "delegated activity \(intervention.delegatedActivity)", intervention.provenance)
  }

  fileprivate init(_ rule: StandingRule) {
    let isMeasured = !["bool", "text"].contains(rule.unit)
    self.init(
      rule.id.text, rule.parameter,
      value: isMeasured ? "\(rule.value) \(rule.unit)" : rule.value, rule.provenance)
  }
}
