internal import CourseArchives
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// Renders `README.md`: what the course is, and its syllabus with links to the files.
enum MarkdownReadme {
    static func make(_ package: CoursePackage, _ outline: PackageOutline, strings: InterfaceStrings) -> String {
        var front = FrontMatter()
        front.add("id", package.syllabusId)
        front.add("title", package.title)
        front.add("version", package.version)
        front.add("language", package.language)
        front.add("authors", package.authors)
        front.add("license", package.license)
        front.add("source", package.source)
        front.add("contentHash", package.contentHash)
        var text = front.text + "# \(MarkdownEscape.inline(package.title))\n\n"
        if !package.description.isEmpty { text += MarkdownEscape.paragraphs(package.description) + "\n\n" }
        let authors = package.authors.filter { !$0.isEmpty }
        let facts: [(InterfaceStringKey, String)] = [
            (authors.count == 1 ? .author : .authors, authors.joined(separator: ", ")),
            (.version, String(package.version)),
            (.licence, package.license),
            (.source, package.source),
            (.audience, package.syllabus.audience),
            (.duration, strings.duration(minutes: package.syllabus.timeBudgetMinutes)),
        ]
        for (key, value) in facts where !value.isEmpty {
            text += "- **\(strings[key]):** \(MarkdownEscape.inline(value))\n"
        }
        text += "\n## \(strings[.contents])\n\n"
        for (index, module) in outline.modules.enumerated() where !module.pages.isEmpty {
            let number = strings.text(.moduleNumber, number: index + 1)
            text += "### \(number): \(MarkdownEscape.inline(module.title))\n\n"
            let summary = package.syllabus.modules.first { $0.id == module.id }?.summary ?? ""
            if !summary.isEmpty { text += MarkdownEscape.paragraphs(summary) + "\n\n" }
            for page in module.pages {
                text += "- [\(MarkdownEscape.inline(page.title))](\(MarkdownPackage.name(of: page)))"
                switch page.content {
                case .lesson(let document): text += " · " + strings.duration(minutes: document.lesson.durationMinutes)
                case .project: text += " · " + strings[.project]
                }
                text += "\n"
            }
            text += "\n"
        }
        return text
    }
}
