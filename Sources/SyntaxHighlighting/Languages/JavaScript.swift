/// JavaScript, TypeScript and JSON.
extension LanguageDefinition {
    private static let scriptKeywords = """
        as async await break case catch const continue debugger default delete do else export extends finally for from
        get if import in instanceof let new of return set static switch throw try typeof using var void while with
        yield
        """
    private static let scriptValues = "this super true false null undefined NaN Infinity"
    private static let scriptTypes = """
        Array ArrayBuffer BigInt Boolean DataView Date Error Float32Array Float64Array Function Int32Array Intl JSON Map
        Math Number Object Promise Proxy RangeError Reflect RegExp Set String Symbol SyntaxError TypeError URL
        Uint8Array WeakMap WeakSet console document window globalThis process require module exports fetch setTimeout
        setInterval clearTimeout clearInterval parseInt parseFloat isNaN alert localStorage navigator location
        """
    private static let scriptStrings = [
        StringRule("\""), StringRule("'"), StringRule("`", isMultiline: true, .dollarBraces),
    ]
    private static let scriptTraits: Traits = [.dollarNames, .regularExpressions, .annotations]

    static let javaScript = LanguageDefinition(
        words: WordTable([
            .functionDefiner: "function", .typeDefiner: "class", .keyword: scriptKeywords, .value: scriptValues,
            .type: scriptTypes,
        ]),
        lineComments: ["//"],
        blockComments: [BlockComment("/*", "*/")],
        strings: scriptStrings,
        traits: scriptTraits.union(.elements)
    )

    private static let typeScriptWords = WordTable([
        .functionDefiner: "function",
        .typeDefiner: "class interface enum namespace",
        .soft: "type module",
        .keyword: scriptKeywords + """
             abstract accessor asserts declare implements infer is keyof override private protected public readonly
            satisfies unique
            """,
        .value: scriptValues,
        .type: scriptTypes + " any bigint boolean never number object string symbol unknown void",
    ])

    static let typeScript = LanguageDefinition(
        words: typeScriptWords,
        lineComments: ["//"],
        blockComments: [BlockComment("/*", "*/")],
        strings: scriptStrings,
        traits: scriptTraits.union(.capitalTypes)
    )

    static let typeScriptElements = LanguageDefinition(
        words: typeScriptWords,
        lineComments: ["//"],
        blockComments: [BlockComment("/*", "*/")],
        strings: scriptStrings,
        traits: scriptTraits.union([.capitalTypes, .elements])
    )

    static let json = LanguageDefinition(
        words: WordTable([.value: "true false null"]),
        lineComments: ["//"],
        blockComments: [BlockComment("/*", "*/")],
        strings: [StringRule("\""), StringRule("'")],
        traits: .keys
    )
}
