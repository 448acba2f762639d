package import OneWorkforceProtos
package import Roles
import Vocabulary

extension TransferItem {
  /// The entry as the wire writes it.
  package func proto() -> WireTransferItem {
    .with {
      $0.list = list.rawValue
      $0.code = code
      $0.state = state.rawValue
      $0.explanation = explanation
      $0.owner = owner.rawValue
      $0.cause = cause?.rawValue ?? ""
      if let ruling { $0.ruling = ruling.proto() }
    }
  }
}

extension TransferItem.Ruling {
  /// The decision as the wire writes it.
  package func proto() -> WireRuling {
    .with {
      $0.cleared = isCleared
      $0.decidedBy = decidedBy
      $0.at = at.proto()
    }
  }
}
