/// PHP and Ruby.
extension LanguageDefinition {
    static let php = LanguageDefinition(
        words: WordTable(
            [
                .functionDefiner: "function fn",
                .typeDefiner: "class interface trait enum namespace",
                .keyword: """
                abstract and as break callable case catch clone const continue declare default die do echo else
                elseif empty enddeclare endfor endforeach endif endswitch endwhile eval exit extends final finally
                for foreach global goto if implements include include_once instanceof insteadof isset list match
                new or print private protected public readonly require require_once return static switch throw try
                unset use var while xor yield
                """,
                .value: "true false null self parent __DIR__ __FILE__ __LINE__ __CLASS__ PHP_EOL",
                .type: """
                array bool float int iterable mixed never object string void count strlen str_replace substr
                strpos str_contains explode implode in_array array_map array_filter array_keys array_merge
                array_push array_values json_encode json_decode var_dump print_r printf sprintf htmlspecialchars
                file_get_contents file_put_contents is_array is_null is_string intval trim sort usort date time
                """,
            ],
            ignoresCase: true
        ),
        lineComments: ["//", "#"],
        blockComments: [BlockComment("/*", "*/")],
        strings: [
            StringRule("\"", isMultiline: true, .bracedDollars), StringRule("'", isMultiline: true),
            StringRule("`", isMultiline: true, .bracedDollars),
        ],
        traits: [.dollarVariables, .heredocs]
    )

    static let ruby = LanguageDefinition(
        words: WordTable([
            .functionDefiner: "def",
            .typeDefiner: "class module",
            .keyword: """
            alias and attr_accessor attr_reader attr_writer BEGIN begin break case do else elsif END end ensure
            extend for if in include loop next not or prepend private protected public raise redo require
            require_relative rescue retry return super then undef unless until when while yield
            """,
            .value: "self true false nil __FILE__ __LINE__ __method__ defined?",
            .type: "puts print p gets format printf lambda proc rand sleep catch throw freeze Integer Float",
        ]),
        lineComments: ["#"],
        strings: [
            StringRule("\"", isMultiline: true, .hashBraces), StringRule("'", isMultiline: true),
            StringRule("`", isMultiline: true, .hashBraces),
        ],
        traits: [.ruby, .capitalTypes, .dollarVariables, .atVariables, .regularExpressions]
    )
}
