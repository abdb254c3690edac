internal import CourseModel

/// Changes to the Markdown that authors wrote which leave all else of it as it is, byte for byte.
///
/// Where something stands is asked of the parser itself: what may be meant is replaced by a word that the text does not
/// have, and the parser tells whether it finds the word as an address, in code, or not at all. A text beyond the
/// parser's limits (`markup.too-complex`) is not touched.
public enum MarkdownSource {
    /// Replaces addresses of links and pictures.
    ///
    /// - Parameters:
    ///   - prefixes: What an address begins with, in lower case, such as `lesson:`; others are not asked for.
    ///   - rewrite: The new address for one as the parser reads it; nil where it stays.
    public static func rewriting(
        _ source: String,
        isInline: Bool,
        prefixes: [String],
        _ rewrite: (String) -> String?
    ) -> String {
        let bytes = Array(source.utf8)
        let candidates = candidates(in: bytes, prefixes: prefixes.map { Array($0.utf8) })
        guard !candidates.isEmpty, !ComplexityGuard.refuses(bytes) else { return source }
        let word = Word(notIn: bytes)
        // The scheme stays, for by it an address in angle brackets is known.
        let marked = replacing(
            candidates.enumerated().map { number, range in
                let isScheme = bytes[range].contains(UInt8(ascii: ":"))
                return (range, (isScheme ? scheme : []) + word.bytes(number))
            },
            in: bytes
        )
        let before = destinations(in: bytes, isInline: isInline)
        let after = destinations(in: marked, isInline: isInline)
        guard before.count == after.count else { return source }
        var changes: [Int: [UInt8]] = [:]
        for (address, found) in zip(before, after) {
            let found = found.starts(with: scheme) ? found.dropFirst(scheme.count) : found[...]
            guard let number = word.number(in: found), candidates.indices.contains(number),
                let new = rewrite(String(decoding: address, as: UTF8.self))
            else { continue }
            changes[number] = Array(new.utf8)
        }
        return String(
            decoding: replacing(
                changes.sorted { $0.key < $1.key }.map { number, new in
                    change(of: candidates[number], to: new, in: bytes)
                },
                in: bytes
            ),
            as: UTF8.self
        )
    }

