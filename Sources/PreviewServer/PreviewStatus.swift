public import Diagnostics
internal import Synchronization

/// What the last build of a preview led to.
public struct PreviewOutcome: Sendable, Hashable {
    /// What is wrong, one line each; with an error among it the pages are those of the build before.
    public var findings: [Finding]
    /// What kept the build from its work, where that is not the courses' fault.
    public var problem: String?
    /// The folders below the web root of courses that are not approved as they are, `courses/ID/`.
    public var unsealed: [String]

    /// Makes the value of its parts.
    public init(findings: [Finding], problem: String? = nil, unsealed: [String] = []) {
        self.findings = findings
        self.problem = problem
        self.unsealed = unsealed
    }

    /// Whether the pages could not be made anew.
    public var isRefused: Bool { problem != nil || findings.contains { $0.severity == .error } }
}

/// What the pages of a preview ask for: how many builds there were, and what became of the last.
public final class PreviewStatus: Sendable {
    struct State {
        var number = 0
        /// The number of the last build that the pages are of.
        var pages = 0
        var outcome = PreviewOutcome(findings: [])
    }

    private let state = Mutex(State())

    /// Starts before the first build.
    public init() {}

    /// Takes the outcome of a build; open pages are told.
    ///
    /// - Parameter hasChanged: Whether a page may look otherwise than before.
    public func finish(_ outcome: PreviewOutcome, hasChanged: Bool) {
        state.withLock { state in
            var outcome = outcome
            // The pages that stand are of courses of which the last good build knew whether they are approved.
            if outcome.isRefused { outcome.unsealed = state.outcome.unsealed }
            let isSame = outcome == state.outcome && !hasChanged
            state.outcome = outcome
            if hasChanged { state.pages += 1 }
            if !isSame { state.number += 1 }
        }
    }

    var current: State { state.withLock { $0 } }

    /// Waits until there was another build than the one of this number, or for so many milliseconds.
    func waitForChange(after number: Int, milliseconds: Int) async -> State {
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while ContinuousClock.now < end {
            let now = current
            if now.number != number { return now }
            do { try await Task.sleep(for: .milliseconds(15)) } catch { break }
        }
        return current
    }
}
