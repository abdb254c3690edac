internal import Bytes

/// Joins `player/player.js`: what all formats share, then the driver of the format's standard.
enum PlayerScript {
    /// The shared files below `templates/lms`, in the order in which they run.
    private static let shared: [String] = []

    static func make(_ format: PlayerFormat, _ theme: PlayerTheme) -> [UInt8] {
        var script: [UInt8] = []
        for name in shared + [driver(of: format)] {
            script += theme.file(name)
            if script.last != 0x0A { script.append(0x0A) }
        }
        return script
    }

    private static func driver(of format: PlayerFormat) -> String {
        switch format {
        case .scorm12, .scorm12Single, .scorm2004, .cmi5: "scorm12.js"
        }
    }
}
