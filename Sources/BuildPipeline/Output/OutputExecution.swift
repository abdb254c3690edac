internal import Bytes
internal import ConcurrentMap
internal import FileAccess
internal import Synchronization

/// Makes the outputs that are not yet as they should be, in parallel, into the stage.
struct OutputExecution: Sendable {
    /// What became of some outputs.
    struct Outcome: Sendable {
        /// Their records, in the order of the outputs.
        var records: [OutputRecord] = []
        /// The files that wait in the stage.
        var staged: [OutputStage.File] = []
    }

    /// The output folder.
    var root: String
    /// Where files are staged.
    var stage: OutputStage
    /// Refuses to replace what is not ours.
    var places: OutputPlaces
    /// Whether files in place are read, also where their stamps say that they have not changed.
    var verifies: Bool

    /// Makes outputs.
    ///
    /// - Parameters:
    ///   - records: The records of the last build by path; those that are missing are made anew.
    ///   - jobs: How many are made at once.
    ///   - told: Told each path when it is done.
    /// - Throws: What an output threw, such as a `FileAccessError`; `CancellationError` where the task was cancelled.
    func run(
        _ outputs: [PlannedOutput],
        records: [String: OutputRecord],
        jobs: Int,
        told: @escaping @Sendable (String) -> Void
    ) async throws -> Outcome {
        let order = outputs.indices.sorted { (-outputs[$0].weight, $0) < (-outputs[$1].weight, $1) }
        let results = try await concurrentMap(order, width: jobs) { index in
            try Task.checkCancellation()
            let made = try await make(outputs[index], last: records[outputs[index].path])
            told(outputs[index].path)
            return made
        }
        var outcome = Outcome()
        outcome.records = zip(order, results).sorted { $0.0 < $1.0 }.map(\.1.record)
        outcome.staged = results.compactMap(\.staged)
        return outcome
    }

    private typealias Made = (record: OutputRecord, staged: OutputStage.File?)

    private func make(_ output: PlannedOutput, last: OutputRecord?) async throws -> Made {
        if var record = last, record.key == output.key, try isInPlace(&record, last) {
            record.inputs = output.inputs
            record.isPage = output.isPage
            return (record, nil)
        }
        var record = OutputRecord(
            path: output.path,
            byteCount: 0,
            sha256: output.key,
            key: output.key,
            inputs: output.inputs,
            isPage: output.isPage
        )
        switch output.content {
        case .rendered(let render):
            return try stage(render(), as: record, last)
        case .copied(let source):
            record.sha256 = source.sha256
            record.byteCount = output.byteCount
            if try isInPlace(&record, last) { return (record, nil) }
            return try stage(source.read(), as: record, last)
        case .streamed(let write):
            try places.check(output.path)
            let staged = try stage.file(for: output.path)
            let place = stage.place(of: staged)
            var file = try StagedFile(creating: place)
            let made = try await write(&file)
            (record.byteCount, record.sha256, record.stamp) = try file.close()
            (record.fonts, record.findings) = (made.fonts, made.findings)
            if let stamp = record.stamp { stage.note(stamp) }
            if try isInPlace(&record, last) {
                try FileSystem.remove(place)
                return (record, nil)
            }
            return (record, staged)
        }
    }

    private func stage(_ bytes: [UInt8], as record: OutputRecord, _ last: OutputRecord?) throws -> Made {
        var record = record
        (record.byteCount, record.sha256) = (bytes.count, SHA256Digest(of: bytes))
        if try isInPlace(&record, last) { return (record, nil) }
        try places.check(record.path)
        let staged = try stage.file(for: record.path)
        let stamp = try FileSystem.write(bytes, to: stage.place(of: staged))
        stage.note(stamp)
        record.stamp = stamp
        return (record, staged)
    }

    /// Whether the file of a record lies in its place; then the record has its stamp.
    private func isInPlace(_ record: inout OutputRecord, _ last: OutputRecord?) throws(FileAccessError) -> Bool {
        if stage.isTree { return false }
        let place = Path.join(root, record.path)
        guard let stamp = FileSystem.stamp(of: place, followingLinks: false), stamp.kind == .file,
            stamp.byteCount == record.byteCount
        else { return false }
        if !verifies, let last, last.stamp == stamp {
            guard last.sha256 == record.sha256 else { return false }
        } else {
            guard try FileSystem.digest(of: place) == record.sha256 else { return false }
        }
        record.stamp = stamp.isFresh(at: FileSystem.now()) && stamp != last?.stamp ? nil : stamp
        return true
    }
}
