/// Leaves out what a browser can tell by itself.
enum SectionAnchor {
    /// The anchor as the index carries it: `=` where it follows from the heading.
    static func short(_ section: SearchPage.Section) -> String {
        !section.anchor.isEmpty && isMade(from: section.heading, section.anchor) ? "=" : section.anchor
    }

    /// Whether the heading's letters (in lower case), marks and digits are the anchor, with a hyphen for each run of
    /// anything else between them.
    private static func isMade(from heading: String, _ anchor: String) -> Bool {
        var slug = String.UnicodeScalarView()
        var hasGap = false
        for scalar in heading.unicodeScalars {
            // What these become in lower case depends on what stands around them.
            if scalar == "\u{0130}" || scalar == "\u{03A3}" { return false }
            guard WordScanner.isPartOfWord(scalar) else {
                hasGap = true
                continue
            }
            if hasGap, !slug.isEmpty { slug.append("-") }
            hasGap = false
            slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
        return String(slug).utf8.elementsEqual(anchor.utf8)
    }
}
