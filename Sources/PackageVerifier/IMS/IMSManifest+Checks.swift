internal import Diagnostics

extension IMSManifest {
    /// Checks identifiers, references, titles and files, which every standard asks for.
    ///
    /// - Parameters:
    ///   - isStrict: Whether checkers refuse what XML Schema calls an ID and is none.
    ///   - needsTitles: Whether every item must have a title; the root item of a cartridge has none.
    func checkCommon(_ check: PackageCheck, isStrict: Bool, needsTitles: Bool) {
        checkIdentifiers(check.report, isStrict: isStrict)
        checkReferences(check.report)
        checkTitles(check.report, isNeeded: needsTitles)
        checkFiles(check)
    }

    private func checkIdentifiers(_ report: Report, isStrict: Bool) {
        var owners: [String: String] = [:]
        root.walkStructure { element in
            guard Self.identified.contains(element.local) else { return }
            guard let attribute = element.attribute("identifier"), !attribute.value.isEmpty else {
                let severity: Finding.Severity = isStrict || element.local == "resource" ? .error : .warning
                report.add(
                    PackageFinding.identifier,
                    "expected an identifier of \(element.local), found none",
                    in: document,
                    at: element.offset,
                    severity: severity
                )
                return
            }
            let identifier = attribute.value
            if identifier.unicodeScalars.count > 255 {
                report.add(
                    PackageFinding.textLength,
                    "expected an identifier of at most 255 characters, found \(identifier.unicodeScalars.count)",
                    in: document,
                    at: attribute.offset
                )
            }
            if !XMLNames.isNCName(identifier) {
                report.add(
                    PackageFinding.identifier,
                    "expected a name that begins with a letter or _, found \(identifier)",
                    in: document,
                    at: attribute.offset,
                    severity: isStrict ? .error : .warning
                )
            }
            if let owner = owners.updateValue(element.local, forKey: identifier) {
                report.add(
                    PackageFinding.identifierTwice,
                    "expected an identifier of its own, found that of another \(owner): \(identifier)",
                    in: document,
                    at: attribute.offset,
                    severity: isStrict || owner == element.local ? .error : .warning
                )
            }
        }
    }

    private static let identified: Set = ["manifest", "organization", "item", "resource"]

    private func checkReferences(_ report: Report) {
        var known = Set(byIdentifier.keys)
        for manifest in root.structure("manifest") { known.insert(manifest["identifier"] ?? "") }
        func check(_ identifier: String, _ offset: Int) {
            guard !known.contains(identifier) else { return }
            report.add(
                PackageFinding.reference,
                "expected a resource \(identifier), found none",
                in: document,
                at: offset
            )
        }
        for item in items {
            if let attribute = item.attribute("identifierref"), !attribute.value.isEmpty {
                check(attribute.value, attribute.offset)
            }
        }
        for resource in resources { for (identifier, offset) in resource.dependencies { check(identifier, offset) } }
    }

    private func checkTitles(_ report: Report, isNeeded: Bool) {
        for element in items + root.structure("organization") {
            let titles = element.children("title")
            if titles.isEmpty, isNeeded {
                report.add(
                    PackageFinding.title,
                    "expected a title of \(element.local), found none",
                    in: document,
                    at: element.offset
                )
            }
            for title in titles {
                TitleText.check(title, document, report)
                if title.children.isEmpty, title.trimmedText.isEmpty, isNeeded {
                    report.add(PackageFinding.title, "expected a title, found none", in: document, at: title.offset)
                }
            }
        }
    }

    private func checkFiles(_ check: PackageCheck) {
        var listed: Set<String> = [document.name]
        for resource in resources {
            if let page = resource.page, let path = page.path,
                let entry = check.require(path, in: document, at: page.offset, what: "the page")
            {
                listed.insert(entry)
            }
            for file in resource.files {
                guard let path = file.path else { continue }
                // A page that is missing is told once.
                if path == resource.page?.path { continue }
                if let entry = check.require(path, in: document, at: file.offset, what: "the file") {
                    listed.insert(entry)
                }
            }
        }
        for location in root.all("location") where location.namespace.has("adlcp") {
            guard case .entry(let path) = PackagePath.target(of: location.trimmedText, from: "") else { continue }
            if let entry = check.require(
                path,
                in: document,
                at: location.offset,
                what: "the metadata",
                severity: .warning
            ) {
                listed.insert(entry)
            }
        }
        let unlisted = check.archive.entries.filter { entry in
            !listed.contains(entry.name) && !entry.isFolder
                && !Self.control.contains(PackagePath.suffix(of: entry.name))
        }
        check.report.add(
            PackageFinding.fileUnlisted,
            "expected a resource that lists it, found none",
            entries: unlisted.map(\.name)
        )
    }

    /// Documents of the standard itself, which no resource lists.
    private static let control: Set = ["xsd", "dtd", "xml.rels"]
}

/// What Moodle makes of a title: its reader drops every chunk that PHP takes for empty.
enum TitleText {
    static func check(_ title: MarkupElement, _ document: MarkupDocument, _ report: Report) {
        let count = title.text.unicodeScalars.count
        if count > 255 {
            report.add(
                PackageFinding.textLength,
                "expected a title of at most 255 characters, found \(count)",
                in: document,
                at: title.offset
            )
        }
        guard title.children.isEmpty else { return }
        // expat gives a chunk for each reference and each line.
        let raw = document.bytes[title.content]
        var chunks: [ArraySlice<UInt8>] = []
        var start = raw.startIndex
        for (index, byte) in zip(raw.indices, raw) {
            if byte == 0x26 || byte == 0x0A {
                chunks.append(raw[start..<index])
                start = index
            } else if byte == 0x3B, raw[start] == 0x26 {
                chunks.append(raw[start...index])
                start = index + 1
            }
        }
        chunks.append(raw[start...])
        for (number, chunk) in chunks.enumerated() {
            let text = String(decoding: chunk, as: UTF8.self).trimmed
            let isBetween =
                number > 0 && number < chunks.count - 1 && !chunk.isEmpty && text.isEmpty && !chunk.contains(0x0A)
            guard text == "0" || isBetween else { continue }
            report.add(
                PackageFinding.droppedText,
                text == "0" ? "expected no 0 alone, found one" : "expected no white space alone between references",
                in: document,
                at: title.content.lowerBound
            )
            return
        }
    }
}

/// Names as XML has them.
enum XMLNames {
    /// Whether a text is a name without a colon (Namespaces in XML 1.0, NCName).
    static func isNCName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isStart(first) else { return false }
        return text.unicodeScalars.dropFirst().allSatisfy { scalar in
            isStart(scalar) || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "." || scalar.value == 0xB7
                || (0x0300...0x036F).contains(scalar.value) || (0x203F...0x2040).contains(scalar.value)
        }
    }

    private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }
}
