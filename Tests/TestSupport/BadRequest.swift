package import Vocabulary

/// A request that must be refused: a valid one with one thing made wrong, and what is said of it.
///
/// It is data, so that one table serves the conversions, the operations and the socket.
package struct BadRequest<Message: Sendable>: Sendable, CustomStringConvertible {
  /// What is wrong, as a phrase.
  package let name: String
  /// The code of the refusal.
  package let code: ServiceError.Code
  /// The reason.
  package let reason: ErrorReason
  /// The field it must name, or nil where it names none.
  package let field: String?
  /// Makes the one thing wrong.
  package let spoil: @Sendable (inout Message) -> Void

  /// A row of the table; the request is at fault unless `code` says otherwise.
  package init(
    _ name: String, _ reason: ErrorReason, _ field: String?,
    code: ServiceError.Code = .invalidArgument, _ spoil: @escaping @Sendable (inout Message) -> Void
  ) {
    self.name = name
    self.code = code
    self.reason = reason
    self.field = field
    self.spoil = spoil
  }

  /// What is wrong.
  package var description: String { name }

  /// `valid` with the one thing made wrong.
  package func spoiled(_ valid: Message) -> Message {
    var message = valid
    spoil(&message)
    return message
  }
}
