public import Diagnostics
internal import JSONCodec

/// The plain form of a review: one person approves a course as it stands.
public enum PackageSeal {
    /// Writes `assets`, all approvals and `contentHash` of a package.json anew and leaves the rest as it stands.
    ///
    /// What the file had of them may be missing or stale. Keys keep their order; the file is written for people, two
    /// spaces a level.
    ///
    /// - Parameters:
    ///   - packageJSON: the file's bytes.
    ///   - assets: what the inspection of every file under `assets/` gave.
    ///   - approvedBy: the person, at least one character.
    ///   - approvedAt: RFC 3339.
    /// - Returns: the new file's bytes, nil where an error stands, and all findings about the sealed package; their
    ///   lines are those of the new file, or those of the old one where an error stands, for that one stays.
    public static func seal(
        _ packageJSON: [UInt8],
        assets: [Picture],
        approvedBy: String,
        approvedAt: String
    ) -> (bytes: [UInt8]?, findings: [Finding]) {
        let limits = JSONLimits(maximumBytes: CoursePackage.maximumBytes)
        let reading = JSONReading(packageJSON, limits: limits)
        guard let root = reading.value, reading.errors.isEmpty, root.kind == .object else {
            let decoded = CoursePackage.decode(packageJSON)
            return (nil, decoded.findings)
        }
        let package = CoursePackage(root, FindingCollector())
        let entities = ApprovedEntity.all(of: package, PackageValues(sealing: root))
        var tree = JSONTree(root)
        tree["assets"] = .array(assets.sorted { $0.path < $1.path }.map(Self.asset))
        tree["approvals"] = .array(
            entities.map { entity in
                [
                    "entityType": .string(entity.key.type.rawValue),
                    "entityId": .string(entity.key.id),
                    "entityVersion": .integer(entity.version),
                    "sha256": .string(entity.hash),
                    "approvedBy": .string(approvedBy),
                    "approvedAt": .string(approvedAt),
                    "note": "",
                ]
            }
        )
        tree["contentHash"] = nil
        if let unhashed = JSONReading(tree.compact(), limits: limits).value {
            tree["contentHash"] = .string(ApprovedEntity.hash(unhashed.canonical()))
        }
        let readable = tree.pretty()
        // Indentation alone shall not make a course too large.
        let bytes = readable.count <= CoursePackage.maximumBytes ? readable : tree.compact()
        let decoded = CoursePackage.decode(bytes)
        if decoded.isApproved { return (bytes, decoded.findings) }
        let locator = JSONLocator(root)
        let findings = decoded.findings.map { finding in
            var finding = finding
            (finding.line, finding.column) = (nil, nil)
            return locator.locate(finding)
        }
        return (nil, findings)
    }

    private static func asset(_ picture: Picture) -> JSONTree {
        [
            "path": .string(picture.path),
            "sha256": .string(picture.sha256),
            "bytes": .integer(picture.byteCount),
            "mediaType": .string(picture.format.rawValue),
        ]
    }
}

extension PackageValues {
    /// The values that are approved.
    fileprivate init(sealing root: JSONValue) {
        self.init(root: root)
        syllabus = root["syllabus"]
        lessons = root["lessons"]?.elements ?? []
        quizzes = root["quizzes"]?.elements ?? []
        projects = root["projects"]?.elements ?? []
    }
}
