import Foundation
import Vocabulary

/// A question about the contracts, whichever version of the protocol asks it.
enum ReflectionQuestion: Hashable, Sendable {
  case services
  case file(named: String)
  case fileDeclaring(String)
  /// No contract here has proto2 extensions.
  case fileOfExtension(type: String, number: Int32)
  case extensions(of: String)
  case nothing
}

/// The answer to a ``ReflectionQuestion``; one without an answer is no error of the stream.
enum ReflectionAnswer: Hashable, Sendable {
  case services([String])
  case files([Data])
  case extensionNumbers(of: String)
  case unknown(String)
  case malformed(String)

  /// The status number of an answer that is an error, as the protocol wants it.
  var errorNumber: Int32 {
    let code: ServiceError.Code = if case .malformed = self { .invalidArgument } else { .notFound }
    return Int32(code.rpcCode.rawValue)
  }
}

/// Answers questions about the contracts for both versions of the reflection protocol.
struct Reflection: Sendable {
  let index: DescriptorIndex
  /// The services that are on this server, of all that are described.
  let services: [String]

  func answer(_ question: ReflectionQuestion) -> ReflectionAnswer {
    switch question {
    case .services:
      return .services(services)
    case .file(named: let name):
      return index.file(named: name).map { .files($0) }
        ?? .unknown("no file is called \(quoted(name))")
    case .fileDeclaring(let symbol):
      return index.file(declaring: symbol).map { .files($0) }
        ?? .unknown("no file declares \(quoted(symbol))")
    case .fileOfExtension(let type, let number):
      return .unknown("no file declares extension \(number) of \(quoted(type))")
    case .extensions(let type):
      return index.file(declaring: type) == nil
        ? .unknown("no file declares \(quoted(type))") : .extensionNumbers(of: type)
    case .nothing:
      return .malformed("the request asks nothing")
    }
  }

  /// Reads `requests` and answers each, in order.
  ///
  /// - Throws: ``ServiceError`` `resourceExhausted`, `LIMIT_REACHED` after `most` questions.
  func converse<Requests: AsyncSequence>(
    _ requests: Requests, atMost most: Int,
    reply: (Requests.Element, Reflection) async throws -> Void
  ) async throws {
    var asked = 0
    for try await request in requests {
      guard asked < most else {
        throw ServiceError(
          .resourceExhausted, .limitReached, "a reflection stream may ask \(most) questions")
      }
      asked += 1
      try await reply(request, self)
    }
  }
}
