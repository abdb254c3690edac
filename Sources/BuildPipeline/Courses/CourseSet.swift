internal import Diagnostics
internal import FileAccess

/// The courses of a build: versions grouped, archived ones left out, none twice.
struct CourseSet: Sendable {
    /// A version of a course, with the others of the same course.
    struct Version: Sendable, Hashable {
        /// Counts into the folders of the courses.
        var index: Int
        var header: CourseHeader
        /// Whether no higher version is built.
        var isLatest: Bool
        /// The folder below the web root, with a slash at its end.
        var root: String
        /// The other versions of the course that are built, highest first.
        var others: [OtherVersion]
        /// The versions before this one, the lowest first; archived ones too, for their learners come back.
        var earlier: [EarlierVersions.Source]
    }

    /// Another version of the same course.
    struct OtherVersion: Sendable, Hashable {
        var version: Int
        var root: String
    }

    /// The versions: courses in the order of the configuration, within a course the highest version first.
    private(set) var courses: [Version] = []
    /// What is wrong with how they go together.
    private(set) var findings: [Finding] = []

    /// Groups courses; those without a header have findings of their own and are passed over.
    ///
    /// - Parameters:
    ///   - inputs: The files of each course.
    ///   - headers: What the package of each course says of itself.
    ///   - folder: That of `lectern.yaml`.
    init(inputs: [CourseInputs], headers: [CourseHeader?], configuration: SiteConfiguration, folder: String) {
        let folders = inputs.map(\.folder)
        var order: [String] = []
        var versions: [String: [Int: Int]] = [:]
        var unknown = configuration.archived
        var isArchived = false
        // Of each course the first folder of a version, archived or not.
        var known: [String: [Int: Int]] = [:]
        for (index, header) in headers.enumerated() {
            guard let header else { continue }
            unknown.remove(header.name)
            if known[header.id]?[header.version] == nil { known[header.id, default: [:]][header.version] = index }
            if header.isArchived || configuration.archived.contains(header.name) {
                isArchived = true
                continue
            }
            if versions[header.id] == nil { order.append(header.id) }
            if let other = versions[header.id]?[header.version] {
                report(
                    header,
                    in: folders[index],
                    isSame: headers[other]?.contentHash == header.contentHash,
                    as: folders[other]
                )
            } else {
                versions[header.id, default: [:]][header.version] = index
            }
        }
        for id in order {
            let sources = (known[id] ?? [:]).sorted { $0.key < $1.key }.map { version, index in
                (version, EarlierVersions.Source(folder: inputs[index].folder, package: inputs[index].package))
            }
            add(id, versions[id] ?? [:], headers, sources)
        }
        // A course that could not be read may be the one that is meant.
        let isComplete = headers.allSatisfy { $0 != nil }
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

    private mutating func add(
        _ id: String,
        _ versions: [Int: Int],
        _ headers: [CourseHeader?],
        _ sources: [(version: Int, source: EarlierVersions.Source)]
    ) {
        let members = versions.sorted { $0.key > $1.key }
        let roots = members.enumerated().map { index, member in
            OtherVersion(
                version: member.key,
                root: index == 0 ? "courses/\(id)/" : "courses/\(id)/v\(member.key)/"
            )
        }
        for (index, member) in members.enumerated() {
            guard let header = headers[member.value] else { continue }
            courses.append(
                Version(
                    index: member.value,
                    header: header,
                    isLatest: index == 0,
                    root: roots[index].root,
                    others: roots.filter { $0.version != member.key },
                    earlier: sources.filter { $0.version < member.key }.map(\.source)
                )
            )
        }
    }

    private mutating func report(_ header: CourseHeader, in folder: String, isSame: Bool, as other: String) {
        let file = Path.join(folder, CourseSource.packageName)
        if isSame {
            findings.append(
                Finding(CourseSetFinding.repeated, "\(header.name) is in \(other) too; it is built once", file: file)
            )
        } else {
            findings.append(
                Finding(
                    CourseSetFinding.versionConflict,
                    "expected another version than \(header.name), which \(other) has with different content",
                    file: file
                )
            )
        }
    }
}
