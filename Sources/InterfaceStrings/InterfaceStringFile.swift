internal import JSONCodec

/// A file of interface texts: an object of strings and of objects of plural forms.
struct InterfaceStringFile {
    /// The texts by key, in the file's order.
    private(set) var texts: [(key: String, forms: [PluralCategory: String])] = []

    /// Reads a file; nil where it is anything else.
    init?(_ bytes: [UInt8]) {
        let reading = JSONReading(bytes)
        guard reading.errors.isEmpty, let value = reading.value, case .object(let members) = JSONTree(value) else {
            return nil
        }
        for member in members {
            switch member.value {
            case .string(let text): texts.append((member.key, [.other: text]))
            case .object(let plurals):
                var forms: [PluralCategory: String] = [:]
                for plural in plurals {
                    guard let category = PluralCategory(rawValue: plural.key), case .string(let form) = plural.value
                    else { return nil }
                    forms[category] = form
                }
                guard forms[.other] != nil else { return nil }
                texts.append((member.key, forms))
            default: return nil
            }
        }
    }
}
