/// Reads a text once, from `position` to `end`, and collects tokens.
///
/// Each language's rules are an extension of it. Whatever they meet, they go forward: a lookahead that fails is
/// remembered or bounded, so that the work grows with the length of the text alone.
struct SyntaxScanner {
    let bytes: [UInt8]
    /// The next byte to read.
    var position = 0
    /// Where the text, or the part of it that is in a language of its own, ends.
    var end: Int
    private(set) var tokens: [SyntaxToken] = []
    /// How many bytes were looked at, those that were looked at twice counted twice.
    private(set) var work = 0
    /// Where the lookahead for the end of a regular expression failed; before that it would fail again.
    var regularExpressionLimit = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        end = bytes.count
    }

    // MARK: Looking

    /// The byte at an offset, 0 beyond the end.
    func byte(_ index: Int) -> UInt8 { index < end && index >= 0 ? bytes[index] : 0 }

    var isAtEnd: Bool { position >= end }

    func starts(with literal: StaticString, at index: Int) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard index >= 0, index + count <= end else { return false }
        return literal.withUTF8Buffer { literal in
            for offset in 0..<count where unsafe literal[offset] != bytes[index + offset] { return false }
            return true
        }
    }

    func starts(with literal: [UInt8], at index: Int) -> Bool {
        guard index + literal.count <= end else { return false }
        for offset in literal.indices where literal[offset] != bytes[index + offset] { return false }
        return true
    }

    /// Whether a word stands here, written in letters of either case.
    func starts(withWord word: StaticString, at index: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard index + count <= end else { return false }
        return word.withUTF8Buffer { word in
            for offset in 0..<count where unsafe word[offset] != bytes[index + offset].lowercased { return false }
            return true
        }
    }

    /// Where the spaces from an offset on end, looking at no more than a few.
    mutating func afterBlanks(_ index: Int) -> Int {
        var index = index
        let limit = min(index + 16, end)
        while index < limit, bytes[index].isBlank { index += 1 }
        work += 1
        return index
    }

    // MARK: Going on

    /// Counts a look at bytes.
    mutating func count(_ bytes: Int = 1) { work += bytes }

    /// Goes to the end of the line, in front of its line feed.
    mutating func skipToLineEnd() {
        let start = position
        while position < end, bytes[position] != .lineFeed { position += 1 }
        work += position - start
    }

    mutating func skipBlanks() {
        let start = position
        while position < end, bytes[position].isBlank { position += 1 }
        work += position - start
    }

    /// Goes over letters, digits and `_`, and what is not ASCII.
    mutating func skipName() {
        let start = position
        while position < end, bytes[position].isNameByte { position += 1 }
        work += position - start
    }

    /// Goes over letters, digits, `_`, `-`, `.` and `:`, and what is not ASCII.
    mutating func skipLongName() {
        let start = position
        while position < end {
            let byte = bytes[position]
            guard byte.isNameByte || byte == "-" || byte == "." || byte == ":" else { break }
            position += 1
        }
        work += position - start
    }

    /// Goes behind the next occurrence of a literal, or to the end.
    mutating func skip(past literal: [UInt8]) {
        let start = position
        while position < end {
            if bytes[position] == literal[0], starts(with: literal, at: position) {
                position += literal.count
                work += position - start
                return
            }
            position += 1
        }
        work += position - start
    }

    /// Goes over one scalar, whatever its length.
    mutating func skipScalar() {
        guard position < end else { return }
        position += 1
        while position < end, bytes[position] & 0xC0 == 0x80 { position += 1 }
        work += 1
    }

    // MARK: Tokens

    /// Adds a token; one of the same kind that nothing but space parts from the last is one with it.
    mutating func emit(_ kind: SyntaxToken.Kind, _ start: Int, _ end: Int) {
        guard start < end else { return }
        if let last = tokens.last, last.kind == kind {
            var index = start
            let lastEnd = last.range.upperBound
            while index > lastEnd, bytes[index - 1].isBlank || bytes[index - 1].isLineEnd { index -= 1 }
            work += start - index
            if index == lastEnd {
                tokens[tokens.count - 1] = SyntaxToken(kind, last.range.lowerBound..<end)
                return
            }
        }
        tokens.append(SyntaxToken(kind, start..<end))
    }

    /// Reads a part of the text by rules of its own and stands at its end.
    mutating func within(_ partEnd: Int, _ read: (inout SyntaxScanner) -> Void) {
        let whole = end
        end = min(max(partEnd, position), whole)
        let part = end
        read(&self)
        position = part
        end = whole
    }

    /// Gives the tokens from one on another kind.
    mutating func changeKind(of kind: SyntaxToken.Kind, to other: SyntaxToken.Kind, from first: Int) {
        for index in min(first, tokens.count)..<tokens.count where tokens[index].kind == kind {
            tokens[index].kind = other
        }
    }
}
