import Prose
@testable import Reports
import Testing

/// What two reports of one document do not have in common.
@Suite struct ReportDifferenceTests {
    private func difference(_ a: String, _ b: String) throws -> ReportDifference {
        ReportDifference(try JSONParser.parse(Array(a.utf8)), try JSONParser.parse(Array(b.utf8)))
    }

    @Test func oneElementMoreIsOneDifference() throws {
        let a = #"{"key":"1","dates":[{"id":"date:0","text":"May"},{"id":"date:1","text":"June"}],"events":[{"id":"event:0","date":"date:1"}]}"#
        let b = #"{"key":"2","dates":[{"id":"date:0","text":"April"},{"id":"date:1","text":"May"},{"id":"date:2","text":"June"}],"events":[{"id":"event:0","date":"date:2"}]}"#
        let found = try difference(a, b)
        #expect(found.layers == [.init(name: "dates", removed: [], added: [#"{"text":"April"}"#])])
    }

    @Test func elementsAreCountedAndLayersMayComeAndGo() throws {
        #expect(try difference(#"{"x":[1,1,2]}"#, #"{"x":[1,2,2]}"#).layers == [.init(name: "x", removed: ["1"], added: ["2"])])
        #expect(try difference(#"{"risk":null}"#, #"{"risk":{"overall":3}}"#).layers == [.init(name: "risk", removed: [], added: ["overall: 3"])])
        #expect(try difference(#"{"a":[1],"key":"x"}"#, #"{"a":[1],"key":"y"}"#).layers.isEmpty)
    }
}
