internal import FileAccess

/// The folders that a preview watches.
public enum PreviewFolders {
    /// The folder of a site or course and those of its courses, none inside another; only that of the path where its
    /// configuration cannot be read.
    public static func of(_ path: String) -> [String] {
        var folders = [FileSystem.stamp(of: path)?.kind == .file ? Path.parent(of: path) : path]
        if let source = try? CourseSource(path: path) { folders += [source.folder] + source.courses }
        var result: [String] = []
        for folder in Set(folders.compactMap(FileSystem.realPath)).sorted() {
            if let last = result.last, folder.hasPrefix(last == "/" ? "/" : last + "/") { continue }
            result.append(folder)
        }
        return result
    }
}
