/// Pieces of the input as a message shows them: short, on one line, harmless on a terminal.
package enum Excerpt {
    /// At most 40 characters in quotation marks.
    package static func quoted(_ text: String) -> String {
        var shown = ""
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if index == 40 {
                shown += "…"
                break
            }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return "\"" + shown + "\""
    }

    /// The known name that a person may have meant, at an edit distance of at most a third of its length.
    package static func nearest(to name: String, in known: [String]) -> String? {
        guard name.utf8.count <= 60 else { return nil }
        let written = Array(name.lowercased().utf8)
        var best: (name: String, distance: Int)?
        for candidate in known {
            let distance = editDistance(written, Array(candidate.lowercased().utf8))
            if distance < best?.distance ?? max(candidate.utf8.count / 3, 1) + 1 { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (index, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let cost = diagonal + (letter == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(cost, row[column] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}
