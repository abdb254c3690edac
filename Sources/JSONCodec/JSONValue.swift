/// A value inside JSON that was read, with its place; copying it is cheap.
public struct JSONValue: Sendable {
    /// What a value is.
    public enum Kind: UInt8, Sendable {
        case null
        case boolean
        case number
        case string
        case array
        case object
    }

    let storage: JSONStorage
    let index: Int

    private var node: JSONNode { storage.nodes[index] }

    /// What it is.
    public var kind: Kind { node.kind }

    /// The offset of its first byte; a string's is its quotation mark.
    public var offset: Int { Int(node.start) }

    /// The offset after its last byte.
    public var endOffset: Int { Int(node.end) }

    /// Its JSON Pointer (RFC 6901).
    public var pointer: String { storage.pointer(to: index) }

    /// The number of its elements or members; 0 where it has none.
    public var count: Int { Int(node.count) }

    /// The string without escapes; nil where it is no string.
    public var string: String? {
        guard kind == .string, endOffset - offset >= 2 else { return nil }
        let range = offset + 1..<endOffset - 1
        let bytes = storage.bytes
        if node.isPlain { return String(decoding: bytes[range], as: UTF8.self) }
        return String(decoding: JSONEscape.decode(bytes, range), as: UTF8.self)
    }

    /// Whether it is a string that holds escapes.
    public var hasEscapes: Bool { kind == .string && !node.isPlain }

    /// Whether it is true; nil where it is no boolean.
    public var boolean: Bool? { kind == .boolean ? storage.bytes[offset] == UInt8(ascii: "t") : nil }

    /// Whether it is a number without fraction and exponent, of whatever size: `15`, not `15.0`.
    public var isInteger: Bool { kind == .number && node.isPlain }

    /// The number where it is written as an integer and fits; else nil.
    public var integer: Int? {
        guard isInteger else { return nil }
        let isNegative = storage.bytes[offset] == UInt8(ascii: "-")
        var value = 0
        for index in offset + (isNegative ? 1 : 0)..<endOffset {
            let digit = Int(storage.bytes[index] - 0x30)
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) =
                isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            guard !overflows, !overflowsToo else { return nil }
            value = sum
        }
        return value
    }

    /// The number as the nearest double, infinite where it is too large; nil where it is no number.
    public var number: Double? {
        guard kind == .number else { return nil }
        return Double(String(decoding: storage.bytes[offset..<endOffset], as: UTF8.self))
    }

    /// An array's elements; none where it is no array.
    public var elements: [JSONValue] {
        guard kind == .array else { return [] }
        var elements: [JSONValue] = []
        elements.reserveCapacity(count)
        var child = index + 1
        for _ in 0..<count {
            elements.append(JSONValue(storage: storage, index: child))
            child = Int(storage.nodes[child].next)
        }
        return elements
    }

    /// An object's members in the order of the file; none where it is no object.
    public var members: [Member] {
        guard kind == .object else { return [] }
        var members: [Member] = []
        members.reserveCapacity(count)
        var child = index + 1
        for _ in 0..<count {
            members.append(Member(storage: storage, index: child))
            child = Int(storage.nodes[child + 1].next)
        }
        return members
    }

    /// The value of an object's key; of a duplicate key the first.
    public subscript(key: String) -> JSONValue? {
        members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// A key with its value.
    public struct Member: Sendable {
        let storage: JSONStorage
        let index: Int

        /// The key without escapes.
        public var key: String { JSONValue(storage: storage, index: index).string ?? "" }

        /// The offset of the key's quotation mark.
        public var keyOffset: Int { Int(storage.nodes[index].start) }

        /// The value.
        public var value: JSONValue { JSONValue(storage: storage, index: index + 1) }
    }
}
