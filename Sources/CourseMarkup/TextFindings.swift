internal import Diagnostics

/// Collects what is found in one text, with the places in its source.
struct TextFindings {
    /// The JSON Pointer of the text.
    let pointer: String
    private(set) var findings: [Finding] = []
    /// The links that lead into the course.
    private(set) var references: [CourseReference] = []
    private let source: [UInt8]
    /// Where the source begins in the decoded string.
    private let baseOffset: Int
    private var lineStarts: [Int] = []
    /// The block whose source is searched, and from where.
    private var searchedLine = 0
    private var searchStart = 0
    private var searchesLeft = 1_000

    init(pointer: String, source: [UInt8], baseOffset: Int) {
        self.pointer = pointer
        self.source = source
        self.baseOffset = baseOffset
    }

    /// Adds a finding about a place in the text.
    mutating func add(_ code: FindingCode, _ message: String, at offset: Int?, help: String? = nil) {
        findings.append(Finding(code, message, pointer: pointer, textOffset: offset, help: help))
    }

    /// Keeps a link that is checked when all lessons are known.
    mutating func refer(to target: Inline.Link.Target, at offset: Int?) {
        references.append(CourseReference(target: target, pointer: pointer, textOffset: offset))
    }

    /// The offset of the first character of a line, from 1.
    mutating func offset(ofLine line: Int) -> Int? {
        if lineStarts.isEmpty {
            lineStarts = [0]
            for (index, byte) in source.enumerated() where byte == UInt8(ascii: "\n") { lineStarts.append(index + 1) }
        }
        guard line >= 1, line <= lineStarts.count else { return nil }
        return lineStarts[line - 1] + baseOffset
    }

    /// The offset of a piece of a block's source, such as a link's destination.
    ///
    /// It is the block's where the piece was written otherwise. Pieces are asked for in the order of the text.
    mutating func offset(of piece: [UInt8], inBlockAtLine line: Int) -> Int? {
        exactOffset(of: piece, inBlockAtLine: line) ?? offset(ofLine: line)
    }

    /// The offset of a piece of a block's source; nil where it was written otherwise.
    mutating func exactOffset(of piece: [UInt8], inBlockAtLine line: Int) -> Int? {
        guard let blockOffset = offset(ofLine: line), !piece.isEmpty, searchesLeft > 0 else { return nil }
        if searchedLine != line {
            searchedLine = line
            searchStart = blockOffset - baseOffset
        }
        let last = min(source.count - piece.count, searchStart + 20_000)
        var index = searchStart
        while index <= last {
            if source[index] == piece[0], source[index...].starts(with: piece) {
                searchStart = index + piece.count
                return index + baseOffset
            }
            index += 1
        }
        searchesLeft -= 1
        return nil
    }
}
