/// How much is read before the reader refuses.
public struct JSONLimits: Sendable, Hashable {
    /// The largest file in bytes; the default is what a CoursePackage may have.
    public var maximumBytes: Int
    /// The deepest nesting of arrays and objects, at most 512.
    public var maximumDepth: Int
    /// How many errors are collected before reading stops: enough to repair a file, too few to fill a disk.
    public var maximumErrors: Int

    /// Makes limits.
    ///
    /// - Precondition: `maximumBytes` is below 2 GiB and `maximumDepth` at most 512.
    public init(maximumBytes: Int = 5_000_000, maximumDepth: Int = 64, maximumErrors: Int = 100) {
        precondition(maximumBytes < 1 << 31, "a JSON file is read up to 2 GiB")
        precondition((1...512).contains(maximumDepth), "JSON is read up to 512 levels deep")
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumErrors = maximumErrors
    }
}

/// What reading bytes as JSON gave.
public struct JSONReading: Sendable {
    /// The value; nil where the grammar is broken, there even where there are errors that leave it readable, such as a
    /// duplicate key.
    public let value: JSONValue?
    /// All errors in the order of their place.
    public let errors: [JSONSyntaxError]

    /// Reads bytes as one JSON value (RFC 8259, UTF-8 only).
    ///
    /// One pass, no recursion: hostile nesting ends in an error.
    public init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) {
        var reader = JSONReader(limits: limits)
        (value, errors) = reader.read(bytes)
    }
}

/// The bytes of a JSON file with the places of its values: one flat tape in document order.
///
/// An object's node is followed by a node for each key and the nodes of its value, an array's by those of its elements.
final class JSONStorage: Sendable {
    let bytes: [UInt8]
    let nodes: [JSONNode]

    init(bytes: [UInt8], nodes: [JSONNode]) {
        self.bytes = bytes
        self.nodes = nodes
    }

    /// The JSON Pointer of a node; a key's is that of its value.
    func pointer(to target: Int) -> String {
        var pointer = ""
        var index = 0
        while index < target, !nodes[index].isScalar {
            let isObject = nodes[index].kind == .object
            var child = index + 1
            var position = 0
            while true {
                let value = isObject ? child + 1 : child
                guard value < nodes.count, target >= Int(nodes[value].next) else { break }
                child = Int(nodes[value].next)
                position += 1
            }
            if isObject {
                // A key that is cut off is no part of a pointer.
                guard let key = JSONValue(storage: self, index: child).string else { break }
                pointer += "/" + JSONPointer.escape(key)
                index = min(child + 1, nodes.count)
            } else {
                pointer += "/\(position)"
                index = child
            }
            if index >= target { break }
        }
        return pointer
    }
}

/// One value or key of a JSON file.
struct JSONNode: Sendable {
    var start: UInt32
    /// The offset after the value's last byte.
    var end: UInt32
    /// The index of the node after this value and all that is in it.
    var next: UInt32
    /// Elements or members.
    var count: UInt32 = 0
    var kind: JSONValue.Kind
    /// A string without escapes, a number without fraction and exponent.
    var isPlain = true

    var isScalar: Bool { kind != .object && kind != .array }
}
