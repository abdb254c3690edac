/// Paths as text: joining, taking apart, and the guard against leaving a folder.
public enum Path {
    /// `name` below `folder`; an absolute `name` stays as it is, and so does one below `.`.
    public static func join(_ folder: String, _ name: String) -> String {
        if name.utf8.first == 0x2F || folder.isEmpty || folder == "." { return name }
        if name.isEmpty || name == "." { return folder }
        return folder.utf8.last == 0x2F ? folder + name : folder + "/" + name
    }

    /// The path without its last component: `.` where it has one only.
    public static func parent(of path: String) -> String {
        let components = path.split(separator: "/", omittingEmptySubsequences: true)
        let isAbsolute = path.utf8.first == 0x2F
        guard components.count > 1 else { return isAbsolute ? "/" : "." }
        return (isAbsolute ? "/" : "") + components.dropLast().joined(separator: "/")
    }

    /// The last component; empty where there is none.
    public static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? ""
    }

    /// The path without empty components, `.`, and `..` after a name.
    public static func normalized(_ path: String) -> String {
        var components: [Substring] = []
        for component in path.split(separator: "/") where component != "." {
            if component == "..", let last = components.last, last != ".." {
                components.removeLast()
            } else if component == "..", path.utf8.first == 0x2F {
                continue
            } else {
                components.append(component)
            }
        }
        let joined = components.joined(separator: "/")
        return path.utf8.first == 0x2F ? "/" + joined : joined.isEmpty ? "." : joined
    }

    /// Whether a relative path names something below its folder by its text alone: no `..`, no root, no empty part.
    public static func staysInside(_ path: String) -> Bool {
        !path.isEmpty && !path.utf8.contains(0)
            && path.split(separator: "/", omittingEmptySubsequences: false)
                .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}

extension FileSystem {
    /// Where a name below a folder leads.
    public enum Containment: Sendable, Hashable {
        /// To this path, which lies in the folder.
        case inside(String)
        /// Out of the folder: by `..`, as an absolute path, or by a symbolic link.
        case outside
        /// To nothing.
        case missing
    }

    /// Follows a name below a folder and says whether it stays in it (path traversal).
    public static func resolve(_ name: String, in folder: String) -> Containment {
        guard Path.staysInside(name) else { return .outside }
        guard let root = realPath(of: folder), let target = realPath(of: Path.join(folder, name)) else {
            return .missing
        }
        return target.hasPrefix(root == "/" ? "/" : root + "/") ? .inside(Path.join(folder, name)) : .outside
    }
}
