internal import Bytes

extension JSONTree {
    /// The value for people: two spaces a level, members in their order, a line feed at the end.
    public func pretty() -> [UInt8] {
        var output: [UInt8] = []
        write(into: &output, indentation: 0)
        output.append(0x0A)
        return output
    }

    /// The value on one line without spaces, members in their order: a line of JSON Lines without its line feed.
    public func compact() -> [UInt8] {
        var output: [UInt8] = []
        write(into: &output, indentation: nil)
        return output
    }

    private func write(into output: inout [UInt8], indentation: Int?) {
        switch self {
        case .null: output.append(utf8: "null" as StaticString)
        case .boolean(let value): output.append(utf8: value ? "true" : "false")
        case .integer(let value): output.append(decimal: value)
        case .number(let value): output.append(jsonNumber: value)
        case .string(let value): output.append(jsonString: value)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (position, element) in elements.enumerated() {
                Self.separate(&output, position, indentation)
                element.write(into: &output, indentation: indentation.map { $0 + 1 })
            }
            if !elements.isEmpty { Self.breakLine(&output, indentation) }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (position, member) in members.enumerated() {
                Self.separate(&output, position, indentation)
                output.append(jsonString: member.key)
                output.append(UInt8(ascii: ":"))
                if indentation != nil { output.append(0x20) }
                member.value.write(into: &output, indentation: indentation.map { $0 + 1 })
            }
            if !members.isEmpty { Self.breakLine(&output, indentation) }
            output.append(UInt8(ascii: "}"))
        }
    }

    private static func separate(_ output: inout [UInt8], _ position: Int, _ indentation: Int?) {
        if position > 0 { output.append(UInt8(ascii: ",")) }
        breakLine(&output, indentation.map { $0 + 1 })
    }

    private static func breakLine(_ output: inout [UInt8], _ indentation: Int?) {
        guard let indentation else { return }
        output.append(0x0A)
        for _ in 0..<indentation * 2 { output.append(0x20) }
    }
}
