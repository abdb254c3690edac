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

    /// Refuses an output that would become part of a course.
    static func checkOutput(_ output: String, courses: [String]) throws(FileAccessError) {
        var place = output
        while FileSystem.realPath(of: place) == nil, Path.parent(of: place) != place { place = Path.parent(of: place) }
        guard let real = FileSystem.realPath(of: place) else { return }
        for course in courses {
            guard let root = FileSystem.realPath(of: Path.join(course, "assets")) else { continue }
            if real == root || real.hasPrefix(root + "/") {
                throw FileAccessError(
                    .create,
                    output,
                    status: .cannotCreate,
                    reason: "it lies in the assets of the course \(course); choose another place with --output"
                )
            }
        }
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
        if let kind = FileSystem.stamp(of: file)?.kind, kind != .file {
            let found = kind == .folder ? "a folder" : "a pipe or a device"
            return .failure(
                Refusal(finding: Finding(CourseSetFinding.noFile, "expected a file, found \(found)", file: file))
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
