import LongForms
import Testing

@testable import MathFormulas

@Suite struct ProblemTests {
    @Test func `an unknown command is named with its place and the nearest known one`() throws {
        let found = try #require(problem("a + \\fraq{1}{2}"))
        #expect(found.kind == .unknownCommand("fraq"))
        #expect(found.found == "\\fraq")
        let environment = try #require(problem("\\begin{bmatirx}a\\end{bmatirx}"))
        #expect(environment.kind == .unknownEnvironment("bmatirx"))
        #expect(MathProblem(.unknownCommand("fraq"), at: 0..<0).nearestName == "frac")
        #expect(MathProblem(.unknownEnvironment("bmatirx"), at: 0..<0).nearestName == "bmatrix")
        #expect(MathProblem(.unknownCommand("qwzx"), at: 0..<0).nearestName == nil)
        #expect(problem("\\text{\\qwzx}")?.kind == .unknownCommand("qwzx"))
    }

    @Test(arguments: [
        "\\def\\x{y}", "\\newcommand{\\x}{y}", "\\href{javascript:alert(1)}{x}", "\\url{x}", "\\input{x}",
        "\\includegraphics{x}", "\\htmlClass{a}{b}", "\\htmlStyle{a}{b}", "\\let\\a\\b", "\\text{\\href{a}{b}}",
        "\\frac{\\gdef\\a{b}}{c}", "\\style{a}{b}", "\\require{x}",
    ])
    func `what defines, includes or links is refused`(source: String) {
        guard case .refusedCommand? = problem(source)?.kind else {
            Issue.record("\(source) was not refused")
            return
        }
    }

    @Test(arguments: [
        ("\\frac{1}", "a denominator", ""), ("{a", "a closing brace for this one", "{"),
        ("a}", "an opening brace before this closing one", "}"),
        ("a & b", "& only between the cells of an environment", "&"),
        ("\\left( a", "\\right for this \\left", "\\"), ("a \\right)", "what \\right belongs to", "\\right"),
        ("x^a^b", "one superscript", "^"), ("x_a_b", "one subscript", "_"), ("x^", "a script", ""),
        ("\\left a b \\right c", "a delimiter", "a"), ("\\begin{matrix}a", "\\end{matrix} for this \\begin", "\\begin"),
        ("\\begin{matrix}a\\end{array}", "\\end{matrix}", "\\end{array}"),
        ("\\color{nocolour}x", "a colour, such as red or #c0392b", "{nocolour}"),
        ("\\hspace{wide}", "a length, such as 1em", "{wide}"),
        ("\\text{a $x}", "a closing dollar sign for this one", "$"),
        ("\\sqrt[3", "a closing bracket for this one", "["),
        ("\\", "a command after the backslash", "\\"), ("\\frac\\displaystyle x", "braces around \\displaystyle", "\\"),
    ])
    func `what is missing or out of place is named`(source: String, expected: String, found: String) throws {
        let result = try #require(problem(source))
        #expect(result.kind == .malformed(expected: expected))
        #expect(result.found == found)
    }

    @Test(arguments: ["{", "\\sqrt{", "\\left(", "x^{", "\\frac{", "\\begin{matrix}", "\\text{$", "\\color{red}{"])
    func `nesting is bounded`(piece: String) {
        guard case .tooComplex? = problem(String(repeating: piece, count: 1_000))?.kind else {
            Issue.record("\(piece) was not bounded")
            return
        }
    }

    @Test func `length is bounded`() {
        #expect(problem(String(repeating: "x", count: 30_000))?.kind == .tooComplex("at most 20000 bytes"))
        #expect(problem(String(repeating: "x", count: 20_000)) == nil)
    }

    @Test func `any input is read or refused with a place inside of it`() {
        let long = LongForm("random LaTeX", sample: 3_000, of: 400_000)
        var generator = long.generator()
        let pieces =
            MathCommandTable.sections.flatMap { $0.names.map { "\\" + $0 } }
            + MathCommandTable.refused.map { "\\" + $0 }
            + MathCommandTable.environments.flatMap { ["\\begin{\($0)}", "\\end{\($0)}"] }
            + ["{", "}", "{", "}", "[", "]", "(", ")", "^", "_", "'", "&", "&", "\\\\", "$", "~", "%", "#", " ", "\n"]
            + ["a", "x1", "2.", "é", "漢字", "\u{202E}", "\u{0}", "{a}", "{1em}", "{red}", "\\", "|", ".", "-", "<"]
        var read = 0
        for _ in 0..<long.rounds {
            var source: [UInt8] = []
            for _ in 0..<Int.random(in: 1...24, using: &generator) {
                source += Array((pieces.randomElement(using: &generator) ?? "").utf8)
            }
            if Int.random(in: 0..<8, using: &generator) == 0, !source.isEmpty {
                source[Int.random(in: 0..<source.count, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
            }
            do {
                _ = try MathFormula(source)
                read += 1
            } catch {
                #expect(error.range.lowerBound >= 0 && error.range.upperBound <= source.count)
            }
        }
        #expect(read > 0)
    }
}
