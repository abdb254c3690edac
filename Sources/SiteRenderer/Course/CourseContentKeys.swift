internal import Bytes
internal import CourseMarkup
internal import CourseModel

/// What the texts of a course's pages depend on, for the keys of the pages.
///
/// An entity counts by the digest that its approval gives, which the reader of the package has verified.
struct CourseContentKeys {
    private let place: CoursePlace
    private let digests: [Approval.EntityType: [String: String]]
    /// What all texts depend on: pictures, and where links to lessons lead.
    private let common: String

    init(_ place: CoursePlace) {
        self.place = place
        var digests: [Approval.EntityType: [String: String]] = [:]
        for approval in place.package.approvals {
            digests[approval.entityType, default: [:]][approval.entityId] = approval.sha256
        }
        self.digests = digests
        var hasher = SHA256Hasher()
        hasher.write(field: place.package.textFormat.rawValue)
        for picture in place.document.pictures.all {
            hasher.write(field: "\(picture.path) \(picture.width) \(picture.height)")
            hasher.write(field: place.assetPath(picture.path))
        }
        common = hasher.digest().hex
    }

    /// What a lesson's content is made of.
    func lesson(_ index: Int) -> [String] {
        let lesson = place.package.lessons[index]
        var fields = [common, digest(.lesson, lesson.id, lesson)]
        if let quiz = place.quiz(of: lesson.id) { fields.append(digest(.quiz, lesson.id, quiz)) }
        return fields
    }

    /// What a project's content is made of.
    func project(_ index: Int) -> [String] {
        let project = place.package.projects[index]
        return [common, digest(.project, project.id, project)]
    }

    /// An entity that nobody has approved yet counts by its values.
    private func digest(_ type: Approval.EntityType, _ id: String, _ entity: Any) -> String {
        digests[type]?[id] ?? "\(entity)"
    }
}
