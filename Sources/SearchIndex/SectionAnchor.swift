/// Leaves out what a browser can tell by itself.
enum SectionAnchor {
    /// The anchor as the index carries it: `=` where it follows from the heading.
    static func short(_ section: SearchPage.Section) -> String {
        !section.anchor.isEmpty && isMade(from: section.heading, section.anchor) ? "=" : section.anchor
    }

    /// Whether the heading's letters (in lower case), marks and digits are the anchor, with a hyphen for each run of
    /// anything else between them.
    private static func isMade(from heading: String, _ anchor: String) -> Bool {
        var heading = heading
        if let isMade = heading.withUTF8({ unsafe isMade(fromASCII: $0, anchor.utf8) }) { return isMade }
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

    /// The same of a heading in ASCII; nil for any other.
    private static func isMade(fromASCII heading: UnsafeBufferPointer<UInt8>, _ anchor: String.UTF8View) -> Bool? {
        var slug: [UInt8] = []
        slug.reserveCapacity(heading.count)
        var hasGap = false
        for index in 0..<heading.count {
            let byte = unsafe heading[index]
            guard byte < 0x80 else { return nil }
            let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            guard lower >= 0x61 && lower <= 0x7A || lower >= 0x30 && lower <= 0x39 else {
                hasGap = true
                continue
            }
            if hasGap, !slug.isEmpty { slug.append(0x2D) }
            hasGap = false
            slug.append(lower)
        }
        return slug.elementsEqual(anchor)
    }
}
