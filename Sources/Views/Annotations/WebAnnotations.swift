import Prose
import Reports

/// `reports.annotations.jsonld`: every annotation as a Web Annotation (W3C Recommendation of 23 February 2017), one a line, in one collection.
///
/// The source of a target is the document's text as its report holds it, in which the position selector counts code points; the quote
/// selector finds the same words in the page that `via` names.
public struct WebAnnotations: DerivedView {
    private static let path = "reports.annotations.jsonld"
    private var count = 0

    /// The view.
    public init() {}

    /// The heads of its files.
    public func begin() -> [ViewPiece] {
        let head = """
            {"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:rapporteur:annotations","type":"AnnotationCollection",\
            "label":"What Rapporteur found","first":{"id":"urn:rapporteur:annotations:1","type":"AnnotationPage","startIndex":0,"items":[
            """
        return [ViewPiece(path: Self.path, bytes: Array(head.utf8))]
    }

    /// What a report adds to its files.
    public mutating func add(_ report: Report, bytes: [UInt8]) throws -> [ViewPiece] {
        guard report.document.has(.text) else { throw ViewGap("the report holds no text ('output: { text: full }' keeps it)") }
        var result: [UInt8] = []
        AnnotationWriter(report).write { annotation in
            if count > 0 { result.append(UInt8(ascii: ",")) }
            result.append(0x0A)
            result += annotation
            count += 1
        }
        return [ViewPiece(path: Self.path, bytes: result)]
    }

    /// What ends its files.
    public func end() -> [ViewPiece] { [ViewPiece(path: Self.path, bytes: Array("\n]},\"total\":\(count)}\n".utf8))] }
}
