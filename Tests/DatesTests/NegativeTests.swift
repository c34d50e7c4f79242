import Testing

@testable import Dates

/// Words and numbers that look like time and are none.
@Suite struct NegativeTests {
    @Test(arguments: [
        "They may march against the second plan.",
        "The minister may resign.",
        "Soldiers march on the capital.",
        "The home side won 3-2 after leading 2-0.",
        "The shop is open 24/7.",
        "Under Article 5 an attack on one is an attack on all.",
        "The price rose to $1,999 a barrel.",
        "Some 2,000 troops crossed the border.",
        "See https://news.example/2021/08/31/story for more.",
        "Write to desk2020@example.org about it.",
        "The F-16 and the MiG-29 were parked beside a Boeing 737.",
        "Prices fall when demand drops.",
        "After the fall of the city they left.",
        "She came second and he came third.",
        "He finished the first half of the book.",
        "The 25-year-old driver was unhurt.",
        "Sun Microsystems and Mars Inc. signed.",
        "Jan Novak and April Smith spoke, said May Brown.",
        "Resolution 1973 was adopted under Chapter 7.",
        "Version 2.10.2019 of the tool was released.",
        "Call 555-1990 for help.",
        "Three quarters of the voters agreed.",
    ])
    func `no expression is found`(_ text: String) throws {
        let found = try DateReader.shared().expressions(text, published: "2021-03-04")
        #expect(found.isEmpty, "\(text) gives \(found.map { ($0.text, $0.expression.value) })")
    }
}
