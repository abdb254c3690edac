internal import Bytes
internal import ConcurrentMap
internal import Diagnostics
internal import FileAccess
internal import Synchronization

/// Makes the outputs that are not yet as they should be, in parallel, into the stage.
struct OutputExecution: Sendable {
    /// What became of one output.
    struct Outcome: Sendable {
        var record: OutputRecord
        /// The name in the stage; nil where the file in place is right already.
        var staged: String?
        /// Whether it was neither rendered nor written.
        var isReused: Bool
    }

    /// The output folder.
    var root: String
    /// The folder that files are staged in.
    var stage: String
    /// The records of the last build, by path; empty where everything is to be made anew.
    var records: [String: OutputRecord]
    /// The paths that we have written before, and may replace.
    var owned: Set<String>
    /// Whether a person's file in the place of an output may be replaced.
    var replacesForeign: Bool
    /// The digests of files.
    var digests: FileDigests
    /// How many outputs are made at once.
    var jobs: Int
    /// Told after each output.
    var progress: BuildProgress.Reporter

    /// Makes the outputs; the outcomes stand in the order of `outputs`.
    ///
    /// - Throws: What an output threw, such as a `FileAccessError`; `CancellationError` where the task was cancelled.
    func run(_ outputs: [PlannedOutput]) async throws -> [Outcome] {
        let order = outputs.indices.sorted { (-outputs[$0].weight, $0) < (-outputs[$1].weight, $1) }
        let done = Atomic<Int>(0)
        let count = outputs.count
        let results = try await concurrentMap(order, width: jobs) { index in
            try Task.checkCancellation()
            let outcome = try await make(outputs[index], name: String(index))
            progress(.init(.outputs, done.wrappingAdd(1, ordering: .relaxed).newValue, count, outputs[index].path))
            return outcome
        }
        var outcomes = [Outcome?](repeating: nil, count: count)
        for (index, outcome) in zip(order, results) { outcomes[index] = outcome }
        return outcomes.compactMap { $0 }
    }

    private func make(_ output: PlannedOutput, name: String) async throws -> Outcome {
        let place = Path.join(root, output.path)
        if var record = records[output.path], record.key == output.key,
            try isInPlace(record.sha256, record.byteCount, place)
        {
            record.inputs = output.inputs
            return Outcome(record: record, staged: nil, isReused: true)
        }
        var record = OutputRecord(
            path: output.path,
            byteCount: 0,
            sha256: output.key,
            key: output.key,
            inputs: output.inputs,
            fonts: [],
            findings: []
        )
        let staged = Path.join(stage, name)
        switch output.content {
        case .rendered(let render):
            let bytes = try render()
            (record.byteCount, record.sha256) = (bytes.count, SHA256Digest(of: bytes))
            if try isInPlace(record.sha256, record.byteCount, place) {
                return Outcome(record: record, staged: nil, isReused: false)
            }
            try FileSystem.write(bytes, to: staged)
        case .copied(let source, let digest):
            record.sha256 = digest
            if try digests.digest(of: place) == digest, let stamp = FileSystem.stamp(of: place) {
                record.byteCount = stamp.byteCount
                return Outcome(record: record, staged: nil, isReused: true)
            }
            let bytes = try SourceFile(path: source, sha256: digest).read()
            record.byteCount = bytes.count
            try FileSystem.write(bytes, to: staged)
        case .streamed(let write):
            var file = try StagedFile(creating: staged)
            let made = try await write(&file)
            (record.byteCount, record.sha256) = try file.close()
            (record.fonts, record.findings) = (made.fonts, made.findings)
            if try isInPlace(record.sha256, record.byteCount, place) {
                try FileSystem.remove(staged)
                return Outcome(record: record, staged: nil, isReused: false)
            }
        }
        try checkPlace(output.path)
        return Outcome(record: record, staged: name, isReused: false)
    }

    private func isInPlace(_ digest: SHA256Digest, _ byteCount: Int, _ place: String) throws -> Bool {
        guard let stamp = FileSystem.stamp(of: place, followingLinks: false), stamp.kind == .file,
            stamp.byteCount == byteCount
        else { return false }
        return try digests.digest(of: place) == digest
    }

    /// Refuses to replace what a person put where an output belongs, and what no file can replace: found only when
    /// the files get their places, it would leave half of the old output.
    private func checkPlace(_ path: String) throws(FileAccessError) {
        var folder = Path.parent(of: path)
        while folder != "." {
            let place = Path.join(root, folder)
            let stamp = FileSystem.stamp(of: place) ?? FileSystem.stamp(of: place, followingLinks: false)
            if let stamp, stamp.kind != .folder {
                throw Self.refusal(place, "a file lies there where a folder belongs; move it away")
            }
            folder = Path.parent(of: folder)
        }
        let place = Path.join(root, path)
        guard let stamp = FileSystem.stamp(of: place, followingLinks: false) else { return }
        if stamp.kind == .folder {
            throw Self.refusal(place, "a folder lies there that Lectern did not make; move it away")
        }
        guard !replacesForeign, !owned.contains(path) else { return }
        throw Self.refusal(
            place,
            "a file lies there that Lectern did not write; move it away, or build with --clean to replace it"
        )
    }

    private static func refusal(_ place: String, _ reason: String) -> FileAccessError {
        FileAccessError(.create, place, status: .cannotCreate, reason: reason)
    }
}

/// A file of a course whose digest was taken before.
struct SourceFile: Sendable, Hashable {
    /// The path, as the person would type it.
    var path: String
    var sha256: SHA256Digest

    /// Reads it, and makes sure that it is still what was checked.
    func read() throws(FileAccessError) -> [UInt8] {
        let content = try FileSystem.read(path, limit: Self.limit)
        guard SHA256Digest(of: content.bytes) == sha256 else {
            throw FileAccessError(
                .read,
                path,
                status: .tryAgain,
                reason: "it changed while the build ran; run the command again"
            )
        }
        return content.bytes
    }

    private static let limit = 1 << 30
}
