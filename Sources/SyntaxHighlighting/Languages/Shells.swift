/// PowerShell, and the words of shells and of files with commands in them.
extension LanguageDefinition {
    static let powerShell = LanguageDefinition(
        words: WordTable(
            [
                .functionDefiner: "function filter workflow",
                .typeDefiner: "class enum",
                .keyword: """
                begin break catch continue data do dynamicparam else elseif end exit finally for foreach from hidden
                if in param process return static switch throw trap try until using while
                """,
                .type: "cd ls dir cp mv rm cat echo mkdir pwd cls copy move del type where select sort sudo",
            ],
            ignoresCase: true
        ),
        lineComments: ["#"],
        blockComments: [BlockComment("<#", "#>")],
        strings: [
            StringRule("\"", escape: "`", isMultiline: true, doubles: true, .dollarParentheses),
            StringRule("'", escape: nil, isMultiline: true, doubles: true),
        ],
        traits: [.powerShell, .dollarVariables]
    )

    static let powerShellOperators = WordTable(
        [
            .keyword: """
            eq ne gt ge lt le like notlike match notmatch contains notcontains in notin replace split join is isnot
            as and or not xor band bor bnot bxor shl shr f ceq cne clike cmatch ieq ilike imatch creplace
            """
        ],
        ignoresCase: true
    )

    static let shellWords = WordTable([
        .typeDefiner: "for case select",
        .keyword: "if then else elif fi do done while until esac function time ! coproc",
    ])

    static let batchWords = WordTable(
        [
            .soft: "call do else if exist not start",
            .keyword: "echo set setlocal endlocal for in goto exit shift pause defined errorlevel",
        ],
        ignoresCase: true
    )

    static let dockerWords = WordTable(
        [
            .functionDefiner: "run cmd entrypoint",
            .keyword: """
            from as label maintainer expose env add copy volume user workdir arg onbuild stopsignal healthcheck
            shell
            """,
        ],
        ignoresCase: true
    )

    static let makeWords = WordTable([
        .keyword:
            "include -include sinclude define endef ifeq ifneq ifdef ifndef else endif export unexport override vpath"
    ])

    /// The values of YAML, TOML and the like that stand for themselves.
    static let scalarWords = WordTable([
        .value: "true false yes no on off null True False Yes No On Off Null TRUE FALSE YES NO ON OFF NULL ~ inf nan"
    ])
}
