internal import Bytes

/// Where a value lies: a level of the stack of contexts, and slots from there on.
struct ValuePath: Sendable {
    /// 0 is the page's own object.
    var level: Int
    /// Counts into the program's `slots`.
    var slots: Range<Int>
}

/// What a template does, one after the other.
enum TemplateInstruction: Sendable {
    /// Writes bytes of the program's `literals`.
    case literal(Range<Int>)
    /// Writes a text, escaped.
    case escaped(ValuePath)
    /// Writes HTML as it is.
    case raw(ValuePath)
    /// Runs what follows up to `end` for each element of a list, or once for what is true.
    ///
    /// - Parameter pushes: Whether the value becomes a level of the stack; a flag does not.
    case section(ValuePath, end: Int, pushes: Bool)
    /// Runs what follows up to `end` where the value is false.
    case inverted(ValuePath, end: Int)
}

/// A template that is ready to run: no names, no tree.
struct TemplateProgram: Sendable {
    /// So many instructions, and bytes of text, suffice for any page.
    static let instructionLimit = 1 << 16
    static let literalLimit = 1 << 22

    private(set) var instructions: [TemplateInstruction] = []
    private(set) var literals: [UInt8] = []
    private(set) var slots: [Int] = []
    /// The instruction from which on texts may be joined: those before it are the end of a section.
    private var barrier = 0

    var isTooLarge: Bool { instructions.count > Self.instructionLimit || literals.count > Self.literalLimit }

    mutating func append(literal bytes: some Sequence<UInt8>) {
        let start = literals.count
        literals.append(contentsOf: bytes)
        guard literals.count > start else { return }
        if instructions.count > barrier, case .literal(let range)? = instructions.last, range.upperBound == start {
            instructions[instructions.count - 1] = .literal(range.lowerBound..<literals.count)
        } else {
            instructions.append(.literal(start..<literals.count))
        }
    }

    mutating func path(level: Int, _ slots: some Collection<Int>) -> ValuePath {
        let start = self.slots.count
        self.slots.append(contentsOf: slots)
        return ValuePath(level: level, slots: start..<self.slots.count)
    }

    mutating func append(_ instruction: TemplateInstruction) { instructions.append(instruction) }

    /// Begins a section, whose end is told later; gives its place.
    mutating func begin(_ instruction: TemplateInstruction) -> Int {
        instructions.append(instruction)
        barrier = instructions.count
        return barrier - 1
    }

    /// Ends the section that began at a place.
    mutating func end(_ index: Int) {
        barrier = instructions.count
        switch instructions[index] {
        case .section(let path, _, let pushes): instructions[index] = .section(path, end: barrier, pushes: pushes)
        case .inverted(let path, _): instructions[index] = .inverted(path, end: barrier)
        default: preconditionFailure("a section ends that did not begin")
        }
    }

    /// The slots of the page's own object that any instruction reads.
    var rootSlots: Set<Int> {
        Set(
            instructions.compactMap { instruction -> Int? in
                switch instruction {
                case .literal: nil
                case .escaped(let path), .raw(let path), .section(let path, _, _), .inverted(let path, _):
                    path.level == 0 ? path.slots.first.map { slots[$0] } : nil
                }
            }
        )
    }

    /// The value that slots lead to, from a value on.
    func follow(_ slots: Range<Int>, from value: TemplateValue) -> TemplateValue {
        var value = value
        for index in slots {
            guard case .object(let values) = value, self.slots[index] < values.count else { return .absent }
            value = values[self.slots[index]]
        }
        return value
    }
}

extension [UInt8] {
    /// Appends a value as text with `&`, `<`, `>`, `"` and `'` escaped, for text and for attributes in quotes.
    mutating func append(escaping value: TemplateValue) {
        switch value {
        case .text(let text): append(escaping: text)
        case .html(let bytes): append(escaping: String(decoding: bytes, as: UTF8.self))
        case .number(let number): append(utf8: String(number))
        case .absent, .flag, .list, .object: break
        }
    }

    /// Appends a value as it is.
    mutating func append(raw value: TemplateValue) {
        switch value {
        case .text(let text): append(utf8: text)
        case .html(let bytes): append(contentsOf: bytes)
        case .number(let number): append(utf8: String(number))
        case .absent, .flag, .list, .object: break
        }
    }

    private mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for index in utf8.indices {
                let escape: StaticString
                switch unsafe utf8[index] {
                case 0x26: escape = "&amp;"
                case 0x3C: escape = "&lt;"
                case 0x3E: escape = "&gt;"
                case 0x22: escape = "&quot;"
                case 0x27: escape = "&#39;"
                default: continue
                }
                unsafe append(contentsOf: utf8[start..<index])
                append(utf8: escape)
                start = index + 1
            }
            unsafe append(contentsOf: utf8[start...])
        }
    }
}
