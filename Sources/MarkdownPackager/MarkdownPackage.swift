public import Bytes
public import CourseArchives
public import CourseMarkup
internal import CourseModel
public import Diagnostics
public import InterfaceStrings
internal import ZIPArchive

/// A course as Markdown files in a ZIP, to be taken to any other tool: Hugo, Obsidian, pandoc and the like.
///
/// It holds `README.md` with the syllabus, `lessons/ID.md` and `projects/ID.md` with front matter in YAML, and the
/// pictures that they show under `assets/`.
public enum MarkdownPackage {
    /// Writes the ZIP.
    ///
    /// The bytes depend on the course and the program alone. Entries are written one after another, so that memory
    /// does not grow with the pictures.
    ///
    /// - Parameters:
    ///   - course: The parsed course.
    ///   - texts: The words around the course's own, where a site has changed them.
    ///   - streams: Where pictures and deflated streams come from.
    ///   - sink: What takes the ZIP.
    /// - Returns: What a person should look at; the ZIP is written all the same.
    /// - Throws: What `streams` and `sink` throw.
    public static func write(
        course: CourseDocument,
        texts: InterfaceStrings? = nil,
        streams: ArchiveStreams,
        into sink: inout some ByteSink & ~Copyable
    ) throws -> [Finding] {
        let package = course.package
        let outline = PackageOutline(course)
        let strings = texts ?? InterfaceStrings.forLanguage(package.language)
        var pictures: [String: Picture] = [:]
        for picture in outline.pages.flatMap(\.pictures) { pictures[picture.path] = picture }
        let names = ArchiveNames(pictures.values.sorted { $0.path < $1.path })
        let page = MarkdownPage(package: package, strings: strings, names: names)
        var archive = ZIPArchiveWriter(names: .relative)

        let readme = [UInt8](utf8: MarkdownReadme.make(package, outline, strings: strings))
        try archive.append("README.md", streams.deflate(readme), into: &sink)
        for (name, picture) in pictures.values.map({ (names.asset($0.path), $0) }).sorted(by: { $0.0 < $1.0 }) {
            try archive.append(name, streams.asset(picture), into: &sink)
        }
        var number = 0
        for module in outline.modules {
            for content in module.pages {
                number += 1
                let text = [UInt8](utf8: page.render(content, module: module, number: number))
                try archive.append(name(of: content), streams.deflate(text), into: &sink)
            }
        }
        try archive.finish(into: &sink)
        return []
    }

    /// The name of a page's file in the ZIP.
    static func name(of page: PackageOutline.Page) -> String {
        switch page.content {
        case .lesson(let document): "lessons/\(document.lesson.id).md"
        case .project(let document): "projects/\(document.project.id).md"
        }
    }
}
