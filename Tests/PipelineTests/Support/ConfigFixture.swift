import Pipeline

/// Reads pipeline text with the test catalogue.
enum ConfigFixture {
    static let valid = """
        rapporteur: 1
        name: briefing
        input:
          path: inbox
          match: ["*.html", "*.xml"]
        stages:
          - use: ingest
          - use: language
          - use: dates
            with:
              anchor: published
          - use: actors
          - use: stance
        output:
          path: out
          formats: [json]
        run:
          workers: 2
          on_error: quarantine
          retries: 1
        """

    static func read(
        _ text: String, _ variables: [String: String] = [:]
    ) -> (config: PipelineConfig?, diagnostics: DiagnosticList) {
        ConfigReader(catalogue: TestStages.catalogue, environment: { variables[$0] }).read(text: text, file: "p.yml")
    }

    /// What `check` prints.
    static func errors(_ text: String) -> String { DiagnosticPrinter().text(read(text).diagnostics) }

    /// The valid file with a line changed.
    static func changed(_ old: String, _ new: String) -> String {
        var lines = valid.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for i in lines.indices where lines[i] == old { lines[i] = new }
        return lines.joined(separator: "\n")
    }
}
