internal import Bytes

extension JSONValue {
    /// The value's canonical form (RFC 8785), the one that hashes are taken over.
    ///
    /// - Parameter key: a member of this object that is left out.
    public func canonical(without key: String? = nil) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(endOffset - offset)
        write(canonicalInto: &output, without: key)
        return output
    }

    /// The canonical form of an object of some of this object's members.
    public func canonical(only keys: [String]) -> [UInt8] {
        var output: [UInt8] = []
        write(members.filter { member in keys.contains(member.key) }, into: &output)
        return output
    }

    private func write(canonicalInto output: inout [UInt8], without key: String? = nil) {
        switch kind {
        case .null, .boolean: output.append(contentsOf: storage.bytes[offset..<endOffset])
        case .number: write(numberInto: &output)
        case .string: write(stringInto: &output)
        case .array:
            output.append(UInt8(ascii: "["))
            for (position, element) in elements.enumerated() {
                if position > 0 { output.append(UInt8(ascii: ",")) }
                element.write(canonicalInto: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object:
            write(key == nil ? members : members.filter { $0.key != key }, into: &output)
        }
    }

    /// Writes members in the order of their keys' UTF-16 code units (RFC 8785, 3.2.3).
    private func write(_ members: [Member], into output: inout [UInt8]) {
        let sorted = members.map { (key: $0.key, member: $0) }
            .sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
        output.append(UInt8(ascii: "{"))
        for (position, (_, member)) in sorted.enumerated() {
            if position > 0 { output.append(UInt8(ascii: ",")) }
            JSONValue(storage: storage, index: member.index).write(stringInto: &output)
            output.append(UInt8(ascii: ":"))
            member.value.write(canonicalInto: &output)
        }
        output.append(UInt8(ascii: "}"))
    }

    private func write(numberInto output: inout [UInt8]) {
        // An integer that a double holds exactly is written with its own digits, anything else as the double.
        if let integer, integer.magnitude <= 1 << 53 {
            output.append(decimal: integer)
        } else {
            output.append(jsonNumber: number ?? 0)
        }
    }

    private func write(stringInto output: inout [UInt8]) {
        // A string without escapes holds nothing that has to be escaped.
        guard hasEscapes else { return output.append(contentsOf: storage.bytes[offset..<endOffset]) }
        let bytes = storage.bytes
        output.append(0x22)
        JSONEscape.walk(bytes, offset + 1..<endOffset - 1) { piece in
            switch piece {
            case .bytes(let run): output.append(contentsOf: bytes[run])
            case .scalar(let scalar, _):
                if scalar.isASCII {
                    output.append(jsonByte: UInt8(truncatingIfNeeded: scalar.value))
                } else {
                    output.append(contentsOf: JSONEscape.encode(scalar))
                }
            }
            return true
        }
        output.append(0x22)
    }
}
