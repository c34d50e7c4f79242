import Lexicons

/// The countries' codes in FIPS 10-4, by which GDELT names places.
public struct CountryCodes: Sendable {
    private let codes: [String: String]

    /// The table of the program's resources.
    /// - Throws: `ResourceLocator.Missing` or `FileError`.
    public init(_ locator: ResourceLocator = ResourceLocator()) throws {
        let file = try MappedFile(try locator.path(of: "fips.tsv", in: "Views"))
        var codes: [String: String] = [:]
        for row in ResourceTable(name: file.path, text: file.text).rows { codes[row[0]] = row[1] }
        self.codes = codes
    }

    /// The code of a country, by its ISO 3166 alpha-3 code; nil for what is none.
    subscript(alpha3: String?) -> String? { alpha3.flatMap { codes[$0] } }
}
