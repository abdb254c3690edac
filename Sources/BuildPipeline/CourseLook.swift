internal import ConcurrentMap
internal import FileAccess

/// What a look at a course's folder says: its files, what decides its place, and whether it is what it was.
struct CourseLook: Sendable {
    var inputs: CourseInputs
    /// Nil where the package cannot be read.
    var header: CourseHeader?
    /// What the last build made of the same files; nil where it did not see them or they changed.
    var same: PartRecord?
    /// Whether a stamp is another or can be trusted now, though the files are the same.
    var hasNewStamps = false

    /// Looks at all folders: by stamps alone where nothing changed.
    static func all(_ folders: [String], memory: BuildMemory?, verifies: Bool, jobs: Int) async throws -> [CourseLook] {
        var looks: [CourseLook?] = folders.map { folder in
            guard !verifies, let part = memory?.courses[folder], let inputs = part.inputs, inputs.areUntouched else {
                return nil
            }
            return CourseLook(inputs: inputs, header: part.header, same: part)
        }
        let changed = looks.indices.filter { looks[$0] == nil }
        let width = min(jobs, max(1, changed.count))
        let found = try await concurrentMap(changed, width: width) { index in
            try Task.checkCancellation()
            return try await look(
                at: folders[index],
                memory?.courses[folders[index]],
                verifies: verifies,
                jobs: max(1, jobs / width)
            )
        }
        for (index, look) in zip(changed, found) { looks[index] = look }
        return looks.compactMap { $0 }
    }

    private static func look(
        at folder: String,
        _ last: PartRecord?,
        verifies: Bool,
        jobs: Int
    ) async throws -> CourseLook {
        let known = verifies ? nil : last?.inputs
        let (inputs, header) = try await CourseInputs.look(at: folder, known: known, jobs: jobs)
        guard let last, last.sourceKey == inputs.digest else {
            // The package may be the same where a picture changed.
            let sameHeader = last?.inputs?.package == inputs.package ? last?.header : nil
            return CourseLook(inputs: inputs, header: header ?? sameHeader)
        }
        var same = last
        same.inputs = inputs
        return CourseLook(inputs: inputs, header: last.header, same: same, hasNewStamps: true)
    }
}
