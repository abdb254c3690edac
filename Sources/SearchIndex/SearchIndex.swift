internal import Bytes

/// Puts the pages of a course together to the files that its search loads.
///
/// `search.js` holds the sections, the vocabulary and where the words stand; `search-text-N.js` hold the text from which
/// excerpts are taken, and are loaded for the results that are shown. Both are scripts that call `lectern.data`, because
/// a page opened from a file can load nothing else. docs/decisions/0019-search-index.md describes the format.
public enum SearchIndex {
    /// The format that `search.js` names.
    static let version = 1

    /// How much source text a file of excerpts covers, in bytes.
    static let partSize = 32 * 1024

    /// Divides pages, by the sizes of their sources in bytes, into the parts that share a file of excerpts.
    ///
    /// It asks for sources and not for pages so that the files can be planned before anything is parsed.
    public static func parts(sizes: [Int]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        var size = 0
        for (page, bytes) in sizes.enumerated() {
            if page > start, size + bytes > partSize {
                parts.append(start..<page)
                (start, size) = (page, 0)
            }
            size += bytes
        }
        if start < sizes.count { parts.append(start..<sizes.count) }
        return parts
    }

    /// The file name of a part's excerpts, beside `search.js`.
    public static func textFileName(part: Int) -> String { "search-text-\(part).js" }

    /// Renders the excerpts of a part.
    ///
    /// - Parameters:
    ///   - id: The course's identifier.
    ///   - part: The number of the part.
    ///   - pages: The part's pages.
    public static func renderText(id: String, part: Int, pages: some Sequence<SearchablePage>) -> [UInt8] {
        var script: [UInt8] = []
        script.append(utf8: "lectern.data(\"search-text\",")
        script.append(json: "\(id)/\(part)")
        script.append(utf8: ",[")
        var isFirst = true
        for page in pages {
            for section in page.sections {
                if !isFirst { script.append(0x2C) }
                isFirst = false
                script.append(json: section.text)
            }
        }
        script.append(utf8: "])\n")
        return script
    }

    /// Renders `search.js`.
    ///
    /// - Parameters:
    ///   - id: The course's identifier.
    ///   - language: The course's language, a BCP 47 tag.
    ///   - pages: All pages in the order of the course.
    ///   - parts: As `parts(sizes:)` divided them.
    public static func render(id: String, language: String, pages: [SearchPage], parts: [Range<Int>]) -> [UInt8] {
        var script: [UInt8] = []
        script.append(utf8: "lectern.data(\"search\",")
        script.append(json: id)
        script.append(utf8: ",{\"format\":")
        script.append(decimal: version)
        script.append(utf8: ",\"language\":")
        script.append(json: language)
        script.append(utf8: ",\"stemming\":")
        script.append(json: StemmingRules.rules(for: language))
        script.append(list: "paths", pages) { $0.append(json: $1.path) }
        script.append(list: "titles", pages) { $0.append(json: $1.title) }
        script.append(list: "counts", pages) { $0.append(decimal: $1.sections.count) }
        let sections = pages.flatMap(\.sections)
        script.append(list: "headings", sections) { $0.append(json: $1.heading) }
        script.append(list: "anchors", sections) { $0.append(json: SectionAnchor.short($1)) }
        script.append(list: "parts", parts) { $0.append(decimal: $1.lowerBound) }
        let vocabulary = Vocabulary(pages)
        script.append(utf8: ",\"words\":")
        script.append(json: vocabulary.words)
        script.append(utf8: ",\"occurrences\":")
        script.append(json: vocabulary.counts)
        script.append(utf8: ",\"postings\":")
        script.append(json: vocabulary.postings)
        script.append(utf8: "})\n")
        return script
    }
}

extension [UInt8] {
    fileprivate mutating func append<Item>(
        list name: StaticString,
        _ elements: some Collection<Item>,
        _ write: (inout [UInt8], Item) -> Void
    ) {
        append(utf8: ",\"")
        append(utf8: name)
        append(utf8: "\":[")
        for (number, element) in elements.enumerated() {
            if number > 0 { append(0x2C) }
            write(&self, element)
        }
        append(0x5D)
    }
}
