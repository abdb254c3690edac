/// Where words of a language may be divided, by Liang's patterns ("Word Hy-phen-a-tion by Com-put-er", 1983) in a trie
/// over UTF-8.
package struct HyphenationPatterns: Sendable {
    private struct Node {
        var byte: UInt8
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
        /// The place in `values` of the pattern that ends here; -1 where none does.
        var values: Int32 = -1
    }

    /// The nodes; the first 256 are those of patterns' first bytes.
    private var nodes: [Node]
    /// For each pattern the number of its values, then pairs of a place in it and a value.
    private var values: [UInt8] = []

    /// Words longer than this, in bytes, are not divided.
    static let longestWord = 96
    /// A file larger than this is not read.
    private static let largestFile = 4 << 20

    /// Reads a file of TeX's form: what `\patterns` and `\hyphenation` enclose in braces, `%` beginning a comment.
    package init(tex bytes: Span<UInt8>) {
        nodes = (0..<256).map { Node(byte: UInt8($0)) }
        guard bytes.count <= Self.largestFile else { return }
        nodes.reserveCapacity(256 + bytes.count / 2)
        values.reserveCapacity(bytes.count / 2)
        var section: Section?
        var command: [UInt8] = []
        var word: [UInt8] = []
        var isCommand = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x25:
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                finish(&word, section)
            case 0x5C:
                isCommand = true
                command.removeAll(keepingCapacity: true)
            case 0x7B:
                switch String(decoding: command, as: UTF8.self) {
                case "patterns": section = .patterns
                case "hyphenation": section = .exceptions
                default: section = nil
                }
                isCommand = false
            case 0x7D:
                finish(&word, section)
                section = nil
            case 0...0x20:
                if isCommand { isCommand = false }
                finish(&word, section)
            default:
                if isCommand { command.append(byte) } else if section != nil { word.append(byte) }
            }
        }
    }

    private enum Section {
        case patterns
        case exceptions
    }

    private mutating func finish(_ word: inout [UInt8], _ section: Section?) {
        guard !word.isEmpty else { return }
        switch section {
        case .patterns: addPattern(word)
        case .exceptions: addException(word)
        case nil: break
        }
        word.removeAll(keepingCapacity: true)
    }

    private mutating func addPattern(_ pattern: [UInt8]) {
        var node = -1
        var length: UInt8 = 0
        let start = values.count
        values.append(0)
        for byte in pattern {
            if byte >= 0x30, byte <= 0x39 {
                guard byte > 0x30 else { continue }
                values.append(length)
                values.append(byte - 0x30)
            } else {
                guard length < 120 else { return }
                node = child(of: node, byte)
                length += 1
            }
        }
        close(node, start)
    }

    /// A word whose divisions are given outranks every pattern.
    private mutating func addException(_ word: [UInt8]) {
        var node = child(of: -1, 0x2E)
        var length: UInt8 = 1
        let start = values.count
        values.append(0)
        var isDivided = false
        for byte in word {
            guard byte != 0x2D else {
                isDivided = true
                continue
            }
            guard length < 120 else { return }
            if length > 1 {
                values.append(length)
                values.append(isDivided ? 15 : 14)
            }
            isDivided = false
            node = child(of: node, byte)
            length += 1
        }
        node = child(of: node, 0x2E)
        close(node, start)
    }

    private mutating func close(_ node: Int, _ start: Int) {
        guard node >= 0 else {
            values.removeLast(values.count - start)
            return
        }
        values[start] = UInt8((values.count - start) / 2)
        nodes[node].values = Int32(start)
    }

    private mutating func child(of node: Int, _ byte: UInt8) -> Int {
        guard node >= 0 else { return Int(byte) }
        var last = -1
        var next = Int(nodes[node].firstChild)
        while next >= 0 {
            if nodes[next].byte == byte { return next }
            last = next
            next = Int(nodes[next].nextSibling)
        }
        let made = nodes.count
        nodes.append(Node(byte: byte))
        if last < 0 { nodes[node].firstChild = Int32(made) } else { nodes[last].nextSibling = Int32(made) }
        return made
    }

    /// The offsets in a word at which it may be divided, ascending.
    ///
    /// - Parameters:
    ///   - word: UTF-8 of small letters alone.
    ///   - left: The least number of characters before a hyphen.
    ///   - right: The least number of characters after a hyphen.
    package func divisions(of word: [UInt8], left: Int, right: Int) -> [Int] {
        guard word.count <= Self.longestWord else { return [] }
        var levels = InlineArray<128, UInt8>(repeating: 0)
        for start in 0...word.count {
            var node = -1
            var place = start
            while place <= word.count + 1 {
                let byte = place == 0 || place == word.count + 1 ? 0x2E : word[place - 1]
                node = node < 0 ? Int(byte) : find(byte, in: node)
                guard node >= 0 else { break }
                let list = Int(nodes[node].values)
                if list >= 0 {
                    for number in 0..<Int(values[list]) {
                        let at = start + Int(values[list + 1 + number * 2])
                        levels[at] = max(levels[at], values[list + 2 + number * 2])
                    }
                }
                place += 1
            }
        }
        let starts = word.indices.filter { word[$0] & 0xC0 != 0x80 }
        guard starts.count >= left + right else { return [] }
        return starts[left...(starts.count - right)].filter { levels[$0 + 1] & 1 == 1 }
    }

    private func find(_ byte: UInt8, in node: Int) -> Int {
        var next = Int(nodes[node].firstChild)
        while next >= 0, nodes[next].byte != byte { next = Int(nodes[next].nextSibling) }
        return next
    }
}
