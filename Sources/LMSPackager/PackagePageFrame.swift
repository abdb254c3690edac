internal import CourseHTML
internal import CourseModel
internal import InterfaceStrings

/// What all pages of a package begin with.
enum PackagePageFrame {
    /// Writes all up to the page's main part.
    ///
    /// - Parameters:
    ///   - root: The way from the page to the ZIP's root, such as `../`.
    ///   - data: Writes the data attributes of `body` that the player reads.
    static func open(
        _ writer: inout HTMLWriter,
        package: CoursePackage,
        strings: InterfaceStrings,
        title: String,
        root: String,
        data: (inout HTMLWriter) -> Void
    ) {
        let direction = LanguageTag.direction(of: package.language)
        writer.markup("<!DOCTYPE html>\n<html")
        writer.attribute("lang", package.language)
        writer.attribute("dir", direction.rawValue)
        writer.markup(
            """
            >
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>
            """
        )
        writer.text(title)
        // An empty icon: there is none, and browsers would ask the LMS's root for one.
        writer.markup("</title>\n<link rel=\"icon\" href=\"data:,\">\n")
        for name in [PackageNames.contentStyle, PackageNames.style] {
            writer.markup("<link rel=\"stylesheet\"")
            writer.attribute("href", root + name)
            writer.markup(">\n")
        }
        for name in [PackageNames.script, PackageNames.course] {
            writer.markup("<script defer")
            writer.attribute("src", root + name)
            writer.markup("></script>\n")
        }
        writer.markup("</head>\n<body")
        writer.attribute("data-course", package.syllabusId)
        data(&writer)
        writer.markup(">\n<a class=\"skip\" href=\"#_content\">")
        writer.text(strings[.skipToContent])
        writer.markup("</a>\n")
    }
}
