public import Diagnostics

/// Finds the lines and columns of JSON Pointers in a file.
public struct JSONLocator: Sendable {
    private let root: JSONValue?
    private let lines: LineIndex

    /// Reads the bytes; what cannot be read has no places.
    public init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) {
        root = JSONReading(bytes, limits: limits).value
        lines = LineIndex(bytes)
    }

    /// Takes a value that was read before.
    public init(_ root: JSONValue) {
        self.root = root
        lines = LineIndex(root.storage.bytes)
    }

    /// The place of the value at a pointer (RFC 6901), or of the nearest value around it where it is not there.
    ///
    /// - Parameter textOffset: a UTF-8 offset into the decoded string, whose place is asked for instead.
    /// - Returns: line and column in code points, both from 1; nil where the file cannot be read.
    public func locate(pointer: String, textOffset: Int? = nil) -> (line: Int, column: Int)? {
        guard var value = root else { return nil }
        var isExact = true
        for token in JSONPointer.tokens(pointer) {
            let next: JSONValue? =
                switch value.kind {
                case .object: value[token]
                case .array: Int(token).flatMap { $0 >= 0 && $0 < value.count ? value.elements[$0] : nil }
                default: nil
                }
            guard let next else {
                isExact = false
                break
            }
            value = next
        }
        var offset = value.offset
        if let textOffset, isExact, value.kind == .string {
            let range = value.offset + 1..<value.endOffset - 1
            let bytes = value.storage.bytes
            offset = JSONEscape.place(bytes, range, textOffset: max(textOffset, 0))
        }
        return lines.position(of: offset)
    }

    /// Line and column of a byte's offset.
    public func position(of offset: Int) -> (line: Int, column: Int) { lines.position(of: offset) }

    /// A finding with its line and column, where it has a pointer and they are not there yet.
    public func locate(_ finding: Finding) -> Finding {
        guard finding.line == nil, let pointer = finding.pointer,
            let place = locate(pointer: pointer, textOffset: finding.textOffset)
        else { return finding }
        var located = finding
        (located.line, located.column) = place
        return located
    }
}

/// JSON Pointers (RFC 6901).
public enum JSONPointer {
    /// A key as it stands in a pointer.
    public static func escape(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return key }
        var escaped: [UInt8] = []
        for byte in key.utf8 {
            switch byte {
            case 0x7E: escaped += [0x7E, 0x30]
            case 0x2F: escaped += [0x7E, 0x31]
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// The keys and indices of a pointer.
    public static func tokens(_ pointer: String) -> [String] {
        guard pointer.utf8.first == 0x2F else { return [] }
        return pointer.utf8.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false).map { token in
            var bytes: [UInt8] = []
            var isEscaped = false
            for byte in token {
                if isEscaped {
                    bytes.append(byte == 0x31 ? 0x2F : byte == 0x30 ? 0x7E : byte)
                    isEscaped = false
                } else if byte == 0x7E {
                    isEscaped = true
                } else {
                    bytes.append(byte)
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
