public import CourseModel
public import Diagnostics

/// A page of a site that belongs to no course, such as an imprint: its text as a tree.
public struct PageDocument: Sendable, Hashable {
    /// A link to another page of the site.
    public struct SiteLink: Sendable, Hashable {
        /// The path below the web root, which may end with `#anchor`.
        public var path: String
        /// Where it stands in the source, in bytes.
        public var textOffset: Int?
    }

    /// The heading of level 1 that the text begins with; nil where it begins otherwise.
    public var title: String?
    /// What follows; its highest headings have level 2.
    public var text: Text
    /// The links to other pages.
    public var links: [SiteLink]
    /// The pictures that it shows, by their paths `assets/NAME`.
    public var pictures: Set<String>

    /// Parses the Markdown of a page.
    ///
    /// - Parameters:
    ///   - source: UTF-8; what stands before the text, such as front matter, is blank.
    ///   - pictures: The pictures that it may show.
    /// - Returns: The page and its findings, with offsets into `source` and without a file.
    public static func parse(
        _ source: String,
        pictures: PictureCatalogue
    ) -> (page: PageDocument, findings: [Finding]) {
        var source = Array(source.utf8)
        let title = takeTitle(&source)
        var parser = TextParser(format: .markdown, pictures: pictures)
        let text = parser.page(String(decoding: source, as: UTF8.self))
        var links: [SiteLink] = []
        var findings = parser.findings
        for reference in parser.references {
            switch reference.target {
            case .address(let path): links.append(SiteLink(path: path, textOffset: reference.textOffset))
            case .anchor(let anchor):
                guard !parser.anchors.taken.contains(anchor) else { continue }
                findings.append(
                    Finding(
                        CourseMarkupFinding.linkAnchor,
                        "expected the address of a heading of this page, found \"#\(anchor)\"",
                        pointer: reference.pointer,
                        textOffset: reference.textOffset
                    )
                )
            case .lesson(let id, _):
                findings.append(
                    Finding(
                        CourseMarkupFinding.linkLesson,
                        "expected a path below the web root, found \"lesson:\(id)\", which only courses have",
                        pointer: reference.pointer,
                        textOffset: reference.textOffset
                    )
                )
            }
        }
        return (PageDocument(title: title, text: text, links: links, pictures: parser.usedAssets), findings)
    }

    /// Takes a first line that is a heading of level 1, and leaves blanks in its place.
    private static func takeTitle(_ source: inout [UInt8]) -> String? {
        guard let start = source.firstIndex(where: { $0 > 0x20 }), source[start...].starts(with: "# ".utf8) else {
            return nil
        }
        let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.endIndex
        let line = Array(source[(start + 2)..<end]).trimmingSpace()
        for index in start..<end { source[index] = 0x20 }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
}
