import CourseHTML
import CourseMarkup
import CourseModel
import Foundation
import FoundationXML
import InterfaceStrings
import Testing

struct TextTests {
    private let context = HTMLContext(
        strings: .forLanguage("en"),
        lessonURL: { id, anchor in "\(id).html" + (anchor.map { "#" + $0 } ?? "") },
        assetURL: { "../" + $0 }
    )

    private func rendered(_ blocks: Block..., footnotes: [[Block]] = [], syntax: HTMLWriter.Syntax = .html) -> String {
        var renderer = CourseHTMLRenderer(context: context, syntax: syntax)
        renderer.render(Text(blocks: blocks, footnotes: footnotes), name: "t")
        return String(decoding: renderer.writer.bytes, as: UTF8.self)
    }

    private let picture = Picture(
        path: "assets/map.png",
        format: .png,
        width: 640,
        height: 320,
        sha256: "",
        byteCount: 1
    )

    @Test func `inlines become the elements that mean the same`() {
        let html = rendered(
            .paragraph([
                .text("a"), .emphasis([.strong([.text("b")])]), .strikethrough([.text("c")]), .code("<d>"), .softBreak,
                .text("e"), .lineBreak, .formula(Formula(source: "x<y", isDisplayed: false)),
            ])
        )
        #expect(
            html == """
                <p>a<em><strong>b</strong></em><del>c</del><code>&lt;d&gt;</code>
                e<br>
                <math alttext="x&lt;y"><mi>x</mi><mo>&lt;</mo><mi>y</mi></math></p>

                """
        )
    }

    @Test func `links lead outside, to a lesson and to a heading`() {
        func link(_ target: Inline.Link.Target, _ content: [Inline] = [.text("x")]) -> String {
            rendered(.paragraph([.link(Inline.Link(target: target, title: "T\"", content: content))]))
        }
        #expect(
            link(.address("https://a.org/"))
                == "<p><a href=\"https://a.org/\" rel=\"noopener\" title=\"T&quot;\">x</a></p>\n"
        )
        #expect(link(.address("mailto:a@b.org")) == "<p><a href=\"mailto:a@b.org\" title=\"T&quot;\">x</a></p>\n")
        #expect(link(.lesson(id: "ice", anchor: "up")) == "<p><a href=\"ice.html#up\" title=\"T&quot;\">x</a></p>\n")
        #expect(link(.anchor("up")) == "<p><a href=\"#up\" title=\"T&quot;\">x</a></p>\n")
    }

    @Test func `a link without words says where it leads`() {
        #expect(
            rendered(.paragraph([.link(Inline.Link(target: .anchor("up"), content: []))]))
                == "<p><a href=\"#up\">#up</a></p>\n"
        )
        let image = Inline.image(Inline.Image(picture: picture, alternativeText: ""))
        #expect(
            rendered(.paragraph([.link(Inline.Link(target: .anchor("up"), content: [image]))]))
                .contains("<a href=\"#up\" aria-label=\"#up\"><img")
        )
    }

    @Test func `a picture has its size, and alone in a paragraph its title as caption`() {
        let image = Inline.Image(picture: picture, alternativeText: "A <map>", title: "The map")
        #expect(
            rendered(.paragraph([.image(image)])) == """
                <figure><img src="../assets/map.png" alt="A &lt;map&gt;" width="640" height="320" loading="lazy">\
                <figcaption>The map</figcaption></figure>

                """
        )
        #expect(rendered(.paragraph([.text("a "), .image(image)])).contains("title=\"The map\"></p>"))
    }

    @Test func `headings keep their level and anchor`() {
        let heading = Block.Heading(level: 4, anchor: "été", content: [.text("Été")])
        #expect(rendered(.heading(heading)) == "<h4 id=\"été\">Été</h4>\n")
        #expect(rendered(.heading(Block.Heading(level: 3, anchor: "x", content: []))) == "")
    }

    @Test func `lists are tight or loose, numbered from their start, and show tasks`() {
        let item = Block.List.Item(content: [.paragraph([.text("a")])])
        #expect(rendered(.list(Block.List(start: nil, isTight: true, items: [item]))) == "<ul>\n<li>a</li>\n</ul>\n")
        #expect(
            rendered(.list(Block.List(start: 3, isTight: false, items: [item])))
                == "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n</ol>\n"
        )
        let task = Block.List.Item(isDone: true, content: [.paragraph([.text("a")])])
        #expect(
            rendered(.list(Block.List(start: nil, isTight: true, items: [task])))
                == "<ul class=\"tasks\">\n<li><input type=\"checkbox\" disabled checked aria-label=\"Done\"> a</li>\n</ul>\n"
        )
    }

    @Test func `quotations and callouts differ`() {
        #expect(rendered(.quotation([.paragraph([.text("a")])])) == "<blockquote>\n<p>a</p>\n</blockquote>\n")
        let callout = rendered(.callout(title: [.text("Note")], content: [.paragraph([.text("a")])]))
        #expect(callout.contains("role=\"note\"") && callout.contains(">Note</p>\n<p>a</p>"))
    }

    @Test func `code names its language and can be scrolled by keyboard`() {
        let html = rendered(.code(Block.CodeBlock(language: "c++\"x", text: "a < b\n  &&")))
        #expect(html.contains("tabindex=\"0\"><code class=\"language-c++&quot;x\">a &lt; b\n  &amp;&amp;</code></pre>"))
    }

    @Test func `code shows its tokens in spans, and what is no token as text`() {
        let html = rendered(.code(Block.CodeBlock(language: "python", text: "if x < 1: # é & ü\n    return '<b>'")))
        #expect(
            html.contains(
                """
                <code class="language-python"><span class="k">if</span> x &lt; <span class="n">1</span>: \
                <span class="c"># é &amp; ü</span>
                    <span class="k">return</span> <span class="s">'&lt;b&gt;'</span></code></pre>
                """
            )
        )
    }

    @Test func `what a program wrote is told from code`() {
        #expect(rendered(.code(Block.CodeBlock(language: "output", text: "1"))).hasPrefix("<pre class=\"output\""))
        #expect(rendered(.code(Block.CodeBlock(language: "py", text: "1"))).hasPrefix("<pre dir"))
        #expect(rendered(.code(Block.CodeBlock(language: nil, text: "1"))).hasPrefix("<pre dir"))
    }

    @Test func `a table has heads with a scope, but none that is empty`() {
        let html = rendered(
            .table(
                Block.Table(
                    alignments: [.natural, .right],
                    header: [[], [.text("mm")]],
                    rows: [[[.text("May")], [.text("40")]]]
                )
            )
        )
        #expect(html.contains("<td></td><th scope=\"col\" class=\"right\">mm</th>"))
        #expect(html.contains("<tr><td>May</td><td class=\"right\">40</td></tr>"))
        #expect(html.contains("tabindex=\"0\""))
        #expect(!rendered(.table(Block.Table(alignments: [], header: [[.text("a")]], rows: []))).contains("tbody"))
    }

    @Test func `a footnote is reached from each reference and leads back to the first`() {
        let html = rendered(
            .paragraph([.footnoteReference(0), .footnoteReference(0), .footnoteReference(7)]),
            footnotes: [[.paragraph([.text("note")])]]
        )
        #expect(html.components(separatedBy: "id=\"_t-reference-1\"").count == 2)
        #expect(html.components(separatedBy: "href=\"#_t-note-1\"").count == 3)
        #expect(html.contains("<li id=\"_t-note-1\">"))
        #expect(html.contains("href=\"#_t-reference-1\""))
        #expect(!html.contains("7") && !html.contains("8"))
    }

    @Test func `markup in a text stays text`() {
        let attack = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;"
        let html = rendered(
            .paragraph([.text(attack), .code(attack), .formula(Formula(source: attack, isDisplayed: true))]),
            .heading(Block.Heading(level: 3, anchor: attack, content: [.text(attack)])),
            .code(Block.CodeBlock(language: attack, text: attack)),
            .paragraph([.image(Inline.Image(picture: picture, alternativeText: attack, title: attack))]),
            .paragraph([
                .link(Inline.Link(target: .address("https://a/" + attack), title: attack, content: [.text(attack)]))
            ]),
            .formula(Formula(source: attack, isDisplayed: true)),
            footnotes: [[.paragraph([.text(attack)])]]
        )
        #expect(!html.contains("<script"))
        #expect(!html.contains("<img src=x"))
        #expect(html.components(separatedBy: "<img").count == 2)
    }

    @Test func `in XML syntax the markup is well-formed`() {
        let html = rendered(
            .paragraph([
                .lineBreak, .image(Inline.Image(picture: picture, alternativeText: "&")), .footnoteReference(0),
            ]),
            .list(
                Block.List(
                    start: nil,
                    isTight: true,
                    items: [Block.List.Item(isDone: false, content: [.thematicBreak])]
                )
            ),
            footnotes: [[.code(Block.CodeBlock(language: nil, text: "<"))]],
            syntax: .xml
        )
        let parser = XMLParser(data: Data("<div>\(html)</div>".utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError)): \(html)")
    }
}
