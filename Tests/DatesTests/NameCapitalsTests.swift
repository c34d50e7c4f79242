import Testing

@testable import Dates

/// Words of time that bear a capital because they belong to a name.
@Suite struct NameCapitalsTests {
    @Test(arguments: [
        "He told the Today programme that he was innocent.",
        "The film High Noon was shown to the delegates.",
        "She gave an interview to 60 Minutes about the affair.",
        "The magazine chose her as its Person of the Year by a wide margin.",
    ])
    func `a capital inside a sentence makes it part of a name`(_ text: String) throws {
        #expect(try DateReader.shared().values(text, published: "2024-06-05").isEmpty)
    }

    @Test(arguments: [
        ("Ministers To Meet Rebels Next Week In Geneva.", "2024-W24"),
        ("Today the minister resigned.", "2024-06-05"),
        ("The Seven Days Battles cost many lives.", "P7D"),
        ("The minister resigned on Tuesday.", "2024-06-04"),
    ])
    func `titles, beginnings of sentences and numbers of days stand`(_ text: String, _ value: String) throws {
        #expect(try DateReader.shared().values(text, published: "2024-06-05").contains(value))
    }
}
