extension MathCommandTable {
    typealias Commands = [(String, MathCommand)]

    static let letters: Commands =
        MathSymbolTable.pairs(MathSymbolTable.lowerGreek) { .symbol(MathSymbol($0, .identifier, variant: .italic)) }
        + MathSymbolTable.pairs(MathSymbolTable.uprightLetters) { .symbol(MathSymbol($0, .identifier)) }

    static let otherSymbols: Commands =
        MathSymbolTable.pairs(MathSymbolTable.ordinary) { text in
            // Dots are spaced as a fraction is (The TeXbook, chapter 18), the vertical ones as a letter.
            .symbol(MathSymbol(text, .sign, "…⋯⋱⋰".contains(text) ? .inner : .ordinary))
        }

    static let largeOperators: Commands =
        MathSymbolTable.pairs(MathSymbolTable.sums) {
            .symbol(MathSymbol($0, .sign, .largeOperator, limits: .inDisplay))
        } + MathSymbolTable.pairs(MathSymbolTable.integrals) { .symbol(MathSymbol($0, .sign, .largeOperator)) }

    static let functions: Commands =
        MathSymbolTable.functions.split(separator: " ").map { (String($0), .name(String($0), .beside)) }
        + MathSymbolTable.limitFunctions.split(separator: " ").map {
            (String($0), .name(String($0).replacingArg, .inDisplay))
        } + [
            ("limsup", .name("lim sup", .inDisplay)), ("liminf", .name("lim inf", .inDisplay)),
            ("injlim", .name("inj lim", .inDisplay)), ("projlim", .name("proj lim", .inDisplay)),
            ("operatorname", .special(.operatorName)), ("operatorname*", .special(.operatorNameWithLimits)),
            ("operatornamewithlimits", .special(.operatorNameWithLimits)),
            ("bmod", .remainder(.binary)), ("pmod", .remainder(.parentheses)), ("mod", .remainder(.plain)),
            ("pod", .remainder(.withoutSpace)),
        ]

    static let delimiters: Commands =
        MathSymbolTable.pairs(MathSymbolTable.opening) { .delimiter($0, .opening) }
        + MathSymbolTable.pairs(MathSymbolTable.closing) { .delimiter($0, .closing) }
        + MathSymbolTable.pairs(MathSymbolTable.bothSides) { .delimiter($0, .ordinary) }
        + MathSymbolTable.pairs(MathSymbolTable.verticalArrows) { .delimiter($0, .relation) }
        + [("left", .special(.left)), ("middle", .special(.middle)), ("right", .special(.right))]

    static let delimiterSizes: Commands = [("big", 1_200), ("Big", 1_800), ("bigg", 2_400), ("Bigg", 3_000)]
        .flatMap { name, size -> Commands in
            [
                (name, .sizedDelimiter(size, .ordinary)), (name + "l", .sizedDelimiter(size, .opening)),
                (name + "m", .sizedDelimiter(size, .relation)), (name + "r", .sizedDelimiter(size, .closing)),
            ]
        }
}

extension String {
    /// `argmax` is written as two words.
    fileprivate var replacingArg: String { self == "argmax" ? "arg max" : self == "argmin" ? "arg min" : self }
}
