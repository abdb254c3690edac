internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import FileAccess

/// The courses of a build: versions grouped, archived ones left out, none twice.
struct CourseSet: Sendable {
    /// A version of a course, with the others of the same course.
    struct Version: Sendable {
        var course: ReadCourse
        var document: CourseDocument
        /// Whether no higher version is built.
        var isLatest: Bool
        /// The folder below the web root, with a slash at its end.
        var root: String
        /// The other versions of the course that are built, highest first.
        var others: [(version: Int, root: String)]

        var package: CoursePackage { document.package }
    }

    /// The versions: courses in the order of the configuration, within a course the highest version first.
    var courses: [Version] = []
    /// What is wrong with how they go together.
    var findings: [Finding] = []

    /// Groups courses; those without a document have findings of their own and are passed over.
    init(_ read: [ReadCourse], configuration: SiteConfiguration, folder: String) {
        var order: [String] = []
        var versions: [String: [Int: (course: ReadCourse, document: CourseDocument)]] = [:]
        var unknown = configuration.archived
        var isArchived = false
        for course in read {
            guard let document = course.document else { continue }
            let package = document.package
            let name = ReadCourse.name(package)
            unknown.remove(name)
            if package.status == .archived || configuration.archived.contains(name) {
                isArchived = true
                continue
            }
            if versions[package.syllabusId] == nil { order.append(package.syllabusId) }
            if let other = versions[package.syllabusId]?[package.version] {
                report(course, document, sameAs: other.course, other.document)
            } else {
                versions[package.syllabusId, default: [:]][package.version] = (course, document)
            }
        }
        for id in order {
            let members = (versions[id] ?? [:]).sorted { $0.key > $1.key }
            let roots = members.enumerated().map { index, member in
                (version: member.key, root: index == 0 ? "courses/\(id)/" : "courses/\(id)/v\(member.key)/")
            }
            for (index, member) in members.enumerated() {
                courses.append(
                    Version(
                        course: member.value.course,
                        document: member.value.document,
                        isLatest: index == 0,
                        root: roots[index].root,
                        others: roots.filter { $0.version != member.key }
                    )
                )
            }
        }
        // A course that could not be read may be the one that is meant.
        let isComplete = read.allSatisfy { $0.document != nil }
        for name in unknown.sorted() where isComplete {
            findings.append(
                Finding(
                    ConfigurationFinding.archivedUnknown,
                    "expected a version of a course, found \"\(name)\"",
                    file: Path.join(folder, CourseSource.configurationName),
                    pointer: "/archived"
                )
            )
        }
        if courses.isEmpty, isArchived {
            findings.append(
                Finding(CourseSetFinding.nothing, "expected a published course, found archived ones only", file: folder)
            )
        }
    }

    private mutating func report(
        _ course: ReadCourse,
        _ document: CourseDocument,
        sameAs other: ReadCourse,
        _ otherDocument: CourseDocument
    ) {
        let file = Path.join(course.folder, CourseSource.packageName)
        let name = ReadCourse.name(document.package)
        if document.package.contentHash == otherDocument.package.contentHash {
            findings.append(
                Finding(CourseSetFinding.repeated, "\(name) is in \(other.folder) too; it is built once", file: file)
            )
        } else {
            findings.append(
                Finding(
                    CourseSetFinding.versionConflict,
                    "expected another version than \(name), which \(other.folder) has with different content",
                    file: file
                )
            )
        }
    }
}
