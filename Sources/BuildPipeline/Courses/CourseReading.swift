internal import Bytes
internal import ConcurrentMap
internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import FileAccess
internal import JSONCodec

/// Reads and checks a course: bytes, decoding, texts, links.
///
/// Its files are read here and nowhere later but to be copied.
struct CourseReading: Sendable {
    /// How many files or lessons are read at once.
    var jobs: Int
    /// Whether missing and differing approvals and hashes are warnings.
    var takesUnsealed = false

    /// Reads a course of which nothing is known.
    func read(_ folder: String) async throws -> ReadCourse {
        try await read(CourseInputs.look(at: folder, known: nil, jobs: jobs).inputs)
    }

    /// Reads a course whose files were looked at.
    ///
    /// - Throws: `FileAccessError` where a file changed since then.
    func read(_ inputs: CourseInputs) async throws -> ReadCourse {
        let folder = inputs.folder
        let file = Path.join(folder, CourseSource.packageName)
        var course = ReadCourse(
            inputs: inputs,
            packageDigest: SHA256Digest(of: [UInt8]()),
            assets: [:],
            findings: []
        )
        let content: FileSystem.Content
        switch CourseFiles.read(CourseSource.packageName, in: folder, limit: CoursePackage.maximumBytes + 1) {
        case .failure(let refusal):
            course.findings.append(refusal.finding)
            return course
        case .success(let read): content = read
        }
        course.packageDigest = SHA256Digest(of: content.bytes)
        guard course.packageDigest == inputs.package else {
            throw SourceFile(path: file, sha256: course.packageDigest).change
        }
        let decoded = CoursePackage.decode(content.bytes)
        course.findings += decoded.findings.map { finding in
            var finding = finding
            finding.file = file
            if takesUnsealed, CourseModelFinding.approvalRules.contains(finding.code) { finding.severity = .warning }
            return finding
        }
        guard var package = decoded.package else { return course }
        if takesUnsealed { Self.forgetOutdatedApprovals(&package, decoded.findings) }
        course.header = CourseHeader(package)
        let found = try await check(package, folder, file, &course)
        if !found.isEmpty {
            let locator = JSONLocator(content.bytes)
            course.findings += found.map { finding in
                var finding = finding
                if finding.file.isEmpty { finding.file = file }
                return finding.line == nil && finding.file == file ? locator.locate(finding) : finding
            }
        }
        if course.findings.contains(where: { $0.severity == .error }) { course.document = nil }
        return course
    }

    /// Takes out the approvals of what was changed since: a page counts by the digest that its approval gives.
    private static func forgetOutdatedApprovals(_ package: inout CoursePackage, _ findings: [Finding]) {
        let changed = Set(findings.filter { $0.code == CourseModelFinding.approvalHash }.compactMap(\.pointer))
        guard !changed.isEmpty else { return }
        var outdated: [Approval.EntityType: Set<String>] = [:]
        func find(_ folder: String, _ type: Approval.EntityType, _ ids: [String]) {
            for (index, id) in ids.enumerated() where changed.contains("/\(folder)/\(index)") {
                outdated[type, default: []].insert(id)
            }
        }
        find("lessons", .lesson, package.lessons.map(\.id))
        find("quizzes", .quiz, package.quizzes.map(\.lessonId))
        find("projects", .project, package.projects.map(\.id))
        package.approvals.removeAll { outdated[$0.entityType]?.contains($0.entityId) ?? false }
    }

    /// Checks a package against the files beside it, and parses its texts.
    private func check(
        _ package: CoursePackage,
        _ folder: String,
        _ file: String,
        _ course: inout ReadCourse
    ) async throws -> [Finding] {
        let files = course.inputs.assets
        var findings = files.flatMap(\.findings)
        for file in files { course.assets[file.path] = file.source }
        // A file that could not be read has a finding of its own; it is not missing as well.
        let unread = Set(files.filter { $0.source == nil }.map(\.path))
        findings += AssetRules.check(package: package, files: files.compactMap(\.file)).filter { finding in
            !(finding.code == CourseModelFinding.assetMissing && unread.contains { finding.message.contains($0) })
        }
        let parser = CourseParser(package: package, pictures: PictureCatalogue(files.compactMap(\.picture)))
        let lessons = try await concurrentMap(Array(package.lessons.indices), width: jobs) { index in
            try Task.checkCancellation()
            return parser.parseLesson(at: index)
        }
        let projects = try await concurrentMap(Array(package.projects.indices), width: jobs) { index in
            parser.parseProject(at: index)
        }
        let parsed = parser.assemble(lessons: lessons, projects: projects)
        course.document = parsed.document
        return findings + parsed.findings + AssetRules.checkUse(package: package, used: parsed.usedAssets)
    }

}
