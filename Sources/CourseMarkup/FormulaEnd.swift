/// Finds the `$$` that ends a displayed formula, line by line.
///
/// A backslash takes the next character along, and a dollar sign inside `\text{…}` belongs to LaTeX.
struct FormulaEnd {
    /// How many braces are open since a `\text{`, that one included.
    private var textDepth = 0

    /// Looks through a line; the index of the closing `$$`, or nil where the formula goes on.
    mutating func find(in line: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < line.count {
            switch line[index] {
            case UInt8(ascii: "\\"):
                if textDepth == 0, line[index...].starts(with: Self.textCommand) {
                    textDepth = 1
                    index += Self.textCommand.count
                } else {
                    index += 2
                }
                continue
            case UInt8(ascii: "{") where textDepth > 0: textDepth += 1
            case UInt8(ascii: "}") where textDepth > 0: textDepth -= 1
            case UInt8(ascii: "$") where textDepth == 0:
                if index + 1 < line.count, line[index + 1] == UInt8(ascii: "$") { return index }
            default: break
            }
            index += 1
        }
        return nil
    }

    static let textCommand = Array("\\text{".utf8)

    /// For each `\text{` of a paragraph that is closed in it, by its index, the index after the closing brace.
    static func closedTextCommands(in bytes: [UInt8]) -> [Int: Int] {
        var result: [Int: Int] = [:]
        /// The open braces: the index of the command, or nil for a plain brace.
        var open: [Int?] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"):
                if bytes[index...].starts(with: textCommand) {
                    open.append(index)
                    index += textCommand.count
                } else {
                    index += 2
                }
                continue
            case UInt8(ascii: "{"): open.append(nil)
            case UInt8(ascii: "}"):
                if let opener = open.popLast(), let command = opener { result[command] = index + 1 }
            default: break
            }
            index += 1
        }
        return result
    }
}
