internal import Diagnostics
internal import FileAccess

/// The courses of a build with what is known of each so far.
struct BuildState: Sendable {
    let courseSet: CourseSet
    /// What was found beside the courses' own files.
    let findings: [Finding]
    let looks: [CourseLook]
    /// The place of each course; nil for one that is left out.
    let versions: [CourseSet.Version?]
    /// The record of each course, in the order of the configuration; nil until it is taken over or made.
    private(set) var parts: [PartRecord?]
    /// The records that were made in this build.
    private(set) var made: [PartRecord] = []

    init(set: CourseSet, findings: [Finding], looks: [CourseLook]) {
        courseSet = set
        self.findings = findings
        self.looks = looks
        var versions = [CourseSet.Version?](repeating: nil, count: looks.count)
        for version in set.courses { versions[version.index] = version }
        self.versions = versions
        parts = Array(repeating: nil, count: looks.count)
    }

    /// Whether every course is taken over or made.
    var isComplete: Bool { parts.allSatisfy { $0 != nil } }

    /// The records of the courses that have a place, in the order of their places.
    var placed: [PartRecord] { courseSet.courses.compactMap { parts[$0.index] } }

    /// The records by folder.
    var courses: [String: PartRecord] {
        var courses: [String: PartRecord] = [:]
        courses.reserveCapacity(parts.count)
        for (look, part) in zip(looks, parts) { courses[look.inputs.folder] = part }
        return courses
    }

    /// Takes over the courses whose files and surroundings are the same and whose outputs lie where they belong.
    mutating func takeOver(_ context: SiteContext, _ check: inout OutputCheck) {
        for (index, look) in looks.enumerated() {
            guard var same = look.same, same.contextKey == context.key(of: versions[index]), check.isInPlace(&same)
            else { continue }
            parts[index] = same
        }
    }

    /// The courses that are to be read.
    func work(_ memory: BuildMemory?) -> [CourseBuild.Work] {
        looks.indices.filter { parts[$0] == nil }.map { index in
            let look = looks[index]
            return CourseBuild.Work(
                inputs: look.inputs,
                header: look.header,
                version: versions[index],
                last: memory?.courses[look.inputs.folder]
            )
        }
    }

    /// Adds the records of the courses that were to be read, in their order.
    mutating func add(_ records: [PartRecord]) {
        made = records
        for (index, record) in zip(looks.indices.filter { parts[$0] == nil }, records) { parts[index] = record }
    }
}

/// Whether outputs lie in their places as they were left.
struct OutputCheck {
    private let path: String
    private let folder: OpenFolder?
    private let verifies: Bool
    /// Whether a file had to be read whose stamp can now be trusted.
    private(set) var hasNewStamps = false

    init(folder path: String, verifies: Bool) {
        self.path = path
        folder = OpenFolder(path)
        self.verifies = verifies
    }

    /// Whether all outputs of a part lie in their places; the part then has the stamps of those that had to be read.
    mutating func isInPlace(_ part: inout PartRecord) -> Bool {
        let table = part.outputs
        guard table.count > 0 else { return true }
        guard let folder else { return false }
        let doubtful = (0..<table.count).filter { verifies || !table.isUntouched($0, in: folder) }
        guard !doubtful.isEmpty else { return true }
        guard var records = try? table.records() else { return false }
        let now = FileSystem.now()
        for index in doubtful {
            let place = Path.join(path, records[index].path)
            guard let stamp = FileSystem.stamp(of: place, followingLinks: false), stamp.kind == .file,
                stamp.byteCount == records[index].byteCount,
                (try? FileSystem.digest(of: place)) == records[index].sha256
            else { return false }
            let trusted = stamp.isFresh(at: now) ? nil : stamp
            if trusted != records[index].stamp { hasNewStamps = true }
            records[index].stamp = trusted
        }
        part.outputs = OutputTable(records)
        return true
    }
}
