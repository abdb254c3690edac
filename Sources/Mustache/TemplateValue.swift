/// What a template is filled with.
public enum TemplateValue: Sendable, Hashable {
    /// Nothing: written as nothing, and false.
    case absent
    /// Plain text; false where it is empty.
    case text(String)
    /// HTML as UTF-8; false where it is empty.
    case html([UInt8])
    /// A whole number; 0 is false.
    case number(Int)
    /// Something that is so or is not.
    case flag(Bool)
    /// Values of one type; false where there is none.
    case list([TemplateValue])
    /// Values in the order of their `TemplateFields`.
    case object([TemplateValue])

    /// A text that may not be there.
    public static func text(_ text: String?) -> TemplateValue { text.map { .text($0) } ?? .absent }

    /// Whether a section with this value is written.
    var isTrue: Bool {
        switch self {
        case .absent: false
        case .text(let text): !text.isEmpty
        case .html(let bytes): !bytes.isEmpty
        case .number(let number): number != 0
        case .flag(let flag): flag
        case .list(let elements): !elements.isEmpty
        case .object: true
        }
    }
}
