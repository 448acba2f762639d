/// A service, message or enum of a contract, as far as the rules read it.
struct ContractBlock: Sendable {
  enum Kind: String {
    case service
    case message
    case `enum`
  }

  let kind: Kind
  let name: String
  /// Counted from 1.
  let line: Int
  var members: [Member] = []

  /// An rpc, a field or an enum value.
  struct Member: Sendable {
    let name: String
    /// Its type, or for an rpc the name of its request message; empty for an enum value.
    let type: String
    let line: Int
  }

  func has(_ field: String) -> Bool { members.contains { $0.name == field } }
}

/// An rpc of ours and where it is declared.
struct Call: Sendable {
  let name: String
  let request: String
  let file: SourceFile
  let line: Int
}

/// Our own contracts.
func contracts(in tree: SourceTree) -> [SourceFile] {
  tree.files(under: "Protos/oneworkforce").filter { $0.path.hasSuffix(".proto") }
}

/// Every rpc of our own contracts, in reading order.
func calls(in tree: SourceTree) -> [Call] {
  contracts(in: tree).flatMap { file in
    contractBlocks(of: file).filter { $0.kind == .service }.flatMap(\.members).map {
      Call(name: $0.name, request: $0.type, file: file, line: $0.line)
    }
  }
}

/// The blocks of a contract with their members, nested ones apart. Reads the layout our contracts
/// have: one declaration a line, the brace at its end.
func contractBlocks(of file: SourceFile) -> [ContractBlock] {
  var finished: [ContractBlock] = []
  var open: [ContractBlock?] = []
  for (index, line) in file.lines.enumerated() {
    let code = String(line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex))
      .trimmed
    let words = code.split { " (){};=".contains($0) }.map(String.init)
    let kind = words.first.flatMap(ContractBlock.Kind.init(rawValue:))
    if let kind, words.count > 1, code.contains("{") {
      open.append(ContractBlock(kind: kind, name: words[1], line: index + 1))
    } else if let member = member(words, line: index + 1) {
      // A oneof is no block of its own: its fields are those of the message around it.
      if let holder = open.lastIndex(where: { $0 != nil }) { open[holder]?.members.append(member) }
      if code.hasSuffix("{") { open.append(nil) }
    } else if code.hasSuffix("{") {
      open.append(nil)
    }
    if code.hasSuffix("}"), let block = open.popLast(), let block { finished.append(block) }
  }
  return finished.sorted { $0.line < $1.line }
}

/// The member that a line of these words declares, or nil where it declares none.
private func member(_ words: [String], line: Int) -> ContractBlock.Member? {
  guard let first = words.first, !["option", "oneof", "reserved", "import"].contains(first) else {
    return nil
  }
  if first == "rpc", words.count > 2 {
    let request = words[2] == "stream" ? words.dropFirst(3).first : words[2]
    return .init(name: words[1], type: request ?? "", line: line)
  }
  guard let number = words.firstIndex(where: { Int($0) != nil }), number > 0 else { return nil }
  let type = number > 1 ? words[number - 2] : ""
  return .init(name: words[number - 1], type: type, line: line)
}
