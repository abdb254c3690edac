import Testing

struct InterpolationTests {
    @Test func `text without tags is written as it is`() throws {
        #expect(try render("One {brace} & two\r\nlines\n") == "One {brace} & two\r\nlines\n")
    }

    @Test func `a value is written in the place of its tag, with or without white space in it`() throws {
        #expect(try render("[{{word}}|{{ word }}|{{\n word\n}}]", ["word": "wind"]) == "[wind|wind|wind]")
    }

    @Test func `a value is escaped for text and for attributes`() throws {
        let data: Sample = ["evil": "<script>\"&'</script>"]
        #expect(try render("{{evil}}", data) == "&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;")
    }

    @Test func `HTML is written as it is, by three braces or an ampersand`() throws {
        let data: Sample = ["content": .html("<p>&amp;</p>")]
        #expect(try render("{{{content}}}{{{ content }}}{{&content}}{{& content }}", data).count == 4 * 12)
    }

    @Test func `what a value says is never read as a template`() throws {
        let data: Sample = ["one": "{{two}}", "two": "secret", "three": .html("{{{two}}}")]
        #expect(try render("{{one}}{{{three}}}", data) == "{{two}}{{{two}}}")
    }

    @Test func `numbers are written in digits`() throws {
        #expect(try render("{{count}} {{{count}}} {{less}}", ["count": 85, "less": -3]) == "85 85 -3")
    }

    @Test func `dots lead into objects`() throws {
        let data: Sample = ["a": ["b": ["c": "deep"]]]
        #expect(try render("{{a.b.c}} {{#a}}{{b.c}}{{/a}}", data) == "deep deep")
    }

    @Test func `the first part of a dotted name is looked up outwards, the rest only in it`() throws {
        let data: Sample = ["a": ["b": ["name": "right"]], "b": ["name": "outer"], "name": "outermost"]
        #expect(try render("{{#a}}{{b.name}}{{/a}} {{b.name}}", data) == "right outer")
        #expect(try problems("{{a.name}}", data) == ["main.mustache:1:1 template.value"])
    }

    @Test func `a dot is the value of the section itself`() throws {
        let data: Sample = ["words": ["<a>", "b"], "numbers": [1, 2], "parts": [.html("<i>")]]
        #expect(try render("{{#words}}({{.}}){{/words}}", data) == "(&lt;a&gt;)(b)")
        #expect(try render("{{#numbers}}{{.}},{{/numbers}}{{#parts}}{{{.}}}{{/parts}}", data) == "1,2,<i>")
    }

    @Test func `white space around a value stays, also on a line of its own`() throws {
        #expect(try render("| {{a}} |\n  {{a}}\n", ["a": "x"]) == "| x |\n  x\n")
        #expect(try render("  {{{a}}}\n  {{&a}}\n", ["a": .html("x")]) == "  x\n  x\n")
    }
}
