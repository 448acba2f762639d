package import Vocabulary

/// Anything a worker can hold that this service knows by code.
package struct Standard: Hashable, Sendable {
  /// `CSTF-IPC-2`.
  package let code: StandardCode
  /// What it is called.
  package let title: String
  /// The framework it belongs to.
  package let framework: FrameworkCode
  /// Where its title comes from.
  package let provenance: Provenance
}

/// Every standard that the tables name, and which framework each code belongs to.
package enum StandardCatalogue {
  /// `INTERVENTION`: competence in a task that may be delegated.
  package static let interventions = FrameworkCode(listed: "INTERVENTION")
  /// `ROLE-REQUIREMENT`: registrations, agreements and preparations that only role profiles name.
  package static let roleRequirements = FrameworkCode(listed: "ROLE-REQUIREMENT")
  /// `QUALIFICATION`: regulated qualifications and their units.
  package static let qualifications = FrameworkCode(listed: "QUALIFICATION")
  /// `LOCAL`: codes that no table of ours names.
  package static let local = FrameworkCode(listed: "LOCAL")
  /// The Level 2 Adult Social Care Certificate, a qualification of its own.
  package static let level2Certificate = StandardCode(listed: "L2-ASC-CERT")

  /// By code, each once; a code that several tables name has the title of the first.
  package static let all: [Standard] = byCode.values.sorted { $0.code < $1.code }

  /// The standard named `code`, or nil: then it is a local one.
  package static func find(_ code: StandardCode) -> Standard? { byCode[code] }

  /// The framework of `code`; ``local`` where no table names it.
  package static func framework(of code: StandardCode) -> FrameworkCode {
    byCode[code]?.framework ?? local
  }

  private static let byCode = Dictionary(
    (subjects + certificates + trainings + prerequisites + tasks + named + others)
      .map { ($0.code, $0) }
  ) { first, _ in first }

  private static var subjects: [Standard] {
    CSTFSubjects.all.map {
      Standard(
        code: $0.code, title: "\($0.subject), level \($0.level)",
        framework: CSTFSubjects.framework,
        provenance: Provenance(.published, sources: [SourceCode(listed: "S40")]))
    }
  }

  private static var certificates: [Standard] {
    CareCertificate.versions.flatMap { version in
      let framework = FrameworkCode(listed: version.code.text)
      let whole = Standard(
        code: version.code,
        title: "Care Certificate \(version.year), \(version.standards.count) standards",
        framework: framework,
        provenance: Provenance(.published, sources: [SourceCode(listed: "S38")]))
      let parts = version.standards.map {
        Standard(
          code: $0.code,
          title: $0.title ?? "Care Certificate \(version.year) standard \($0.number)",
          framework: framework, provenance: $0.provenance)
      }
      return [whole] + parts
    }
  }

  private static var trainings: [Standard] {
    ASCWDSTrainingCategories.all.map {
      Standard(
        code: ASCWDSTrainingCategories.standard($0.number), title: $0.title,
        framework: ASCWDSTrainingCategories.framework, provenance: $0.provenance)
    }
  }

  private static var prerequisites: [Standard] {
    Prerequisites.all.map {
      Standard(
        code: $0.code, title: $0.name, framework: Prerequisites.framework,
        provenance: $0.provenance)
    }
  }

  private static var tasks: [Standard] {
    Interventions.all.map {
      Standard(
        code: $0.code, title: $0.name, framework: interventions, provenance: $0.provenance)
    }
  }

  private static var named: [Standard] {
    TableText.rows(TableText.requirementTitles) { row in
      Standard(
        code: try row.code("code"), title: try row.text("title"), framework: roleRequirements,
        provenance: try row.provenance(sources: "source"))
    }
  }

  private static var others: [Standard] {
    [
      Standard(
        code: level2Certificate, title: "Level 2 Adult Social Care Certificate",
        framework: qualifications,
        provenance: Provenance(.published, sources: [SourceCode(listed: "S38")])),
      Standard(
        code: StandardCode(listed: "PH23CY003"), title: "Home enteral tube feeding unit PH23CY003",
        framework: qualifications,
        provenance: Provenance(.published, sources: [SourceCode(listed: "S34")])),
    ]
  }
}
