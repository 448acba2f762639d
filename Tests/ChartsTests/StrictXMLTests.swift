import Testing

@Suite("the strict reader of the tests")
struct StrictXMLTests {
  @Test(
    "text that isn't well formed is refused",
    arguments: [
      "", "<a>", "<a></b>", "<a/><a/>", "<a b=\"1\" b=\"2\"/>", "<a b=1/>", "<a>&nbsp;</a>",
      "<a>&</a>", "<a b=\"<\"/>", "<a>\u{1}</a>", "<a><b></a></b>", "x<a/>", "<a b=\"1\"c=\"2\"/>",
    ])
  func refuses(_ text: String) {
    #expect(throws: StrictXML.Fault.self) { try StrictXML(text) }
  }

  @Test("elements, attributes and text are read with their entities")
  func reads() throws {
    let xml = try StrictXML("<a b=\"1 &amp; 2\">x<c/>&lt;</a>\n")
    #expect(xml.elements.map(\.name) == ["a", "c"])
    #expect(xml.elements[0].attributes == ["b": "1 & 2"])
    #expect(xml.elements[0].text == "x<")
  }
}