    /// The text with what closes a block that it leaves open, so that what follows it does not fall into that block.
    public static func closed(_ source: String) -> String {
        let bytes = Array(source.utf8)
        guard mayStayOpen(bytes), !ComplexityGuard.refuses(bytes), !isClosed(bytes) else { return source }
        var endings: [[UInt8]] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
            let line = line.drop { $0 == 0x20 }
            guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { continue }
            let fence = Array(line.prefix { $0 == first })
            if fence.count >= 3, !endings.contains(fence) { endings.append(fence) }
        }
        endings += ["-->", "?>", "]]>", ">", "</script>", "</pre>", "</style>", "</textarea>"].map { Array($0.utf8) }
        for ending in endings.prefix(40) {
            let whole = bytes + (bytes.last == 0x0A ? [] : [0x0A]) + ending
            if isClosed(whole) { return String(decoding: whole, as: UTF8.self) }
        }
        return source
    }

    /// Makes texts that are put into one document keep the labels of their footnotes and link definitions to
    /// themselves: a label that an earlier text has too is changed, one that only another text defines is escaped.
    public static func separated(_ sources: [(text: String, isInline: Bool)]) -> [String] {
        let texts = sources.map { Array($0.text.utf8) }
        let definitions = zip(texts, sources).map { text, source in source.isInline ? [] : labels(definedIn: text) }
        guard definitions.contains(where: { !$0.isEmpty }) else { return sources.map(\.text) }
        return texts.indices.map { index in
            let text = texts[index]
            let others = Set(definitions.indices.filter { $0 != index }.flatMap { definitions[$0] })
            let earlier = Set(definitions[..<index].joined())
            let own = definitions[index]
            guard !others.isEmpty, !ComplexityGuard.refuses(text) else { return sources[index].text }
            // One after the other: what looks like a label and is none must not keep another from being changed.
            var changed = text
            for label in own.union(others).sorted() where !own.contains(label) || earlier.contains(label) {
                changed = changing(
                    label,
                    to: own.contains(label) ? label + "-\(index + 1)" : nil,
                    in: changed,
                    isInline: sources[index].isInline
                )
            }
            return String(decoding: changed, as: UTF8.self)
        }
    }

    /// A text as the renderers see it, without pictures; for comparisons.
    static func tree(of bytes: [UInt8], isInline: Bool) -> Text {
        var parser = TextParser(format: .markdown, pictures: .init([]))
        let source = String(decoding: bytes, as: UTF8.self)
        return isInline
            ? Text(blocks: [.paragraph(parser.inlineText(source, at: ""))]) : parser.text(source, at: "")
    }

    // MARK: Addresses

    private static let scheme = Array("lesson:".utf8)

    /// Where an address may stand: behind a bracket or white space, up to what no address of a course holds.
    private static func candidates(in bytes: [UInt8], prefixes: [[UInt8]]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            let letter = bytes[index] | 0x20
            guard prefixes.contains(where: { $0[0] == letter && hasPrefix($0, at: index, in: bytes) }),
                index == 0 || bytes[index - 1].isASCIISpace || "(<:".utf8.contains(bytes[index - 1])
            else {
                index += 1
                continue
            }
            var end = index
            while end < bytes.count, bytes[end] > 0x20, !"()<>\"'[]`".utf8.contains(bytes[end]) { end += 1 }
            result.append(index..<end)
            index = end
        }
        return result
    }

    private static func hasPrefix(_ prefix: [UInt8], at index: Int, in bytes: [UInt8]) -> Bool {
        index + prefix.count <= bytes.count
            && zip(bytes[index...], prefix).allSatisfy { $0 == $1 || ($0.isASCIILetter && $0 | 0x20 == $1) }
    }

    /// An address in angle brackets that is a link by itself becomes one with brackets: only whole URLs can be that.
    private static func change(
        of range: Range<Int>,
        to new: [UInt8],
        in bytes: [UInt8]
    ) -> (range: Range<Int>, new: [UInt8]) {
        guard range.lowerBound > 0, bytes[range.lowerBound - 1] == UInt8(ascii: "<"), range.upperBound < bytes.count,
            bytes[range.upperBound] == UInt8(ascii: ">")
        else { return (range, new) }
        let before = bytes[..<(range.lowerBound - 1)].last { !$0.isASCIISpace }
        if before == UInt8(ascii: "(") || before == UInt8(ascii: ":") { return (range, new) }
        let words = bytes[range].flatMap { $0.isASCIIPunctuation ? [UInt8(ascii: "\\"), $0] : [$0] }
        return (
            range.lowerBound - 1..<range.upperBound + 1,
            [UInt8(ascii: "[")] + words + Array("](".utf8) + new + [UInt8(ascii: ")")]
        )
    }

    private static func destinations(in bytes: [UInt8], isInline: Bool) -> [[UInt8]] {
        let document = CommonMarkDocument(isInline ? Array("x ".utf8) + bytes : bytes, isInline: isInline)
        var result: [[UInt8]] = []
        walk(document.root) { node in
            if node.kind == .link || node.kind == .image {
                result.append(document.formulas.restore(node.destination))
            }
        }
        return result
    }

    // MARK: Blocks that stay open

    /// Whether a line begins as only a fence or HTML does, which alone run on over blank lines.
    private static func mayStayOpen(_ bytes: [UInt8]) -> Bool {
        var isAtStart = true
        for byte in bytes {
            if byte == 0x0A {
                isAtStart = true
            } else if isAtStart, byte != 0x20 {
                if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "<") { return true }
                isAtStart = false
            }
        }
        return false
    }

    private static func isClosed(_ bytes: [UInt8]) -> Bool {
        let word = Word(notIn: bytes).bytes(0)
        let document = CommonMarkDocument(bytes + Array("\n\n# ".utf8) + word + [0x0A], isInline: false)
        var last: CommonMarkNode?
        // Footnotes are put behind all else.
        for node in document.root.children where node.kind != .footnoteDefinition { last = node }
        guard let last, last.kind == .heading else { return false }
        return last.children.contains { $0.literal == word }
    }

    // MARK: Labels

    /// The labels of the footnotes and link definitions of a text, folded.
    private static func labels(definedIn bytes: [UInt8]) -> Set<String> {
        var result: Set<String> = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let content = line.drop { $0 == 0x20 || $0 == 0x09 || ">-+*".utf8.contains($0) }
            guard content.first == UInt8(ascii: "["), let end = content.firstIndex(of: UInt8(ascii: "]")),
                end + 1 < content.endIndex, content[end + 1] == UInt8(ascii: ":")
            else { continue }
            result.insert(folded(content[(content.startIndex + 1)..<end]))
        }
        return result
    }

    private static func folded(_ label: some Collection<UInt8>) -> String {
        String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// Gives a label another name everywhere, or escapes it where there is none.
    private static func changing(_ label: String, to name: String?, in bytes: [UInt8], isInline: Bool) -> [UInt8] {
        var places: [Range<Int>] = []
        var open: Int?
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "["), index == 0 || bytes[index - 1] != UInt8(ascii: "\\") { open = index }
            guard bytes[index] == UInt8(ascii: "]"), let start = open else { continue }
            open = nil
            if folded(bytes[(start + 1)..<index]) == label { places.append(start + 1..<index) }
        }
        guard !places.isEmpty else { return bytes }
        let literal = literalPlaces(places, in: bytes, isInline: isInline)
        var changes: [(range: Range<Int>, new: [UInt8])] = []
        for (number, place) in places.enumerated() where !literal.contains(number) {
            guard let name else {
                changes.append((place.lowerBound - 1..<place.lowerBound, Array("\\[".utf8)))
                continue
            }
            let new = Array(name.utf8)
            let after = place.upperBound + 1 < bytes.count ? bytes[place.upperBound + 1] : 0x20
            let isBehindText = place.lowerBound > 1 && bytes[place.lowerBound - 2] == UInt8(ascii: "]")
            if bytes[place.lowerBound] == UInt8(ascii: "^") || isBehindText || after == UInt8(ascii: ":") {
                changes.append((place, new))
            } else if after == UInt8(ascii: "[") {
                // `[label][]`, or the text of a link with another label.
                if place.upperBound + 2 < bytes.count, bytes[place.upperBound + 2] == UInt8(ascii: "]") {
                    changes.append((place.upperBound + 2..<place.upperBound + 2, new))
                }
            } else if after != UInt8(ascii: "(") {
                changes.append((place.upperBound + 1..<place.upperBound + 1, Array("[".utf8) + new + [0x5D]))
            }
        }
        let result = replacing(changes, in: bytes)
        return tree(of: result, isInline: isInline) == tree(of: bytes, isInline: isInline) ? result : bytes
    }

    /// Which places stand in code, raw HTML or a formula.
    private static func literalPlaces(_ places: [Range<Int>], in bytes: [UInt8], isInline: Bool) -> Set<Int> {
        let word = Word(notIn: bytes)
        let marked = replacing(places.enumerated().map { ($1, word.bytes($0)) }, in: bytes)
        let document = CommonMarkDocument(isInline ? Array("x ".utf8) + marked : marked, isInline: isInline)
        var literals: [[UInt8]] = document.formulas.formulas.map { Array($0.source.utf8) }
        walk(document.root) { node in
            switch node.kind {
            case .code:
                literals.append(node.formulaBlock.map { document.formulaBlocks.blocks[$0].source } ?? node.literal)
            case .inlineCode, .inlineHTML, .html: literals.append(node.literal)
            default: break
            }
        }
        return Set(literals.flatMap(word.numbers))
    }

    // MARK: Bytes and nodes

    private static func replacing(_ changes: [(range: Range<Int>, new: [UInt8])], in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        for (range, new) in changes {
            result += bytes[start..<range.lowerBound]
            result += new
            start = range.upperBound
        }
        return result + bytes[start...]
    }

    /// Visits all nodes in the order of the document.
    private static func walk(_ root: CommonMarkNode, _ visit: (CommonMarkNode) -> Void) {
        var stack = [root.children]
        while var children = stack.popLast() {
            guard let node = children.next() else { continue }
            stack.append(children)
            visit(node)
            stack.append(node.children)
        }
    }
}

/// Numbered words of letters and digits that a text does not have.
private struct Word {
    private let start: [UInt8]

    init(notIn bytes: [UInt8]) {
        var start = Array("zq".utf8)
        let lower = bytes.map { $0.isASCIILetter ? $0 | 0x20 : $0 }
        while Self.contains(start, lower) { start.append(UInt8(ascii: "q")) }
        self.start = start
    }

    func bytes(_ number: Int) -> [UInt8] { start + Array("\(number)z".utf8) }

    /// The number of the word that these bytes are.
    func number(in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.starts(with: start), bytes.last == UInt8(ascii: "z") else { return nil }
        return Int(String(decoding: bytes.dropFirst(start.count).dropLast(), as: UTF8.self))
    }

    /// The numbers of all words in these bytes.
    func numbers(in bytes: [UInt8]) -> [Int] {
        bytes.indices.compactMap { index in
            guard bytes[index...].starts(with: start) else { return nil }
            let digits = bytes[(index + start.count)...].prefix(while: \.isASCIIDigit)
            return Int(String(decoding: digits, as: UTF8.self))
        }
    }

    private static func contains(_ part: [UInt8], _ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0] == part[0] && bytes[$0...].starts(with: part) }
    }
}
