import Diagnostics
import Testing

@testable import Mustache

struct TemplateFindingTests {
    @Test func `a tag that is not closed is told with line and column`() throws {
        #expect(try problems("one\n  ä{{two") == ["main.mustache:2:4 template.tag"])
        #expect(try problems("{{{two}}") == ["main.mustache:1:1 template.tag"])
        #expect(try problems("{{}}{{a b}}{{a..b}}{{> }}").count == 4)
        #expect(try problems("{{=<%=}}") == ["main.mustache:1:1 template.tag"])
    }

    @Test func `sections are closed by their own name, and at all`() throws {
        let data: Sample = ["a": true, "b": true]
        #expect(try problems("{{#a}}\n{{/b}}", data) == ["main.mustache:2:1 template.section"])
        #expect(try problems("{{#a}}{{#b}}{{/b}}", data) == ["main.mustache:1:1 template.section"])
        #expect(try problems("x{{/a}}", data) == ["main.mustache:1:2 template.section"])
        #expect(try problems("{{<p}}{{$x}}", data, ["p": ""]).count == 2)
    }

    @Test func `a template that is not there is told with the one that was meant`() throws {
        let finding = try #require(try Rendering("{{>_heder}}", [:], ["_header": ""]).findings.first)
        #expect(finding.code == TemplateFinding.partial && finding.message.hasSuffix("did you mean \"_header\"?"))
        #expect(try problems("{{<x}}{{/x}}") == ["main.mustache:1:1 template.partial"])
    }

    @Test func `a value that the page does not have is told with the one that was meant`() throws {
        let data: Sample = ["title": "x", "course": ["version": "1"]]
        let finding = try #require(try Rendering("<b>{{titel}}", data).findings.first)
        #expect(finding.code == TemplateFinding.value && finding.column == 4)
        #expect(finding.message.hasSuffix("did you mean \"title\"?"))
        #expect(try problems("{{#tite}}{{/tite}}{{^x}}{{/x}}", data).count == 2)
        let inner = try #require(try Rendering("{{course.versoin}}", data).findings.first)
        #expect(inner.message.hasSuffix("found \"versoin\" in \"course.versoin\"; did you mean \"version\"?"))
    }

    @Test func `a finding in a partial names the partial's file`() throws {
        #expect(try problems("{{>p}}", ["a": "x"], ["p": "1\n{{b}}"]) == ["p.mustache:2:1 template.value"])
    }

    @Test func `a value that only other pages have is false, and cannot be written`() throws {
        let data: Sample = ["course": .nothing, "title": "x"]
        #expect(try render("{{#course}}{{anything}}{{/course}}{{^course}}{{title}}{{/course}}", data) == "x")
        #expect(try problems("{{course}}{{course.title}}", data).count == 2)
    }

    @Test func `plain text is never written without escaping`() throws {
        #expect(try problems("{{{a}}}", ["a": "x"]) == ["main.mustache:1:1 template.raw"])
        #expect(try problems("{{&a}}", ["a": "x"]) == ["main.mustache:1:1 template.raw"])
    }

    @Test func `lists, objects and flags are not written, and HTML is not escaped`() throws {
        let data: Sample = ["list": ["x"], "object": ["a": "x"], "flag": true, "content": .html("<p>")]
        #expect(try problems("{{list}}{{object}}{{flag}}{{content}}", data).count == 4)
        #expect(try problems("{{content}}", data) == ["main.mustache:1:1 template.kind"])
    }

    @Test func `a template that contains itself is told once`() throws {
        #expect(try problems("{{>a}}", [:], ["a": "x{{>a}}{{>a}}"]) == ["a.mustache:1:2 template.recursion"])
        #expect(try problems("{{<p}}{{/p}}", [:], ["p": "{{<p}}{{/p}}"]) == ["p.mustache:1:1 template.recursion"])
        let deep = String(repeating: "{{#a}}", count: 500) + String(repeating: "{{/a}}", count: 500)
        #expect(try problems(deep, ["a": true]) == ["main.mustache:1:385 template.recursion"])
    }

    @Test func `a block that fills itself is its own default`() throws {
        let template = "{{<p}}{{$b}}<{{$b}}inner{{/b}}>{{/b}}{{/p}}"
        #expect(try render(template, [:], ["p": "{{$b}}outer{{/b}}"]) == "<inner>")
    }

    @Test func `templates that multiply are stopped`() throws {
        let text = String(repeating: "x", count: 1000)
        let partials: KeyValuePairs = [
            "a": "{{>b}}{{>b}}{{>b}}{{>b}}{{>b}}{{>b}}{{>b}}{{>b}}",
            "b": "{{>c}}{{>c}}{{>c}}{{>c}}{{>c}}{{>c}}{{>c}}{{>c}}",
            "c": "{{>d}}{{>d}}{{>d}}{{>d}}{{>d}}{{>d}}{{>d}}{{>d}}",
            "d": "{{>e}}{{>e}}{{>e}}{{>e}}{{>e}}{{>e}}{{>e}}{{>e}}",
            "e": "{{>f}}{{>f}}{{>f}}{{>f}}{{>f}}{{>f}}{{>f}}{{>f}}",
        ]
        let sources = partials.map { TemplateSource(name: $0, file: $0, bytes: Array($1.utf8)) }
        let set = TemplateSet(sources + [TemplateSource(name: "f", file: "f", bytes: Array(text.utf8))])
        #expect(set.compile("a", values: .nothing).findings.map(\.code) == [TemplateFinding.size])
    }

    @Test func `a file that is no text or too large is refused`() {
        let wrong = TemplateSource(name: "a", file: "a.mustache", bytes: [0x41, 0xFF])
        let large = TemplateSource(name: "b", file: "b.mustache", bytes: Array(repeating: 0x41, count: 1 << 21))
        #expect(TemplateSet([wrong, large]).findings.map(\.code) == [TemplateFinding.size, TemplateFinding.size])
    }

    @Test func `a page that grows beyond its bound is an error, with output or without`() throws {
        let list = Sample.list(Array(repeating: "x", count: 100))
        let data: Sample = ["a": list, "b": ["a": list]]
        for template in [
            "{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}x{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}", "{{#a}}{{#a}}{{#a}}{{/a}}{{/a}}{{/a}}",
        ] {
            let source = TemplateSource(name: "m", file: "m.mustache", bytes: Array(template.utf8))
            let (compiled, findings) = TemplateSet([source]).compile("m", values: data.type)
            #expect(findings.isEmpty)
            #expect(throws: TemplateOutputError(file: "m.mustache", limit: 100_000)) {
                var bytes: [UInt8] = []
                try compiled.render(data.value, into: &bytes, limit: 100_000)
            }
        }
    }

    @Test func `no template makes the parser fail`() throws {
        var state: UInt64 = 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let parts = ["{{", "}}", "{", "}", "#", "/", "^", "a", "b", ">", "<", "$", "=", "!", " ", "\n", "&", ".", "x"]
        let data: Sample = ["a": ["b": "x"], "b": [["a": "y"]]]
        for _ in 0..<3000 {
            let count = 1 + next(40)
            let template = (0..<count).map { _ in parts[next(parts.count)] }.joined()
            _ = try Rendering(template, data, ["a": "{{b}}", "b": "{{$a}}{{/a}}"])
        }
    }
}
