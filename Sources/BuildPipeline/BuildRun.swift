internal import Bytes
internal import ConcurrentMap
internal import CourseModel
internal import Diagnostics
internal import FileAccess
internal import Synchronization

/// One build from a look at its inputs to the committed output.
///
/// A course whose files, settings and place are those of the last build is neither read nor parsed: its record is taken
/// over whole. The others are read, checked and made one after the other, a few at once, and let go.
struct BuildRun {
    let request: BuildRequest
    let source: CourseSource
    /// The output folder, as the person would type it.
    let output: String
    let cache: CacheFolder
    /// What the last build left, by the same program; nil where everything is made anew.
    let memory: BuildMemory?
    let progress: BuildProgress.Reporter

    /// More courses than these are not held in memory at once.
    private static let courseWidth = 4

    /// Told once a build is done: what is missing then is easily missed.
    private var lacksBaseURL: Bool {
        let configuration = source.configuration
        return !source.isSingleCourse && configuration.outputs.contains(.site) && configuration.baseURL == nil
    }

    /// Builds; `folder` is nil where the output folder is not there yet.
    func run(in folder: OutputFolder?) async throws -> BuildReport {
        progress(.init(.courses, 0, source.courses.count))
        let files = try SiteFiles(source)
        let looks = try await CourseLook.all(
            source.courses,
            memory: memory,
            verifies: request.verifies,
            jobs: request.jobs
        )
        let set = CourseSet(
            inputs: looks.map(\.inputs),
            headers: looks.map(\.header),
            configuration: source.configuration,
            folder: source.folder
        )
        let context = SiteContext(source, files, deflated: cache.deflated, courses: set.courses)
        var state = BuildState(set: set, findings: source.findings + files.findings + set.findings, looks: looks)
        var check = OutputCheck(folder: output, verifies: request.verifies)
        state.takeOver(context, &check)
        if let report = try unchanged(state, context, &check) { return report }
        cache.prepare()
        var folder = try folder ?? OutputFolder(path: output)
        folder.isDurable = !request.takesUnsealed
        do {
            return try await make(&state, context, in: folder, &check)
        } catch {
            folder.discard()
            throw error
        }
    }

    /// The report of a build that has nothing to do; nil where something is to be made.
    private func unchanged(
        _ state: BuildState,
        _ context: SiteContext,
        _ check: inout OutputCheck
    ) throws -> BuildReport? {
        guard let memory, var site = memory.site, state.isComplete, memory.courses.count == state.parts.count,
            ExitStatus.of(state.findings) == .done, memory.isRecordInPlace(of: output, verifies: request.verifies)
        else { return nil }
        let build = SiteBuild(context: context, courses: state.placed)
        guard site.sourceKey == build.sourceKey, site.contextKey == context.key, check.isInPlace(&site) else {
            return nil
        }
        var next = memory
        next.courses = state.courses
        next.site = site
        if check.hasNewStamps || state.looks.contains(where: \.hasNewStamps) { cache.keep(next, of: output) }
        var summary = BuildSummary(state, next, output: output)
        summary.lacksBaseURL = lacksBaseURL
        summary.reused = summary.files
        return BuildReport(findings: told(state, next), summary: summary, unsealed: unsealed(next))
    }

    /// Makes what is not as it should be, and commits it.
    private func make(
        _ state: inout BuildState,
        _ context: SiteContext,
        in folder: OutputFolder,
        _ check: inout OutputCheck
    ) async throws -> BuildReport {
        let stage = try folder.makeStage()
        if cache.path == nil { context.deflated.spill(into: Path.join(stage.folder, "deflated")) }
        // Where the build record is the one that the last build left, the cache knows all that it lists.
        let isKnown = memory?.isRecordInPlace(of: output, verifies: request.verifies) == true
        let owned = isKnown ? replacedPaths(state) : BuildRecord.paths(in: output) ?? []
        let execution = OutputExecution(
            root: output,
            stage: stage,
            places: OutputPlaces(
                root: output,
                owned: owned,
                replacesForeign: request.isClean,
                isEmpty: folder.isEmpty
            ),
            verifies: request.verifies
        )
        var staged = try await makeCourses(&state, context, execution)
        guard ExitStatus.of(state.findings + judged(state)) == .done else {
            folder.discard()
            return BuildReport(findings: state.findings + judged(state), summary: nil)
        }
        var next = BuildMemory(program: try Program.digest())
        let build = SiteBuild(context: context, courses: state.placed)
        let site = try await makeSite(build, execution, &check)
        staged += site.staged
        next.courses = state.courses
        next.site = site.record
        next.site?.findings = build.findings(file: source.configurationFile)
        let findings = told(state, next)
        guard ExitStatus.of(findings) == .done else {
            folder.discard()
            return BuildReport(findings: findings, summary: nil)
        }
        let tables = next.tables
        let record = build.buildRecord().render(tables)
        let recordFile = try stageRecord(record, stage, &staged)
        var removed = owned
        let made = isKnown ? [site.record.outputs] + state.made.map(\.outputs) : tables
        for table in made { removed.subtract(table.paths) }
        if !isKnown || recordFile.isStaged || !removed.isEmpty || !staged.isEmpty {
            try Task.checkCancellation()
            let time = try stage.settledTime()
            next.forgetStamps(from: time)
            next.recordFile = recordFile.file
            if let stamp = recordFile.file.stamp, stamp.modified >= time { next.recordFile?.stamp = nil }
            progress(.init(.commit, 0, staged.count))
            if staged.isEmpty, removed.isEmpty {
                folder.discard()
            } else {
                try folder.commit(stage, staged, removed: removed.sorted())
            }
        } else {
            next.recordFile = recordFile.file
            folder.discard()
        }
        cache.keep(next, of: output)
        var summary = BuildSummary(state, next, output: output)
        summary.lacksBaseURL = lacksBaseURL
        summary.written = staged.count
        summary.reused = summary.files - staged.count
        summary.removed = removed.count
        return BuildReport(findings: findings, summary: summary, unsealed: unsealed(next))
    }

