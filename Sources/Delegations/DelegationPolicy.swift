package import ReferenceData
package import Vocabulary

/// The choices that a policy set makes; all shipped values are placeholders of this project.
package struct DelegationPolicy: Hashable, Sendable {
  /// Which instants of a window must pass.
  package enum WindowRule: String, Sendable, CaseIterable {
    /// The first.
    case startOnly = "START_ONLY"
    /// Every one.
    case wholeWindow = "WHOLE_WINDOW"
  }

  /// Names this very set; the basis of every answer carries it.
  package var version: String
  /// Which instants of a window must pass, by the task's tier.
  package var windowRule: [Intervention.RiskTier: WindowRule]
  /// Mapping steps that may be chained, 0 to 5.
  package var maximumMappingSteps: Int
  /// Milliseconds that T may lie from now in a LIVE question.
  package var liveToleranceMilliseconds: Int64
  /// How long an offline copy may be shown, by tier, in milliseconds.
  package var offlineLimitMilliseconds: [Intervention.RiskTier: Int64]
  /// Days before an end from which W1 warns.
  package var noticeDays: Int
  /// Local protocols taken into use: rows of the local system count only where named here.
  package var adoptedRules: Set<RuleID>
  /// Shipped rows switched off.
  package var disabledRules: Set<RuleID>
  /// When somebody born on 29 February comes of an age in a common year.
  package var leapDayBirthday: LeapDayBirthday

  /// The day that stands for 29 February in a common year.
  package enum LeapDayBirthday: String, Sendable, CaseIterable {
    /// 28 February.
    case february28 = "FEBRUARY_28"
    /// 1 March: recalled, not verified.
    case march1 = "MARCH_1"
  }

  /// The shipped choices under this name.
  package static let shipped = DelegationPolicy(
    version: "delegation-policy-1",
    windowRule: [.low: .startOnly, .medium: .startOnly, .high: .wholeWindow],
    maximumMappingSteps: 1, liveToleranceMilliseconds: 300_000,
    offlineLimitMilliseconds: [.low: 14_400_000, .medium: 3_600_000, .high: 0],
    noticeDays: 28, adoptedRules: [], disabledRules: [], leapDayBirthday: .march1)
}
