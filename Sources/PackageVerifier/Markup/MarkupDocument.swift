/// An XML document of a package: its tree, and what its bytes say that no tree shows.
struct MarkupDocument {
    /// The entry's name.
    let name: String
    /// The bytes, as UTF-8.
    let bytes: [UInt8]
    /// The root; an empty one where the document is broken.
    let root: MarkupElement
    /// What is not well-formed, with its place.
    let problem: MarkupProblem?
    /// Where numeric character references stand outside of comments.
    let numericReferences: [Int]
    /// Where CDATA sections with an `&` begin.
    let ampersandSections: [Int]
    /// Where a prefix stands that nothing declares.
    let unboundPrefixes: [Int]
    /// Where entities are declared.
    let entityDeclaration: Int?
    /// Where an entity is declared whose text stands in another file.
    let externalEntity: Int?
    /// Whether the document is the whole file, not an entry of an archive.
    var isWholeFile = false

    /// Line and column, both from 1, of an offset; the column counts code points.
    func place(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var start = 0
        let end = min(offset, bytes.count)
        for index in 0..<end where bytes[index] == 0x0A {
            line += 1
            start = index + 1
        }
        var column = 1
        for index in start..<max(start, end) where bytes[index] & 0xC0 != 0x80 { column += 1 }
        return (line, column)
    }
}

/// Why a document is not well-formed (XML 1.0, 5th edition).
struct MarkupProblem: Error {
    var message: String
    var offset: Int
}
