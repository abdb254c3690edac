internal import Diagnostics

/// The single pass over the bytes, which fills the tape and collects errors (RFC 8259).
struct JSONReader {
    /// An error before its line, column and pointer are known.
    struct Pending {
        let code: FindingCode
        let message: String
        let offset: Int
        /// The node that it belongs to; negative where it belongs to none.
        let node: Int
    }

    let limits: JSONLimits
    var nodes: [JSONNode] = []
    var errors: [Pending] = []
    /// The open arrays and objects, outermost first.
    private var open: [Int] = []
    var keyHashes: [UInt64] = []

    init(limits: JSONLimits) { self.limits = limits }

    mutating func read(_ bytes: [UInt8]) -> (JSONValue?, [JSONSyntaxError]) {
        guard bytes.count <= limits.maximumBytes else {
            let error = JSONSyntaxError(
                code: JSONCodecFinding.size,
                message: "expected at most \(limits.maximumBytes) bytes, found \(bytes.count)",
                offset: 0,
                line: 1,
                column: 1,
                pointer: nil
            )
            return (nil, [error])
        }
        nodes.reserveCapacity(min(bytes.count / 24, 1 << 16) + 16)
        validateEncoding(bytes.span)
        let isWhole = readValues(bytes.span)
        closeRest(bytes.count)
        let storage = JSONStorage(bytes: bytes, nodes: nodes)
        let found = errors.isEmpty ? [] : resolve(storage)
        return (isWhole && !nodes.isEmpty ? JSONValue(storage: storage, index: 0) : nil, found)
    }

    /// Whether reading goes on: hostile bytes shall not make a list of errors as long as themselves.
    var isTired: Bool { errors.count >= limits.maximumErrors }

    mutating func report(_ code: FindingCode, _ message: String, at offset: Int, node: Int? = nil) {
        errors.append(Pending(code: code, message: message, offset: offset, node: node ?? nodes.count - 1))
    }

    /// Reports each run of bytes that is not UTF-8, and only some of a file that is in another encoding altogether.
    private mutating func validateEncoding(_ bytes: Span<UInt8>) {
        var from = 0
        while from < bytes.count, errors.count < 10 {
            do {
                _ = try UTF8Span(validating: bytes.extracting(from...))
                return
            } catch {
                let place = from + error.byteOffsets.lowerBound
                if place > from || from == 0 {
                    report(JSONCodecFinding.encoding, "expected UTF-8, found \(hex(bytes[place]))", at: place, node: -2)
                }
                from += max(error.byteOffsets.upperBound, 1)
            }
        }
    }

