/// The part of the economy a body belongs to; totals are shown by it.
package enum Sector: String, Sendable, CaseIterable {
  /// NHS bodies and general practice.
  case health = "HEALTH"
  /// Councils' and independent adult social care.
  case socialCare = "SOCIAL_CARE"
  /// Housing and homelessness.
  case housing = "HOUSING"
  /// Voluntary, community and social enterprise.
  case voluntary = "VOLUNTARY"
  /// Schools, colleges, universities, training providers.
  case education = "EDUCATION"
  /// Anything else.
  case other = "OTHER"
}
