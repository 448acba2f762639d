import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Sealing")
struct SealingTests {
  private let name = SealedCell(table: "person", column: "name", row: [1, 2, 3])
  private let keyCell = SealedCell(table: "person_key", column: "sealed", row: [1, 2, 3])

  @Test("a value opens in its own cell, and two seals of it differ")
  func opens() throws {
    var chance = SeededNumbers(seed: 1)
    let key = WorkerKey.generate(using: &chance)
    for text in ["", "Zoë Núñez", String(repeating: "x", count: 5_000)] {
      let first = try key.seal(text, as: name, using: &chance)
      let second = try key.seal(text, as: name, using: &chance)
      #expect(first != second)
      #expect(first.count == text.utf8.count + 29)
      #expect(try key.openText(first, as: name).revealed == text)
    }
  }

  @Test("a value moved to another table, column or row does not open", arguments: otherCells)
  func moved(_ cell: SealedCell) throws {
    var chance = SeededNumbers(seed: 1)
    let key = WorkerKey.generate(using: &chance)
    let sealed = try key.seal("Grace", as: name, using: &chance)
    #expect(throws: ServiceError.self) { try key.open(sealed, as: cell) }
  }

  @Test("a value with any byte changed, or cut anywhere, does not open")
  func damaged() throws {
    var chance = SeededNumbers(seed: 1)
    let key = WorkerKey.generate(using: &chance)
    let sealed = try key.seal("Grace", as: name, using: &chance)
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: ServiceError.self) { try key.open(changed, as: name) }
      #expect(throws: ServiceError.self) { try key.open(Array(sealed.prefix(index)), as: name) }
    }
  }

  @Test("another worker's key does not open it, and the error repeats nothing of it")
  func otherKey() throws {
    var chance = SeededNumbers(seed: 1)
    let sealed = try WorkerKey.generate(using: &chance).seal("Grace", as: name, using: &chance)
    let error = #expect(throws: ServiceError.self) {
      try WorkerKey.generate(using: &chance).open(sealed, as: name)
    }
    #expect(error?.code == .internalFault)
    #expect(error?.message.contains("`person.name`") == true)
    #expect(error?.message.contains("Grace") == false)
  }

  @Test("a worker's key opens under the key that sealed it, and names it where that is absent")
  func wrapped() throws {
    var chance = SeededNumbers(seed: 1)
    let (old, new) = (try encryptionKey(1), try encryptionKey(2))
    let key = WorkerKey.generate(using: &chance)
    let sealed = try key.sealed(under: KeyRing(current: old), as: keyCell, using: &chance)
    let value = try key.seal("Grace", as: name, using: &chance)

    let error = #expect(throws: ServiceError.self) {
      try WorkerKey.open(sealed, with: KeyRing(current: new), as: keyCell)
    }
    #expect(error?.message.contains(hexadecimal(old.id)) == true)
    #expect(throws: ServiceError.self) {
      try WorkerKey.open(sealed, with: KeyRing(current: old), as: name)
    }
    #expect(throws: ServiceError.self) {
      try WorkerKey.open([], with: KeyRing(current: old), as: keyCell)
    }

    let rotating = KeyRing(current: new, older: [old])
    #expect(WorkerKey.needsRotation(sealed, to: rotating))
    let opened = try WorkerKey.open(sealed, with: rotating, as: keyCell)
    #expect(try opened.openText(value, as: name).revealed == "Grace")
    let again = try opened.sealed(under: rotating, as: keyCell, using: &chance)
    #expect(WorkerKey.needsRotation(again, to: rotating) == false)
    let last = try WorkerKey.open(again, with: KeyRing(current: new), as: keyCell)
    #expect(try last.openText(value, as: name).revealed == "Grace")
  }

  @Test("a key encryption key is 32 bytes and not all the same", arguments: [0, 16, 31, 33, 32])
  func keyLength(_ count: Int) {
    #expect(throws: ServiceError.self) {
      try KeyEncryptionKey(bytes: Array(repeating: 0, count: count))
    }
  }

  @Test("keys and sensitive values print nothing of themselves")
  func redacted() throws {
    var chance = SeededNumbers(seed: 1)
    let secret = Sensitive("Grace Hopper")
    var dumped = ""
    dump(secret, to: &dumped)
    dump([secret], to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), "\([secret])", "\((secret, 1))", dumped] {
      #expect(text.contains("Grace") == false)
      #expect(text.contains("redacted"))
    }
    #expect("\(WorkerKey.generate(using: &chance))" == "worker key")
    #expect("\(try encryptionKey(1))".count == "key ".count + 16)
  }

  private static let otherCells = [
    SealedCell(table: "persons", column: "name", row: [1, 2, 3]),
    SealedCell(table: "person", column: "birth", row: [1, 2, 3]),
    SealedCell(table: "person", column: "name", row: [1, 2, 4]),
    SealedCell(table: "person", column: "name", row: [1, 2]),
    SealedCell(table: "person|name", column: "", row: [1, 2, 3]),
  ]
}

func encryptionKey(_ seed: UInt8) throws -> KeyEncryptionKey {
  try KeyEncryptionKey(bytes: (0..<32).map { $0 &* 7 &+ seed })
}
