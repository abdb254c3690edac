import CoursePrint
import Diagnostics
import Testing

@testable import BuildPipeline

struct BookConfigurationTests {
    private func read(_ pdf: String) -> (book: BookConfiguration, findings: [Finding]) {
        let (site, findings) = SiteConfiguration.read(Array(pdf.utf8), file: "lectern.yaml", scope: .settings)
        return (site.pdf, findings)
    }

    @Test func `every key of the book is read`() {
        let (book, findings) = read(
            """
            pdf:
              pageSize: A5
              sides: two
              margins: {top: 20, bottom: 15.5, inner: 18, outer: 12.125}
              faces: {text: Noto Sans, code: [fonts/a.ttf, fonts/b.otf]}
              sizes: {text: 9.5, code: 8}
              colors: {text: "#000000", accent: "#7A1F4E", link: 0A3D91, codeBackground: "#FFFFFF"}
              accessibility: warn
            """
        )
        #expect(findings.isEmpty)
        #expect(book.pageSize == .a5 && book.sides == .two && book.accessibility == .warn)
        #expect(book.margins == .init(top: 20_000, bottom: 15_500, inner: 18_000, outer: 12_125))
        #expect(book.faces.text?.source == .family("Noto Sans"))
        guard case .files(let files) = book.faces.code?.source else {
            Issue.record("expected font files")
            return
        }
        #expect(files.map(\.pattern) == ["fonts/a.ttf", "fonts/b.otf"])
        #expect(book.sizes == .init(text: 9_500, code: 8_000))
        #expect(book.colors == .init(text: 0, accent: 0x7A1F4E, link: 0x0A3D91, codeBackground: 0xFFFFFF))
    }

    @Test(arguments: [
        ("margins: {top: 1}", "/pdf/margins/top config.value"),
        ("margins: {top: 20 mm}", "/pdf/margins/top config.type"),
        ("margins: {inner: 80, outer: 80}", "/pdf/margins config.value"),
        ("margins: {left: 20}", "/pdf/margins config.unknown-key"),
        ("sizes: {text: 10.0001}", "/pdf/sizes/text config.type"),
        ("sizes: {code: 30}", "/pdf/sizes/code config.value"),
        ("colors: {accent: \"#12345\"}", "/pdf/colors/accent config.type"),
        ("colors: {accent: #123456\n    }", "/pdf/colors/accent config.type"),
        ("colors: {accent: \"#FFCC00\"}", "/pdf/colors/accent config.contrast"),
        ("colors: {codeBackground: \"#404040\"}", "/pdf/colors/codeBackground config.contrast"),
        ("faces: {text: [a.ttf, Noto Sans]}", "/pdf/faces/text/1 config.value"),
        ("accessibility: lax", "/pdf/accessibility config.value"),
    ])
    func `what cannot be is refused with its place`(_ text: String, _ expected: String) {
        let findings = read("pdf:\n  \(text)\n").findings
        #expect(findings.map { "\($0.pointer ?? "") \($0.code.id)" } == [expected])
        #expect(findings.allSatisfy { $0.severity == .error && $0.line != nil && $0.column != nil })
        #expect(ExitStatus.of(findings) == .configuration)
    }

    @Test func `a pale colour is a warning where the book need not be accessible`() {
        let findings = read("pdf: {colors: {link: \"#88AAFF\"}, accessibility: warn}").findings
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.first?.message == "expected a contrast of at least 4.5:1 to white, found 2.2:1")
    }

    @Test(arguments: [
        (0x000000, 0xFFFFFF, 210), (0x767676, 0xFFFFFF, 45), (0x777777, 0xFFFFFF, 44), (0xFF0000, 0xFF0000, 10),
    ])
    func `contrast is as the guidelines count it`(_ one: UInt32, _ other: UInt32, _ tenths: Int) {
        #expect(ColorContrast.tenths(one, other) == tenths)
    }
}
