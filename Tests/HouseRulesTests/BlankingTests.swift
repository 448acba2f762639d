import Testing

@Suite("Code apart from comments and strings") struct BlankingTests {
  @Test(
    "what a rule can see in a line of source",
    arguments: [
      ("let a = \"print(b)\"", "let a = \"        \""),
      ("let a = \"\\\"print(b)\"", "let a = \"          \""),
      ("let a = #\"print(\"b\")\"#", "let a = #\"          \"#"),
      ("a() // print(b)", "a()            "),
      ("a() /* b /* c */ d */ e()", "a()                   e()"),
      ("let a = \"\"\"\n  print(\"b\")\n  \"\"\"", "let a = \"\"\"\n            \n  \"\"\""),
      ("let a = \"// b\"; c()", "let a = \"    \"; c()"),
      ("let a = \"b \\(print(c)) d\"", "let a = \"   (print(c))  \""),
      ("let a = \"\\(b(\"c\"))\" + d()", "let a = \" (b(\" \"))\" + d()"),
      ("let a = #\"\\(b) \\#(c)\"#", "let a = #\"       (c)\"#"),
      ("#if os(Linux)", "#if os(Linux)"),
      ("let a = \"open\nb()", "let a = \"    \nb()"),
    ])
  func seen(source: String, code: String) {
    #expect(String(decoding: blanked(Array(source.utf8)), as: UTF8.self) == code)
  }
}
