import Store
import Testing
import Vocabulary

@Suite("Blind indexes")
struct BlindIndexTests {
  @Test("the same text has one index for each purpose and key")
  func separated() throws {
    let purposes: [BlindIndex.Purpose] = [
      .surnameAndBirthDate, .identifier(kind: "NMC"), .identifier(kind: "GMC"),
      .nationalInsuranceNumber, .shareCode,
    ]
    let indexes = try (1...2).flatMap { seed in
      let index = BlindIndex(under: try encryptionKey(UInt8(seed)))
      return purposes.map { index.index(of: "QQ123456C", for: $0) }
    }
    #expect(Set(indexes).count == 10)
    #expect(indexes.allSatisfy { $0.count == 16 })
    let again = BlindIndex(under: try encryptionKey(1))
    #expect(again.index(of: "QQ123456C", for: .surnameAndBirthDate) == indexes[0])
  }

  @Test("a person is found however the surname is spelled, and only with the birth date")
  func person() throws {
    let index = BlindIndex(under: try encryptionKey(1))
    let date = try #require(CivilDate(year: 1990, month: 2, day: 28))
    let next = try #require(CivilDate(year: 1990, month: 3, day: 1))
    let kept = index.index(surname: "O’Brien-Núñez", birthDate: date)
    #expect(index.index(surname: "obrien nunez", birthDate: date) == kept)
    #expect(index.index(surname: "O’Brien-Núñez", birthDate: next) != kept)
    #expect(index.index(surname: "O’Brien", birthDate: date) != kept)
  }

  @Test("names fold to letters and digits, lower case, without marks", arguments: foldings)
  func folded(_ name: (String, String)) {
    #expect(foldedName(name.0) == name.1)
  }

  private static let foldings = [
    ("", ""), (" - ", ""), ("SMITH", "smith"), ("Smith-Jones", "smithjones"),
    ("O'Brien", "obrien"), ("O’BRIEN", "obrien"), ("d ' Arcy", "darcy"), ("Núñez", "nunez"),
    ("Nu\u{301}n\u{303}ez", "nunez"), ("Łukasz", "lukasz"), ("Strauß", "strauss"),
    ("STRAUSS", "strauss"), ("Æthelred", "aethelred"), ("Ørsted", "orsted"), ("Đặng", "dang"),
    ("Þór", "thor"), ("İpek", "ipek"), ("Işık", "isik"), ("ﬁnch", "finch"), ("ＬＥＥ", "lee"),
    ("Οδυσσεύς", "οδυσσευς"), ("王", "王"), ("De La Cruz 3rd", "delacruz3rd"),
  ]
}
