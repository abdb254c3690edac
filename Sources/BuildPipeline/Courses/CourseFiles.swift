internal import Diagnostics
internal import FileAccess

/// The files of a course's folder.
enum CourseFiles {
    /// More files than a package may list are not looked at.
    static let assetLimit = 10_000

    /// The names in `assets/`, sorted; none where there is no such folder.
    static func assetNames(in folder: String) -> [String] {
        guard FileSystem.stamp(of: Path.join(folder, "assets"))?.kind == .folder,
            let names = try? FileSystem.names(in: Path.join(folder, "assets"))
        else { return [] }
        return Array(names.prefix(assetLimit))
    }

    /// Why a file of a package was not read.
    struct Refusal: Error {
        var finding: Finding
    }

    /// Reads a file of a package; one that leads out of the folder or cannot be read is a finding.
    static func read(_ name: String, in folder: String, limit: Int) -> Result<FileSystem.Content, Refusal> {
        let file = Path.join(folder, name)
        guard FileSystem.resolve(name, in: folder) != .outside else {
            return .failure(
                Refusal(
                    finding: Finding(
                        CourseSetFinding.outside,
                        "expected a file in the package's folder, found one that leads out of it",
                        file: file
                    )
                )
            )
        }
        do throws(FileAccessError) {
            return .success(try FileSystem.read(file, limit: limit))
        } catch {
            return .failure(
                Refusal(finding: Finding(CourseSetFinding.unreadable, "expected a file, \(error.message)", file: file))
            )
        }
    }
}
