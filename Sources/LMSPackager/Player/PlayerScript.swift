internal import Bytes

/// Joins `player/player.js`: what all formats share, and the driver of the format's standard before the start.
enum PlayerScript {
    /// The shared files below `templates/lms`, in the order in which they run.
    private static let shared = ["state", "store", "session", "place", "quiz", "page", "shell"].map {
        "player/\($0).js"
    }

    /// The file that finds out who keeps the learner's state; it runs last.
    private static let start = "player/start.js"

    static func make(_ format: PlayerFormat, _ theme: PlayerTheme) -> [UInt8] {
        var script: [UInt8] = []
        for name in shared + drivers(of: format) + [start] {
            script += theme.script(name)
            if script.last != 0x0A { script.append(0x0A) }
        }
        return script
    }

    private static func drivers(of format: PlayerFormat) -> [String] {
        switch format {
        case .scorm12, .scorm12Single: ["drivers/scorm.js", "drivers/scorm12.js"]
        case .scorm2004: ["drivers/scorm.js", "drivers/scorm2004.js"]
        case .cmi5: ["drivers/cmi5.js"]
        }
    }
}
