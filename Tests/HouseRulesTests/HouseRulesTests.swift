import Testing

/// Every rule of the house, in the order a newcomer meets them.
let houseRules: [Rule] =
  layoutRules + importRules + sizeRules + bannedCalls.map(\.rule) + wordingRules
  + documentationRules + contractRules + wireRules + featureRules + readmeRules

@Suite("The rules of the house") struct HouseRulesTests {
  private static let project = Result { try SourceTree.ofThisProject() }

  @Test("the project keeps the rule", arguments: houseRules)
  func kept(rule: Rule) throws {
    for breach in rule.breaches(try Self.project.get()) {
      Issue.record("\(breach)")
    }
  }

  @Test("the rule bites: a tree that breaks it is refused", arguments: houseRules)
  func bites(rule: Rule) {
    #expect(!rule.broken.isEmpty)
    for sample in rule.broken {
      #expect(!rule.breaches(SourceTree(sample)).isEmpty, "nothing found in \(sample)")
    }
  }

  @Test("the rule is fair: a tree that keeps it is left alone", arguments: houseRules)
  func fair(rule: Rule) {
    for sample in rule.kept {
      #expect(rule.breaches(SourceTree(sample)) == [])
    }
  }

  @Test("the tree these tests read is the whole project")
  func wholeProject() throws {
    let tree = try Self.project.get()
    for path in ["Package.swift", "Sources/Vocabulary/Instant.swift", "Tools/check"] {
      #expect(tree.file(path) != nil, "\(path) was not read")
    }
  }
}
