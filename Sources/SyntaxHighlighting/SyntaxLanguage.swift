/// How the texts of a language are read.
indirect enum SyntaxLanguage: Sendable {
    case code(LanguageDefinition)
    /// JavaScript, or HTML where the text begins with a tag of a page.
    case script
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
        case .script: if beginsWithPage() { scanMarkup(isHTML: true) } else { scanCode(.javaScript) }
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
            if holdsPHPTag() { scanMarkup(isHTML: true) } else { scanCode(.php) }
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

    /// Whether the text begins with a tag that no element inside code has.
    private mutating func beginsWithPage() -> Bool {
        var index = position
        while index < end, bytes[index].isSpace { index += 1 }
        count(index - position)
        return starts(withWord: "<script", at: index) || starts(withWord: "<html", at: index)
            || starts(withWord: "<!doctype", at: index) || starts(withWord: "<head", at: index)
    }

    /// Whether PHP stands in something else here.
    private mutating func holdsPHPTag() -> Bool {
        var index = position
        while index < end,
            bytes[index] != "<" || !starts(withWord: "<?php", at: index) && !starts(with: "<?=", at: index)
        {
            index += 1
        }
        count(index - position)
        return index < end
    }
}
