import ReferenceData
package import Vocabulary

/// A competence as NHS Electronic Staff Record names it: `NHS|CSTF|Fire Safety - 2 Years|`.
///
/// Who owns the name, the framework, then the title with the level and the years after which the
/// training is due again. Names that begin with `NHS|CSTF|` may be used only by bodies that have
/// declared alignment with the framework; whoever writes one answers for that.
package struct ESRCompetence: Hashable, Sendable {
  /// Who owns the name: `NHS`, or the three-digit number of one ESR employer.
  package let owner: String
  /// `CSTF`, `LOCAL` or another.
  package let framework: String
  /// What it is called, without level and interval.
  package let title: String
  /// The level that the name gives, 1 to 9, or nil.
  package let level: Int?
  /// Years until it is due again, 1 to 99, or nil where the name gives none.
  package let years: Int?

  /// A competence of these parts.
  ///
  /// - Throws: ``ServiceError`` naming `esr_competence`: a part that is empty, too long or not
  ///   printable, or that a reader would take for another part.
  package init(
    owner: String, framework: String, title: String, level: Int?, years: Int?
  ) throws(ServiceError) {
    let field = Self.field
    self.owner = try boundedText(owner, field: field, limit: 20)
    self.framework = try boundedText(framework, field: field, limit: 40)
    self.title = try boundedText(title, field: field, limit: 200)
    self.level = level
    self.years = years
    guard level.map((1...9).contains) != false, years.map((1...99).contains) != false else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must have a level of 1 to 9 and 1 to 99 years where it has them")
    }
    guard try ESRCompetence(description) == self else { throw Self.refusal(description) }
  }

  /// The competence that `text` names.
  ///
  /// - Throws: ``ServiceError`` `CODE_MALFORMED` naming `esr_competence` where it is not three
  ///   parts, each ended by `|`; and as bounded texts for each part.
  package init(_ text: String) throws(ServiceError) {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].isEmpty else { throw Self.refusal(text) }
    let field = Self.field
    owner = try boundedText(String(parts[0]), field: field, limit: 20)
    framework = try boundedText(String(parts[1]), field: field, limit: 40)
    var words = try boundedText(String(parts[2]), field: field, limit: 240)
      .split(separator: " - ", omittingEmptySubsequences: false).map(String.init)
    years = words.count > 1 ? words.last.flatMap(Self.years) : nil
    if years != nil { words.removeLast() }
    level = words.count > 1 ? words.last.flatMap(Self.level) : nil
    if level != nil { words.removeLast() }
    title = try boundedText(words.joined(separator: " - "), field: field, limit: 200)
  }

  private static let field = "esr_competence"

  private static func refusal(_ text: String) -> ServiceError {
    ServiceError(
      .invalidArgument, .codeMalformed, field: field,
      "must be three parts each ended by `|`, such as `NHS|CSTF|Fire Safety - 2 Years|`; got "
        + quoted(text))
  }

  private static func years(_ text: String) -> Int? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, ["Year", "Years"].contains(words[1]),
      words[0].utf8.first != UInt8(ascii: "0")
    else { return nil }
    return wholeNumber(words[0]).flatMap { (1...99).contains($0) ? $0 : nil }
  }

  private static func level(_ text: String) -> Int? {
    guard text.hasPrefix("Level "), text.utf8.count == 7 else { return nil }
    return wholeNumber(text.dropFirst(6)).flatMap { (1...9).contains($0) ? $0 : nil }
  }
}

extension ESRCompetence: CustomStringConvertible {
  /// The name as ESR has it, with `Year` for one and `Years` for more.
  package var description: String {
    let words =
      [title] + (level.map { ["Level \($0)"] } ?? [])
      + (years.map { ["\($0) Year\($0 == 1 ? "" : "s")"] } ?? [])
    return "\(owner)|\(framework)|\(words.joined(separator: " - "))|"
  }
}

extension ESRCompetence {
  /// The subject of the Core Skills Training Framework that the name means, or nil: for another
  /// framework, for a title that no subject has, and for a subject of several levels where the name
  /// gives none. A level is never guessed.
  package var standard: StandardCode? {
    guard owner == "NHS", framework == "CSTF" else { return nil }
    let subjects = CSTFSubjects.all.filter { Self.folded($0.subject) == Self.folded(title) }
    guard let level else { return subjects.count == 1 ? subjects.first?.code : nil }
    return subjects.first { $0.level == "\(level)" }?.code
  }

  /// The national name of `standard` for training that is due again after `validityMonths`; nil
  /// where the standard is no subject of the framework, or the months are not whole years of 1 to
  /// 99.
  package init?(_ standard: StandardCode, validityMonths: Int) {
    guard let subject = CSTFSubjects.find(standard), validityMonths % 12 == 0,
      (1...99).contains(validityMonths / 12)
    else { return nil }
    let levels = CSTFSubjects.all.filter { $0.subject == subject.subject }
    guard
      let competence = try? ESRCompetence(
        owner: "NHS", framework: "CSTF", title: Self.capitalised(subject.subject),
        level: levels.count > 1 ? wholeNumber(subject.level) : nil, years: validityMonths / 12)
    else { return nil }
    self = competence
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().replacing("&", with: "and")
  }

  /// As ESR writes names: each word with a capital, save those that only join.
  private static func capitalised(_ text: String) -> String {
    text.split(separator: " ").map { word in
      ["and", "of", "the", "in", "for"].contains(word)
        ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }
}
