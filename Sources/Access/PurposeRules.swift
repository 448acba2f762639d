/// Which purposes each duty may state: the published list.
package enum PurposeRules {
  /// Why somebody under `duty` may look; empty where the duty opens no person's record.
  package static func purposes(of duty: Duty) -> Set<Purpose> {
    switch duty {
    case .holder: [.ownRecord]
    // Whatever a worker can grant; the grant then has to be for that very purpose.
    case .verifier: [.preEmploymentCheck, .transfer, .training, .delegation]
    case .manager: [.staffManagement, .transfer, .delegation]
    case .trainer: [.training, .transfer]
    case .assessor: [.training]
    case .delegator: [.delegation]
    case .auditor: [.audit]
    case .rota, .planner, .board, .steward, .operator: []
    }
  }

  /// Whether somebody under `duty` may state `purpose`; no purpose is never enough.
  package static func allows(_ purpose: Purpose?, by duty: Duty) -> Bool {
    purpose.map(purposes(of: duty).contains) ?? false
  }
}
