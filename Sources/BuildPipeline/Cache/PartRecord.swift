internal import Bytes
internal import Diagnostics
internal import FileAccess

/// What a build remembers of one part of its output: of a course, or of what belongs to the whole site.
///
/// A part whose inputs and surroundings are the same is taken over whole: nothing of it is read, parsed or written.
struct PartRecord: Sendable {
    /// The files of the course that were read; nil for the part of the whole site.
    var inputs: CourseInputs?
    /// What decided the course's place.
    var header: CourseHeader?
    /// The digest of what the part itself was made of.
    var sourceKey: SHA256Digest
    /// The digest of all else that its outputs depend on: settings, theme, the course's place among the others.
    var contextKey: SHA256Digest
    /// What pages of the whole site know of the course, as `SiteCourseSummary.fields`; empty where it has no pages.
    var summary: Summary
    /// What was found in the course; what was found in making an output stands in its record.
    var findings: [Finding]
    /// The outputs.
    var outputs: OutputTable

    /// A summary in the form that the cache holds, which is compared as it stands and decoded only where it is needed.
    struct Summary: Sendable {
        /// The bytes that hold it, among others.
        fileprivate(set) var bytes: ArraySlice<UInt8>

        init(_ fields: [String]) {
            var encoder = FieldEncoder()
            encoder.put(fields) { $0.put($1) }
            bytes = encoder.bytes[...]
        }

        fileprivate init(encoded: ArraySlice<UInt8>) { bytes = encoded }

        /// The fields; empty where they cannot be read.
        var fields: [String] {
            var decoder = FieldDecoder(Array(bytes))
            return (try? decoder.list { decoder throws(FieldDecoder.Damaged) in try decoder.string() }) ?? []
        }
    }

    /// Writes the record down, with the outputs as they stand.
    func encode(into encoder: inout FieldEncoder) {
        encoder.put(optional: inputs) { $1.encode(into: &$0) }
        encoder.put(optional: header) { $1.encode(into: &$0) }
        encoder.put(sourceKey)
        encoder.put(contextKey)
        encoder.put(summary.bytes.count)
        encoder.append(summary.bytes)
        encoder.put(findings) { $1.encode(into: &$0) }
        encoder.put(outputs.range.count)
        encoder.append(outputs.bytes[outputs.range])
    }

    init(
        inputs: CourseInputs?,
        header: CourseHeader?,
        sourceKey: SHA256Digest,
        contextKey: SHA256Digest,
        summary: Summary,
        findings: [Finding],
        outputs: OutputTable
    ) {
        self.inputs = inputs
        self.header = header
        self.sourceKey = sourceKey
        self.contextKey = contextKey
        self.summary = summary
        self.findings = findings
        self.outputs = outputs
    }

    init(from decoder: inout FieldDecoder) throws(FieldDecoder.Damaged) {
        inputs = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try CourseInputs(from: &decoder) }
        header = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try CourseHeader(from: &decoder) }
        sourceKey = try decoder.digest()
        contextKey = try decoder.digest()
        summary = Summary(encoded: decoder.bytes[try decoder.range()])
        findings = try decoder.list { decoder throws(FieldDecoder.Damaged) in
            try Finding(from: &decoder, codes: FindingCatalogue.byID)
        }
        outputs = try OutputTable(decoder.bytes, try decoder.range())
    }
}
