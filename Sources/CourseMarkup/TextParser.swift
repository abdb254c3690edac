internal import CourseModel
internal import Diagnostics

/// Parses the texts of one lesson or project, one after the other, and collects what they share.
struct TextParser {
    let format: CoursePackage.TextFormat
    let pictures: PictureCatalogue
    private(set) var findings: [Finding] = []
    private(set) var references: [CourseReference] = []
    private(set) var usedAssets: Set<String> = []
    var anchors = AnchorNames()

    init(format: CoursePackage.TextFormat, pictures: PictureCatalogue) {
        self.format = format
        self.pictures = pictures
    }

    /// Parses a text.
    mutating func text(_ source: String, at pointer: String) -> Text {
        text(source, at: pointer, isSitePage: false)
    }

    /// Parses the text of a page of a site.
    mutating func page(_ source: String) -> Text { text(source, at: "", isSitePage: true) }

    private mutating func text(_ source: String, at pointer: String, isSitePage: Bool) -> Text {
        let bytes = Array(source.utf8)
        guard isMarkdown(bytes, at: pointer) else { return Text(blocks: Self.paragraphs(of: bytes)) }
        var builder = TreeBuilder(
            document: CommonMarkDocument(bytes, isInline: false),
            pictures: pictures,
            findings: TextFindings(pointer: pointer, source: bytes, baseOffset: 0),
            anchors: anchors
        )
        builder.isSitePage = isSitePage
        let result = builder.makeText()
        take(builder.findings, builder.usedAssets)
        anchors = builder.anchors
        return result
    }

    /// Parses an inline text.
    ///
    /// A letter and a space are put before it, so that it begins in the middle of a paragraph's line: there no marker
    /// opens a block, and every delimiter stands as at the beginning of a line.
    mutating func inlineText(_ source: String, at pointer: String) -> [Inline] {
        let whole = Array(source.utf8)
        let start = whole.firstIndex { !$0.isASCIISpace } ?? whole.count
        let line = whole.trimmingSpace().map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? 0x20 : $0 }
        if line.isEmpty { return [] }
        guard isMarkdown(line, at: pointer) else { return [.text(String(decoding: line, as: UTF8.self))] }
        let prefix = Array("x ".utf8)
        var builder = TreeBuilder(
            document: CommonMarkDocument(prefix + line, isInline: true),
            pictures: pictures,
            findings: TextFindings(pointer: pointer, source: prefix + line, baseOffset: start - prefix.count),
            anchors: AnchorNames()
        )
        let result = builder.makeInlines(droppingPrefix: prefix)
        take(builder.findings, builder.usedAssets)
        return result
    }

    private mutating func take(_ found: TextFindings, _ assets: Set<String>) {
        findings += found.findings
        references += found.references
        usedAssets.formUnion(assets)
    }

    private mutating func isMarkdown(_ bytes: [UInt8], at pointer: String) -> Bool {
        if format == .plain { return false }
        guard bytes.count > 8_192, ComplexityGuard.refuses(bytes) else { return true }
        findings.append(
            Finding(
                CourseMarkupFinding.tooComplex,
                "expected Markdown that a person could have written, found nesting or repetition beyond all bounds",
                pointer: pointer
            )
        )
        return false
    }

    /// The paragraphs of a plain text: its lines, separated by blank ones.
    private static func paragraphs(of bytes: [UInt8]) -> [Block] {
        var result: [Block] = []
        var paragraph: [Inline] = []
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isASCIISpace) {
                if !paragraph.isEmpty { result.append(.paragraph(paragraph)) }
                paragraph = []
            } else {
                if !paragraph.isEmpty { paragraph.append(.softBreak) }
                paragraph.append(.text(String(decoding: Array(line).trimmingSpace(), as: UTF8.self)))
            }
        }
        if !paragraph.isEmpty { result.append(.paragraph(paragraph)) }
        return result
    }
}
