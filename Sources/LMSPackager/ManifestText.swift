/// Texts in the form in which they survive the parsers of LMSs (PHP's `xml_parse` as Moodle uses it).
///
/// Such a parser hands text over in chunks: it begins a new one at each `&`, `<` and `>` (which are entities in the
/// file), at the first character beyond ASCII after ASCII ones, and after 300 bytes. A chunk that trims to nothing or
/// to `0` is lost. So these characters are substituted where they could be a chunk of their own:
///
/// | in the course | in the manifest | read back |
/// | --- | --- | --- |
/// | tab, line feed, carriage return | space | as a space |
/// | space in such a place | U+00A0 | U+00A0 as a space |
/// | `0` in such a place | U+FF10 (fullwidth zero) | U+FF10 as `0` |
/// | what XML 1.0 forbids | U+FFFD | not at all |
/// | what follows 255 code points of a title, 1,000 of a description | `…` as the last | not at all |
enum ManifestText {
    /// The most code points of a title and of an identifier: they stand in columns of 255 characters.
    static let titleLimit = 255
    /// The most code points of a description; SCORM Cloud warns of more.
    static let descriptionLimit = 1000

    /// A title as it stands in `<title>`.
    static func title(_ text: String) -> String { make(text, limit: titleLimit) }

    /// A description as it stands in `<langstring>`.
    static func description(_ text: String) -> String { make(text, limit: descriptionLimit) }

    private static func make(_ text: String, limit: Int) -> String {
        var scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: " "
            default: scalar
            }
        }
        if scalars.count > limit {
            scalars.removeSubrange((limit - 1)...)
            scalars.append("…")
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
        for index in range { run[index] = run[index] == "0" ? "\u{FF10}" : "\u{A0}" }
    }
}
