/// Go, Rust and Swift.
extension LanguageDefinition {
    static let go = LanguageDefinition(
        words: WordTable([
            .functionDefiner: "func",
            .typeDefiner: "type",
            .keyword: """
            break case chan const continue default defer else fallthrough for go goto if import interface map
            package range return select struct switch var
            """,
            .value: "true false nil iota",
            .type: """
            any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune
            string uint uint8 uint16 uint32 uint64 uintptr append cap clear close complex copy delete imag len make
            max min new panic print println real recover
            """,
        ]),
        lineComments: ["//"],
        blockComments: [BlockComment("/*", "*/")],
        strings: [StringRule("\""), StringRule("'"), StringRule("`", escape: nil, isMultiline: true)],
        traits: .receivers
    )

    static let rust = LanguageDefinition(
        words: WordTable([
            .functionDefiner: "fn",
            .typeDefiner: "struct enum trait type union mod",
            .keyword: """
            as async await break const continue crate dyn else extern for if impl in let loop match move mut pub
            ref return static super unsafe use where while yield
            """,
            .value: "self Self true false",
            .type: """
            bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize
            """,
        ]),
        lineComments: ["//"],
        blockComments: [BlockComment("/*", "*/", nests: true)],
        strings: [StringRule("\"", isMultiline: true)],
        traits: [.rust, .capitalTypes]
    )

    static let swift = LanguageDefinition(
        words: WordTable([
            .functionDefiner: "func macro",
            .typeDefiner: "class struct enum protocol extension actor typealias associatedtype precedencegroup",
            .keyword: """
            Any as async await borrowing break case catch consuming continue convenience default defer deinit didSet
            do dynamic each else fallthrough fileprivate final for get guard if import in indirect infix init inout
            internal is isolated lazy let mutating nonisolated nonmutating open operator optional override package
            postfix prefix private public repeat required rethrows return sending set some static subscript switch
            throw throws try unowned unsafe var weak where while willSet yield
            """,
            .value: "self Self super true false nil",
            .type: "print abs min max zip stride precondition preconditionFailure fatalError assert debugPrint type",
        ]),
        lineComments: ["//"],
        blockComments: [BlockComment("/*", "*/", nests: true)],
        strings: [StringRule("\"", hasTriple: true, .backslashParentheses)],
        traits: [.swift, .annotations, .capitalTypes, .dollarVariables, .quotedNames]
    )
}
