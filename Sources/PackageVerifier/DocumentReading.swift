internal import Diagnostics
internal import XMLCodec

/// Makes trees of XML documents and tells what is wrong with them as documents.
enum DocumentReading {
    /// Who reads a document, which decides what counts.
    enum Role {
        /// A manifest, which must be plain.
        case manifest
        /// Another document that describes a package.
        case structure
        /// A page or a quiz.
        case content
    }

    static func parse(
        _ original: [UInt8],
        name: String,
        _ role: Role,
        isWholeFile: Bool = false,
        _ report: Report
    ) -> MarkupDocument? {
        let entry = isWholeFile ? nil : name
        guard original.count <= PackageCheck.largestDocument else {
            report.add(
                PackageFinding.limit,
                "expected a document of at most \(PackageCheck.largestDocument) bytes, found \(original.count)",
                entry: entry
            )
            return nil
        }
        guard let bytes = unicode(original, entry, role, report) else { return nil }
        var document = MarkupParser.parse(bytes, name: name)
        document.isWholeFile = isWholeFile
        if let problem = document.problem {
            report.add(PackageFinding.xml, problem.message, in: document, at: problem.offset)
            return nil
        }
        if role != .content {
            do throws(XMLSyntaxError) {
                try XMLReader.read(bytes) { _ in true }
            } catch {
                report.add(PackageFinding.xml, error.message, in: document, at: offset(ofLine: error.line, in: bytes))
                return nil
            }
        }
        tellOddities(document, role, report)
        return document
    }

    private static func tellOddities(_ document: MarkupDocument, _ role: Role, _ report: Report) {
        for offset in document.unboundPrefixes {
            report.add(PackageFinding.namespace, "expected a declared prefix", in: document, at: offset)
        }
        if let offset = document.externalEntity {
            report.add(
                PackageFinding.entities,
                "expected no entity, found the declaration of one in another file",
                in: document,
                at: offset
            )
        } else if let offset = document.entityDeclaration {
            // Drawing programs write namespaces so, and who shows a page reads them.
            let isHarmless = role == .content && !document.isWholeFile
            report.add(
                PackageFinding.entities,
                "expected no entity, found a declaration",
                in: document,
                at: offset,
                severity: isHarmless ? .warning : .error
            )
        }
    }

    /// Tells what Moodle's reader of SCORM manifests makes something else of.
    static func tellLostText(_ document: MarkupDocument, _ report: Report) {
        for offset in document.numericReferences {
            report.add(
                PackageFinding.numericReference,
                "expected the character itself, found a numeric reference",
                in: document,
                at: offset
            )
        }
        for offset in document.ampersandSections {
            report.add(PackageFinding.cdata, "expected no & inside of CDATA, found one", in: document, at: offset)
        }
    }

    /// The document in UTF-8 without a byte order mark.
    private static func unicode(
        _ bytes: [UInt8],
        _ entry: String?,
        _ role: Role,
        _ report: Report
    ) -> [UInt8]? {
        let isLittle = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0x00])
        if isLittle || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x00, 0x3C]) {
            report.add(PackageFinding.encoding, "expected UTF-8, found UTF-16", entry: entry)
            let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
                isLittle
                    ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                    : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
            }
            return withoutDeclaration(String(decoding: units, as: UTF16.self))
        }
        var content = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            if role == .manifest {
                report.add(
                    PackageFinding.encoding,
                    "expected no byte order mark, found one",
                    entry: entry,
                    severity: .warning
                )
            }
            content = content.dropFirst(3)
        }
        let declared = declaredEncoding(content)
        if declared == "utf-8" || declared == "us-ascii" || declared.isEmpty {
            if String(validating: content, as: UTF8.self) == nil {
                report.add(PackageFinding.encoding, "expected UTF-8, found bytes that are not", entry: entry)
                return nil
            }
            return content.count == bytes.count ? bytes : Array(content)
        }
        let isLatin = declared == "iso-8859-1" || declared == "windows-1252"
        report.add(
            PackageFinding.encoding,
            "expected UTF-8, found \(declared)",
            entry: entry,
            severity: isLatin ? .warning : .error
        )
        guard isLatin else { return nil }
        var text = ""
        for byte in content { text.unicodeScalars.append(Unicode.Scalar(byte)) }
        return withoutDeclaration(text)
    }

    /// The bytes of a text without a byte order mark and its XML declaration, which names another encoding.
    private static func withoutDeclaration(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: 0x3E) else { return bytes }
        return Array(bytes[(end + 1)...])
    }

    /// What the XML declaration says, in lower case; empty where it says nothing.
    private static func declaredEncoding(_ bytes: ArraySlice<UInt8>) -> String {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        guard head.hasPrefix("<?xml"), let close = head.range(of: "?>"), let name = head.range(of: "encoding"),
            name < close
        else { return "" }
        let rest = head[name...].dropFirst(8).drop { $0 == " " || $0 == "=" }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return "" }
        return rest.dropFirst().prefix { $0 != quote }.lowercased()
    }

    private static func offset(ofLine line: Int, in bytes: [UInt8]) -> Int {
        var number = 1
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            number += 1
            if number == line { return index + 1 }
        }
        return 0
    }
}

extension String {
    /// Where a text first stands in this one.
    fileprivate func range(of wanted: String) -> String.Index? {
        let (text, part) = (Array(utf8), Array(wanted.utf8))
        guard let offset = (0...max(0, text.count - part.count)).first(where: { text[$0...].starts(with: part) }) else {
            return nil
        }
        return utf8.index(utf8.startIndex, offsetBy: offset)
    }
}