    /// Makes the courses that are not taken over.
    private func makeCourses(
        _ state: inout BuildState,
        _ context: SiteContext,
        _ execution: OutputExecution
    ) async throws -> [OutputStage.File] {
        let work = state.work(memory)
        guard !work.isEmpty else { return [] }
        let width = min(request.jobs, work.count, Self.courseWidth)
        let isRefused = Atomic<Bool>(ExitStatus.of(state.findings) != .done)
        let done = Atomic<Int>(0)
        let (progress, total, site) = (progress, work.count, context.makeSite())
        progress(.init(.outputs, 0, total))
        let outcomes = try await concurrentMap(work, width: width) { work in
            try Task.checkCancellation()
            let build = CourseBuild(
                context: context,
                site: site,
                execution: execution,
                jobs: (request.jobs + width - 1) / width,
                takesUnsealed: request.takesUnsealed,
                makesOutputs: { !isRefused.load(ordering: .relaxed) },
                told: { progress(.init(.outputs, done.load(ordering: .relaxed), total, $0)) }
            )
            let outcome = try await build.make(work)
            if ExitStatus.of(context.configuration.judged(outcome.record.findings)) != .done {
                isRefused.store(true, ordering: .relaxed)
            }
            let count = done.wrappingAdd(1, ordering: .relaxed).newValue
            progress(.init(.outputs, count, total, work.inputs.folder))
            return outcome
        }
        state.add(outcomes.map(\.record))
        return outcomes.flatMap(\.staged)
    }

    /// Makes what belongs to the whole site, or takes it over.
    private func makeSite(
        _ build: SiteBuild,
        _ execution: OutputExecution,
        _ check: inout OutputCheck
    ) async throws -> CourseBuild.Outcome {
        let sourceKey = build.sourceKey
        if var last = memory?.site, last.sourceKey == sourceKey, last.contextKey == build.context.key,
            check.isInPlace(&last), let records = try? last.outputs.records()
        {
            last.outputs = OutputTable(build.updated(records))
            return CourseBuild.Outcome(record: last)
        }
        let last = Dictionary(((try? memory?.site?.outputs.records()) ?? []).map { ($0.path, $0) }) { $1 }
        let made = try await execution.run(build.outputs(), records: last, jobs: request.jobs, told: { _ in })
        let record = PartRecord(
            inputs: nil,
            header: nil,
            sourceKey: sourceKey,
            contextKey: build.context.key,
            summary: PartRecord.Summary([]),
            findings: [],
            outputs: OutputTable(made.records)
        )
        return CourseBuild.Outcome(record: record, staged: made.staged)
    }

    /// Stages the build record where it differs from the one in place.
    private func stageRecord(
        _ bytes: [UInt8],
        _ stage: OutputStage,
        _ staged: inout [OutputStage.File]
    ) throws(FileAccessError) -> (file: BuildMemory.RecordFile, isStaged: Bool) {
        var file = BuildMemory.RecordFile(byteCount: bytes.count, sha256: SHA256Digest(of: bytes))
        let place = Path.join(output, BuildRecord.fileName)
        if let stamp = FileSystem.stamp(of: place, followingLinks: false), stamp.kind == .file,
            stamp.byteCount == bytes.count, try FileSystem.digest(of: place) == file.sha256
        {
            if !stamp.isFresh(at: FileSystem.now()) { file.stamp = stamp }
            return (file, false)
        }
        let recordPlace = try stage.file(for: BuildRecord.fileName)
        let stamp = try FileSystem.write(bytes, to: stage.place(of: recordPlace))
        stage.note(stamp)
        file.stamp = stamp
        staged.append(recordPlace)
        return (file, true)
    }

    /// The paths of what is made anew or gone, out of the cache.
    private func replacedPaths(_ state: BuildState) -> Set<String> {
        guard let memory else { return [] }
        var paths = Set(memory.site?.outputs.paths ?? [])
        let taken = state.courses
        for (folder, part) in memory.courses where taken[folder] == nil { paths.formUnion(part.outputs.paths) }
        return paths
    }

    /// The folders of the courses that a preview took although they are not approved as they are.
    private func unsealed(_ memory: BuildMemory) -> [String] {
        guard request.takesUnsealed else { return [] }
        let ids = memory.courses.values.compactMap { part in
            part.findings.contains { CourseModelFinding.approvalRules.contains($0.code) } ? part.header?.id : nil
        }
        return Set(ids).sorted().map { "courses/\($0)/" }
    }

    private func judged(_ state: BuildState) -> [Finding] {
        source.configuration.judged(state.parts.compactMap { $0 }.flatMap(\.findings))
    }

    /// What was found, in this build or in the one that made what is taken over.
    private func told(_ state: BuildState, _ memory: BuildMemory) -> [Finding] {
        state.findings + judged(state) + (memory.site?.findings ?? [])
            + memory.tables.flatMap { $0.withExtras.flatMap(\.findings) }
    }
}
