/// A named version of the rules that turn a report into a verdict
/// (`oneworkforce.bundle.v1.VerdictPolicy`). What it leaves out is judged by the defaults of the
/// types and steps.
package struct VerdictPolicy: Hashable, Sendable {
  /// How much the outcomes of one step weigh; nil: the default.
  package struct StepRule: Hashable, Sendable {
    /// Which step.
    package var step: VerificationStep
    /// Whether holder binding or log inclusion must be there: absence is then a fail.
    package var isRequired = false
    /// The weight of fail; refuse by default.
    package var fail: StepWeight?
    /// The weight of unknown; unsure by default.
    package var unknown: StepWeight?
    /// The weight of stale; unsure by default.
    package var stale: StepWeight?
    /// The weight of superseded; refuse by default.
    package var superseded: StepWeight?
    /// The weight of not applicable; none by default.
    package var notApplicable: StepWeight?

    /// A rule for `step` that changes nothing yet.
    package init(_ step: VerificationStep) {
      self.step = step
    }
  }

  /// What one type of credential must satisfy.
  package struct TypeRule: Hashable, Sendable {
    /// Which type.
    package var type: PassportType
    /// The `subject` of training it is about; empty: every subject.
    package var subject = ""
    /// How long ago the check may be; 0: the default of the type.
    package var freshSeconds: UInt32 = 0
    /// How many calendar months the check counts; 0: `freshSeconds` decides.
    package var refresherMonths: UInt32 = 0
    /// How old a status list past its time may be; 0: the default of the type.
    package var statusOfflineSeconds: UInt32 = 0

    /// A rule for `type` that changes nothing yet.
    package init(_ type: PassportType) {
      self.type = type
    }
  }

  /// One direction of one recognition between types.
  package struct EquivalenceRule: Hashable, Sendable {
    /// How far a type is recognised.
    package enum Strength: UInt32, Hashable, Sendable {
      /// In full.
      case full = 1
      /// Under a condition.
      case conditional = 2
      /// Not.
      case notRecognised = 3
    }

    /// The number by which reports name the row, from 1.
    package var number: UInt32
    /// The `vct` a credential must have.
    package var fromType: String
    /// The text claim that must have `value`; empty: none is looked at.
    package var claim = ""
    /// The value that the claim must have.
    package var value = ""
    /// The `vct` it counts for.
    package var toType: String
    /// How far.
    package var strength: Strength

    /// The row `number`: `fromType` counts for `toType` as far as `strength` says.
    package init(_ number: UInt32, from fromType: String, to toType: String, _ strength: Strength) {
      self.number = number
      self.fromType = fromType
      self.toType = toType
      self.strength = strength
    }
  }

  /// 1 to 64 of a-z, 0-9 and `-`.
  package var name: String
  /// From 1.
  package var version: UInt32
  /// At most one a step, in the order of the steps.
  package var stepRules: [StepRule] = []
  /// At most 256.
  package var typeRules: [TypeRule] = []
  /// At most 256; the first row that fits is taken.
  package var equivalences: [EquivalenceRule] = []
  /// How many witnesses make a checkpoint witnessed; 0: one.
  package var witnesses: UInt32 = 0
  /// How long a trust list past its end may be used, with a condition; 0: not at all.
  package var trustOfflineSeconds: UInt32 = 0
  /// Whether `aka_vcts` may be relied on for equivalence.
  package var acceptsAliases = false

  /// The policy in which every default holds: `standard`, version 1.
  package static let standard = VerdictPolicy(name: "standard", version: 1)

  /// A policy called `name` that changes no default yet.
  package init(name: String, version: UInt32) {
    self.name = name
    self.version = version
  }

  /// Whether the policy keeps the rules of its contract; only such a one is judged by.
  package var isValid: Bool {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
    return (1...64).contains(name.utf8.count) && name.utf8.allSatisfy(letters.contains)
      && version >= 1 && typeRules.count <= 256 && equivalences.count <= 256
      && stepRules.allSatisfy(\.isValid)
      && zip(stepRules, stepRules.dropFirst()).allSatisfy { $0.step.rawValue < $1.step.rawValue }
      && typeRules.allSatisfy { isShort($0.subject) && $0.refresherMonths <= 1_200 }
      && equivalences.allSatisfy { row in
        row.number >= 1
          && [row.fromType, row.claim, row.value, row.toType].allSatisfy(isShort)
      }
  }
}

private func isShort(_ text: String) -> Bool { text.utf8.count <= 512 }

extension VerdictPolicy.StepRule {
  /// Steps whose failure means that the bytes prove nothing; no policy may count it for less.
  private static let foundations: Set<VerificationStep> = [
    .parse, .format, .signature, .disclosureIntegrity,
  ]

  fileprivate var isValid: Bool {
    (!isRequired || step == .holderBinding || step == .logInclusion)
      && (fail == nil || fail == .refuse || !Self.foundations.contains(step))
  }
}
