package import Vocabulary

/// One way through a cell of the access table: what facts must show, and what is then seen.
package struct AccessRule: Hashable, Sendable {
  /// What facts must show before an action is allowed; the words are those of the access table.
  package enum Need: String, Sendable, CaseIterable {
    /// Nothing beyond the duty: the answer holds no person's data, or only whether one may exist.
    case dutyAlone = "DUTY-ALONE"
    /// The object belongs to the caller's own organisation, as the operation names it in
    /// ``RelationFacts/organisation``.
    case ownOrganisation = "OWN-ORGANISATION"
    /// The caller is the worker.
    case isSelf = "SELF"
    /// The caller's organisation employs the worker.
    case employs = "EMPLOYS"
    /// The worker granted the caller's organisation sight for the stated purpose.
    case granted = "GRANTED"
    /// The caller's organisation wrote or signed the record.
    case attested = "ATTESTED"
    /// The worker is a learner of the caller's organisation.
    case enrolled = "ENROLLED"
    /// The caller's organisation is authorised to assess.
    case assesses = "ASSESSES"
    /// An audit engagement of the caller's organisation covers the object.
    case agreed = "AGREED"
    /// The object lies in a place the caller serves: its organisation sits in that place or inside
    /// it.
    case place = "PLACE"

    /// The caller's organisation delegates to the worker: an agreement of theirs is open.
    case delegates = "DELEGATES"
    /// The registrant in whose name the caller acts is on a register without a bar.
    case registered = "REGISTERED"
    /// The caller's organisation is the one that delegates by the agreement.
    case ownAgreement = "OWN-AGREEMENT"
    /// The worker lets themselves be found for what the caller does.
    case optedIn = "OPTED-IN"
    /// A care episode of the person with the caller's organisation is in force.
    case caresFor = "CARES-FOR"
    /// ``employs`` and ``caresFor`` together.
    case employsAndCaresFor = "EMPLOYS-AND-CARES-FOR"
    /// A decision of the caller's organisation that the worker is erased is recorded.
    case recordedDecision = "RECORDED-DECISION"
  }

  /// What of the passport is seen once the need is met.
  package enum View: String, Sendable {
    /// Every group.
    case everything
    /// The groups of the live grants for the stated purpose, and no other.
    case whatWasGranted
    /// The groups that the worker lets be seen of whoever finds them.
    case whatWasOptedInto
    /// Every group, of it only what the caller's organisation wrote or signed.
    case whatItAttested
    /// Competences, of them only what the caller's organisation wrote or signed.
    case competencesItAttested
    /// Competences.
    case competences
  }

  /// The rule's name in the log, such as `READ-PASSPORT/VERIFIER/GRANTED`.
  package let id: RuleID
  /// What facts must show.
  package let need: Need
  /// What is then seen; nil where the action opens no passport.
  package let view: View?

  init(_ action: Action, _ duty: Duty, _ way: Way) {
    id = RuleID(
      listed: [action.rawValue, duty.rawValue.uppercased(), way.need.rawValue]
        .joined(separator: "/"))
    need = way.need
    view = way.view
  }

  /// A need and a view as the access table writes them, before they belong to a cell.
  struct Way: Sendable {
    let need: Need
    let view: View?

    /// `need` must be shown; no passport opens.
    static func must(_ need: Need) -> Way {
      Way(need: need, view: nil)
    }

    /// `need` must be shown; then `view` is seen.
    static func must(_ need: Need, sees view: View) -> Way {
      Way(need: need, view: view)
    }
  }
}

/// The names of the rules that deny. They are for the log: a caller is told none of them.
package enum Denial {
  /// The table gives the action to the duty under no condition.
  package static let notInTable = RuleID(listed: "DENY/NOT-IN-TABLE")
  /// No purpose was stated, or one that the duty may not state.
  package static let purpose = RuleID(listed: "DENY/PURPOSE")
  /// The table names a condition that the facts don't show.
  package static let noRelation = RuleID(listed: "DENY/NO-RELATION")
}
