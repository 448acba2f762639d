import Access
import Operations
import Vocabulary

extension Call {
  /// The running call to `method`, as operations see it.
  ///
  /// - Throws: ``ServiceError`` `unauthenticated` outside a call that has a caller.
  static func current(_ method: String) throws(ServiceError) -> Call {
    let (context, caller) = try CallContext.signedIn()
    return Call(caller: caller, method: method, shouldStart: context.shouldStart)
  }
}
