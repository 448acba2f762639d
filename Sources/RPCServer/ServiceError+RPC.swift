package import GRPCCore
package import GRPCProtobuf
package import Vocabulary

/// The `domain` of every `google.rpc.ErrorInfo` this service sends.
package let errorDomain = "oneworkforce.v1"

extension ServiceError {
  /// The status a client receives: the code, the sentence, `ErrorInfo` with the published reason,
  /// the field at fault as a `BadRequest` violation and when to come back as `RetryInfo`.
  ///
  /// This is the only place that knows a gRPC status code.
  package var rpcStatus: GoogleRPCStatus {
    var details: [ErrorDetails] = [
      .errorInfo(
        reason: reason.rawValue, domain: errorDomain, metadata: field.map { ["field": $0] } ?? [:])
    ]
    if code == .invalidArgument, let field {
      details.append(
        .badRequest(violations: [
          .init(
            field: field, description: message, reason: reason.rawValue, localizedMessage: nil)
        ]))
    }
    if let retryAfterMilliseconds {
      details.append(.retryInfo(delay: .milliseconds(retryAfterMilliseconds)))
    }
    return GoogleRPCStatus(code: code.rpcCode, message: message, details: details)
  }

  /// The fault that is told in place of one whose text must stay in the log.
  package static let hiddenFault = ServiceError(
    .internalFault, .internalFault, "the service failed; its log knows why")
}

extension ServiceError.Code {
  /// The gRPC status of this code.
  package var rpcCode: RPCError.Code {
    switch self {
    case .invalidArgument: .invalidArgument
    case .notFound: .notFound
    case .alreadyExists: .alreadyExists
    case .unauthenticated: .unauthenticated
    case .permissionDenied: .permissionDenied
    case .failedPrecondition: .failedPrecondition
    case .aborted: .aborted
    case .resourceExhausted: .resourceExhausted
    case .deadlineExceeded: .deadlineExceeded
    case .unavailable: .unavailable
    case .internalFault: .internalError
    }
  }
}

/// What is told of `error`, thrown while a call was served, and whether the log must tell more.
///
/// gRPC's own errors are judged by where they come from: it throws `invalidArgument` for bytes
/// that are no message of the method, and `internalError` for a unary call without exactly one
/// message. Both are the client's doing. All others of its errors tell of a connection that ended.
func toldError(for error: any Error, isCancelled: Bool) -> (RPCError, isFault: Bool) {
  switch error {
  case let error as ServiceError where error.code == .internalFault:
    (RPCError(ServiceError.hiddenFault.rpcStatus), true)
  case let error as ServiceError:
    (RPCError(error.rpcStatus), false)
  case let error as RPCError where error.code == .invalidArgument:
    (RPCError(unreadableMessage.rpcStatus), false)
  case let error as RPCError where error.code == .internalError && error.cause == nil:
    (RPCError(wrongMessageCount.rpcStatus), false)
  case let error as RPCError where error.code != .unknown && error.code != .internalError:
    (error, false)
  case _ where isCancelled:
    (RPCError(code: .cancelled, message: "the call was cancelled"), false)
  default:
    (RPCError(ServiceError.hiddenFault.rpcStatus), true)
  }
}

private let unreadableMessage = ServiceError(
  .invalidArgument, .fieldNotAllowed, field: "message",
  "must be an encoded message of the method, with text in UTF-8")

private let wrongMessageCount = ServiceError(
  .invalidArgument, .streamOrderWrong, field: "message",
  "must be exactly one message in a call that is not a stream")

extension RPCError.Code {
  /// The name by which metrics and logs know the code, such as `NOT_FOUND`.
  var metricName: String {
    switch self {
    case .cancelled: "CANCELLED"
    case .invalidArgument: "INVALID_ARGUMENT"
    case .deadlineExceeded: "DEADLINE_EXCEEDED"
    case .notFound: "NOT_FOUND"
    case .alreadyExists: "ALREADY_EXISTS"
    case .permissionDenied: "PERMISSION_DENIED"
    case .resourceExhausted: "RESOURCE_EXHAUSTED"
    case .failedPrecondition: "FAILED_PRECONDITION"
    case .aborted: "ABORTED"
    case .outOfRange: "OUT_OF_RANGE"
    case .unimplemented: "UNIMPLEMENTED"
    case .internalError: "INTERNAL"
    case .unavailable: "UNAVAILABLE"
    case .dataLoss: "DATA_LOSS"
    case .unauthenticated: "UNAUTHENTICATED"
    default: "UNKNOWN"
    }
  }
}
