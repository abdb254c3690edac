/// How the texts of a language are read.
indirect enum SyntaxLanguage: Sendable {
    case code(LanguageDefinition)
    case shell
    /// A shell's commands, or a session of it where the text begins with a prompt.
    case shellOrSession
    case session(SyntaxLanguage)
    case pythonOrSession
    case pythonSession
    case batch
    case html
    case xml
    /// PHP, with or without the HTML around it.
    case php
    case styleSheet(hasLineComments: Bool)
    case yaml
    case settings
    case difference
    case traceback
    case dockerfile
    case makefile
    /// Text that nothing is known about, such as what a program writes.
    case plain
}

extension SyntaxScanner {
    /// Reads the text to its end as one of a language.
    mutating func scan(_ language: SyntaxLanguage) {
        switch language {
        case .code(let definition): scanCode(definition)
        case .shell: scanShell()
        case .shellOrSession: if beginsWithPrompt() { scanConsole(.shell) } else { scanShell() }
        case .session(let commands): scanConsole(commands)
        case .pythonOrSession:
            if starts(with: ">>> ", at: 0) || starts(with: "In [", at: 0) {
                scanPythonConsole()
            } else {
                scanCode(.python)
            }
        case .pythonSession: scanPythonConsole()
        case .batch: scanBatch()
        case .html: scanMarkup(isHTML: true)
        case .xml: scanMarkup(isHTML: false)
        case .php:
            let open = Array("<?".utf8)
            skip(past: open)
            let hasMarkup = position < end || bytes.suffix(2).elementsEqual(open)
            position = 0
            if hasMarkup { scanMarkup(isHTML: true) } else { scanCode(.php) }
        case .styleSheet(let hasLineComments): scanStyleSheet(hasLineComments: hasLineComments)
        case .yaml: scanYAML()
        case .settings: scanSettings()
        case .difference: scanDifference()
        case .traceback: scanTraceback()
        case .dockerfile: scanDockerfile()
        case .makefile: scanMakefile()
        case .plain: break
        }
    }
}
