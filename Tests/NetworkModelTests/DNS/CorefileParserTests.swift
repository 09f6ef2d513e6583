import Testing

@testable import NetworkModel

@Suite struct CorefileParserTests {
  @Test func readsServersPluginsAndSettings() throws {
    let corefile = try Corefile(
      """
      .:53 {
          errors # to stdout
          health { lameduck 5s }
          forward . /etc/resolv.conf {
             max_concurrent 1000
             except a.example
                 b.example
          }
      }
      Corp.Example. 10.0.0.0/24, tls://secure.example
      {
          whoami
      }
      """)
    #expect(
      corefile.blocks.map(\.label) == [
        ".:53", "10.0.0.0/24:53 corp.example:53 tls://secure.example:853",
      ])
    #expect(corefile.blocks.map(\.line) == [1, 10])
    let forward = try #require(corefile.directives("forward").first?.directive)
    #expect(forward.arguments == [".", "/etc/resolv.conf"])
    #expect(forward.block.map(\.name) == ["max_concurrent", "except", "b.example"])
    #expect(corefile.directives("health").first?.directive.block.first?.arguments == ["5s"])
    #expect(corefile.directives("whoami").map(\.block.line) == [10])
  }

  @Test func oneServerNeedsNoBraces() throws {
    let corefile = try Corefile("example.org\n\nwhoami\ncache 30\n")
    #expect(corefile.blocks.map(\.label) == ["example.org:53"])
    #expect(corefile.blocks.first?.directives.map(\.header) == ["whoami", "cache 30"])
  }

  @Test func aCommaGoesOnOnTheNextLine() throws {
    #expect(
      try Corefile("a.example,\nb.example {\n}\n").blocks.map(\.label) == [
        "a.example:53 b.example:53"
      ])
  }

  @Test func keepsImportsOfFilesAndPutsSnippetsInTheirPlaces() throws {
    let corefile = try Corefile(
      """
      (logged) {
        errors
        log . {
          class error
        }
      }
      (both) {
        import logged
        cache 30
      }
      . {
        import both
        import custom/*.override
        forward . 10.0.0.1 {
          import options.conf
        }
      }
      import custom/*.server
      """)
    #expect(corefile.blocks.count == 1)
    #expect(
      corefile.blocks[0].directives.map(\.header) == [
        "errors", "log .", "cache 30", "import custom/*.override", "forward . 10.0.0.1",
      ])
    #expect(corefile.blocks[0].directives[1].block.map(\.header) == ["class error"])
    #expect(corefile.blocks[0].directives[4].block.map(\.header) == ["import options.conf"])
    #expect(corefile.imports == ["custom/*.server"])
    #expect(corefile.importedFiles == ["custom/*.server", "custom/*.override"])
  }

  @Test func quotedWordsStayOne() throws {
    let corefile = try Corefile(
      #"""
      . {
        template IN A example.org {
          match "^(?P<a>[0-9]*)[.]example[.]org[.]$"
          answer "{{ .Name }} 60 IN A 10.0.0.{{ .Group.a }}"
        }
      }
      """#)
    let answer = try #require(corefile.blocks.first?.directives.first?.block.last)
    #expect(answer.arguments == ["{{ .Name }} 60 IN A 10.0.0.{{ .Group.a }}"])
    #expect(answer.header == #"answer "{{ .Name }} 60 IN A 10.0.0.{{ .Group.a }}""#)
  }

  @Test func carriageReturnsAreAsIfTheyWereNotThere() throws {
    let text = ".:53 {\n  health {\n    lameduck 5s\n  }\n  cache 30\n}\n"
    let windows = text.replacing("\n", with: "\r\n")
    #expect(try Corefile(windows) == Corefile(text))
  }

  @Test(arguments: [
    ("", 0), ("# nothing\n", 0), (". {\n}", 1), (". {\n}\n. {\n}", 2), (". {\n} a {\n}", 2),
    (".", 1),
  ])
  func countsServers(_ text: String, _ count: Int) throws {
    #expect(try Corefile(text).blocks.count == count)
  }

  @Test(
    arguments: [
      (". {\n cache 30\n", .braceNotClosed, 1),
      (". {\n kubernetes a {\n  pods insecure\n cache 30\n}\n", .braceNotClosed, 1),
      (".\n{\n log . {\n", .braceNotClosed, 3),
      ("}\n", .unexpectedBrace("}"), 1),
      (". {\n}\n}\n", .unexpectedBrace("}"), 3),
      (".\ncache 30\n}\n", .unexpectedBrace("}"), 3),
      // CoreDNS takes the brace for part of the plugin's line.
      (".:53 { cache 30 }\n", .unexpectedBrace("}"), 1),
      (". {\n health { lameduck 5s } }\n", .unexpectedBrace("}"), 2),
      (". {\n { cache }\n}\n", .unexpectedBrace("{"), 2),
      (". {\n health {\n lameduck 5s\n } ready\n}\n", .wordAfterBlock("ready"), 4),
      (".:53{\n cache 30\n}\n", .braceSticksTo(".:53{"), 1),
      ("{\n cache 30\n}\n", .noZone, 1),
      ("a.example, {\n}\n", .noZoneAfterComma, 1),
      (". {\n import\n}\n", .importWithoutOnePattern, 2),
      (". {\n import a b\n}\n", .importWithoutOnePattern, 2),
      ("import \"\"\n", .importWithoutOnePattern, 1),
      ("(a) {\n}\n(a) {\n}\n", .snippetTwice("a"), 3),
      ("(a)\nlog\n", .snippetWithoutBraces("a"), 1),
      ("(a) {\n log {\n}\n", .braceNotClosed, 1),
    ] as [(String, CorefileError.Problem, Int)])
  func saysWhatIsMalformedAndWhere(
    _ text: String, _ problem: CorefileError.Problem, _ line: Int
  ) {
    #expect(throws: CorefileError(problem, line: line)) { try Corefile(text) }
  }

  @Test func messagesNameTheLine() {
    #expect(CorefileError(.braceNotClosed, line: 7).description == "line 7: a brace is not closed")
    let long = String(repeating: "x", count: 500)
    #expect(CorefileError(.wordAfterBlock(long), line: 1).description.count < 120)
  }

  // MARK: Hostile sizes

  @Test func nestingIsBounded() throws {
    func nested(_ depth: Int) -> String {
      let open = (0..<depth).map { "s\($0) {\n" }.joined()
      return ". {\n\(open)x\n\(String(repeating: "}\n", count: depth))}\n"
    }
    #expect(try Corefile(nested(CorefileParser.depthMax - 1)).blocks.count == 1)
    #expect(
      throws: CorefileError(.nestedTooDeep(limit: CorefileParser.depthMax), line: 18)
    ) { try Corefile(nested(CorefileParser.depthMax)) }
    #expect(throws: CorefileError.self) { try Corefile(nested(10_000)) }
  }

  @Test func aSnippetThatImportsItselfEnds() {
    #expect(throws: CorefileError(.tooManyImports(limit: CorefileParser.importsMax), line: 2)) {
      try Corefile("(a) {\nimport a\n}\n. {\nimport a\n}\n")
    }
  }

  @Test func snippetsThatDoubleEachOtherEnd() {
    var text = "(a0) {\nx y z\n}\n"
    for level in 1...40 {
      text += "(a\(level)) {\nimport a\(level - 1)\nimport a\(level - 1)\n}\n"
    }
    #expect(throws: CorefileError.self) { try Corefile(text + ". {\nimport a40\n}\n") }
  }

  @Test func aSnippetIsKnownFromItsDefinitionOn() throws {
    let corefile = try Corefile(". {\nimport late\n}\n(late) {\nlog\n}\n")
    #expect(corefile.blocks[0].directives.map(\.header) == ["import late"])
  }
}
