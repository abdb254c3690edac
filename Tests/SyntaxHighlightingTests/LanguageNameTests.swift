import SyntaxHighlighting
import Testing

@Suite struct LanguageNameTests {
    @Test(arguments: [
        // What real courses write, those of the issue, and what their authors would write next.
        "sh", "output", "python", "json", "cmd", "javascript", "powershell", "cpp", "html", "JSON", "xml", "text",
        "bash",
        "error", "python3", "c", "c++", "C#", "cs", "csharp", "css", "go", "java", "js", "kotlin", "php", "py", "r",
        "R",
        "ruby", "rust", "shell", "sql", "swift", "typescript", "ts", "yaml", "yml", "ps1", "ini", "toml", "diff",
        "console",
        "zsh", "ipython", "pycon", "none", "jsonc", "ino", "arduino", "dockerfile", "makefile", "jsx", "tsx", "scss",
    ])
    func `a name that courses use is known`(name: String) {
        #expect(SyntaxHighlighter.knows(language: name))
    }

    @Test func `a name is known once`() {
        var seen: Set<String> = []
        for language in SyntaxHighlighter.languages {
            for name in language.names { #expect(seen.insert(name).inserted, "\(name)") }
        }
    }

    @Test func `what a language holds is told by how the text begins`() {
        #expect(marked(" <script>\nlet x</script>", "js") == " ⟦tag│<script>⟧\n⟦keyword│let⟧ x⟦tag│</script>⟧")
        #expect(marked("$ cd x\ndone", "bash") == "⟦prompt│$⟧ ⟦function│cd⟧ x\ndone")
        #expect(marked("cd x\ndone", "bash") == "⟦function│cd⟧ x\n⟦keyword│done⟧")
        #expect(marked(">>> 1\n1", "python") == "⟦prompt│>>>⟧ ⟦number│1⟧\n1")
        #expect(marked("return 1; // <?", "php") == "⟦keyword│return⟧ ⟦number│1⟧; ⟦comment│// <?⟧")
        #expect(marked("return 1;", "php") == "⟦keyword│return⟧ ⟦number│1⟧;")
    }

    @Test func `text without a language, in one that is not known, or that a program wrote has no tokens`() {
        for name in [nil, "", "klingon", "text", "output", "none"] {
            #expect(SyntaxHighlighter.tokens(of: "if x: return \"y\"", language: name).isEmpty)
        }
    }
}
