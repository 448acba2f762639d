package import Vocabulary

/// A professional registration as somebody saw it on a day. Its history is the list of such facts.
package struct Registration: Hashable, Sendable {
  /// Who keeps the register.
  package enum Regulator: String, Sendable, CaseIterable {
    /// General Medical Council.
    case gmc = "GMC"
    /// Nursing and Midwifery Council.
    case nmc = "NMC"
    /// Health and Care Professions Council.
    case hcpc = "HCPC"
    /// Social Work England.
    case socialWorkEngland = "SWE"
    /// General Pharmaceutical Council.
    case gphc = "GPHC"
  }

  /// What the register says.
  package enum Status: String, Sendable, CaseIterable {
    /// On the register without restriction.
    case effective = "EFFECTIVE"
    /// On the register with conditions of practice or undertakings.
    case conditions = "CONDITIONS"
    /// Suspended, an interim suspension included.
    case suspended = "SUSPENDED"
    /// Not renewed.
    case lapsed = "LAPSED"
    /// Removed by the regulator.
    case struckOff = "STRUCK_OFF"
    /// Removed at the registrant's own request.
    case voluntarilyRemoved = "VOLUNTARILY_REMOVED"
    /// The look-up gave no usable answer.
    case unknown = "UNKNOWN"
  }

  /// How the recording organisation knows.
  package enum CheckSource: String, Sendable, CaseIterable {
    /// The regulator's own interface.
    case registerAPI = "REGISTER_API"
    /// The regulator's public page.
    case registerPage = "REGISTER_PAGE"
    /// A file or letter of the regulator.
    case regulatorDocument = "REGULATOR_DOCUMENT"
    /// An ASC-WDS or other staff file says so.
    case staffFile = "STAFF_FILE"
    /// The worker says so.
    case selfDeclared = "SELF_DECLARED"
  }

  /// Who keeps the register.
  package let regulator: Regulator
  /// The registration number in its normal form; well formed, not thereby verified. Nil where a
  /// staff file gives only the part of the register.
  package let number: String?
  /// The part of the register, such as `RN-ADULT` or `OCCUPATIONAL-THERAPIST`.
  package let part: Code<CodeList.RegisterPart>?
  /// What the register says.
  package let status: Status
  /// The days for which it says so; the end is the renewal date where the register gives one.
  package let period: DatePeriod
  /// When somebody last looked.
  package let checkedAt: Instant
  /// How they know.
  package let checkSource: CheckSource

  /// A registration with these parts; numbers have been through ``PassportPolicy``.
  package init(
    regulator: Regulator, number: String?, part: Code<CodeList.RegisterPart>?, status: Status,
    period: DatePeriod, checkedAt: Instant, checkSource: CheckSource
  ) {
    self.regulator = regulator
    self.number = number
    self.part = part
    self.status = status
    self.period = period
    self.checkedAt = checkedAt
    self.checkSource = checkSource
  }
}

extension CodeList {
  /// Parts of registers.
  package enum RegisterPart {}
}
