public import Diagnostics

/// The rules between a package and the files under its `assets/`.
public enum AssetRules {
    /// A file under `assets/` as it lies there.
    public struct File: Sendable, Hashable {
        /// `assets/NAME`.
        public var path: String
        /// The file's size.
        public var byteCount: Int
        /// 64 hex digits.
        public var sha256: String
        /// What the inspection gave; nil where it refused the file.
        public var picture: Picture?

        /// Makes a file.
        public init(path: String, byteCount: Int, sha256: String, picture: Picture?) {
            self.path = path
            self.byteCount = byteCount
            self.sha256 = sha256
            self.picture = picture
        }
    }

    /// Checks that the listed assets are the files that are there, byte by byte, and nothing else is.
    public static func check(package: CoursePackage, files: [File]) -> [Finding] {
        let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var findings: [Finding] = []
        for (index, asset) in package.assets.enumerated() {
            let pointer = "/assets/\(index)"
            guard let file = byPath[asset.path] else {
                findings.append(
                    Finding(
                        CourseModelFinding.assetMissing,
                        "expected the file \(asset.path), found none",
                        pointer: pointer + "/path"
                    )
                )
                continue
            }
            findings += compare(asset, with: file, at: pointer)
        }
        let listed = Set(package.assets.map(\.path))
        for file in files.sorted(by: { $0.path < $1.path }) where !listed.contains(file.path) {
            findings.append(
                Finding(
                    CourseModelFinding.assetUnlisted,
                    "expected only listed files, found \(file.path)",
                    pointer: "/assets",
                    help: "run lectern seal if it is meant"
                )
            )
        }
        return findings
    }

    private static func compare(_ asset: Asset, with file: File, at pointer: String) -> [Finding] {
        var findings: [Finding] = []
        if file.byteCount != asset.bytes {
            findings.append(
                Finding(
                    CourseModelFinding.assetSize,
                    "expected \(asset.bytes) bytes, found \(file.byteCount) in \(asset.path)",
                    pointer: pointer + "/bytes"
                )
            )
        }
        if file.sha256 != asset.sha256 {
            findings.append(
                Finding(
                    CourseModelFinding.assetHash,
                    "expected the hash of \(asset.path), found that of another content",
                    pointer: pointer + "/sha256"
                )
            )
        }
        if let format = file.picture?.format, format.rawValue != asset.mediaType {
            findings.append(
                Finding(
                    CourseModelFinding.assetMediaType,
                    "expected \(format.rawValue), which \(asset.path) is, found \(asset.mediaType)",
                    pointer: pointer + "/mediaType"
                )
            )
        }
        return findings
    }

    /// Warns of each listed asset that no text uses.
    ///
    /// - Parameter used: the paths that the texts refer to.
    public static func checkUse(package: CoursePackage, used: Set<String>) -> [Finding] {
        package.assets.enumerated().filter { !used.contains($1.path) }.map { index, asset in
            Finding(
                CourseModelFinding.assetUnused,
                "expected a text that uses \(asset.path), found none",
                pointer: "/assets/\(index)"
            )
        }
    }
}
