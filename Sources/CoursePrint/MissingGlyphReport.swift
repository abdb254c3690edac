internal import Diagnostics
internal import TextLayout

/// Says which characters of a chapter no font has: one finding a Debian package, however many there are.
enum MissingGlyphReport {
    /// How many characters a finding names.
    private static let named = 5

    static func findings(of chapter: SetChapter) -> [Finding] {
        var packages: [String] = []
        var found: [String: (count: Int, first: [String])] = [:]
        var seen: Set<[Unicode.Scalar]> = []
        for missing in chapter.missingGlyphs where seen.insert(missing.scalars).inserted {
            let package = missing.debianPackage
            if found[package] == nil { packages.append(package) }
            // A book in a script that no font has may name thousands: only those that are said are described.
            if found[package]?.count ?? 0 < named {
                found[package, default: (0, [])].first.append(describe(missing.scalars))
            }
            found[package, default: (0, [])].count += 1
        }
        return packages.sorted().map { package in
            let (count, first) = found[package] ?? (0, [])
            let more = count > named ? " and \(count - named) more" : ""
            let list = first.joined(separator: ", ")
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
