/// A file of interface texts: an object of strings and of objects of plural forms (RFC 8259).
struct InterfaceStringFile {
    /// The texts by key, in the file's order.
    private(set) var texts: [(key: String, forms: [PluralCategory: String])] = []

    /// Reads a file; nil where it is anything else.
    init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard
            reader.readObject({ reader, key in
                if let text = reader.readString() {
                    texts.append((key, [.other: text]))
                    return true
                }
                var forms: [PluralCategory: String] = [:]
                let isRead = reader.readObject { reader, name in
                    guard let category = PluralCategory(rawValue: name), let form = reader.readString() else {
                        return false
                    }
                    forms[category] = form
                    return true
                }
                texts.append((key, forms))
                return isRead && forms[.other] != nil
            })
        else { return nil }
        guard reader.isAtEnd else { return nil }
    }

    /// Strings and objects are all of JSON that such a file has.
    private struct Reader {
        let bytes: [UInt8]
        private var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { bytes[index...].allSatisfy(Self.isSpace) }

        private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0A ~= byte || byte == 0x0D }

        private mutating func take(_ byte: UInt8) -> Bool {
            while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
            guard index < bytes.count, bytes[index] == byte else { return false }
            index += 1
            return true
        }

        mutating func readObject(_ member: (inout Reader, String) -> Bool) -> Bool {
            guard take(0x7B) else { return false }
            if take(0x7D) { return true }
            repeat {
                guard let key = readString(), take(0x3A), member(&self, key) else { return false }
            } while take(0x2C)
            return take(0x7D)
        }

        /// A string without escapes other than `\"` and `\\`: the files hold text as it is.
        mutating func readString() -> String? {
            guard take(0x22) else { return nil }
            var text: [UInt8] = []
            while index < bytes.count, bytes[index] != 0x22 {
                if bytes[index] == 0x5C {
                    index += 1
                    guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x5C else { return nil }
                }
                text.append(bytes[index])
                index += 1
            }
            guard take(0x22) else { return nil }
            return String(validating: text, as: UTF8.self)
        }
    }
}
