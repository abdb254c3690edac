/// Texts cut to what the columns of LMSs hold.
///
/// | in the course | in the package | read back |
/// | --- | --- | --- |
/// | what follows 255 code points of a title, 1,000 of a description | `…` as the last | not at all |
/// | what XML 1.0 forbids | U+FFFD | not at all |
enum LimitedText {
    /// The most code points of a title and of an identifier: they stand in columns of 255 characters.
    static let titleLimit = 255
    /// The most code points of a description; SCORM Cloud warns of more.
    static let descriptionLimit = 1000

    /// A title.
    static func title(_ text: String) -> String { make(text, limit: titleLimit) }

    /// A description.
    static func description(_ text: String) -> String { make(text, limit: descriptionLimit) }

    private static func make(_ text: String, limit: Int) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }
}

/// Texts in the form in which they survive the parsers of LMSs (PHP's `xml_parse` as Moodle uses it).
///
/// Such a parser hands text over in chunks: it begins a new one at each `&`, `<` and `>` (which are entities in the
/// file), at the first character beyond ASCII after ASCII ones, and after 300 bytes. A chunk that trims to nothing or
/// to `0` is lost. So `substitutes` stand where a character could be a chunk of its own; tab, line feed and carriage
/// return become spaces. Before that texts are cut as `LimitedText` has it.
enum ManifestText {
    /// What stands for a character where it would be lost; the inverse is the same table read from right to left.
    static let substitutes: [(character: Unicode.Scalar, substitute: Unicode.Scalar)] = [
        (" ", "\u{A0}"), ("0", "\u{FF10}"),
    ]

    /// A title as it stands in `<title>`.
    static func title(_ text: String) -> String { make(LimitedText.title(text)) }

    /// A description as it stands in a metadata record.
    static func description(_ text: String) -> String { make(LimitedText.description(text)) }

    /// A text read back out of a manifest: each substitute as what it stands for.
    ///
    /// A course's own U+A0 and U+FF10 come back as a space and `0`, too; white space comes back as spaces.
    static func original(of text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(substitutes.first { $0.substitute == scalar }?.character ?? scalar)
        }
        return String(result)
    }

    private static func make(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: " "
            default: scalar
            }
        }
        var result = String.UnicodeScalarView()
        var start = 0
        for index in scalars.indices where isEntity(scalars[index]) {
            result.append(contentsOf: protected(scalars[start..<index]))
            result.append(scalars[index])
            start = index + 1
        }
        result.append(contentsOf: protected(scalars[start...]))
        return String(result)
    }

    private static func isEntity(_ scalar: Unicode.Scalar) -> Bool { scalar == "&" || scalar == "<" || scalar == ">" }

    /// The text between two entities.
    private static func protected(_ run: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var run = Array(run)
        let asciiCount = run.prefix { $0.isASCII }.count
        if isLost(run[..<asciiCount]) { substitute(&run, 0..<asciiCount) }
        let byteCount = run.reduce(0) { $0 + UTF8.width($1) }
        if byteCount > 300 {
            var start = run.count
            while start > 0, isLost(run[(start - 1)...]) { start -= 1 }
            substitute(&run, start..<run.count)
        }
        return run
    }

    private static func isLost(_ chunk: ArraySlice<Unicode.Scalar>) -> Bool {
        chunk.allSatisfy { $0 == " " || $0 == "0" } && chunk.count { $0 == "0" } <= 1
            && !chunk.drop { $0 == " " }.dropFirst().contains("0")
    }

    private static func substitute(_ run: inout [Unicode.Scalar], _ range: Range<Int>) {
        for index in range {
            run[index] = substitutes.first { $0.character == run[index] }?.substitute ?? run[index]
        }
    }
}
