/// C, C++ and C#.
extension LanguageDefinition {
    private static let cComments = [BlockComment("/*", "*/")]

    static let c = LanguageDefinition(
        words: WordTable([
            .keyword: """
            auto break case const continue default do else enum extern for goto if inline register restrict return
            sizeof static struct switch typedef union volatile while _Alignas _Alignof _Atomic _Generic _Noreturn
            _Static_assert _Thread_local alignas alignof constexpr nullptr static_assert thread_local typeof
            """,
            .value: "NULL true false stdin stdout stderr EOF",
            .type: """
            void char short int long float double signed unsigned bool _Bool _Complex size_t ssize_t ptrdiff_t
            wchar_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t FILE
            time_t va_list printf fprintf sprintf snprintf scanf sscanf puts gets fgets putchar getchar malloc
            calloc realloc free memcpy memset memmove memcmp strlen strcpy strncpy strcat strcmp strncmp strchr
            strstr fopen fclose fread fwrite exit abort
            """,
        ]),
        lineComments: ["//"],
        blockComments: cComments,
        strings: [StringRule("\""), StringRule("'")],
        traits: [.typedFunctions, .directives]
    )

    static let cPlusPlus = LanguageDefinition(
        words: WordTable([
            .typeDefiner: "class struct enum union namespace concept",
            .keyword: """
            alignas alignof and and_eq asm auto bitand bitor break case catch co_await co_return co_yield compl
            const const_cast consteval constexpr constinit continue decltype default delete do dynamic_cast else
            explicit export extern final for friend goto if import inline module mutable new noexcept not not_eq
            operator or or_eq override private protected public register reinterpret_cast requires return sizeof
            static static_assert static_cast switch template thread_local throw try typedef typeid typename using
            virtual volatile while xor xor_eq
            """,
            .value: "this true false nullptr NULL HIGH LOW INPUT OUTPUT INPUT_PULLUP LED_BUILTIN",
            .type: """
            void char short int long float double signed unsigned bool wchar_t char8_t char16_t char32_t size_t
            ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t nullptr_t byte word
            boolean std string wstring string_view vector map set unordered_map unordered_set pair deque optional
            variant unique_ptr shared_ptr weak_ptr ostream istream
            stringstream ifstream ofstream thread mutex cout cin cerr endl String Serial Wire SPI EEPROM pinMode
            digitalRead digitalWrite analogRead analogWrite delay delayMicroseconds millis micros
            """,
        ]),
        lineComments: ["//"],
        blockComments: cComments,
        strings: [StringRule("\""), StringRule("'")],
        traits: [.typedFunctions, .directives, .rawStrings]
    )

    static let cSharp = LanguageDefinition(
        words: WordTable([
            .typeDefiner: "class struct enum interface record namespace",
            .keyword: """
            abstract add alias and as async await base break by case catch checked const continue default delegate
            descending do else event explicit extern finally fixed for foreach from get global goto group if
            implicit in init internal into is join let lock new not on operator or orderby out override params
            partial private protected public readonly ref remove required return sealed select set sizeof stackalloc
            static switch throw try typeof unchecked unsafe using value virtual volatile when where while with yield
            """,
            .value: "this true false null",
            .type: """
            bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong
            ushort var void
            """,
        ]),
        lineComments: ["//"],
        blockComments: cComments,
        strings: [StringRule("\"", hasTriple: true), StringRule("'")],
        traits: [.typedFunctions, .directives, .sharpStrings, .capitalTypes]
    )
}
