import Testing

/// A rule of the house: a sentence, how to find its breaches, and samples that show it bites.
struct Rule: Sendable, CustomTestStringConvertible {
  /// The rule in one sentence, in lower case.
  let sentence: String
  /// Small trees that break the rule; each must give a breach.
  let broken: [[String: String]]
  /// Small trees close to the broken ones that keep the rule.
  let kept: [[String: String]]
  /// Every breach in a tree.
  let breaches: @Sendable (SourceTree) -> [Breach]

  var testDescription: String { sentence }

  /// A rule about the whole tree.
  init(
    _ sentence: String, broken: [[String: String]], kept: [[String: String]] = [],
    breaches: @escaping @Sendable (SourceTree) -> [Breach]
  ) {
    self.sentence = sentence
    self.broken = broken
    self.kept = kept
    self.breaches = breaches
  }

  /// A rule that each of the files `applies` chooses keeps or breaks by itself.
  init(
    _ sentence: String, broken: [[String: String]], kept: [[String: String]] = [],
    in applies: @escaping @Sendable (SourceFile) -> Bool,
    breaches: @escaping @Sendable (SourceFile) -> [Breach]
  ) {
    self.init(sentence, broken: broken, kept: kept) { tree in
      tree.files.filter(applies).flatMap(breaches)
    }
  }
}
