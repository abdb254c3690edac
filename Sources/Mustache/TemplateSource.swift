/// A template as it was written.
public struct TemplateSource: Sendable, Hashable {
    /// The largest template, in bytes.
    public static let sizeLimit = 1 << 20

    /// The name that other templates call it by, such as `_header`.
    public var name: String
    /// The file, as the person would type it.
    public var file: String
    /// Its UTF-8.
    public var bytes: [UInt8]

    /// Names a template.
    public init(name: String, file: String, bytes: [UInt8]) {
        self.name = name
        self.file = file
        self.bytes = bytes
    }

    /// The line and the column in code points, both from 1, of an offset.
    func place(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in bytes[..<min(offset, bytes.count)] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}
