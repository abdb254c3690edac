import CourseModel
import Diagnostics
import Testing

@testable import CourseMarkup

@Suite struct LinkTests {
    @Test(arguments: [
        ("[a](http://e.org)", "http://e.org"),
        ("[a](HTTPS://e.org/%20b?c&amp;d)", "https://e.org/%20b?c&d"),
        ("[a](<https://e.org/b c\">)", "https://e.org/b%20c%22"),
        ("[a](mailto:b@e.org)", "mailto:b@e.org"),
        ("[a][b]\n\n[b]: https://e.org/ü", "https://e.org/%C3%BC"),
        ("[a](lesson:l01)", "lesson:l01"),
        ("[a](Lesson:l01#b-c)", "lesson:l01#b-c"),
        ("[a](#%C3%A9t%C3%A9)", "#été"),
    ])
    func `an address of the web, of e-mail or of the course is linked`(source: String, address: String) {
        #expect(outline(source) == "p(<\(address)>a</>)")
        #expect(codes(source) == [])
    }

    @Test func `GFM's autolinks are links`() {
        #expect(outline("https://e.org/a.") == "p(<https://e.org/a>https://e.org/a</>.)")
        #expect(outline("b@e.org") == "p(<mailto:b@e.org>b@e.org</>)")
        #expect(outline("<b@e.org>") == "p(<mailto:b@e.org>b@e.org</>)")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:x", "java&#115;cript:x", "&#106;avascript:x", "javascript&colon;x",
        "java&Tab;script:x", "java&NewLine;script:x", "&#1;javascript:x", "&#32;https://e.org", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "notes.html", "/notes", "//e.org/x", "assets/plot.png", "?a", "",
        "ftp://e.org",
        "tel:1", "http:", "https:e.org", "http://", "mailto:", "&#x200B;javascript:x", "java\\script:x", "lessons:l01",
        "https&#0;://e.org", "%6aavascript:x",
    ])
    func `any other address is not linked`(address: String) {
        #expect(outline("[*a*](\(address))") == "p(<em>a</em>)")
        #expect(codes("[*a*](\(address))") == ["link.scheme"])
    }

    @Test func `the place of an address is known`() {
        let findings = parse("one\n\n- two [x](a.html) and [y](a.html)\n\n[z](b&#46;html)").findings
        #expect(findings.map(\.textOffset) == [15, 31, 40])
        #expect(findings.allSatisfy { $0.pointer == "/t" })
    }

    @Test func `half links are text`() {
        #expect(outline("[a] (https://e.org/b)").hasPrefix("p([a] ("))
        #expect(outline("[a](https://e.org") == "p([a](<https://e.org>https://e.org</>)")
    }

    @Test func `a link that nobody can see is left out`() {
        #expect(outline("a [](https://e.org) b") == "p(a  b)")
        #expect(codes("[](https://e.org)") == ["link.empty"])
    }

    @Test func `pictures are the package's`() {
        #expect(outline("![a *b* `c`](assets/plot.png \"t\")") == "p(img(assets/plot.png,a b c))")
        #expect(codes("![](assets/plot.png)") == ["picture.no-alternative"])
        #expect(codes("![a](assets/none.png)") == ["picture.missing"])
        for address in [
            "https://e.org/a.png", "assets/../plot.png", "./assets/plot.png", "plot.png", "data:image/png;base64,x",
            "assets/", "assets//plot.png", "",
        ] {
            #expect(codes("![a](\(address))") == ["picture.elsewhere"])
            #expect(outline("![a](\(address))") == "p(a)")
        }
    }

    @Test func `used pictures are named`() {
        var parser = TextParser(format: .markdown, pictures: catalogue)
        _ = parser.text("[![a](assets/plot.png)](https://e.org) ![b](assets/none.png)", at: "/t")
        #expect(parser.usedAssets == ["assets/plot.png"])
    }

    @Test func `a message holds no control characters and no endless address`() {
        let finding = parse("[a](<x\u{202E}\(String(repeating: "y", count: 1_000))>)").findings.first
        #expect(finding?.message.contains("\u{202E}") == false)
        #expect((finding?.message.count ?? 0) < 250)
    }
}
