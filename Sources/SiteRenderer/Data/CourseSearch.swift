internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings
internal import SearchIndex

/// The search of a course: `search.js`, and the text for excerpts in parts.
struct CourseSearch {
    private let place: CoursePlace
    private let content: CourseContentKeys
    /// Pages in the order of the search: the overview (nil), then the steps of the course.
    private let pages: [CoursePlace.Step?]
    private let parts: [Range<Int>]

    init(_ place: CoursePlace, content: CourseContentKeys) {
        self.place = place
        self.content = content
        pages = [nil] + place.steps
        let package = place.package
        parts = SearchIndex.parts(
            sizes: pages.map { step in
                switch step?.content {
                case nil: package.description.utf8.count
                case .lesson(let index)?: package.lessons[index].sourceSize
                case .project(let index)?: package.projects[index].problemStatement.utf8.count
                }
            }
        )
    }

    /// The paths of the files below the course's folder.
    var fileNames: [String] { ["search.js"] + parts.indices.map(SearchIndex.textFileName) }

    /// The files; nothing is rendered yet.
    func make() -> [SitePage] {
        let keys = pages.map(key)
        let id = place.package.syllabusId
        let index = SitePage(path: place.course.root + "search.js", key: key("search.js", keys[...])) {
            let analyzer = SearchAnalyzer(language: place.package.language)
            return SearchIndex.render(
                id: id,
                language: place.package.language,
                pages: pages.map { analyzer.analyze(source($0)) },
                parts: parts
            )
        }
        return [index]
            + parts.enumerated().map { number, part in
                let name = SearchIndex.textFileName(part: number)
                return SitePage(path: place.course.root + name, key: key(name, keys[part])) {
                    SearchIndex.renderText(id: id, part: number, pages: pages[part].map(source))
                }
            }
    }

    private func source(_ step: CoursePlace.Step?) -> SearchablePage {
        guard let step else { return SearchablePage.make(place.package) }
        let path = String(decoding: step.path.utf8.dropFirst(place.course.root.utf8.count), as: UTF8.self)
        return switch step.content {
        case .lesson(let index):
            SearchablePage.make(place.document.lessons[index], path: path, strings: place.strings)
        case .project(let index): SearchablePage.make(place.document.projects[index], path: path)
        }
    }

    /// What a page's words depend on.
    private func key(_ step: CoursePlace.Step?) -> [String] {
        guard let step else {
            let package = place.package
            return [package.title, package.description, package.syllabus.audience]
                + package.syllabus.modules.flatMap { [$0.title, $0.summary] }
        }
        return switch step.content {
        case .lesson(let index): content.lesson(index) + [step.path]
        case .project(let index): content.project(index) + [step.path]
        }
    }

    private func key(_ name: String, _ pages: ArraySlice<[String]>) -> SHA256Digest {
        let strings = place.strings
        var hasher = SHA256Hasher()
        for field in [
            name, place.package.syllabusId, place.package.language, strings[.example], strings[.keyTakeaways],
            strings[.practice], strings[.quiz],
        ] {
            hasher.write(field: field)
        }
        for fields in pages {
            hasher.write(field: String(fields.count))
            for field in fields { hasher.write(field: field) }
        }
        return hasher.digest()
    }
}

extension Lesson {
    /// About how many bytes of text the lesson has.
    fileprivate var sourceSize: Int {
        explanation.concepts.reduce(explanation.overview.utf8.count) { size, concept in
            size + concept.explanation.utf8.count + (concept.example?.utf8.count ?? 0)
        }
    }
}
