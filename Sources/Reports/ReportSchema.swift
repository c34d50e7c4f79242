import Lexicons

/// The JSON Schema (draft 2020-12) that every report satisfies.
public enum ReportSchema {
    /// The schema's text.
    /// - Throws: `ResourceLocator.Missing` when the program's resources are not installed.
    public static func text(_ locator: ResourceLocator = ResourceLocator()) throws -> String {
        try MappedFile(try locator.path(of: "report.schema.json", in: "Reports")).text
    }
}
