import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireAcceptDelegationRequest: WireAgreementAct {}

extension WireAcceptDelegationRequest {
  /// Who accepts which offer, with what.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AcceptDelegation.Request {
    AcceptDelegation.Request(act: try act(), acceptance: try nativeAcceptance())
  }

  private func nativeAcceptance() throws(ServiceError) -> AcceptDelegation.Acceptance {
    switch by {
    case .worker(let worker): return .worker(isWillingAndAble: worker.willingAndAble)
    case .employer(let employer):
      return try under("employer") { () throws(ServiceError) in
        .employer(
          support: employer.hasSupport ? try employer.support.native() : nil,
          lineManager: try optionalText(employer.lineManager, field: "line_manager", limit: 100))
      }
    case nil:
      throw ServiceError(.invalidArgument, .fieldRequired, field: "by", "must be given")
    }
  }
}
