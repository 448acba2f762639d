package import Vocabulary

/// A job role of the Adult Social Care Workforce Data Set.
package struct ASCWDSJobRole: Hashable, Sendable {
  /// The number in the data set's own tables; role profiles refer to it.
  package let jobID: Int
  /// The number in bulk-upload files.
  package let fileCode: Int
  /// Its title.
  package let title: String
  /// The group it is counted under.
  package let group: String
  /// Whether it gives care.
  package let providesCare: Bool
  /// Whether the survey asks it about delegated healthcare activities: a filter, no permission.
  package let isAskedAboutDelegatedActivities: Bool
  /// Where it comes from.
  package let provenance: Provenance
}

/// The job roles of the Adult Social Care Workforce Data Set.
package enum ASCWDSJobRoles {
  /// In the order of the table.
  package static let all: [ASCWDSJobRole] = TableText.rows(TableText.ascwdsJobRoles) { row in
    ASCWDSJobRole(
      jobID: try row.number("job_id"), fileCode: try row.number("analysis_file_code"),
      title: try row.text("title"), group: try row.text("job_role_group"),
      providesCare: try row.truth("is_care_providing_role"),
      isAskedAboutDelegatedActivities: try row.truth("can_do_delegated_healthcare_activities"),
      provenance: try row.provenance())
  }

  /// The role that a bulk-upload file calls `fileCode`, or nil.
  package static func find(fileCode: Int) -> ASCWDSJobRole? {
    all.first { $0.fileCode == fileCode }
  }

  /// The role that the data set's tables and our role profiles call `jobID`, or nil.
  package static func find(jobID: Int) -> ASCWDSJobRole? {
    all.first { $0.jobID == jobID }
  }
}

/// An entry of a numbered list of the Adult Social Care Workforce Data Set.
package struct ASCWDSCategory: Hashable, Sendable {
  /// The number in files.
  package let number: Int
  /// Its title.
  package let title: String
  /// What the source adds, shortened, or nil.
  package let gist: String?
  /// Where it comes from.
  package let provenance: Provenance
}

/// The training categories; each is a standard of its own, `ASCWDS-TRAINING/<number>`.
package enum ASCWDSTrainingCategories {
  /// `ASCWDS-TRAINING`.
  package static let framework = FrameworkCode(listed: "ASCWDS-TRAINING")

  /// In the order of the table.
  package static let all: [ASCWDSCategory] =
    TableText.rows(TableText.ascwdsTrainingCategories) { row in
      ASCWDSCategory(
        number: try row.number("analysis_file_code"), title: try row.text("title"), gist: nil,
        provenance: try row.provenance())
    }

  /// The category a file calls `number`, or nil.
  package static func find(_ number: Int) -> ASCWDSCategory? {
    all.first { $0.number == number }
  }

  /// What somebody holds who has been trained in category `number`, listed or not.
  package static func standard(_ number: Int) -> StandardCode {
    StandardCode(listed: "ASCWDS-TRAINING/\(number)")
  }
}

/// The delegated healthcare activity categories, 1 to 8.
package enum DelegatedActivityCategories {
  /// In the order of the table.
  package static let all: [ASCWDSCategory] =
    TableText.rows(TableText.ascwdsDelegatedActivities) { row in
      ASCWDSCategory(
        number: try row.number("id"), title: try row.text("title"),
        gist: row.optional("example_given_by_source"), provenance: try row.provenance())
    }

  /// The category numbered `number`, or nil.
  package static func find(_ number: Int) -> ASCWDSCategory? {
    all.first { $0.number == number }
  }
}

/// The care workforce pathway role categories, 1 to 7; in files 998 is none and 999 unknown.
package enum PathwayCategories {
  /// In the order of the table.
  package static let all: [ASCWDSCategory] =
    TableText.rows(TableText.ascwdsPathwayCategories) { row in
      ASCWDSCategory(
        number: try row.number("id"), title: try row.text("title"), gist: row.optional("gist"),
        provenance: try row.provenance())
    }

  /// The category numbered `number`, or nil.
  package static func find(_ number: Int) -> ASCWDSCategory? {
    all.first { $0.number == number }
  }
}
