import GRPCCore
import Synchronization

/// What the server asks of a call by its method alone.
///
/// The answers are worked out once a method and kept: only methods that are served get here, so
/// there are few of them.
package final class MethodPolicy: Sendable {
  /// Whether anybody may list and read the contracts; else callers only.
  package let isReflectionOpen: Bool

  private let known = Mutex<[MethodDescriptor: MethodFacts]>([:])

  /// The policy of a service whose reflection is open to all, or to callers.
  package init(isReflectionOpen: Bool) {
    self.isReflectionOpen = isReflectionOpen
  }

  /// What is asked of calls of `method`.
  func facts(of method: MethodDescriptor) -> MethodFacts {
    known.withLock { known in
      if let facts = known[method] { return facts }
      let facts = MethodFacts(method, isReflectionOpen: isReflectionOpen)
      known[method] = facts
      return facts
    }
  }
}

/// What is asked of the calls of one method.
struct MethodFacts: Hashable, Sendable {
  /// The full name, such as `oneworkforce.v1.PassportService/VerifyPassport`.
  let name: String
  /// Whether the method tells the health of the service, which a full or starting one still must.
  let isHealth: Bool
  /// Whether a call must come from a known caller. Only the health of the service, and its
  /// contracts where that is configured, are open to all.
  let needsCaller: Bool
  /// Whether requests or answers are a stream; a method that does not say counts as one.
  let isStream: Bool
  /// What a call costs its caller, in units of a plain read.
  let cost: Int

  init(_ method: MethodDescriptor, isReflectionOpen: Bool) {
    name = method.fullyQualifiedMethod
    isHealth = method.service.fullyQualifiedService == "grpc.health.v1.Health"
    let isReflection = method.service.package.hasPrefix("grpc.reflection.")
    needsCaller = !isHealth && !(isReflection && isReflectionOpen)
    isStream = method.type != .unary
    cost = Self.costs.first { method.method.hasPrefix($0.prefix) }?.cost ?? 1
  }

  private static let costs: [(prefix: String, cost: Int)] = [
    ("Import", 50), ("CreateBackup", 200), ("Batch", 20), ("Match", 20), ("Find", 5), ("List", 5),
  ]
}
