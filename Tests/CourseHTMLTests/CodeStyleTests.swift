import CourseHTML
import EmbeddedAssets
import Foundation
import SyntaxHighlighting
import Testing

/// Holds the colours of code in the style sheet that site and LMS packages share.
@Suite struct CodeStyleTests {
    private let style = String(decoding: EmbeddedAssets.copy(of: "templates/shared/content.css") ?? [], as: UTF8.self)

    /// The values of the properties in the light and the dark theme.
    private func themes() throws -> [[String: String]] {
        let start = try #require(style.firstRange(of: "prefers-color-scheme: dark"))
        return [style[..<start.lowerBound], style[start.upperBound...]].map { part in
            var values: [String: String] = [:]
            for match in part.matches(of: /(--[a-z-]+): (#[0-9a-f]+);/) where values[String(match.1)] == nil {
                values[String(match.1)] = String(match.2)
            }
            return values
        }
    }

    @Test func `every kind of token has a colour, of a contrast of 4,5 to 1 in light and in dark`() throws {
        for kind in SyntaxToken.Kind.allCases {
            let name = HTMLWriter.className(of: kind).description
            let rule = style.matches(of: /pre :is\(([^)]*)\) \{ color: var\((--[a-z-]+)\); \}/)
                .first { $0.1.split(separator: ", ").contains(".\(name)") }
            let color = String(try #require(rule, "\(kind)").2)
            for theme in try themes() {
                let grounds = try [#require(theme["--surface"]), #require(theme["--paper"])]
                for ground in grounds {
                    let found = contrast(try #require(theme[color]), ground)
                    #expect(found >= 4.5, "\(kind): \(color) on \(ground)")
                }
            }
        }
    }

    @Test func `no two kinds have one class`() {
        let names = SyntaxToken.Kind.allCases.map { HTMLWriter.className(of: $0).description }
        #expect(Set(names).count == names.count)
    }

    private func contrast(_ one: String, _ other: String) -> Double {
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private func luminance(_ color: String) -> Double {
        let value = UInt32(color.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16, value >> 8, value].map { part in
            let share = Double(part & 0xFF) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
