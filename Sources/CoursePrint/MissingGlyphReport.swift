internal import Diagnostics
internal import TextLayout

/// Says which characters of a chapter no font has: one finding a Debian package, however many there are.
enum MissingGlyphReport {
    /// How many characters a finding names.
    private static let named = 5

    static func findings(of chapter: SetChapter) -> [Finding] {
        var packages: [String] = []
        var characters: [String: [String]] = [:]
        for missing in chapter.missingGlyphs {
            let package = missing.debianPackage
            let character = describe(missing.scalars)
            if characters[package] == nil { packages.append(package) }
            if characters[package]?.contains(character) != true { characters[package, default: []].append(character) }
        }
        return packages.sorted().map { package in
            let found = characters[package] ?? []
            let more = found.count > named ? " and \(found.count - named) more" : ""
            let list = found.prefix(named).joined(separator: ", ")
            return Finding(
                BookFinding.missingGlyph,
                "\(chapter.chapter.title): no font has a glyph for \(list)\(more)",
                pointer: chapter.chapter.pointer,
                help:
                    "install the Debian package \(package) and name its folder in `fonts:` of lectern.yaml or by --fonts"
            )
        }
    }

    /// `U+1F600 😀`.
    private static func describe(_ scalars: [Unicode.Scalar]) -> String {
        let codes = scalars.map { scalar in
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars.filter { $0.properties.generalCategory != .control })
        return codes.joined(separator: " ") + " " + text
    }
}
