import Testing

struct PartialTests {
    @Test func `a partial is written in its place, with the values of that place`() throws {
        let data: Sample = ["name": "outer", "course": ["name": "inner"]]
        #expect(try render("{{>p}} {{#course}}{{> p }}{{/course}}", data, ["p": "[{{name}}]"]) == "[outer] [inner]")
    }

    @Test func `partials call partials`() throws {
        #expect(try render("{{>a}}", ["x": "1"], ["a": "a{{>b}}", "b": "b{{x}}"]) == "ab1")
    }

    @Test func `a partial may call itself inside of what it is part of`() throws {
        let data: Sample = ["n": "X", "nodes": [["n": "Y", "nodes": []]]]
        #expect(try render("{{>node}}", data, ["node": "{{n}}<{{#nodes}}{{>node}}{{/nodes}}>"]) == "X<Y<>>")
    }

    @Test func `white space around a partial in a line stays as it is`() throws {
        #expect(try render("| {{>p}} |", [:], ["p": "\t|\t"]) == "| \t|\t |")
        #expect(try render("  {{a}}  {{>p}}\n", ["a": "|"], ["p": ">\n>"]) == "  |  >\n>\n")
    }

    @Test func `a partial on its own line gives its indentation to each line, and leaves no line end`() throws {
        #expect(try render("1\n  {{>p}}\n2", [:], ["p": "a\nb\n"]) == "1\n  a\n  b\n2")
        #expect(try render("1\r\n{{>p}}\r\n2", [:], ["p": ">"]) == "1\r\n>2")
        #expect(try render("  {{>p}}", [:], ["p": ">\n>"]) == "  >\n  >")
    }

    @Test func `values keep their lines where a partial is indented`() throws {
        let data: Sample = ["code": .html("<\n>")]
        #expect(try render(" {{>p}}\n", data, ["p": "|\n{{{code}}}\n|\n"]) == " |\n <\n>\n |\n")
    }

    @Test func `indentations of partials in partials add up`() throws {
        #expect(try render(" {{>a}}\n", [:], ["a": "x\n  {{>b}}\n", "b": "y\nz\n"]) == " x\n   y\n   z\n")
    }
}
