/// What a text becomes on its way into a format, row by row, and how it is read back.
///
/// A table is the whole truth about its format: what no row names is written as it is.
public struct SubstitutionTable: Sendable, Hashable {
    /// One substitution.
    public struct Row: Sendable, Hashable {
        /// When a row counts.
        public enum Condition: Sendable, Hashable {
            /// Everywhere.
            case always
            /// Only before a character that would begin a tag or a character reference: a letter, `/`, `!`, `?`, `#`.
            case beforeName
        }

        /// What stands in the course.
        public let text: String
        /// What is written instead.
        public let written: String
        /// When the row counts.
        public let condition: Condition
        /// Whether `written` is read back as `text`.
        public let isReversible: Bool

        let textScalars: [Unicode.Scalar]
        let writtenScalars: [Unicode.Scalar]

        /// Makes a row.
        ///
        /// - Precondition: Neither side is empty.
        public init(
            _ text: String,
            _ written: String,
            when condition: Condition = .always,
            isReversible: Bool = true
        ) {
            precondition(!text.isEmpty && !written.isEmpty, "a substitution has two sides")
            self.text = text
            self.written = written
            self.condition = condition
            self.isReversible = isReversible
            textScalars = Array(text.unicodeScalars)
            writtenScalars = Array(written.unicodeScalars)
        }
    }

    /// The substitutions; of several that fit at a place the first counts.
    public let rows: [Row]

    /// Makes a table.
    public init(_ rows: [Row]) { self.rows = rows }

    /// The text as it is written, in one pass from its start.
    public func apply(_ text: String) -> String {
        replace(text, rows.map { ($0.textScalars, $0.writtenScalars, $0.condition) })
    }

    /// What a reader makes of a written text: the text of the course, but for the rows that cannot be reversed.
    public func invert(_ written: String) -> String {
        replace(written, rows.filter(\.isReversible).map { ($0.writtenScalars, $0.textScalars, .always) })
    }

    private func replace(
        _ text: String,
        _ pairs: [(from: [Unicode.Scalar], to: [Unicode.Scalar], condition: Row.Condition)]
    ) -> String {
        let firsts = Set(pairs.map { $0.from[0] })
        guard text.unicodeScalars.contains(where: firsts.contains) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            guard firsts.contains(scalars[index]) else {
                result.append(scalars[index])
                index += 1
                continue
            }
            let rest = scalars[index...]
            let pair = pairs.first { pair in
                guard rest.starts(with: pair.from) else { return false }
                switch pair.condition {
                case .always: return true
                case .beforeName: return rest.dropFirst(pair.from.count).first.map(Self.beginsName) ?? false
                }
            }
            if let pair {
                result.append(contentsOf: pair.to)
                index += pair.from.count
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return String(result)
    }

    private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "/", "!", "?", "#": true
        default: false
        }
    }
}

extension SubstitutionTable {
    /// The questions' names and the titles of courses, modules and lessons in Moodle's question bank.
    ///
    /// Moodle takes everything from a `<` on for a tag and drops it, and shows names on one line. The exact title of a
    /// lesson stands in its category's description besides.
    public static let moodleNames = SubstitutionTable([
        Row("<", "\u{FF1C}"),
        Row("\n", " ", isReversible: false),
        Row("\t", " ", isReversible: false),
        Row("\u{FFFE}", "\u{FFFD}", isReversible: false),
        Row("\u{FFFF}", "\u{FFFD}", isReversible: false),
    ])

    /// A title inside the path of a Moodle category, whose parts a slash separates.
    public static let moodlePath = SubstitutionTable([Row("/", "//")])

    /// A text between GIFT's own characters.
    public static let gift = SubstitutionTable([
        Row("\\", "\\\\"),
        Row("~", "\\~"),
        Row("=", "\\="),
        Row("#", "\\#"),
        Row("{", "\\{"),
        Row("}", "\\}"),
        Row(":", "\\:"),
        Row("\n", "\\n"),
    ])

    /// A title in a line of GIFT that is no HTML: what Moodle's reader puts in the place of escapes, it also takes for
    /// escapes where a title has it, so that U+2060 (word joiner) parts the two characters that it begins with.
    public static let giftNames = SubstitutionTable([Row("&&", "&\u{2060}&")])

    /// A path of categories in GIFT, where Moodle resolves one escape only.
    public static let giftPath = SubstitutionTable([Row("\\", "\\\\")])

    /// A text that Moodle's importer of Common Cartridge un-escapes once more than its escapes are.
    ///
    /// U+200B (zero width space) keeps a `<` and an `&` from beginning a tag or a character reference.
    public static let moodleCartridge = SubstitutionTable([
        Row("<", "<\u{200B}", when: .beforeName),
        Row("&", "&\u{200B}", when: .beforeName),
    ])

    /// An attribute of such a text, whose quotation marks would end it.
    public static let moodleCartridgeAttributes = SubstitutionTable(
        [Row("\"", "\u{201D}")] + moodleCartridge.rows
    )

    /// A text or a title inside XML, which has no U+FFFE and U+FFFF (XML 1.0, 2.2).
    public static let xml = SubstitutionTable([
        Row("\u{FFFE}", "\u{FFFD}", isReversible: false),
        Row("\u{FFFF}", "\u{FFFD}", isReversible: false),
    ])

    /// A title in an attribute, where a parser makes spaces of tabs and line feeds (XML 1.0, 3.3.3).
    public static let xmlAttributes = SubstitutionTable(
        [Row("\n", " ", isReversible: false), Row("\t", " ", isReversible: false)] + xml.rows
    )
}
