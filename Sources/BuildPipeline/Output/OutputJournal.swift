internal import Bytes
internal import FileAccess

/// What is to be done to make a stage the output; it can be done again from any point.
struct OutputJournal: Sendable, Hashable {
    /// A staged file and its place.
    struct Rename: Sendable, Hashable {
        /// The name in the stage.
        var name: String
        /// The path below the output folder.
        var path: String
    }

    var renames: [Rename]
    var removals: [String]

    private static let magic = "lectern journal 1"

    init(renames: [Rename], removals: [String]) {
        self.renames = renames
        self.removals = removals
    }

    /// The journal's bytes with a digest at their end, so that half a journal is none.
    func encoded() -> [UInt8] {
        var encoder = FieldEncoder()
        encoder.put(Self.magic)
        encoder.put(renames) { encoder, rename in
            encoder.put(rename.name)
            encoder.put(rename.path)
        }
        encoder.put(removals) { $0.put($1) }
        return encoder.bytes + SHA256Digest(of: encoder.bytes).bytes
    }

    /// Reads a journal; nil where it is not whole, or names a path that leaves the folder.
    init?(decoding bytes: [UInt8]) {
        guard bytes.count > 32, SHA256Digest(of: Array(bytes.dropLast(32))).bytes == Array(bytes.suffix(32)) else {
            return nil
        }
        var decoder = FieldDecoder(Array(bytes.dropLast(32)))
        do throws(FieldDecoder.Damaged) {
            guard try decoder.string() == Self.magic else { return nil }
            renames = try decoder.list { decoder throws(FieldDecoder.Damaged) in
                Rename(name: try decoder.string(), path: try decoder.string())
            }
            removals = try decoder.list { decoder throws(FieldDecoder.Damaged) in try decoder.string() }
        } catch { return nil }
        guard renames.allSatisfy({ Path.staysInside($0.name) && Path.staysInside($0.path) }),
            removals.allSatisfy(Path.staysInside)
        else { return nil }
    }
}
