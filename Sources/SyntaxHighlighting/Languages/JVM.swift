/// Java and Kotlin.
extension LanguageDefinition {
    static let java = LanguageDefinition(
        words: WordTable([
            .typeDefiner: "class interface enum record",
            .keyword: """
            abstract assert break case catch const continue default do else exports extends final finally for goto
            if implements import instanceof native new non-sealed package permits private protected public requires
            return sealed static strictfp super switch synchronized throw throws transient try volatile while yield
            """,
            .value: "this true false null",
            .type: "boolean byte char double float int long short var void",
        ]),
        lineComments: ["//"],
        blockComments: [BlockComment("/*", "*/")],
        strings: [StringRule("\"", hasTriple: true), StringRule("'")],
        traits: [.typedFunctions, .annotations, .capitalTypes]
    )

    static let kotlin = LanguageDefinition(
        words: WordTable([
            .functionDefiner: "fun",
            .typeDefiner: "class interface object enum typealias",
            .keyword: """
            abstract actual annotation as break by catch companion const constructor continue crossinline data do
            else expect external final finally for get if import in infix init inline inner internal is lateinit
            noinline open operator out override package private protected public reified return sealed set super
            suspend tailrec throw try val value var vararg when where while
            """,
            .value: "this true false null it",
            .type: """
            println print listOf mutableListOf mapOf mutableMapOf setOf arrayOf emptyList require check error run
            let apply also with lazy repeat readLine
            """,
        ]),
        lineComments: ["//"],
        blockComments: [BlockComment("/*", "*/", nests: true)],
        strings: [StringRule("\"", hasTriple: true, .dollarNames), StringRule("'")],
        traits: [.annotations, .capitalTypes, .quotedNames]
    )
}
