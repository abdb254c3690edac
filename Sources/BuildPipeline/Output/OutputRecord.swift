internal import Bytes
internal import Diagnostics
internal import FileAccess

/// What is known about one file of the output: it goes into the build record, and into the cache with what it led to.
struct OutputRecord: Sendable, Hashable {
    /// The path below the output folder.
    var path: String
    /// The size in bytes.
    var byteCount: Int
    /// The digest of the bytes.
    var sha256: SHA256Digest
    /// The digest of everything that the bytes depend on but the program.
    var key: SHA256Digest
    /// The digests of the files that went in, sorted.
    var inputs: [SHA256Digest] = []
    /// Whether it is a page.
    var isPage = false
    /// The file's stamp; nil where a later change of the file could bear the same.
    var stamp: FileStamp?
    /// The faces used, by name.
    var fonts: [FontRecord] = []
    /// What making it found out; told again when it is reused.
    var findings: [Finding] = []
}

/// A face that an output uses.
struct FontRecord: Sendable, Hashable {
    /// The file's name.
    var name: String
    /// The digest of the file.
    var sha256: SHA256Digest
}

extension OutputRecord {
    /// Puts what most records have none of.
    func encodeExtras(into encoder: inout FieldEncoder) {
        encoder.put(fonts) { encoder, font in
            encoder.put(font.name)
            encoder.put(font.sha256)
        }
        encoder.put(findings) { $1.encode(into: &$0) }
    }

    mutating func decodeExtras(from decoder: inout FieldDecoder) throws(FieldDecoder.Damaged) {
        fonts = try decoder.list { decoder throws(FieldDecoder.Damaged) in
            FontRecord(name: try decoder.string(), sha256: try decoder.digest())
        }
        findings = try decoder.list { decoder throws(FieldDecoder.Damaged) in
            try Finding(from: &decoder, codes: FindingCatalogue.byID)
        }
    }
}

extension Finding {
    func encode(into encoder: inout FieldEncoder) {
        encoder.put(code.id)
        encoder.put(severity.rawValue)
        encoder.put(file)
        encoder.put(optional: pointer) { $0.put($1) }
        encoder.put(optional: textOffset) { $0.put($1) }
        encoder.put(optional: line) { $0.put($1) }
        encoder.put(optional: column) { $0.put($1) }
        encoder.put(message)
        encoder.put(optional: help) { $0.put($1) }
    }

    /// Reads a finding; one with a code that this program does not know is none of ours.
    init(from decoder: inout FieldDecoder, codes: [String: FindingCode]) throws(FieldDecoder.Damaged) {
        guard let code = codes[try decoder.string()], let severity = Severity(rawValue: try decoder.string()) else {
            throw FieldDecoder.Damaged()
        }
        let file = try decoder.string()
        let pointer = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.string() }
        let textOffset = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.integer() }
        let line = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.integer() }
        let column = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.integer() }
        let message = try decoder.string()
        let help = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.string() }
        self.init(
            code,
            message,
            file: file,
            pointer: pointer,
            textOffset: textOffset,
            line: line,
            column: column,
            help: help,
            severity: severity
        )
    }
}
