internal import Bytes

/// Makes a drawing of the package one that an EPUB may hold.
///
/// A document type declaration that names a file outside is refused there (EPUB 3.3, 3.9), though drawing programs
/// write one; nothing needs it, as a package's drawings declare no entities.
enum EPUBDrawing {
    /// The drawing without its document type declaration; nil where it has none.
    static func prepared(_ stream: DeflatedStream) -> [UInt8]? {
        guard let bytes = Deflate.inflate(stream.bytes, limit: stream.contentCount) else { return nil }
        guard let range = documentType(in: bytes) else { return nil }
        return Array(bytes[..<range.lowerBound] + bytes[range.upperBound...])
    }

    /// Where the declaration stands: before the first element, behind comments and instructions.
    static func documentType(in bytes: [UInt8]) -> Range<Int>? {
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let rest = bytes[index...]
            if rest.starts(with: Array("<!--".utf8)) {
                guard let end = end(of: "-->", from: index + 4, in: bytes) else { return nil }
                index = end
            } else if rest.starts(with: Array("<?".utf8)) {
                guard let end = end(of: "?>", from: index + 2, in: bytes) else { return nil }
                index = end
            } else if rest.starts(with: Array("<!DOCTYPE".utf8)) {
                return declarationEnd(from: index + 9, in: bytes).map { index..<$0 }
            } else {
                return nil
            }
        }
        return nil
    }

    private static func end(of ending: String, from start: Int, in bytes: [UInt8]) -> Int? {
        let ending = Array(ending.utf8)
        guard start <= bytes.count else { return nil }
        return bytes[start...].indices.first { bytes[$0...].starts(with: ending) }.map { $0 + ending.count }
    }

    /// The index after the `>` that closes the declaration: not one in quotes, nor one inside the internal subset.
    private static func declarationEnd(from start: Int, in bytes: [UInt8]) -> Int? {
        var index = start
        var quote: UInt8?
        var isInSubset = false
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if isInSubset, bytes[index...].starts(with: Array("<!--".utf8)) {
                guard let end = end(of: "-->", from: index + 4, in: bytes) else { return nil }
                index = end
                continue
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "["): isInSubset = true
                case UInt8(ascii: "]"): isInSubset = false
                case UInt8(ascii: ">") where !isInSubset: return index + 1
                default: break
                }
            }
            index += 1
        }
        return nil
    }
}