    /// Reads to the end or to the first place where the grammar is broken; whether the value is whole.
    private mutating func readValues(_ bytes: Span<UInt8>) -> Bool {
        var at = 0
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            report(JSONCodecFinding.byteOrderMark, "expected no byte order mark, found one", at: 0, node: -1)
            at = 3
        }
        while true {
            guard !isTired else { return false }
            skipSpace(bytes, &at)
            guard at < bytes.count else { return stop(bytes, at, expected: "a value") }
            let first = bytes[at]
            switch first {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isObject = first == UInt8(ascii: "{")
                guard open.count < limits.maximumDepth else {
                    report(
                        JSONCodecFinding.depth,
                        "expected at most \(limits.maximumDepth) levels of nesting, found more",
                        at: at,
                        node: open.last
                    )
                    return false
                }
                open.append(nodes.count)
                append(isObject ? .object : .array, from: at, to: at)
                at += 1
                skipSpace(bytes, &at)
                if at < bytes.count, bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    at += 1
                    close(bytes, at)
                } else if isObject {
                    guard readKey(bytes, &at) else { return false }
                    continue
                } else {
                    continue
                }
            case UInt8(ascii: "\""):
                guard readString(bytes, &at, kind: .string) else { return false }
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard readNumber(bytes, &at) else { return false }
            case UInt8(ascii: "t"):
                guard readWord(bytes, &at, "true", .boolean) else { return false }
            case UInt8(ascii: "f"):
                guard readWord(bytes, &at, "false", .boolean) else { return false }
            case UInt8(ascii: "n"):
                guard readWord(bytes, &at, "null", .null) else { return false }
            default:
                return stop(bytes, at, expected: "a value")
            }
            switch readSeparators(bytes, &at) {
            case .more: continue
            case .broken: return false
            case .done: break
            }
            skipSpace(bytes, &at)
            if at < bytes.count {
                report(
                    JSONCodecFinding.trailing,
                    "expected the end of the file, found \(found(bytes, at))",
                    at: at,
                    node: -1
                )
            }
            return true
        }
    }

    private enum Separator { case more, broken, done }

    /// Reads what stands between a value and the next: commas, keys and the ends of arrays and objects.
    private mutating func readSeparators(_ bytes: Span<UInt8>, _ at: inout Int) -> Separator {
        while let container = open.last {
            nodes[container].count += 1
            let isObject = nodes[container].kind == .object
            skipSpace(bytes, &at)
            guard at < bytes.count else {
                _ = stop(bytes, at, expected: isObject ? "',' or '}'" : "',' or ']'")
                return .broken
            }
            switch (bytes[at], isObject) {
            case (UInt8(ascii: ","), true):
                at += 1
                skipSpace(bytes, &at)
                return readKey(bytes, &at) ? .more : .broken
            case (UInt8(ascii: ","), false):
                at += 1
                return .more
            case (UInt8(ascii: "}"), true), (UInt8(ascii: "]"), false):
                at += 1
                close(bytes, at)
            default:
                _ = stop(bytes, at, expected: isObject ? "',' or '}'" : "',' or ']'")
                return .broken
            }
        }
        return .done
    }

    /// Reads a key and its colon.
    private mutating func readKey(_ bytes: Span<UInt8>, _ at: inout Int) -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
            return stop(bytes, at, expected: "a key in quotation marks")
        }
        guard readString(bytes, &at, kind: .string) else { return false }
        skipSpace(bytes, &at)
        guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { return stop(bytes, at, expected: "':'") }
        at += 1
        return true
    }

    private mutating func readWord(
        _ bytes: Span<UInt8>,
        _ at: inout Int,
        _ word: String,
        _ kind: JSONValue.Kind
    ) -> Bool {
        let start = at
        for letter in word.utf8 {
            guard at < bytes.count, bytes[at] == letter else { return stop(bytes, at, expected: "'\(word)'") }
            at += 1
        }
        append(kind, from: start, to: at)
        return true
    }

    private mutating func readNumber(_ bytes: Span<UInt8>, _ at: inout Int) -> Bool {
        let start = at
        var isInteger = true
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        if at < bytes.count, bytes[at] == UInt8(ascii: "0") {
            at += 1
        } else if !skipDigits(bytes, &at) {
            return stop(bytes, at, expected: "a digit")
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            isInteger = false
            guard skipDigits(bytes, &at) else { return stop(bytes, at, expected: "a digit") }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            isInteger = false
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            guard skipDigits(bytes, &at) else { return stop(bytes, at, expected: "a digit") }
        }
        append(.number, from: start, to: at, isPlain: isInteger)
        return true
    }

    private func skipDigits(_ bytes: Span<UInt8>, _ at: inout Int) -> Bool {
        let start = at
        while at < bytes.count, bytes[at] &- 0x30 < 10 { at += 1 }
        return at > start
    }

    @inline(__always)
    private func skipSpace(_ bytes: Span<UInt8>, _ at: inout Int) {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at += 1
        }
    }

    mutating func append(_ kind: JSONValue.Kind, from start: Int, to end: Int, isPlain: Bool = true) {
        nodes.append(
            JSONNode(
                start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: end),
                next: UInt32(truncatingIfNeeded: nodes.count + 1),
                kind: kind,
                isPlain: isPlain
            )
        )
    }

    private mutating func close(_ bytes: Span<UInt8>, _ end: Int) {
        guard let container = open.popLast() else { return }
        nodes[container].end = UInt32(truncatingIfNeeded: end)
        nodes[container].next = UInt32(truncatingIfNeeded: nodes.count)
        if nodes[container].kind == .object { checkKeys(bytes, of: container) }
    }

    /// Ends what is open where the grammar broke, so that places can still be named.
    private mutating func closeRest(_ end: Int) {
        for container in open {
            nodes[container].end = UInt32(truncatingIfNeeded: end)
            nodes[container].next = UInt32(truncatingIfNeeded: nodes.count)
        }
    }

    /// Notes the place where the grammar is broken.
    mutating func stop(_ bytes: Span<UInt8>, _ at: Int, expected: String) -> Bool {
        // A key without its value belongs to the member, anything else to the innermost array or object.
        let isAfterKey =
            expected == "a value" && nodes.last?.kind == .string && open.last.map { nodes[$0].kind } == .object
        report(
            at < bytes.count ? JSONCodecFinding.syntax : JSONCodecFinding.cut,
            "expected \(expected), found \(found(bytes, at))",
            at: at,
            node: isAfterKey ? nodes.count - 1 : open.last ?? -1
        )
        return false
    }

    /// The character at an offset, as a message names it.
    func found(_ bytes: Span<UInt8>, _ at: Int) -> String {
        guard at < bytes.count else { return "the end of the file" }
        let byte = bytes[at]
        if byte > 0x20, byte < 0x7F { return "'\(Character(Unicode.Scalar(byte)))'" }
        return byte == 0x0A ? "the end of the line" : "the byte \(hex(byte))"
    }

    private func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }

    private func resolve(_ storage: JSONStorage) -> [JSONSyntaxError] {
        let lines = LineIndex(storage.bytes)
        let inOrder = errors.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
        return inOrder.map { _, error in
            let position = lines.position(of: error.offset)
            // The encoding is looked at before there are nodes.
            let node = error.node == -2 ? storage.node(before: error.offset) : error.node
            return JSONSyntaxError(
                code: error.code,
                message: error.message,
                offset: error.offset,
                line: position.line,
                column: position.column,
                pointer: node >= 0 && node < storage.nodes.count ? storage.pointer(to: node) : nil
            )
        }
    }
}

extension JSONStorage {
    /// The last node that starts at or before an offset, where it reaches over it; else -1.
    fileprivate func node(before offset: Int) -> Int {
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low + high) / 2
            if Int(nodes[middle].start) <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 && offset < Int(nodes[low - 1].end) ? low - 1 : -1
    }
}
