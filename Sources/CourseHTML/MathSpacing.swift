internal import MathFormulas

/// The space between the parts of a formula, as TeX has it and as browsers have it; thousandths of an em.
enum MathSpacing {
    static let thin = 167
    static let medium = 222
    static let thick = 278

    /// TeX's space between two classes (The TeXbook, chapter 18); in scripts, only that around large operators stays.
    static func between(_ left: MathClass, _ right: MathClass, isScript: Bool) -> Int {
        let space: Int
        switch (left, right) {
        case (_, .closing) where left != .punctuation: space = 0
        case (.opening, _): space = 0
        case (_, .punctuation) where left != .punctuation && left != .inner: space = 0
        case (.ordinary, .largeOperator), (.closing, .largeOperator), (.largeOperator, .largeOperator),
            (.largeOperator, .ordinary), (.inner, .largeOperator):
            return thin
        case (.binary, _), (_, .binary): space = left == .punctuation ? 0 : medium
        case (.relation, .relation): space = 0
        case (.punctuation, _), (.inner, .ordinary), (.inner, .opening), (.inner, .punctuation), (.inner, .inner):
            space = thin
        case (.relation, _), (_, .relation): space = thick
        case (.ordinary, .inner), (.closing, .inner), (.largeOperator, .inner): space = thin
        default: space = 0
        }
        return isScript ? 0 : space
    }

    /// Where an operator stands in its row.
    enum Form {
        case prefix, infix, postfix
    }

    /// What a browser puts to the left and right of an operator (MathML Core, appendix B.2); measured in Chromium.
    static func inBrowser(_ operatorText: String, _ form: Form) -> (left: Int, right: Int) {
        let scalars = operatorText.unicodeScalars
        guard scalars.count == 1, let scalar = scalars.first else { return (thick, thick) }
        switch form {
        case .infix: return infix[scalar] ?? postfix[scalar] ?? prefix[scalar] ?? (thick, thick)
        case .prefix: return prefix[scalar] ?? infix[scalar] ?? postfix[scalar] ?? (thick, thick)
        case .postfix: return postfix[scalar] ?? infix[scalar] ?? prefix[scalar] ?? (thick, thick)
        }
    }

    private typealias Table = [Unicode.Scalar: (left: Int, right: Int)]

    private static func table(_ rows: [(characters: String, left: Int, right: Int)]) -> Table {
        var result: Table = [:]
        for row in rows { for scalar in row.characters.unicodeScalars { result[scalar] = (row.left, row.right) } }
        return result
    }

    private static let infix = table([
        ("/÷∔∖∧∨∩∪∶⊎⊓⊔⊕⊖⊘⊝⊞⊟⊻⊼⋎⋏⋒⋓⩞+±−∓", medium, medium),
        (".?@·×∗∘∙≀⊗⊙⊚⊛⊠⊡⊺⋄⋅⋆⋇⋉⋊⋋⋌⨿%^", thin, thin),
        (",:;", 0, thin),
        ("\\\u{2061}_", 0, 0),
        ("|∼", thick, thick),
    ])

    private static let prefix = table([
        ("([{¬‘“∀∁∃∄∇∠∡∢∴∵∼⌈⌊⟦⟨⟮⦃+±−∓!|‖", 0, 0),
        ("∏∐∑∫∬∭∮∯∰⋀⋁⋂⋃⨀⨁⨂⨄⨆⨌", thin, thin),
        ("√", thin, 0),
    ])

    private static let postfix = table([("\"&)]}~°’”′″‴‵⌉⌋⌢⌣⟧⟩⟯⦄!|‖%^_", 0, 0)])

    /// The delimiters that grow by themselves at the beginning and at the end of a row.
    static func growsByItself(_ delimiter: String) -> Bool {
        guard let scalar = delimiter.unicodeScalars.first else { return false }
        return growing.contains(scalar)
    }

    private static let growing = Set("()[]{}|‖⌈⌉⌊⌋⟦⟧⟨⟩⟮⟯⦃⦄".unicodeScalars)
    /// The operators that grow although TeX keeps their size.
    static func mustNotGrow(_ operatorText: String) -> Bool {
        guard let scalar = operatorText.unicodeScalars.first else { return false }
        return growing.contains(scalar) || verticalArrows.contains(scalar)
    }

    private static let verticalArrows = Set("↑↓↕⇑⇓⇕↾↿⇂⇃⇅⇵⇈⇊∣∥⎰⎱".unicodeScalars)
}
