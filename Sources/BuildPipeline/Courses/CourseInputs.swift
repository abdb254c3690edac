internal import Bytes
internal import CourseModel
internal import FileAccess

/// The files of a course's folder with their digests and stamps: whether a course changed is said without opening one.
struct CourseInputs: Sendable {
    /// The folder, as the person would type it.
    var folder: String
    /// The stamp that package.json had when it was read; nil where a later change of it could bear the same.
    var packageStamp: FileStamp?
    /// The digest of package.json; nil where it cannot be read or leads out of the folder.
    var package: SHA256Digest?
    /// The stamp of the folder `assets`; nil where there is none, or where it cannot be trusted.
    var assetsStamp: FileStamp?
    /// The files in `assets`, sorted by name.
    var assets: [AssetFiles.Inspected] = []

    /// A digest over all files and the folder's name, because findings name files.
    var digest: SHA256Digest {
        var hasher = SHA256Hasher()
        hasher.write(field: folder)
        hasher.write(field: package?.bytes ?? [])
        for file in assets {
            hasher.write(field: file.path)
            hasher.write(field: file.source?.sha256.bytes ?? [])
        }
        return hasher.digest()
    }

    /// Whether every file is as it was, by stamps alone.
    var areUntouched: Bool {
        guard let packageStamp, Self.stamp(folder, CourseSource.packageName) == packageStamp else { return false }
        let stamp = Self.stamp(folder, "assets")
        guard stamp == assetsStamp, stamp == nil || stamp?.kind == .folder else { return false }
        return assets.allSatisfy { $0.isUntouched(in: folder) }
    }

    private static func stamp(_ folder: String, _ path: String) -> FileStamp? {
        FileSystem.stamp(of: Path.join(folder, path), followingLinks: false)
    }

    /// Takes the digests of a folder's files, inspects its pictures, and reads the header of the package if it changed.
    ///
    /// - Parameter known: What the last build saw; it holds where stamps still do.
    static func look(
        at folder: String,
        known: CourseInputs?,
        jobs: Int
    ) async throws -> (inputs: CourseInputs, header: CourseHeader?) {
        var inputs = CourseInputs(folder: folder)
        var header: CourseHeader?
        let now = FileSystem.now()
        if let known, let stamp = known.packageStamp, Self.stamp(folder, CourseSource.packageName) == stamp {
            (inputs.packageStamp, inputs.package) = (stamp, known.package)
        } else if case .success(let content) = CourseFiles.read(
            CourseSource.packageName,
            in: folder,
            limit: CoursePackage.maximumBytes + 1
        ) {
            if !content.stamp.isFresh(at: now) { inputs.packageStamp = content.stamp }
            inputs.package = SHA256Digest(of: content.bytes)
            header = CourseHeader(packageJSON: content.bytes)
        }
        // The folder's stamp is from before its names are listed: what comes later changes it.
        let stamp = Self.stamp(folder, "assets")
        if let stamp, stamp.kind == .folder, !stamp.isFresh(at: now) { inputs.assetsStamp = stamp }
        inputs.assets = try await AssetFiles(folder: folder, jobs: jobs).inspect(known: known?.assets ?? [])
        return (inputs, header)
    }
}

extension CourseInputs {
    func encode(into encoder: inout FieldEncoder) {
        encoder.put(folder)
        encoder.put(optional: packageStamp) { $0.put($1) }
        encoder.put(optional: package) { $0.put($1) }
        encoder.put(optional: assetsStamp) { $0.put($1) }
        encoder.put(assets) { $1.encode(into: &$0) }
    }

    init(from decoder: inout FieldDecoder) throws(FieldDecoder.Damaged) {
        folder = try decoder.string()
        packageStamp = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.stamp() }
        package = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.digest() }
        assetsStamp = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.stamp() }
        assets = try decoder.list { decoder throws(FieldDecoder.Damaged) in
            try AssetFiles.Inspected(from: &decoder)
        }
    }
}
