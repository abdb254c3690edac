import Testing

struct CommentAndDelimiterTests {
    @Test func `a comment writes nothing, on one line or several`() throws {
        #expect(try render("1{{! a {word} }}2{{!\nmore\n}}3") == "123")
    }

    @Test func `a comment on lines of its own leaves none behind`() throws {
        #expect(try render("1\n{{! c }}\n2\n  {{!\n c\n  }}\n3\r\n{{! c }}\r\n4\n{{! end }}") == "1\n2\n3\r\n4\n")
        #expect(try render("  1 {{! c }}\n") == "  1 \n")
    }

    @Test func `delimiters can be changed and changed back`() throws {
        let data: Sample = ["a": "x", "b": true, "h": .html("<i>")]
        #expect(try render("{{=<% %>=}}<% a %>{{a}}<%={{ }}=%>{{a}}", data) == "x{{a}}x")
        #expect(try render("{{= | | =}}|#b|(|a|)|/b||&h||{h}|", data) == "(x)<i><i>")
    }

    @Test func `a change of delimiters on its own line leaves none behind`() throws {
        #expect(try render("1\n  {{=@ @=}}\n2@a@\n@={{ }}=@\n{{a}}", ["a": "x"]) == "1\n2x\nx")
        #expect(try render("|{{= @ @ =}}|\n") == "||\n")
    }

    @Test func `changed delimiters hold neither in partials nor after them`() throws {
        let partials: KeyValuePairs = ["p": "{{=| |=}}|a|"]
        #expect(try render("{{>p}}{{a}}{{=< >=}}<>p><a>", ["a": "x"], partials) == "xxxx")
    }
}
