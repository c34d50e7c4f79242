import CLibXML2

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

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
            guard builder.start(name: name, namespace: nil) else { return SAXParser.forget(name, builder) }
            if var list {
                while let attribute = list.pointee {
                    let value = (list + 1).pointee
                    builder.attribute(
                        name: attribute, namespace: nil,
                        value: value.map(SAXParser.span) ?? UnsafeBufferPointer(start: nil, count: 0))
                    list += 2
                }
            }
            let opened = builder.nameOfLast
            switch opened {
            case .script: SAXParser.takeRawText(builder, endsWith: "script")
            case .style: SAXParser.takeRawText(builder, endsWith: "style")
            case .svg: SAXParser.passDrawing(builder)
            default: break
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

    /// Takes an element that is nested too deep, and was not kept, from the parser's own stack as well: each end tag without an element
    /// costs the parser a look at all that are open. What it closes by itself (without content, scripts, style sheets) stays.
    private static func forget(_ name: UnsafePointer<xmlChar>, _ builder: TreeBuilder) {
        guard let context = builder.context?.assumingMemoryBound(to: htmlParserCtxt.self), let input = context.pointee.input,
            Int(context.pointee.nameNr) > builder.deepest, let current = input.pointee.cur, current.pointee == 0x3E, let names = context.pointee.nameTab
        else { return }
        if xmlStrEqual(name, "script") != 0 || xmlStrEqual(name, "style") != 0 { return }
        if let entry = htmlTagLookup(name), entry.pointee.empty != 0 { return }
        context.pointee.nameNr -= 1
        let count = Int(context.pointee.nameNr)
        names[count] = nil
        context.pointee.name = count > 0 ? names[count - 1] : nil
        builder.forgetSkipped()
    }

    /// Takes what stands in a script or a style sheet as it is and moves the parser to its end tag: the parser would look at each of
    /// its characters, a third of a page, to the same end. Where anything is unusual (no end tag, a control character that the parser
    /// drops) nothing is done, and the parser reads it.
    private static func takeRawText(_ builder: TreeBuilder, endsWith name: StaticString) {
        guard let context = builder.context?.assumingMemoryBound(to: htmlParserCtxt.self), let input = context.pointee.input,
            let current = input.pointee.cur, let base = input.pointee.base, let end = input.pointee.end,
            current < end, current.pointee == 0x3E
        else { return }
        let text = UnsafeBufferPointer(start: current + 1, count: end - current - 1)
        guard let length = rawTextLength(text, endsWith: name), length > 0 else { return }
        let start = Int(truncatingIfNeeded: input.pointee.consumed) + (current + 1 - base)
        builder.text(UnsafeBufferPointer(rebasing: text[..<length]), source: start..<(start + length))
        // The buffer is the parser's own copy. It stands before the ">" of the start tag again, with the end tag next.
        UnsafeMutablePointer(mutating: current + length).pointee = 0x3E
        input.pointee.cur = current + length
    }

    /// Moves the parser to the end tag of a drawing: its lines and curves are no text.
    private static func passDrawing(_ builder: TreeBuilder) {
        guard builder.passesDrawings, let context = builder.context?.assumingMemoryBound(to: htmlParserCtxt.self), let input = context.pointee.input,
            let current = input.pointee.cur, let end = input.pointee.end, current < end, current.pointee == 0x3E
        else { return }
        let bytes = UnsafeBufferPointer(start: current, count: end - current)
        var depth = 1, at = 1
        while let mark = memchr(current + at, 0x3C, bytes.count - at) {
            at = mark.assumingMemoryBound(to: UInt8.self) - UnsafeMutablePointer(mutating: current) + 1
            let isEnd = at < bytes.count && bytes[at] == 0x2F
            let name = isEnd ? at + 1 : at
            guard name + 3 < bytes.count, bytes[name] | 0x20 == 0x73, bytes[name + 1] | 0x20 == 0x76, bytes[name + 2] | 0x20 == 0x67 else { continue }
            let after = bytes[name + 3]
            guard after == 0x3E || after == 0x2F || after <= 0x20 else { continue }
            depth += isEnd ? -1 : 1
            if depth > 0 { continue }
            // The parser stands before the ">" of the start tag again, with the end tag next.
            UnsafeMutablePointer(mutating: current + (at - 2)).pointee = 0x3E
            input.pointee.cur = current + (at - 2)
            return
        }
        // A drawing without an end: no other is looked at, so that the page is not read once for each.
        builder.passesDrawings = false
    }

    /// Bytes before the end tag of an element; nil when there is none, or when a byte before it is a control.
    private static func rawTextLength(_ text: UnsafeBufferPointer<UInt8>, endsWith name: StaticString) -> Int? {
        guard let base = text.baseAddress else { return nil }
        let size = name.utf8CodeUnitCount
        var at = 0
        while at + 2 + size <= text.count, let mark = memchr(base + at, 0x3C, text.count - 1 - size - at) {
            at = UnsafeRawPointer(mark) - UnsafeRawPointer(base)
            if text[at + 1] == 0x2F {
                var matched = 0
                while matched < size, text[at + 2 + matched] | 0x20 == name.utf8Start[matched] { matched += 1 }
                if matched == size { return hasControl(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[..<at])) ? nil : at }
            }
            at += 1
        }
        return nil
    }

    /// True when there is a control character that is no tab and no end of a line.
    private static func hasControl(_ text: UnsafeRawBufferPointer) -> Bool {
        func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D }
        var at = 0
        while at + 8 <= text.count {
            let bytes = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            // Any byte below a space among eight? Most are none.
            if (bytes &- 0x2020_2020_2020_2020) & ~bytes & 0x8080_8080_8080_8080 != 0 {
                for offset in at..<(at + 8) where isControl(text[offset]) { return true }
            }
            at += 8
        }
        while at < text.count {
            if isControl(text[at]) { return true }
            at += 1
        }
        return false
    }

    private static func builder(_ userData: UnsafeMutableRawPointer?) -> TreeBuilder? {
        userData.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func span(_ string: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: string, count: Int(xmlStrlen(string)))
    }
}
