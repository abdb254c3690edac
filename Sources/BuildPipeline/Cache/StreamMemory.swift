internal import Bytes
internal import CourseArchives
internal import Synchronization

/// Streams that were made in this build, as many of those used last as there is room for.
///
/// Who asks for one that another thread is making waits for it.
final class StreamMemory: Sendable {
    private final class Slot: Sendable {
        let entry = Mutex<ArchiveStreams.Entry?>(nil)
    }

    private struct Place {
        var slot: Slot
        var byteCount = 0
        var lastUse: Int
    }

    private struct State {
        var places: [String: Place] = [:]
        var byteCount = 0
        var uses = 0
    }

    /// What all streams may take together, in bytes.
    let sizeLimit: Int
    private let state = Mutex(State())

    init(sizeLimit: Int) { self.sizeLimit = sizeLimit }

    /// The stream of a key, made where it is not there.
    ///
    /// - Parameter spill: Takes streams for which there is no more room.
    func entry(
        _ key: String,
        make: () throws -> ArchiveStreams.Entry,
        spill: (String, DeflatedStream) -> Void
    ) rethrows -> ArchiveStreams.Entry {
        let slot = state.withLock { state in
            state.uses += 1
            let slot = state.places[key]?.slot ?? Slot()
            state.places[key, default: Place(slot: slot, lastUse: 0)].lastUse = state.uses
            return slot
        }
        var isNew = false
        let entry = try slot.entry.withLock { known in
            if let known { return known }
            let made = try make()
            known = made
            isNew = true
            return made
        }
        if isNew {
            for (key, slot) in keep(key, slot, byteCount: entry.stream.bytes.count) {
                if let stream = slot.entry.withLock({ $0?.stream }) { spill(key, stream) }
            }
        }
        return entry
    }

    /// Counts a stream that was made.
    ///
    /// - Returns: The streams that went to make room for it.
    private func keep(_ key: String, _ slot: Slot, byteCount: Int) -> [(String, Slot)] {
        state.withLock { state in
            // A single one does not drive out all others.
            guard byteCount <= sizeLimit / 4, state.places[key] != nil else {
                state.places[key] = nil
                return [(key, slot)]
            }
            state.places[key]?.byteCount = byteCount
            state.byteCount += byteCount
            guard state.byteCount > sizeLimit else { return [] }
            var gone: [(String, Slot)] = []
            let oldest = state.places.filter { $0.value.byteCount > 0 }.sorted { $0.value.lastUse < $1.value.lastUse }
            for (key, place) in oldest where state.byteCount > sizeLimit / 4 * 3 {
                state.places[key] = nil
                state.byteCount -= place.byteCount
                gone.append((key, place.slot))
            }
            return gone
        }
    }
}
