internal import Bytes

/// Reads XML 1.0 into a tree that keeps prefixes and places.
///
/// Readers of importers go by prefixes, and findings have a column; libxml2 tells neither. No entity is expanded, nothing
/// else is read, and the depth is bounded.
struct MarkupParser {
    private static let maximumDepth = 200
    private static let maximumAttributes = 500
    private static let maximumNamespace = 2_048

    let bytes: [UInt8]
    /// Where the next byte to read stands.
    var place = 0
    private var open: [MarkupElement] = []
    /// The namespaces of each prefix, the innermost last: no element copies what those around it declare.
    private var namespaces: [String: [String]] = ["xml": ["http://www.w3.org/XML/1998/namespace"]]
    /// The prefixes that each open element declares.
    private var declared: [[String]] = []
    private var root: MarkupElement?
    private var numericReferences: [Int] = []
    private var ampersandSections: [Int] = []
    private var unboundPrefixes: [Int] = []
    private var entityDeclaration: Int?
    private var externalEntity: Int?
    private var entityNames: Set<String> = []
    /// Whether what is not read, such as the DTD of XHTML 1.1, may declare entities.
    private var mayHaveOtherEntities = false

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads a document; what is broken stands in its `problem`.
    static func parse(_ bytes: [UInt8], name: String) -> MarkupDocument {
        var parser = MarkupParser(bytes)
        var problem: MarkupProblem?
        do throws(MarkupProblem) { try parser.run() } catch { problem = error }
        let none = MarkupElement(prefix: "", local: "", namespace: "", attributes: [], offset: 0, content: 0..<0)
        return MarkupDocument(
            name: name,
            bytes: bytes,
            root: problem == nil ? parser.root ?? none : none,
            problem: problem,
            numericReferences: parser.numericReferences,
            ampersandSections: parser.ampersandSections,
            unboundPrefixes: parser.unboundPrefixes,
            entityDeclaration: parser.entityDeclaration,
            externalEntity: parser.externalEntity
        )
    }

