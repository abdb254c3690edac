internal import Diagnostics
internal import JSONCodec
internal import XMLCodec

/// Reads an SVG for its size and for what makes it unsafe to show: scripts, event attributes, references to the outside.
struct SVGInspection {
    private static let svgNamespace = "http://www.w3.org/2000/svg"
    private static let htmlNamespace = "http://www.w3.org/1999/xhtml"
    /// More findings about one drawing help nobody.
    private static let maximumFindings = 20

    private let path: String
    private var size: PictureSize?
    private var findings: [Finding] = []
    private var isRootSeen = false
    /// The text of the style element that is open, with what style elements inside it hold; nil outside.
    private var style: (text: String, line: Int, depth: Int)?

    private init(path: String) { self.path = path }

    static func inspect(_ bytes: [UInt8], path: String) -> (PictureSize?, [Finding]) {
        var inspection = SVGInspection(path: path)
        do {
            try XMLReader.read(bytes) { inspection.take($0) }
        } catch {
            inspection.report(CourseModelFinding.pictureBroken, error.message, error.line)
        }
        return (inspection.size, inspection.findings)
    }

    private mutating func report(_ code: FindingCode, _ message: String, _ line: Int) {
        findings.append(Finding(code, message, file: path, line: line, column: 1))
    }

    /// Whether reading goes on.
    private mutating func take(_ event: XMLEvent) -> Bool {
        switch event {
        case .documentType(true, let line):
            let message = "expected no declarations of entities or of attributes with a default value, found some"
            report(CourseModelFinding.svgEntities, message, line)
            return false
        case .documentType,
            .end where style == nil:
            break
        case .instruction(let target, let line):
            if target.lowercased() == "xml-stylesheet" {
                report(CourseModelFinding.svgReference, "expected no style sheet outside the file, found one", line)
            }
        case .start(let name, let attributes, let line):
            if !isRootSeen {
                isRootSeen = true
                guard name.local == "svg", name.namespace == Self.svgNamespace else {
                    let message = "expected an svg element of \(Self.svgNamespace), found \(Excerpt.quoted(name.local))"
                    report(CourseModelFinding.pictureFormat, message, line)
                    return false
                }
                size = SVGSize.of(attributes)
            }
            check(name, attributes, line)
        case .text(let text, _):
            style?.text += text
        case .end(let name):
            if name.local.lowercased() == "style", let style {
                self.style?.depth -= 1
                if style.depth > 1 { break }
                if StyleSheetReferences.leadOutside(style.text, isStyle: true) {
                    report(
                        CourseModelFinding.svgReference,
                        "expected no reference to the outside in a style, found one",
                        style.line
                    )
                }
                self.style = nil
            }
        }
        return findings.count < Self.maximumFindings
    }

    private mutating func check(_ name: XMLName, _ attributes: [XMLAttribute], _ line: Int) {
        let element = name.local.lowercased()
        if element == "script" || element == "handler" {
            report(CourseModelFinding.svgScript, "expected no script, found one", line)
        }
        if element == "style" { style = (style?.text ?? "", style?.line ?? line, (style?.depth ?? 0) + 1) }
        // Elements of HTML that load or lead elsewhere whatever their attributes are called.
        if name.namespace == Self.htmlNamespace,
            ["iframe", "object", "embed", "meta", "link", "base"].contains(element)
        {
            report(CourseModelFinding.svgReference, "expected only drawing, found an HTML \(element)", line)
        }
        for attribute in attributes { check(attribute, of: element, line) }
    }

    private mutating func check(_ attribute: XMLAttribute, of element: String, _ line: Int) {
        let name = attribute.name.local.lowercased()
        switch name {
        case _ where name.hasPrefix("on") && attribute.name.namespace.isEmpty:
            report(CourseModelFinding.svgScript, "expected no event attribute, found \(Excerpt.quoted(name))", line)
        case "href", "src", "srcset", "poster", "action", "formaction", "background", "base", "ping":
            if !Self.staysInside(attribute.value) {
                let message =
                    "expected a reference inside the file, found \(Excerpt.quoted(attribute.value)) in \(name)"
                report(CourseModelFinding.svgReference, message, line)
            }
        case "attributename":
            // An animation would put the reference there later.
            let target = attribute.value.lowercased().split(separator: ":").last ?? ""
            if target == "href" {
                report(CourseModelFinding.svgReference, "expected no animated reference, found one", line)
            } else if target.hasPrefix("on") {
                report(CourseModelFinding.svgScript, "expected no animated event attribute, found one", line)
            }
        default:
            // Of the presentation attributes these two take pictures by functions other than url().
            if StyleSheetReferences.leadOutside(attribute.value, isStyle: ["style", "mask", "cursor"].contains(name)) {
                let message =
                    "expected a reference inside the file, found one to the outside in \(Excerpt.quoted(name))"
                report(CourseModelFinding.svgReference, message, line)
            }
        }
    }

    /// Whether a reference is empty, a fragment or an embedded raster picture.
    static func staysInside(_ reference: String) -> Bool {
        let trimmed = Array(reference.utf8.drop { $0 <= 0x20 })
        guard let first = trimmed.first, first != UInt8(ascii: "#") else { return true }
        let start = String(decoding: trimmed.prefix(24), as: UTF8.self).lowercased()
        return ["png", "jpeg", "jpg", "gif", "webp"].contains { format in
            start.hasPrefix("data:image/\(format);") || start.hasPrefix("data:image/\(format),")
        }
    }
}
