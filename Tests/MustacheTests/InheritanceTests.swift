import Testing

struct InheritanceTests {
    @Test func `a block that nothing fills is what stands in it`() throws {
        let data: Sample = ["a": ["b": "x"]]
        #expect(try render("{{$title}}by {{#a}}{{b}}{{/a}}{{/title}}", data) == "by x")
        #expect(try render("{{<p}}{{/p}}|{{>p}}", data, ["p": "{{$t}}default{{/t}}"]) == "default|default")
    }

    @Test func `a block is filled by name, others stay`() throws {
        let parent = "{{$one}}1{{/one}},{{$two}}2{{/two}}"
        #expect(try render("{{<p}}{{$two}}zwei{{/two}}{{/p}}", [:], ["p": parent]) == "1,zwei")
        let twice = "{{<p}}{{$one}}a{{/one}}{{/p}} {{<p}}{{$one}}b{{/one}}{{/p}}"
        #expect(try render(twice, [:], ["p": parent]) == "a,2 b,2")
    }

    @Test func `values never fill blocks`() throws {
        #expect(try render("{{<p}}{{/p}}", ["title": "value"], ["p": "{{$title}}default{{/title}}"]) == "default")
    }

    @Test func `what stands in a parent's tag outside of blocks is left out`() throws {
        let template = "{{<p}} text {{x}} {{$b}}filled{{/b}} text {{/p}}"
        #expect(try render(template, ["x": "no"], ["p": "{{$b}}{{/b}}"]) == "filled")
    }

    @Test func `of several that fill a block the outermost counts`() throws {
        let partials: KeyValuePairs = ["old": "{{<older}}{{$a}}old{{/a}}{{/older}}", "older": "{{$a}}older{{/a}}"]
        #expect(try render("{{<old}}{{$a}}new{{/a}}{{/old}}", [:], partials) == "new")
        #expect(try render("{{<old}}{{/old}}", [:], partials) == "old")
    }

    @Test func `parents inside of parents get what fills them from outside`() throws {
        let partials: KeyValuePairs = [
            "p": "{{$x}}1{{/x}} {{$y}}{{<q}}{{/q}}{{/y}}", "q": "{{$x}}2{{/x}} {{<p}}{{$y}}end{{/y}}{{/p}}",
        ]
        #expect(try render("{{<p}}{{$x}}X{{/x}}{{/p}}", [:], partials) == "X X X end")
    }

    @Test func `what fills a block means the values of the block's place`() throws {
        let data: Sample = ["fruit": "apples", "nested": ["fruit": "bananas"]]
        let partials: KeyValuePairs = ["p": "{{#nested}}{{$b}}{{/b}}{{/nested}}"]
        #expect(try render("{{<p}}{{$b}}{{fruit}}{{/b}}{{/p}}", data, partials) == "bananas")
    }

    @Test func `a partial of the parent can have blocks too`() throws {
        let partials: KeyValuePairs = ["p": "<{{>head}}>", "head": "{{$t}}none{{/t}}"]
        #expect(try render("{{<p}}{{$t}}mine{{/t}}{{/p}}", [:], partials) == "<mine>")
    }

    @Test func `a parent on its own line gives its indentation to each line`() throws {
        #expect(try render("1\n  {{<p}}{{/p}}\n", [:], ["p": "a\nb\n"]) == "1\n  a\n  b\n")
    }

    @Test func `what fills a block stands as far in as the block`() throws {
        let inline: KeyValuePairs = ["p": "Hi,\n  {{$b}}{{/b}}\n"]
        #expect(try render("{{<p}}{{$b}}\none\ntwo{{/b}}\n{{/p}}\n", [:], inline) == "Hi,\n  one\n  two\n")
        let alone: KeyValuePairs = ["p": "Hi,\n  {{$b}}\n  {{/b}}\n"]
        let template = "{{<p}}{{$b}}\n    one\n    two\n{{/b}}{{/p}}\n"
        #expect(try render(template, [:], alone) == "Hi,\n  one\n  two\n")
        let intrinsic: KeyValuePairs = ["p": "Hi,\n{{$b}}\n  default\n{{/b}}\n"]
        #expect(try render(template, [:], intrinsic) == "Hi,\n  one\n  two\n")
    }

    @Test func `blocks inside of blocks stand as far in as those around them let them`() throws {
        let partials: KeyValuePairs = [
            "p": "{{<g}}{{$a}}\n  one\n  {{$b}}\n    two\n  {{/b}}\n{{/a}}{{/g}}\n", "g": "{{$a}}default{{/a}}",
        ]
        #expect(try render("{{<p}}{{$b}}\nthree\n{{/b}}{{/p}}\n", [:], partials) == "one\n  three\n")
    }
}
