internal import Diagnostics
internal import MathFormulas

extension TreeBuilder {
    /// How many findings of a text say what was most likely meant: to find it takes long.
    private static var maximumHelpCount: Int { 20 }

    /// Reads a formula, and says what is wrong with one that cannot be read.
    mutating func read(_ formula: Formula) -> Formula {
        let source = Array(formula.source.utf8)
        do {
            var result = formula
            result.content = try MathFormula(source)
            return result
        } catch {
            report(error, in: source)
            return formula
        }
    }

    private mutating func report(_ problem: MathProblem, in source: [UInt8]) {
        let start = min(problem.range.lowerBound, source.count)
        let found = String(decoding: source[start..<min(problem.range.upperBound, source.count)], as: UTF8.self)
        var offset = findings.exactOffset(of: source, inBlockAtLine: blockLine).map { $0 + start }
        if offset == nil {
            // In a quotation or a list the lines of a formula have markers between them.
            offset = findings.offset(of: Array(found.utf8), inBlockAtLine: blockLine)
        }
        formulaProblemCount += 1
        let nearest = formulaProblemCount <= Self.maximumHelpCount ? problem.nearestName : nil
        switch problem.kind {
        case .unknownCommand(let name):
            findings.add(
                CourseMarkupFinding.formulaUnknownCommand,
                "expected a command of formulas, found \\\(name.prefix(40))",
                at: offset,
                help: nearest.map { "did you mean \\\($0)?" }
            )
        case .unknownEnvironment(let name):
            findings.add(
                CourseMarkupFinding.formulaUnknownCommand,
                "expected an environment of formulas, found {\(name.prefix(40))}",
                at: offset,
                help: nearest.map { "did you mean {\($0)}?" }
            )
        case .refusedCommand(let name):
            findings.add(
                CourseMarkupFinding.formulaRefusedCommand,
                "expected a formula that neither defines, includes nor links anything, found \\\(name.prefix(40))",
                at: offset
            )
        case .malformed(let expected):
            let found = found.isEmpty ? "the end of the formula" : String(found.prefix(40))
            findings.add(CourseMarkupFinding.formulaMalformed, "expected \(expected), found \(found)", at: offset)
        case .tooComplex(let allowed):
            findings.add(CourseMarkupFinding.formulaTooComplex, "expected \(allowed), found more", at: offset)
        }
    }
}
