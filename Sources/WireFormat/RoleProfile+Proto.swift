package import OneWorkforceProtos
package import ReferenceData

extension RoleProfile {
  /// The profile as the wire writes it.
  package func proto() -> WireRoleProfile {
    .with {
      $0.code = code.text
      $0.title = title
      $0.titleProvenance = provenance.proto()
      $0.sector = area.rawValue
      $0.frameworks = frameworks.map(\.text)
      $0.canReceiveDelegation = receivesDelegation.rawValue
      $0.canDelegate = delegates.rawValue
      $0.crosswalk = crosswalk.map { $0.proto() }
      $0.requirements = requirements.map { $0.proto() }
    }
  }
}

extension RoleCrosswalk {
  /// The code in another list, as the wire writes it.
  package func proto() -> WireCrosswalkCode {
    .with {
      $0.list = scheme.rawValue
      $0.value = value
      $0.provenance = provenance.proto()
    }
  }
}

extension RoleRequirement {
  /// What the role asks for, as the wire writes it.
  package func proto() -> WireRoleRequirement {
    .with {
      $0.code = code.text
      $0.kind = kind.rawValue
      $0.provenance = provenance.proto()
    }
  }
}
