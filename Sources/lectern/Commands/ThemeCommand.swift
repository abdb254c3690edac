internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics

/// `lectern theme`.
struct ThemeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme",
        abstract: "Lists the templates, styles, scripts and texts of the site, and copies them to be changed.",
        discussion: """
            A file in the folder that `theme` in lectern.yaml names stands in for the one of the same name that \
            Lectern carries. docs/guide/templates.md tells what templates can say.

              lectern theme list
              lectern theme eject lesson.mustache
            """,
        subcommands: [List.self, Eject.self]
    )

    /// `lectern theme list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists the files of the theme; those that the site has itself are marked.",
            discussion: "  lectern theme list my-courses"
        )

        @Argument(help: ArgumentHelp("The site's folder.", valueName: "site"))
        var site = "."

        func run() async throws {
            let theme = try ThemeFolder(site: site)
            try ThemeCommand.tell(theme)
            for (name, isOwn) in theme.names { Console.output((isOwn ? "* " : "  ") + Finding.shown(name)) }
        }
    }

    /// `lectern theme eject`.
    struct Eject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "eject",
            abstract: "Copies files of the theme into the site's theme folder, to be changed there.",
            discussion: """
                Without --output the folder is the one that `theme` in lectern.yaml names, else theme beside it. A file \
                that is there already stays as it is.

                  lectern theme eject lesson.mustache strings/de.json
                """
        )

        @Argument(help: ArgumentHelp("The files, as 'lectern theme list' names them.", valueName: "name"))
        var names: [String]

        @Option(help: ArgumentHelp("The site's folder.", valueName: "folder"))
        var site = "."

        @Option(help: ArgumentHelp("The folder to copy into.", valueName: "folder"))
        var output: String?

        func run() async throws {
            let theme = try ThemeFolder(site: site, output: output)
            try ThemeCommand.tell(theme)
            for name in names { Console.output("wrote " + Finding.shown(try theme.eject(name))) }
            if !theme.isNamed { Console.output("add to lectern.yaml:  theme: theme") }
        }
    }

    private static func tell(_ theme: ThemeFolder) throws {
        FindingReport.write(theme.findings, .text, consequence: "nothing was written")
        try FindingReport.endIfRefused(theme.findings)
    }
}
