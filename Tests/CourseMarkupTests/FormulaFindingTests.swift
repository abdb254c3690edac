import Diagnostics
import Testing

@testable import CourseMarkup

@Suite struct FormulaFindingTests {
    @Test(arguments: [
        ("a $x + \\fraq{1}{2}$ b", "formula.unknown-command", "\\fraq"),
        ("$\\href{#a}{x}$", "formula.refused-command", "\\href"),
        ("a\n\n$$\nx\n  \\frac{1}{\n$$", "formula.malformed", "{\n$$"),
        ("> $$\n> a\n> \\qwert\n> $$", "formula.unknown-command", "\\qwert"),
        ("- $x$ and $\\alpha \\bta$", "formula.unknown-command", "\\bta"),
        ("| $\\bta$ |\n| --- |", "formula.unknown-command", "\\bta"),
    ])
    func `a formula that cannot be read is a warning at its place, and shows its source`(
        source: String,
        code: String,
        place: String
    ) throws {
        let findings = parse(source).findings
        #expect(findings.map(\.code.id) == [code])
        #expect(findings.first?.severity == .warning)
        let offset = try #require(findings.first?.textOffset)
        #expect(String(decoding: Array(source.utf8)[offset...], as: UTF8.self).hasPrefix(place))
    }

    @Test func `a finding says what was most likely meant`() {
        let finding = parse("$\\fraq12$").findings.first
        #expect(finding?.message == "expected a command of formulas, found \\fraq")
        #expect(finding?.help == "did you mean \\frac?")
    }

    @Test func `a formula that can be read has a tree, any other none`() throws {
        #expect(Formula(source: "a^2", isDisplayed: false).content != nil)
        #expect(Formula(source: "\\nocommand", isDisplayed: false).content == nil)
    }
}
