internal import Bytes
internal import Diagnostics
internal import FileAccess
internal import SiteRenderer

/// One build from the digests of its inputs to the committed output.
struct BuildRun {
    let request: BuildRequest
    let source: CourseSource
    /// The output folder, as the person would type it.
    let output: String
    let cache: CacheFolder
    let memory: BuildMemory?
    let progress: BuildProgress.Reporter

    /// Builds; `folder` is nil where the output folder is not there yet.
    mutating func run(in folder: OutputFolder?) async throws -> BuildReport {
        let digests = FileDigests(known: request.verifies ? [:] : memory?.digests ?? [:])
        let program = try Program.digest(digests)
        // Another program's records say nothing about what this one would write.
        let records = memory?.program == program && !request.isClean ? memory : nil
        progress(.init(.courses, 0, source.courses.count))
        let fonts = try FontSet(source.configuration, folder: source.folder, file: source.configurationFile)
        let theme = try ThemeFiles(source.configuration, folder: source.folder, file: source.configurationFile)
        var fingerprints: [CourseFingerprint] = []
        for course in source.courses { fingerprints.append(try CourseFingerprint(folder: course, digests: digests)) }
        let key = key(program, fingerprints, fonts, theme)
        if let records, records.buildKey == key, let summary = try unchanged(records, digests) {
            return BuildReport(findings: told(records), summary: summary)
        }
        let courses = try await CourseReading(digests: digests, jobs: request.jobs, progress: progress)
            .read(source.courses)
        let set = CourseSet(courses, configuration: source.configuration, folder: source.folder)
        let found = source.configuration.judged(courses.flatMap(\.findings))
        let site = theme.theme
        let findings = source.findings + fonts.findings + theme.findings + site.findings + found + set.findings
        guard ExitStatus.of(findings) == .done else { return BuildReport(findings: findings, summary: nil) }
        let plan = BuildPlan.make(
            set: set,
            configuration: source.configuration,
            fonts: fonts,
            theme: site,
            deflated: cache.deflated,
            jobs: request.jobs
        )
        var next = BuildMemory(program: program)
        next.findings = findings
        (next.courseCount, next.pageCount) = (set.courses.count, plan.outputs.count(where: \.isPage))
        next.buildKey = key
        let folder = try folder ?? OutputFolder(path: output)
        return try await make(plan, in: folder, records?.records ?? [:], digests, &next)
    }

    /// Makes what the plan lists, and commits it.
    private func make(
        _ plan: BuildPlan,
        in folder: OutputFolder,
        _ records: [String: OutputRecord],
        _ digests: FileDigests,
        _ next: inout BuildMemory
    ) async throws -> BuildReport {
        cache.prepare()
        let owned = BuildRecord.paths(in: output) ?? []
        var summary = BuildSummary(
            courses: next.courseCount,
            pages: next.pageCount,
            files: 0,
            bytes: 0,
            reused: 0,
            written: 0,
            removed: 0,
            output: output
        )
        do {
            try folder.prepareStage()
            progress(.init(.outputs, 0, plan.outputs.count))
            let execution = OutputExecution(
                root: output,
                stage: folder.stage,
                records: records,
                owned: owned,
                replacesForeign: request.isClean,
                digests: digests,
                jobs: request.jobs,
                progress: progress
            )
            let outcomes = try await execution.run(plan.outputs)
            let refused = outcomes.flatMap(\.record.findings)
            guard ExitStatus.of(refused) == .done else {
                folder.discard()
                return BuildReport(findings: next.findings + refused, summary: nil)
            }
            var staged = outcomes.compactMap { outcome in
                outcome.staged.map { (name: $0, path: outcome.record.path) }
            }
            var made = outcomes.map(\.record)
            let removed = owned.subtracting(made.map(\.path)).sorted()
            let record = try stageRecord(plan, made, folder, digests, &staged)
            try Task.checkCancellation()
            if staged.isEmpty, removed.isEmpty {
                folder.discard()
            } else {
                progress(.init(.commit, 0, staged.count))
                try folder.commit(staged: staged, removed: removed)
            }
            made.append(record)
            next.records = Dictionary(made.map { ($0.path, $0) }) { $1 }
            summary.files = made.count
            summary.bytes = made.reduce(0) { $0 + $1.byteCount }
            summary.written = staged.count
            summary.reused = made.count - staged.count
            summary.removed = removed.count
        } catch {
            folder.discard()
            throw error
        }
        remember(digests, &next)
        return BuildReport(findings: told(next), summary: summary)
    }

    /// Stages the build record where it differs from the one in place.
    private func stageRecord(
        _ plan: BuildPlan,
        _ made: [OutputRecord],
        _ folder: OutputFolder,
        _ digests: FileDigests,
        _ staged: inout [(name: String, path: String)]
    ) throws -> OutputRecord {
        var record = plan.record
        record.outputs = made
        let bytes = record.render()
        let digest = SHA256Digest(of: bytes)
        if try digests.digest(of: Path.join(output, BuildRecord.fileName)) != digest {
            try FileSystem.write(bytes, to: Path.join(folder.stage, BuildRecord.fileName))
            staged.append((BuildRecord.fileName, BuildRecord.fileName))
        }
        return OutputRecord(
            path: BuildRecord.fileName,
            byteCount: bytes.count,
            sha256: digest,
            key: digest,
            inputs: [],
            fonts: [],
            findings: []
        )
    }

    /// Keeps what the next build may use: the digests of all inputs and outputs with the stamps they have now.
    private func remember(_ digests: FileDigests, _ next: inout BuildMemory) {
        for record in next.records.values {
            let path = Path.join(output, record.path)
            if let stamp = FileSystem.stamp(of: path, followingLinks: false) {
                digests.remember(path, stamp, record.sha256)
            }
        }
        next.digests = digests.trusted()
        cache.keep(next, of: output)
    }

    /// The summary of a build that has nothing to do; nil where a file is not as it was left.
    private func unchanged(_ records: BuildMemory, _ digests: FileDigests) throws -> BuildSummary? {
        for record in records.records.values {
            guard try digests.digest(of: Path.join(output, record.path)) == record.sha256 else { return nil }
        }
        var next = records
        next.digests = digests.trusted()
        if next.digests != records.digests { cache.keep(next, of: output) }
        return BuildSummary(
            courses: records.courseCount,
            pages: records.pageCount,
            files: records.records.count,
            bytes: records.records.values.reduce(0) { $0 + $1.byteCount },
            reused: records.records.count,
            written: 0,
            removed: 0,
            output: output
        )
    }

    private func told(_ memory: BuildMemory) -> [Finding] {
        memory.findings + memory.records.values.flatMap(\.findings)
    }

    private func key(
        _ program: SHA256Digest,
        _ courses: [CourseFingerprint],
        _ fonts: FontSet,
        _ theme: ThemeFiles
    ) -> SHA256Digest {
        var hasher = SHA256Hasher()
        hasher.write(field: program.bytes)
        hasher.write(field: source.folder)
        hasher.write(field: source.isSingleCourse ? "course" : "site")
        hasher.write(field: source.configuration.canonical)
        hasher.write(field: fonts.key.bytes)
        hasher.write(field: theme.key.bytes)
        for course in courses { hasher.write(field: course.digest.bytes) }
        return hasher.digest()
    }
}
