internal import Diagnostics

/// The values of items and of sequencing in a SCORM manifest (SCORM 1.2 CAM 2.3.4, SCORM 2004 CAM 3.4 and SN 3).
enum SCORMItemRules {
    static func check(_ manifest: IMSManifest, is2004: Bool, _ report: Report) {
        let document = manifest.document
        for item in manifest.items {
            checkOrder(item, document, report)
            checkMastery(item, document, report)
        }
        for organization in manifest.root.structure("organization") { checkOrder(organization, document, report) }
        checkLaunchData(manifest, is2004: is2004, report)
        checkDescription(manifest, is2004: is2004, report)
        if is2004 { checkSequencing(manifest, report) }
    }

    private static func checkOrder(_ element: MarkupElement, _ document: MarkupDocument, _ report: Report) {
        let ranks = ["title": 0, "item": 1, "metadata": 2]
        var last = 0
        for child in element.children {
            let isOwn = child.namespace == element.namespace
            let rank = isOwn ? ranks[child.local] ?? 3 : 3
            if rank < last {
                return report.add(
                    SCORMFinding.order,
                    "expected title, items, metadata, then the rest, found \(child.local) after others",
                    in: document,
                    at: child.offset
                )
            }
            last = rank
        }
    }

    private static func checkMastery(_ item: MarkupElement, _ document: MarkupDocument, _ report: Report) {
        for score in item.children where score.local.lowercased() == "masteryscore" {
            guard let value = DecimalText.value(of: score.trimmedText), (0...100).contains(value) else {
                report.add(
                    SCORMFinding.masteryScore,
                    "expected 0 to 100, found \(score.trimmedText)",
                    in: document,
                    at: score.offset
                )
                continue
            }
            if value > 0, value < 1 {
                report.add(
                    SCORMFinding.masteryScore,
                    "expected percent, found \(score.trimmedText)",
                    in: document,
                    at: score.offset,
                    severity: .warning
                )
            }
        }
    }

    private static func checkLaunchData(_ manifest: IMSManifest, is2004: Bool, _ report: Report) {
        let limit = is2004 ? 4_000 : 255
        for item in manifest.items {
            for data in item.children where data.local.lowercased() == "datafromlms" {
                let count = data.text.unicodeScalars.count
                guard count > limit else { continue }
                report.add(
                    SCORMFinding.launchData,
                    "expected at most \(limit) characters, found \(count)",
                    in: manifest.document,
                    at: data.offset
                )
            }
        }
    }

    private static func checkDescription(_ manifest: IMSManifest, is2004: Bool, _ report: Report) {
        guard let general = manifest.root.descendant("metadata", "lom", "general") else { return }
        for description in general.children("description") {
            for text in description.children where text.allText.unicodeScalars.count > 1000 {
                report.add(
                    SCORMFinding.description,
                    "expected at most 1000 characters, found \(text.allText.unicodeScalars.count)",
                    in: manifest.document,
                    at: text.offset
                )
            }
        }
    }

    private static func checkSequencing(_ manifest: IMSManifest, _ report: Report) {
        let document = manifest.document
        func check(_ text: String, _ range: ClosedRange<Double>, _ name: String, _ offset: Int) {
            if let value = DecimalText.value(of: text), range.contains(value) { return }
            let bounds = range.lowerBound < 0 ? "-1 to 1" : "0 to 1"
            report.add(SCORMFinding.measure, "expected \(bounds), found \(text) in \(name)", in: document, at: offset)
        }
        var ignored: MarkupElement?
        var ignoredCount = 0
        let sequences = Set(manifest.root.all("sequencing").compactMap { $0["ID"] })
        manifest.root.walk { element in
            switch element.local {
            case "minNormalizedMeasure": check(element.trimmedText, -1...1, element.local, element.offset)
            case "completionThreshold":
                if let attribute = element.attribute("minProgressMeasure") {
                    check(attribute.value, 0...1, attribute.local, attribute.offset)
                }
            case "mapInfo", "sequencingCollection":
                ignored = ignored ?? element
                ignoredCount += 1
            case "sequencing":
                guard let attribute = element.attribute("IDRef"), !sequences.contains(attribute.value) else { break }
                report.add(
                    PackageFinding.reference,
                    "expected a sequencing \(attribute.value), found none",
                    in: document,
                    at: attribute.offset
                )
            default: break
            }
        }
        guard let ignored else { return }
        report.add(
            SCORMFinding.sequencing,
            "expected neither mapInfo nor sequencingCollection, which Moodle ignores, found \(ignoredCount)",
            in: document,
            at: ignored.offset
        )
    }
}

/// Decimal numbers as the standards write them.
enum DecimalText {
    /// The value; nil where the text is no decimal number without an exponent.
    static func value(of text: String) -> Double? {
        guard !text.isEmpty, text.utf8.count <= 40,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B })
        else { return nil }
        return Double(text)
    }
}
