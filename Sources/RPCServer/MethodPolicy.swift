import GRPCCore

/// What the server asks of a call by its method alone.
package struct MethodPolicy: Sendable {
  /// Whether anybody may list and read the contracts; else callers only.
  package let isReflectionOpen: Bool

  /// The policy of a service whose reflection is open to all, or to callers.
  package init(isReflectionOpen: Bool) {
    self.isReflectionOpen = isReflectionOpen
  }

  /// Whether a call must come from a known caller. Only the health of the service, and its
  /// contracts where that is configured, are open to all.
  func needsCaller(_ method: MethodDescriptor) -> Bool {
    if isHealth(method) { return false }
    return !(isReflectionOpen && method.service.package.hasPrefix("grpc.reflection."))
  }

  /// Whether the method tells the health of the service, which a full or starting one still must.
  func isHealth(_ method: MethodDescriptor) -> Bool {
    method.service.fullyQualifiedService == "grpc.health.v1.Health"
  }

  /// Whether requests or answers are a stream; a method that does not say counts as one.
  func isStream(_ method: MethodDescriptor) -> Bool {
    method.type != .unary
  }

  /// What a call costs its caller, in units of a plain read.
  func cost(_ method: MethodDescriptor) -> Int {
    Self.costs.first { method.method.hasPrefix($0.prefix) }?.cost ?? 1
  }

  private static let costs: [(prefix: String, cost: Int)] = [
    ("Import", 50), ("CreateBackup", 200), ("Batch", 20), ("Find", 5), ("List", 5),
  ]
}
