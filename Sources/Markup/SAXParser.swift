import CLibXML2

/// Runs libxml2 over UTF-8 bytes and hands every event to a `TreeBuilder`. No tree of libxml2's own is made, so that neither its
/// depth limit for HTML nor its text limit applies.
enum SAXParser {
    /// libxml2 wants to be started once, before threads use it.
    private static let isStarted: Bool = {
        xmlInitParser()
        return true
    }()

    static func html(_ bytes: UnsafeBufferPointer<UInt8>, into builder: TreeBuilder) throws(MarkupError) {
        guard isStarted, let base = bytes.baseAddress, bytes.count > 0 else { return }
        let context = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            htmlCreateMemoryParserCtxt($0, Int32(bytes.count))
        }
        guard let context else { throw .parserUnavailable }
        defer { htmlFreeParserCtxt(context) }
        // XML_PARSE_HUGE is no constant of the HTML parser, but it obeys it.
        let huge = Int32(bitPattern: XML_PARSE_HUGE.rawValue)
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(context, Int32(bitPattern: options) | huge)
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        guard let handler = context.pointee.sax else { throw .parserUnavailable }
        handler.pointee = xmlSAXHandler()
        handler.pointee.initialized = 1
        handler.pointee.startElement = { userData, name, list in
            guard let builder = SAXParser.builder(userData), let name else { return }
            guard builder.start(name: name, namespace: nil), var list else { return }
            while let attribute = list.pointee {
                let value = (list + 1).pointee
                builder.attribute(
                    name: attribute, namespace: nil,
                    value: value.map(SAXParser.span) ?? UnsafeBufferPointer(start: nil, count: 0))
                list += 2
            }
        }
        handler.pointee.endElement = { userData, _ in SAXParser.builder(userData)?.end() }
        handler.pointee.characters = { userData, bytes, count in SAXParser.placedText(userData, bytes, count) }
        handler.pointee.ignorableWhitespace = handler.pointee.characters
        handler.pointee.cdataBlock = handler.pointee.characters
        builder.context = UnsafeMutableRawPointer(context)
        context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
        htmlParseDocument(context)
        // The builder belongs to the caller: the context must not free it as its own.
        context.pointee.userData = nil
        builder.context = nil
        withExtendedLifetime(builder) {}
    }

    private static func setText(_ handler: UnsafeMutablePointer<xmlSAXHandler>) {
        let characters: charactersSAXFunc = { userData, bytes, count in
            guard let bytes, count > 0 else { return }
            SAXParser.builder(userData)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.pointee.characters = characters
        handler.pointee.ignorableWhitespace = characters
        handler.pointee.cdataBlock = characters
    }

    /// Text of a page with its place in the source: the parser stands behind it.
    private static func placedText(_ userData: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let bytes, count > 0, let builder = builder(userData) else { return }
        var start = 0, end = 0
        if let context = builder.context?.assumingMemoryBound(to: htmlParserCtxt.self), let input = context.pointee.input,
            let current = input.pointee.cur, let base = input.pointee.base
        {
            let known = current - base
            end = Int(truncatingIfNeeded: input.pointee.consumed) + known
            var length = min(Int(count), known)
            // A reference is longer than the character that it stands for.
            if known > 1, (current - 1).pointee == 0x3B, bytes[Int(count) - 1] != 0x3B {
                var back = 2
                while back < min(40, known), (current - back).pointee != 0x26 { back += 1 }
                if (current - back).pointee == 0x26 { length = back }
            }
            start = end - length
        }
        builder.text(UnsafeBufferPointer(start: bytes, count: Int(count)), source: start..<max(start, end))
    }

    private static func builder(_ userData: UnsafeMutableRawPointer?) -> TreeBuilder? {
        userData.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func span(_ string: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: string, count: Int(xmlStrlen(string)))
    }
}
