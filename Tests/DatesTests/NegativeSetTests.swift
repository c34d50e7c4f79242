import Lexicons
import Testing

@testable import Dates

/// A page of our own writing with over three thousand words and hardly a line without numbers, none of which is a date.
@Suite struct NegativeSetTests {
    @Test func `at most half an expression is found in a thousand words without dates`() throws {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let lines = try MappedFile("\(folder)/Fixtures/negatives.txt").text.split(separator: "\n").filter { $0.first != "#" }
        let reader = try DateReader.shared()
        var words = 0
        var found: [String] = []
        for line in lines {
            words += line.split(separator: " ").count
            found += try reader.expressions(String(line), published: "2021-03-04").map { "\($0.text) in: \(line)" }
        }
        #expect(words >= 3000)
        #expect(Double(found.count) <= 0.0005 * Double(words), "\(found)")
    }
}
