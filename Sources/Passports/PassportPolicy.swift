package import ReferenceData
package import Vocabulary

/// The door for what callers write: numbers of the right form, known codes, dates that can be.
///
/// Well formed is never verified, and plausible is never true: these checks keep slips out.
package enum PassportPolicy {
  /// The identifier that `value` spells in `scheme`, in its normal form.
  ///
  /// - Throws: ``ServiceError`` `IDENTIFIER_MALFORMED`, `FIELD_REQUIRED`, `FIELD_TOO_LONG` or
  ///   `CHARACTER_NOT_ALLOWED` naming `field`.value, which never repeats a National Insurance
  ///   number; `FIELD_REQUIRED` or `FIELD_NOT_ALLOWED` naming `field`.organisation_id, which stands
  ///   for the numbers of one organisation's files and for no other.
  package static func identifier(
    _ scheme: WorkerIdentifier.Scheme, _ value: String, organisation: OrganisationID?,
    field: String
  ) throws(ServiceError) -> WorkerIdentifier {
    guard (organisation != nil) == scheme.isOfOneOrganisation else {
      throw ServiceError(
        .invalidArgument, organisation == nil ? .fieldRequired : .fieldNotAllowed,
        field: field + ".organisation_id",
        "must be given for ESR and ASC_WDS_WORKER and for no other scheme")
    }
    let normal = try normalised(scheme, value, field: field + ".value")
    return WorkerIdentifier(scheme: scheme, normalised: normal, organisation: organisation)
  }

  /// The registration number that `text` spells, in the normal form of the register.
  ///
  /// - Throws: ``ServiceError`` `IDENTIFIER_MALFORMED`, `FIELD_REQUIRED` or `FIELD_TOO_LONG`,
  ///   naming `field`.
  package static func registrationNumber(
    _ text: String, of regulator: Registration.Regulator, field: String
  ) throws(ServiceError) -> String {
    try WellFormedNumber(text, register: regulator.register, field: field).text
  }

  /// The DBS certificate number that `text` spells: exactly 12 digits, a text because zeros lead.
  ///
  /// - Throws: ``ServiceError`` as for registration numbers, naming `field`; the number is not
  ///   repeated.
  package static func certificateNumber(
    _ text: String, field: String
  ) throws(ServiceError) -> String {
    try WellFormedNumber(text, register: .dbsCertificate, field: field).text
  }

  /// Whether a table of the service names `standard`.
  package static func isKnown(_ standard: StandardCode) -> Bool {
    StandardCatalogue.find(standard) != nil
  }

  /// `standard`, once a table of the service is known to name it.
  ///
  /// - Throws: ``ServiceError`` `CODE_UNKNOWN`, naming `field`.
  package static func known(
    _ standard: StandardCode, field: String
  ) throws(ServiceError) -> StandardCode {
    guard isKnown(standard) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: field,
        "must be a standard this service knows; got \(quoted(standard.text))")
    }
    return standard
  }

  /// The role profile named `role`.
  ///
  /// - Throws: ``ServiceError`` `CODE_UNKNOWN`, naming `field`.
  package static func known(
    _ role: RoleCode, field: String
  ) throws(ServiceError) -> RoleProfile {
    guard let profile = RoleProfiles.find(role) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: field,
        "must be a role profile this service knows; got \(quoted(role.text))")
    }
    return profile
  }

  private static func normalised(
    _ scheme: WorkerIdentifier.Scheme, _ value: String, field: String
  ) throws(ServiceError) -> String {
    if let register = scheme.register {
      return try WellFormedNumber(value, register: register, field: field).text
    }
    let text = try boundedText(value, field: field, limit: scheme == .esr ? 40 : 120)
    guard scheme == .ascWDSWorker else { return text.uppercased().filter { $0 != " " } }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw ServiceError(
        .invalidArgument, .identifierMalformed, field: field,
        "must be `LOCALESTID/UNIQUEWORKERID` of the employer's files; got \(quoted(value))")
    }
    return text
  }
}

extension WorkerIdentifier.Scheme {
  /// Whether the number means something in one organisation's files only.
  package var isOfOneOrganisation: Bool { self == .esr || self == .ascWDSWorker }

  /// The register whose form the number has, or nil for numbers of an employer's own making.
  fileprivate var register: NumberRegister? {
    switch self {
    case .gmc: .gmc
    case .nmc: .nmc
    case .hcpc: .hcpc
    case .socialWorkEngland: .socialWorkEngland
    case .gphc: .gphc
    case .nationalInsurance: .nationalInsurance
    case .esr, .ascWDSWorker: nil
    }
  }
}

extension Registration.Regulator {
  /// The form of the regulator's numbers.
  package var register: NumberRegister {
    switch self {
    case .gmc: .gmc
    case .nmc: .nmc
    case .hcpc: .hcpc
    case .socialWorkEngland: .socialWorkEngland
    case .gphc: .gphc
    }
  }
}
