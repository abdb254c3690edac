internal import CourseArchives
internal import CourseHTML
internal import CourseModel
internal import InterfaceStrings

/// Renders `index.html`: the list of lessons for those who open a package without an LMS, and the one SCO of a package
/// that has no other.
enum PackageIndex {
    static func render(
        _ package: CoursePackage,
        _ outline: PackageOutline,
        strings: InterfaceStrings,
        _ format: PlayerFormat,
        _ options: LMSOptions
    ) -> [UInt8] {
        var writer = HTMLWriter()
        PackagePageFrame.open(&writer, package: package, strings: strings, title: package.title, root: "") { writer in
            writer.attribute("data-completed", strings[.completed])
            writer.attribute("data-version", package.version)
            if format == .scorm12Single { writer.attribute("data-shell", options.passPercent) }
        }
        writer.markup("<main id=\"_content\">\n<article class=\"content\">\n<h1>")
        writer.text(package.title)
        writer.markup("</h1>\n")
        if !package.description.isEmpty {
            writer.markup("<p>")
            writer.text(package.description)
            writer.markup("</p>\n")
        }
        for module in outline.modules where !module.pages.isEmpty {
            writer.markup("<section>\n<h2>")
            writer.text(module.title)
            writer.markup("</h2>\n<ol class=\"pages\">\n")
            for page in module.pages {
                writer.markup("<li><a")
                writer.attribute("href", page.name)
                writer.attribute("data-page", page.key)
                writer.markup(">")
                if case .project = page.content {
                    writer.markup("<span>")
                    writer.text(strings[.project])
                    writer.markup("</span> ")
                }
                writer.text(page.title)
                writer.markup("</a></li>\n")
            }
            writer.markup("</ol>\n</section>\n")
        }
        writer.markup("</article>\n</main>\n<footer class=\"player\">\n<p>")
        writer.text(strings.text(.versionNumber, number: package.version))
        if !package.authors.isEmpty {
            writer.markup(" · ")
            writer.text(package.authors.joined(separator: ", "))
        }
        if !package.license.isEmpty {
            writer.markup(" · ")
            writer.text(package.license)
        }
        writer.markup("</p>\n</footer>\n</body>\n</html>\n")
        return writer.bytes
    }
}
