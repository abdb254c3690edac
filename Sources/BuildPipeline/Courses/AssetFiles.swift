internal import Bytes
internal import ConcurrentMap
internal import CourseModel
internal import Diagnostics
internal import FileAccess

/// The files under a package's `assets/`, read and inspected.
struct AssetFiles: Sendable {
    /// A file as it lies there.
    struct Inspected: Sendable, Hashable {
        /// `assets/NAME`.
        var path: String
        /// The stamp that the file had when it was read; nil where a later change of it could bear the same.
        var stamp: FileStamp?
        /// The file's place and digest; nil where it could not be read.
        var source: SourceFile?
        /// Its size in bytes.
        var byteCount = 0
        /// What it shows; nil where it was refused.
        var picture: Picture?
        var findings: [Finding] = []

        /// The file as the rules of the package see it.
        var file: AssetRules.File? {
            source.map { AssetRules.File(path: path, byteCount: byteCount, sha256: $0.sha256.hex, picture: picture) }
        }
    }

    /// The package's folder, as the person would type it.
    var folder: String
    var jobs: Int

    /// The most bytes that an asset has.
    static let sizeLimit = 50_000_000

    /// Reads and inspects all files, in the order of their names.
    ///
    /// - Parameter known: What an earlier build found; a file whose stamp is still the same is not read.
    func inspect(known: [Inspected] = []) async throws -> [Inspected] {
        let known = Dictionary(known.map { ($0.path, $0) }) { $1 }
        return try await concurrentMap(CourseFiles.assetNames(in: folder), width: jobs) { name in
            try Task.checkCancellation()
            let path = "assets/" + name
            if let file = known[path], file.isUntouched(in: folder) { return file }
            return inspect(path)
        }
    }

    private func inspect(_ path: String) -> Inspected {
        var inspected = Inspected(path: path)
        let file = Path.join(folder, path)
        let now = FileSystem.now()
        switch CourseFiles.read(path, in: folder, limit: Self.sizeLimit + 1) {
        case .failure(let refusal): inspected.findings = [refusal.finding]
        case .success(let content):
            guard content.bytes.count <= Self.sizeLimit else {
                inspected.findings = [
                    Finding(
                        CourseModelFinding.assetTooLarge,
                        "expected at most \(Self.sizeLimit) bytes, found \(content.stamp.byteCount)",
                        file: file
                    )
                ]
                return inspected
            }
            if !content.stamp.isFresh(at: now) { inspected.stamp = content.stamp }
            inspected.source = SourceFile(path: file, sha256: SHA256Digest(of: content.bytes))
            inspected.byteCount = content.bytes.count
            let (picture, findings) = PictureInspection.inspect(content.bytes, path: path)
            inspected.picture = picture
            inspected.findings = findings.map { finding in
                var finding = finding
                if !finding.file.isEmpty { finding.file = Path.join(folder, finding.file) }
                return finding
            }
        }
        return inspected
    }
}

extension AssetFiles.Inspected {
    /// Whether the file is as it was, by its stamp alone.
    func isUntouched(in folder: String) -> Bool {
        guard let stamp else { return false }
        return FileSystem.stamp(of: Path.join(folder, path), followingLinks: false) == stamp
    }

    func encode(into encoder: inout FieldEncoder) {
        encoder.put(path)
        encoder.put(optional: stamp) { $0.put($1) }
        encoder.put(optional: source) { encoder, source in
            encoder.put(source.path)
            encoder.put(source.sha256)
        }
        encoder.put(byteCount)
        encoder.put(optional: picture) { encoder, picture in
            encoder.put(picture.format.rawValue)
            encoder.put(picture.width)
            encoder.put(picture.height)
        }
        encoder.put(findings) { $1.encode(into: &$0) }
    }

    init(from decoder: inout FieldDecoder) throws(FieldDecoder.Damaged) {
        path = try decoder.string()
        stamp = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.stamp() }
        source = try decoder.optional { decoder throws(FieldDecoder.Damaged) in
            SourceFile(path: try decoder.string(), sha256: try decoder.digest())
        }
        byteCount = try decoder.integer()
        let (path, byteCount, sha256) = (path, byteCount, source?.sha256.hex ?? "")
        picture = try decoder.optional { decoder throws(FieldDecoder.Damaged) in
            guard let format = Picture.Format(rawValue: try decoder.string()) else { throw FieldDecoder.Damaged() }
            return Picture(
                path: path,
                format: format,
                width: try decoder.integer(),
                height: try decoder.integer(),
                sha256: sha256,
                byteCount: byteCount
            )
        }
        findings = try decoder.list { decoder throws(FieldDecoder.Damaged) in
            try Finding(from: &decoder, codes: FindingCatalogue.byID)
        }
    }
}
