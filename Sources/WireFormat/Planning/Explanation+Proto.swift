package import OneWorkforceProtos
package import Planning
import Vocabulary

extension Bridge {
  /// The bridge as the wire writes it; its parts are in FTE.
  package func proto() -> WireBridge {
    .with {
      $0.subject = subject.rawValue
      $0.opening = opening
      $0.parts = parts.map { $0.proto() }
      $0.closing = closing
    }
  }
}

extension ExplainedPart {
  /// The part as the wire writes it.
  package func proto() -> WireExplanationPart {
    .with {
      $0.name = kind.code
      $0.kind = String(kind.code.prefix { $0 != "/" })
      $0.value = change
      $0.unit = "FTE"
      if let standardError { $0.standardError = standardError }
    }
  }
}

extension Tornado {
  /// The tornado as the wire writes it.
  package func proto() -> WireTornado {
    .with {
      $0.scope = measure.scope.proto()
      $0.metric = measure.metric.rawValue
      $0.year = Int32(clamping: measure.year)
      $0.central = central
      $0.bars = bars.map { $0.proto() }
      $0.inputCount = Int32(clamping: inputCount)
    }
  }
}

extension TornadoBar {
  /// The bar as the wire writes it.
  package func proto() -> WireTornadoBar {
    .with {
      $0.input = input
      $0.valueCount = Int32(clamping: valueCount)
      $0.grade = grade.rawValue
      $0.atLow = atLow
      $0.atHigh = atHigh
    }
  }
}

extension OwnerSplit {
  /// The split as the wire writes it.
  package func proto() -> WireOwnerSplit {
    .with {
      $0.unmetWithout = unmetWithout
      $0.unmetWith = unmetWith
      $0.owners = owners.map { $0.proto() }
    }
  }
}

extension OwnerShare {
  /// The share as the wire writes it, sizes in order of lever.
  package func proto() -> WireOwnerShare {
    .with {
      $0.owner = owner.rawValue
      $0.reach = reach
      $0.reachSizes = leverSizes(reachSizes)
      $0.leftOut = leftOut.map(\.text)
      $0.share = share
    }
  }
}

/// Sizes of levers as the wire writes them, in order of code.
package func leverSizes(_ sizes: [LeverCode: Double]) -> [WireLeverSize] {
  sizes.sorted { $0.key < $1.key }.map { entry in
    .with {
      $0.lever = entry.key.text
      $0.size = entry.value
    }
  }
}

extension SectorEffect {
  /// The effect as the wire writes it.
  package func proto() -> WireSectorEffect {
    .with {
      $0.sector = WireSector(sector)
      $0.unmetFteChange = unmetFTEChange
      $0.availableFteChange = availableFTEChange
    }
  }
}

extension LeverEffect {
  /// The effects of one lever as the wire writes them.
  package func proto() -> WireLeverEffects {
    .with {
      $0.lever = lever.text
      $0.sectors = sectors.map { $0.proto() }
    }
  }
}

extension OverClaim {
  /// The over-claim as the wire writes it.
  package func proto() -> WireOverClaim {
    .with {
      $0.programme = programme.text
      $0.year = Int32(clamping: year)
      $0.graduates = graduates
      $0.claimed = claimed
      $0.excess = excess
      $0.claims = claims.map { $0.proto() }
    }
  }
}

extension GraduateClaim {
  /// The claim as the wire writes it; one without a year has 0.
  package func proto() -> WireGraduateClaim {
    .with {
      $0.claimant = claimant
      $0.programme = programme.text
      $0.year = Int32(clamping: year ?? 0)
      $0.count = count
    }
  }
}
