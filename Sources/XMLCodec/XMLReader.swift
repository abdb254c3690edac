internal import CXML

/// How much of a document is read before the reader refuses.
public struct XMLLimits: Sendable, Hashable {
    /// The largest document in bytes.
    public var maximumBytes: Int
    /// The deepest nesting of elements; libxml2 itself refuses more than 256.
    public var maximumDepth: Int
    /// The most attributes of one element.
    public var maximumAttributes: Int
    /// The longest attribute value in bytes; libxml2 itself refuses more than 10 MB.
    public var maximumAttributeBytes: Int

    /// Makes limits.
    public init(
        maximumBytes: Int = 50_000_000,
        maximumDepth: Int = 200,
        maximumAttributes: Int = 500,
        maximumAttributeBytes: Int = 10_000_000
    ) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumAttributes = maximumAttributes
        self.maximumAttributeBytes = maximumAttributeBytes
    }
}

/// A name in a namespace; an attribute without a prefix is in none.
public struct XMLName: Sendable, Hashable {
    /// The name without its prefix.
    public var local: String
    /// The namespace's URI; empty where there is none.
    public var namespace: String

    /// Makes a name.
    public init(_ local: String, namespace: String = "") {
        self.local = local
        self.namespace = namespace
    }
}

/// What stands in a document, in its order.
public enum XMLEvent: Sendable, Hashable {
    /// A start tag; namespace declarations are not among its attributes, whose order is that of the document.
    case start(XMLName, attributes: [XMLAttribute], line: Int)
    /// An end tag, also of an empty element.
    case end(XMLName)
    /// Characters between tags, a CDATA section too.
    case text(String, line: Int)
    /// A document type declaration, and whether it declares entities, or attributes with a default value: both put
    /// into a document what no tag of it shows.
    case documentType(addsContent: Bool, line: Int)
    /// A processing instruction such as `xml-stylesheet`.
    case instruction(target: String, line: Int)
}

/// An attribute with its value, character references resolved.
public struct XMLAttribute: Sendable, Hashable {
    /// Its name.
    public var name: XMLName
    /// Its value.
    public var value: String
}

/// Why a document was not read to its end.
public struct XMLSyntaxError: Error, Sendable, Hashable {
    /// What is wrong, in lower case.
    public var message: String
    /// The line, from 1.
    public var line: Int
}

/// Reads XML 1.0 of unknown origin: no network, no external files, no entity is expanded, all sizes are bounded.
public enum XMLReader {
    /// Hands out what stands in a document until its end, or until `body` says false.
    ///
    /// - Throws: `XMLSyntaxError` where the document is not well-formed or exceeds a limit; what came before was handed
    ///   out.
    public static func read(
        _ bytes: [UInt8],
        limits: XMLLimits = XMLLimits(),
        _ body: (XMLEvent) -> Bool
    ) throws(XMLSyntaxError) {
        guard bytes.count <= limits.maximumBytes, bytes.count < Int(Int32.max) else {
            throw XMLSyntaxError(
                message: "expected at most \(limits.maximumBytes) bytes, found \(bytes.count)",
                line: 1
            )
        }
        guard !bytes.isEmpty else { throw XMLSyntaxError(message: "expected a document, found no bytes", line: 1) }
        _ = XMLLibrary.isReady
        var failure: XMLSyntaxError?
        unsafe bytes.withUnsafeBytes { buffer in
            // Without XML_PARSE_NOENT and XML_PARSE_DTDLOAD nothing is expanded and nothing is loaded.
            let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
            xmlResetLastError()
            guard
                let reader = unsafe xmlReaderForMemory(
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                    Int32(buffer.count),
                    nil,
                    nil,
                    options
                )
            else { return failure = XMLSyntaxError(message: "expected a document that libxml2 reads", line: 1) }
            defer { unsafe xmlFreeTextReader(reader) }
            unsafe failure = walk(reader, limits, body)
        }
        if let failure { throw failure }
    }