    private mutating func run() throws(MarkupProblem) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        while place < bytes.count {
            if bytes[place] == 0x3C { try readMarkup() } else { try readText() }
        }
        if let element = open.last {
            throw problem("expected </\(Self.name(element))>, found the end of the document")
        }
        if root == nil { throw problem("expected an element, found the end of the document") }
    }

    private mutating func readMarkup() throws(MarkupProblem) {
        let next = place + 1 < bytes.count ? bytes[place + 1] : 0
        switch next {
        case 0x2F: try readEndTag()
        case 0x3F: place = try end(of: "?>", from: place + 2, what: "a processing instruction")
        case 0x21:
            if starts(with: "<!--") {
                let end = try end(of: "-->", from: place + 4, what: "a comment")
                if let dashes = find("--", from: place + 4), dashes < end - 3 {
                    throw MarkupProblem(message: "expected no -- inside a comment, found it", offset: dashes)
                }
                place = end
            } else if starts(with: "<![CDATA[") {
                try readSection()
            } else if starts(with: "<!DOCTYPE") {
                try readDocumentType()
            } else {
                throw problem("expected a tag, found <!")
            }
        default: try readStartTag()
        }
    }

    private mutating func readStartTag() throws(MarkupProblem) {
        let start = place
        place += 1
        let tag = try readName()
        if open.isEmpty, root != nil {
            throw MarkupProblem(message: "expected nothing after the root, found <\(tag)>", offset: start)
        }
        guard open.count < Self.maximumDepth else {
            throw MarkupProblem(message: "expected at most \(Self.maximumDepth) nested elements", offset: start)
        }
        var attributes: [MarkupAttribute] = []
        var own: [String] = []
        var isEmpty = false
        while true {
            let hadSpace = skipSpace()
            guard place < bytes.count else { throw problem("expected >, found the end of the document") }
            if bytes[place] == 0x3E {
                place += 1
                break
            }
            if bytes[place] == 0x2F {
                guard place + 1 < bytes.count, bytes[place + 1] == 0x3E else { throw problem("expected />") }
                place += 2
                isEmpty = true
                break
            }
            guard hadSpace else { throw problem("expected a space before an attribute") }
            let attribute = try readAttribute()
            if attribute.prefix == "xmlns" || (attribute.prefix.isEmpty && attribute.local == "xmlns") {
                guard attribute.value.utf8.count <= Self.maximumNamespace else {
                    throw MarkupProblem(
                        message: "expected a namespace of at most \(Self.maximumNamespace) bytes",
                        offset: attribute.offset
                    )
                }
                let prefix = attribute.prefix.isEmpty ? "" : attribute.local
                namespaces[prefix, default: []].append(attribute.value)
                own.append(prefix)
            }
            if attributes.contains(where: { $0.local == attribute.local && $0.prefix == attribute.prefix }) {
                throw MarkupProblem(
                    message: "expected each attribute once, found \(attribute.local) twice",
                    offset: attribute.offset
                )
            }
            guard attributes.count < Self.maximumAttributes else { throw problem("expected fewer attributes") }
            attributes.append(attribute)
        }
        let (prefix, local) = Self.split(tag)
        for index in attributes.indices where !attributes[index].prefix.isEmpty && attributes[index].prefix != "xmlns" {
            if let namespace = namespaces[attributes[index].prefix]?.last {
                attributes[index].namespace = namespace
            } else {
                unboundPrefixes.append(attributes[index].offset)
            }
        }
        let namespace = namespaces[prefix]?.last
        if !prefix.isEmpty, namespace == nil { unboundPrefixes.append(start) }
        let element = MarkupElement(
            prefix: prefix,
            local: local,
            namespace: namespace ?? "",
            attributes: attributes,
            offset: start,
            content: place..<place
        )
        if isEmpty {
            forget(own)
            close(element)
        } else {
            open.append(element)
            declared.append(own)
        }
    }

    /// Ends what an element has declared.
    private mutating func forget(_ prefixes: [String]) {
        for prefix in prefixes {
            namespaces[prefix]?.removeLast()
            if namespaces[prefix]?.isEmpty == true { namespaces[prefix] = nil }
        }
    }

    private mutating func readEndTag() throws(MarkupProblem) {
        let start = place
        place += 2
        let tag = try readName()
        _ = skipSpace()
        guard place < bytes.count, bytes[place] == 0x3E else { throw problem("expected > of </\(tag)>") }
        place += 1
        guard var element = open.popLast() else {
            throw MarkupProblem(message: "expected no end tag, found </\(tag)>", offset: start)
        }
        guard Self.name(element) == tag else {
            throw MarkupProblem(message: "expected </\(Self.name(element))>, found </\(tag)>", offset: start)
        }
        forget(declared.removeLast())
        element.content = element.content.lowerBound..<start
        close(element)
    }

    private mutating func close(_ element: MarkupElement) {
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }

    private mutating func readAttribute() throws(MarkupProblem) -> MarkupAttribute {
        let start = place
        let name = try readName()
        _ = skipSpace()
        guard place < bytes.count, bytes[place] == 0x3D else { throw problem("expected = after \(name)") }
        place += 1
        _ = skipSpace()
        guard place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27 else {
            throw problem("expected the value of \(name) in quotes")
        }
        let quote = bytes[place]
        place += 1
        let valueStart = place
        while place < bytes.count, bytes[place] != quote {
            if bytes[place] == 0x3C { throw problem("expected &lt; in the value of \(name), found <") }
            place += 1
        }
        guard place < bytes.count else { throw problem("expected the end of the value of \(name)") }
        var value = try decode(valueStart..<place)
        place += 1
        let (prefix, local) = Self.split(name)
        if Self.identifiers.contains(local) { value = value.trimmed }
        return MarkupAttribute(prefix: prefix, local: local, namespace: "", value: value, offset: start)
    }

    /// Attributes whose values XML Schema takes for an ID or a reference to one: white space around them is not theirs.
    private static let identifiers: Set = ["identifier", "identifierref", "default", "ID", "IDRef", "id", "idref"]

    private mutating func readText() throws(MarkupProblem) {
        let start = place
        while place < bytes.count, bytes[place] != 0x3C { place += 1 }
        if open.isEmpty {
            if let other = bytes[start..<place].firstIndex(where: { !Self.isSpace($0) }) {
                throw MarkupProblem(message: "expected no text outside of the root, found some", offset: other)
            }
            return
        }
        let text = try decode(start..<place)
        open[open.count - 1].text += text
    }

    private mutating func readSection() throws(MarkupProblem) {
        let start = place
        guard !open.isEmpty else { throw problem("expected no CDATA section outside of the root") }
        place = try end(of: "]]>", from: place + 9, what: "a CDATA section")
        let content = bytes[start + 9..<place - 3]
        if content.contains(0x26) { ampersandSections.append(start) }
        open[open.count - 1].text += String(decoding: content, as: UTF8.self)
    }

    private mutating func readDocumentType() throws(MarkupProblem) {
        guard root == nil, open.isEmpty else { throw problem("expected no document type here") }
        place += 9
        _ = skipSpace()
        _ = try readName()
        _ = skipSpace()
        mayHaveOtherEntities = starts(with: "PUBLIC") || starts(with: "SYSTEM")
        var depth = 0
        var quote: UInt8?
        while place < bytes.count {
            let byte = bytes[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x5B {
                depth += 1
            } else if byte == 0x5D {
                depth -= 1
            } else if starts(with: "<!ENTITY") {
                try readEntity()
                continue
            } else if starts(with: "<!--") {
                place = try end(of: "-->", from: place + 4, what: "a comment")
                continue
            } else if byte == 0x3E, depth <= 0 {
                place += 1
                return
            }
            place += 1
        }
        throw problem("expected the end of the document type")
    }

    /// Reads the name of an entity's declaration and whether its text stands there (XML 1.0, 4.2).
    private mutating func readEntity() throws(MarkupProblem) {
        let start = place
        entityDeclaration = entityDeclaration ?? start
        place += 8
        _ = skipSpace()
        if place < bytes.count, bytes[place] == 0x25 {
            // What it stands for may declare more.
            mayHaveOtherEntities = true
            place += 1
            _ = skipSpace()
        }
        entityNames.insert(try readName())
        _ = skipSpace()
        if starts(with: "PUBLIC") || starts(with: "SYSTEM") { externalEntity = externalEntity ?? start }
    }

    /// Characters with their references resolved.
    private mutating func decode(_ range: Range<Int>) throws(MarkupProblem) -> String {
        guard bytes[range].contains(0x26) else { return String(decoding: bytes[range], as: UTF8.self) }
        var result: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] == 0x26 else {
                result.append(bytes[index])
                index += 1
                continue
            }
            guard let end = bytes[index..<min(range.upperBound, index + 40)].firstIndex(of: 0x3B) else {
                throw MarkupProblem(message: "expected &amp; or another reference, found &", offset: index)
            }
            let name = String(decoding: bytes[index + 1..<end], as: UTF8.self)
            if let character = Self.entities[name] {
                result.append(character)
            } else if name.hasPrefix("#") {
                numericReferences.append(index)
                let digits = name.dropFirst()
                let value =
                    digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
                guard let scalar = value.flatMap(Unicode.Scalar.init), scalar.value != 0 else {
                    throw MarkupProblem(message: "expected a character, found &\(name);", offset: index)
                }
                result.append(utf8: String(Character(scalar)))
            } else if mayHaveOtherEntities || entityNames.contains(name) {
                result += bytes[index...end]
            } else {
                throw MarkupProblem(message: "expected a declared entity, found &\(name);", offset: index)
            }
            index = end + 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let entities: [String: UInt8] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27]
}
