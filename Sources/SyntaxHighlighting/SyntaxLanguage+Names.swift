extension SyntaxLanguage {
    /// A language with what it is called.
    struct Entry: Sendable {
        var title: String
        /// What a fence may call it, in lower case.
        var names: [String]
        var language: SyntaxLanguage

        init(_ title: String, _ names: String, _ language: SyntaxLanguage) {
            self.title = title
            self.names = names.split(separator: " ").map(String.init)
            self.language = language
        }
    }

    /// The language that a fence names.
    static func named(_ name: String) -> SyntaxLanguage? {
        byName[name.lowercased()].map { catalogue[$0].language }
    }

    private static let byName: [String: Int] = Dictionary(
        catalogue.enumerated().flatMap { index, entry in entry.names.map { ($0, index) } },
        uniquingKeysWith: { first, _ in first }
    )

    /// All languages, by title.
    static let catalogue: [Entry] = [
        Entry("Batch", "cmd bat batch dos winbatch", .batch),
        Entry("C", "c h", .code(.c)),
        Entry("C#", "csharp cs c# dotnet", .code(.cSharp)),
        Entry("C++", "cpp c++ cc cxx hpp hh ino arduino", .code(.cPlusPlus)),
        Entry("CSS", "css", .styleSheet(hasLineComments: false)),
        Entry("Console", "console shell-session shellsession sh-session bash-session terminal", .session(.shell)),
        Entry("Diff", "diff patch udiff", .difference),
        Entry("Dockerfile", "dockerfile docker containerfile", .dockerfile),
        Entry("Go", "go golang", .code(.go)),
        Entry("HTML", "html htm xhtml vue svelte jinja jinja2 django handlebars mustache", .html),
        Entry("INI", "ini cfg conf config properties env dotenv editorconfig", .settings),
        Entry("JSON", "json jsonc json5 jsonl ndjson geojson webmanifest ipynb", .code(.json)),
        Entry("Java", "java", .code(.java)),
        Entry("JavaScript", "javascript js jsx mjs cjs node nodejs", .script),
        Entry("Kotlin", "kotlin kt kts", .code(.kotlin)),
        Entry("Makefile", "makefile make mk gnumake", .makefile),
        Entry("PHP", "php php3 php4 php5", .php),
        Entry("PowerShell", "powershell ps1 ps pwsh posh psm1", .code(.powerShell)),
        Entry("Python", "python py python2 python3 py3 ipython ipython3 pyi gyp sage micropython", .pythonOrSession),
        Entry("Python console", "pycon python-console doctest pytb-session", .pythonSession),
        Entry("R", "r rscript splus", .code(.r)),
        Entry("Ruby", "ruby rb rake gemfile", .code(.ruby)),
        Entry("Rust", "rust rs", .code(.rust)),
        Entry("SCSS", "scss sass less", .styleSheet(hasLineComments: true)),
        Entry("SQL", "sql mysql postgres postgresql psql plsql plpgsql sqlite sqlite3 tsql mariadb", .code(.sql)),
        Entry("Shell", "sh bash zsh shell ksh ash dash fish shellscript", .shellOrSession),
        Entry("Swift", "swift", .code(.swift)),
        Entry("TOML", "toml", .settings),
        Entry("Traceback", "error traceback pytb py3tb stderr", .traceback),
        Entry("TypeScript", "typescript ts mts cts", .code(.typeScript)),
        Entry("TypeScript with elements", "tsx", .code(.typeScriptElements)),
        Entry("XML", "xml svg rss atom xsd xsl xslt plist xaml mathml", .xml),
        Entry("YAML", "yaml yml", .yaml),
        Entry("no highlighting", "text txt plain plaintext none output out stdout log ascii csv tsv", .plain),
    ]
}
