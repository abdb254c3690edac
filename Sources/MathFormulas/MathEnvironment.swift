/// What an environment of LaTeX means to the parser.
struct MathEnvironment: Sendable {
    /// What follows `\begin{…}`.
    enum Argument: Sendable {
        case none
        /// `{c|l}`, how the columns are aligned.
        case columns
        /// `[r]`, how all columns are aligned.
        case alignment
        /// `{2}`, which says what the cells say too.
        case number
    }

    var kind: MathTable.Kind
    var left = ""
    var right = ""
    var argument = Argument.none
    var isDisplayStyle = false
    var alignment: MathTable.Alignment?
    /// Whether it is a whole displayed formula, whose rows have numbers.
    var isWhole = false
    /// Whether it has one row at the most, and no table then.
    var isPlain = false

    static let all: [String: MathEnvironment] = {
        var result: [String: MathEnvironment] = [:]
        let fences = [
            ("", "", ""), ("p", "(", ")"), ("b", "[", "]"), ("B", "{", "}"), ("v", "|", "|"), ("V", "‖", "‖"),
        ]
        for (letter, left, right) in fences {
            result[letter + "matrix"] = MathEnvironment(kind: .matrix, left: left, right: right)
            result[letter + "matrix*"] =
                MathEnvironment(kind: .matrix, left: left, right: right, argument: .alignment)
            result[letter + "smallmatrix"] = MathEnvironment(kind: .smallMatrix, left: left, right: right)
        }
        result["array"] = MathEnvironment(kind: .matrix, argument: .columns)
        result["darray"] = MathEnvironment(kind: .matrix, argument: .columns, isDisplayStyle: true)
        result["subarray"] = MathEnvironment(kind: .lines, argument: .columns)
        result["cases"] = MathEnvironment(kind: .cases, left: "{", alignment: .left)
        result["dcases"] = MathEnvironment(kind: .cases, left: "{", isDisplayStyle: true, alignment: .left)
        result["rcases"] = MathEnvironment(kind: .cases, right: "}", alignment: .left)
        result["drcases"] = MathEnvironment(kind: .cases, right: "}", isDisplayStyle: true, alignment: .left)
        result["aligned"] = MathEnvironment(kind: .aligned, argument: .alignment, isDisplayStyle: true)
        result["split"] = MathEnvironment(kind: .aligned, isDisplayStyle: true)
        result["alignedat"] = MathEnvironment(kind: .aligned, argument: .number, isDisplayStyle: true)
        result["gathered"] = MathEnvironment(kind: .gathered, argument: .alignment, isDisplayStyle: true)
        for star in ["", "*"] {
            result["align" + star] = MathEnvironment(kind: .aligned, isDisplayStyle: true, isWhole: true)
            result["flalign" + star] = MathEnvironment(kind: .aligned, isDisplayStyle: true, isWhole: true)
            result["eqnarray" + star] = MathEnvironment(kind: .matrix, isDisplayStyle: true, isWhole: true)
            result["alignat" + star] =
                MathEnvironment(kind: .aligned, argument: .number, isDisplayStyle: true, isWhole: true)
            result["gather" + star] = MathEnvironment(kind: .gathered, isDisplayStyle: true, isWhole: true)
            result["multline" + star] = MathEnvironment(kind: .gathered, isDisplayStyle: true, isWhole: true)
            result["equation" + star] =
                MathEnvironment(kind: .gathered, isDisplayStyle: true, isWhole: true, isPlain: true)
        }
        result["math"] = MathEnvironment(kind: .gathered, isPlain: true)
        result["displaymath"] = MathEnvironment(kind: .gathered, isDisplayStyle: true, isWhole: true, isPlain: true)
        return result
    }()
}
