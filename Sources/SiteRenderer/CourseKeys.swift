internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// The keys of a course's pages: each a digest over what the page's bytes depend on, and over nothing else, so that a
/// changed lesson makes anew only the pages that show something of it.
///
/// An entity counts by the digest that its approval gives, which the reader of the package has verified.
struct CourseKeys {
    /// Counted up with every change of the renderer that alters bytes.
    static let rendererVersion = "site 1"

    private let place: CoursePlace
    /// What every page of the course shows.
    private let common: SHA256Hasher
    private let digests: [Approval.EntityType: [String: String]]
    private let pictures: [UInt8]

    init(_ place: CoursePlace) {
        self.place = place
        let package = place.package
        var digests: [Approval.EntityType: [String: String]] = [:]
        for approval in package.approvals {
            digests[approval.entityType, default: [:]][approval.entityId] = approval.sha256
        }
        self.digests = digests
        var common = Self.start(site: place.site, strings: place.strings)
        for field in [
            package.syllabusId, String(package.version), package.title, package.language, package.license,
            package.source,
            place.course.root, place.course.isLatest ? "latest" : "older", package.textFormat.rawValue,
        ] + package.authors {
            common.write(field: field)
        }
        for version in place.course.otherVersions {
            common.write(field: String(version.version))
            common.write(field: version.root)
        }
        common.write(field: String(package.lessons.count))
        self.common = common
        var pictures = SHA256Hasher()
        for picture in place.document.pictures.all {
            pictures.write(field: "\(picture.path) \(picture.width) \(picture.height)")
            pictures.write(field: place.assetPath(picture.path))
        }
        self.pictures = pictures.digest().bytes
    }

    static func start(site: SiteDescription, strings: InterfaceStrings) -> SHA256Hasher {
        var hasher = SHA256Hasher()
        for field in [rendererVersion, site.title, site.baseURL ?? "", site.language] { hasher.write(field: field) }
        hasher.write(field: strings.serialized)
        return hasher
    }

    /// The key of the course's overview, which shows every title and objective.
    func overview() -> SHA256Digest {
        var hasher = common
        hasher.write(field: "overview")
        let package = place.package
        hasher.write(field: package.description)
        write(.syllabus, package.syllabus.id, package.syllabus, into: &hasher)
        for download in place.course.downloads {
            hasher.write(field: download.kind.rawValue)
            hasher.write(field: download.path)
            hasher.write(field: String(download.byteCount))
            hasher.write(field: download.sha256)
        }
        for step in place.steps {
            write(step, into: &hasher)
            if case .lesson(let index) = step.content {
                let lesson = package.lessons[index]
                hasher.write(field: String(lesson.durationMinutes))
                for objective in lesson.objectives { hasher.write(field: objective) }
            }
        }
        return hasher.digest()
    }

    /// The key of a lesson's or project's page.
    func page(_ index: Int) -> SHA256Digest {
        let step = place.steps[index]
        var hasher = common
        hasher.write(field: "page")
        hasher.write(field: pictures)
        hasher.write(field: String(step.module))
        if index > 0 { write(place.steps[index - 1], into: &hasher) }
        hasher.write(field: "page itself")
        write(step, into: &hasher)
        if index + 1 < place.steps.count { write(place.steps[index + 1], into: &hasher) }
        hasher.write(field: "navigation")
        for module in place.modules {
            hasher.write(field: module.module.id)
            hasher.write(field: module.module.title)
        }
        for other in place.modules[step.module].steps { write(other, into: &hasher) }
        switch step.content {
        case .lesson(let index):
            let lesson = place.package.lessons[index]
            hasher.write(field: String(index))
            write(.lesson, lesson.id, lesson, into: &hasher)
            let quiz = place.package.quizzes.first { $0.lessonId == lesson.id }
            if let quiz { write(.quiz, lesson.id, quiz, into: &hasher) }
            for prerequisite in place.plannedLesson(lesson.id)?.prerequisites ?? [] {
                hasher.write(field: place.prerequisite(prerequisite).words)
                hasher.write(field: place.prerequisite(prerequisite).path ?? "")
            }
            for other in place.projects(of: lesson.id) { write(other, into: &hasher) }
        case .project(let index):
            let project = place.package.projects[index]
            write(.project, project.id, project, into: &hasher)
            for id in project.lessonIds {
                hasher.write(field: place.lessonPath(id))
                hasher.write(field: place.lessonTitle(id))
            }
        }
        return hasher.digest()
    }

    private func write(_ step: CoursePlace.Step, into hasher: inout SHA256Hasher) {
        hasher.write(field: step.path)
        hasher.write(field: step.title)
    }

    /// An entity that nobody has approved yet counts by its values.
    private func write(_ type: Approval.EntityType, _ id: String, _ entity: Any, into hasher: inout SHA256Hasher) {
        hasher.write(field: digests[type]?[id] ?? "\(entity)")
    }
}
