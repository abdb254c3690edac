internal import Bytes
internal import CourseModel
internal import Diagnostics
internal import FileAccess
internal import SiteRenderer

/// Reads one course, checks it, makes its outputs, and lets go of it: what stays is a record of bytes.
struct CourseBuild: Sendable {
    /// A course to be read.
    struct Work: Sendable {
        var inputs: CourseInputs
        /// The header as it was read when the files were looked at.
        var header: CourseHeader?
        /// The course's place; nil for one that is checked and left out.
        var version: CourseSet.Version?
        /// What the last build made of it.
        var last: PartRecord?
    }

    /// What became of a course.
    struct Outcome: Sendable {
        var record: PartRecord
        /// The files that wait in the stage.
        var staged: [OutputStage.File] = []
    }

    var context: SiteContext
    var site: SiteDescription
    var execution: OutputExecution
    /// How many lessons or outputs are worked on at once.
    var jobs: Int
    /// Whether missing and differing approvals and hashes are warnings.
    var takesUnsealed = false
    /// Whether outputs are made, too; where an error stands already, courses are only checked.
    var makesOutputs: @Sendable () -> Bool
    /// Told of each output.
    var told: @Sendable (String) -> Void

    /// Does the work.
    func make(_ work: Work) async throws -> Outcome {
        let course = try await CourseReading(jobs: jobs, takesUnsealed: takesUnsealed).read(work.inputs)
        if let header = course.header, header != work.header {
            throw SourceFile(
                path: Path.join(course.folder, CourseSource.packageName),
                sha256: course.packageDigest
            ).change
        }
        var outcome = Outcome(
            record: PartRecord(
                inputs: course.inputs,
                header: course.header,
                sourceKey: course.inputs.digest,
                contextKey: context.key(of: work.version),
                summary: PartRecord.Summary([]),
                findings: course.findings,
                outputs: .empty
            )
        )
        let findings = context.configuration.judged(course.findings)
        guard let version = work.version, let document = course.document, ExitStatus.of(findings) == .done,
            makesOutputs()
        else { return outcome }
        let outputs = CourseOutputs(course: course, document: document, version: version, context: context)
        let last = Dictionary(((try? work.last?.outputs.records()) ?? []).map { ($0.path, $0) }) { $1 }
        // Pages tell of the downloads, so these are made first.
        let files = outputs.files(jobs: jobs)
        var made = try await execution.run(files.map(\.output), records: last, jobs: jobs, told: told)
        if context.configuration.outputs.contains(.site) {
            let downloads = zip(files, made.records).map { file, record in
                SiteCourse.Download(
                    kind: file.kind,
                    path: String(record.path.dropFirst(CourseOutputs.webRoot.count)),
                    byteCount: record.byteCount,
                    sha256: record.sha256.hex
                )
            }
            let (course, pages) = outputs.pages(site: site, downloads: downloads)
            outcome.record.summary = PartRecord.Summary(SiteCourseSummary(course).fields)
            let rest = try await execution.run(outputs.assets() + pages, records: last, jobs: jobs, told: told)
            made.records += rest.records
            made.staged += rest.staged
        }
        outcome.record.outputs = OutputTable(made.records)
        outcome.staged = made.staged
        return outcome
    }
}
