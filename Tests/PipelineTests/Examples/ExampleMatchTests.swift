import Prose
import Testing

@testable import Pipeline

/// When a part of a report is as an example says.
@Suite struct ExampleMatchTests {
    private func json(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    @Test func namedMembersCountAndTheRestDoesNot() throws {
        let report = try json(#"{"overall":88,"categories":[{"name":"terrorism","score":88},{"name":"famine","score":3}]}"#)
        for good in [#"{"overall":88}"#, #"{"categories":[{"name":"famine"}]}"#, #"{"overall":">= 80","categories":[{"score":"< 5"}]}"#, "{}"] {
            #expect(ExampleMatch.missing(report, try json(good)) == nil, "\(good)")
        }
        for bad in [#"{"overall":87}"#, #"{"overall":"> 88"}"#, #"{"categories":[{"name":"famine","score":88}]}"#, #"{"other":1}"#] {
            #expect(ExampleMatch.missing(report, try json(bad)) != nil, "\(bad)")
        }
    }

    @Test func whatLacksIsToldWithTheNearest() throws {
        let found = try json(#"[{"text":"a","value":"2021-08-30"},{"text":"b","value":"2021-08-31"}]"#)
        #expect(
            ExampleMatch.missing(found, try json(#"[{"text":"b","value":"2021-09-01"}]"#))
                == #"no element like {"text":"b","value":"2021-09-01"}; the nearest of 2 has {"text":"b","value":"2021-08-31"}"#)
        #expect(ExampleMatch.missing(.null, try json("[1]")) == "expected [1], found null")
    }
}