    private static func walk(
        _ reader: xmlTextReaderPtr,
        _ limits: XMLLimits,
        _ body: (XMLEvent) -> Bool
    ) -> XMLSyntaxError? {
        while true {
            let status = unsafe xmlTextReaderRead(reader)
            let line = unsafe max(Int(xmlTextReaderGetParserLineNumber(reader)), 1)
            guard status == 1 else { return status == 0 ? nil : lastError(line) }
            guard unsafe Int(xmlTextReaderDepth(reader)) <= limits.maximumDepth else {
                return XMLSyntaxError(
                    message: "expected at most \(limits.maximumDepth) nested elements, found more",
                    line: line
                )
            }
            let kind = unsafe xmlReaderTypes(UInt32(bitPattern: xmlTextReaderNodeType(reader)))
            switch kind {
            case XML_READER_TYPE_ELEMENT:
                let name = unsafe name(of: reader)
                let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
                guard unsafe Int(xmlTextReaderAttributeCount(reader)) <= limits.maximumAttributes else {
                    return XMLSyntaxError(
                        message: "expected at most \(limits.maximumAttributes) attributes of an element, found more",
                        line: line
                    )
                }
                let attributes = unsafe attributes(of: reader)
                if attributes.contains(where: { $0.value.utf8.count > limits.maximumAttributeBytes }) {
                    return XMLSyntaxError(
                        message:
                            "expected attributes of at most \(limits.maximumAttributeBytes) bytes, found a longer one",
                        line: line
                    )
                }
                guard body(.start(name, attributes: attributes, line: line)) else { return nil }
                if isEmpty, !body(.end(name)) { return nil }
            case XML_READER_TYPE_END_ELEMENT:
                guard unsafe body(.end(name(of: reader))) else { return nil }
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                guard unsafe body(.text(string(xmlTextReaderConstValue(reader)), line: line)) else { return nil }
            case XML_READER_TYPE_DOCUMENT_TYPE:
                let subset = unsafe xmlTextReaderCurrentDoc(reader)?.pointee.intSubset
                let adds = unsafe subset.map { unsafe addsContent($0) } ?? false
                guard body(.documentType(addsContent: adds, line: line)) else { return nil }
            case XML_READER_TYPE_PROCESSING_INSTRUCTION:
                guard unsafe body(.instruction(target: string(xmlTextReaderConstName(reader)), line: line)) else {
                    return nil
                }
            default: break
            }
        }
    }

    private static func addsContent(_ subset: xmlDtdPtr) -> Bool {
        if unsafe subset.pointee.entities != nil || subset.pointee.pentities != nil { return true }
        var declaration = unsafe subset.pointee.children
        while let node = unsafe declaration {
            if unsafe node.pointee.type == XML_ATTRIBUTE_DECL {
                let attribute = unsafe UnsafeRawPointer(node).assumingMemoryBound(to: xmlAttribute.self)
                if unsafe attribute.pointee.defaultValue != nil { return true }
            }
            unsafe declaration = node.pointee.next
        }
        return false
    }

    private static func attributes(of reader: xmlTextReaderPtr) -> [XMLAttribute] {
        var attributes: [XMLAttribute] = []
        while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
            guard unsafe xmlTextReaderIsNamespaceDecl(reader) != 1 else { continue }
            let value = unsafe string(xmlTextReaderConstValue(reader))
            unsafe attributes.append(XMLAttribute(name: name(of: reader), value: value))
        }
        unsafe xmlTextReaderMoveToElement(reader)
        return attributes
    }

    private static func name(of reader: xmlTextReaderPtr) -> XMLName {
        let local = unsafe string(xmlTextReaderConstLocalName(reader))
        return unsafe XMLName(local, namespace: string(xmlTextReaderConstNamespaceUri(reader)))
    }

    private static func string(_ characters: UnsafePointer<xmlChar>?) -> String {
        guard let characters = unsafe characters else { return "" }
        return unsafe String(cString: characters)
    }

    private static func lastError(_ line: Int) -> XMLSyntaxError {
        guard let error = unsafe xmlGetLastError(), let message = unsafe error.pointee.message else {
            return XMLSyntaxError(message: "expected well-formed XML, found something else", line: line)
        }
        // One line, and nothing of the document that could act on a terminal.
        let text = unsafe String(cString: message).unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F }
        var shown = ""
        shown.unicodeScalars.append(contentsOf: text.prefix(120))
        return unsafe XMLSyntaxError(
            message: "expected well-formed XML, found: \(shown)",
            line: max(Int(error.pointee.line), 1)
        )
    }
}
