import ArgumentParser
import Rapporteur

/// `export`: views of the reports.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Make a view of all reports of an output folder.",
        discussion: """
            html: OUT/site, a page a report; csv: OUT/csv, a table a layer; sqlite: OUT/reports.sqlite; ndjson: OUT/reports.ndjson, a report a \
            line; gkg: OUT/reports.gkg.csv, GDELT's knowledge graph 2.1; phoenix: OUT/reports.phoenix.tsv, events as PETRARCH writes them; \
            conllu: OUT/reports.conllu, words and trees; webannotation: OUT/reports.annotations.jsonld, W3C Web Annotations. The columns of \
            each are in Documentation/Exports.md. A view is there whole or not at all, and the same reports give the same bytes.
            """)

    /// The views.
    enum Format: String, ExpressibleByArgument, CaseIterable { case html, sqlite, csv, ndjson, gkg, phoenix, conllu, webannotation }

    @Argument(help: "html, sqlite, csv, ndjson, gkg, phoenix, conllu or webannotation.")
    var format: Format

    @Argument(help: ArgumentHelp("The output folder of a run.", valueName: "out"))
    var output: String

    func run() throws {
        try Session.withViews(output) { views in
            try views.write([format.rawValue])
            Session.tellCount(views.count, "\(output)/\(DerivedViews.path(of: format.rawValue))")
            // A view without a single report is no view; why is told.
            if !views.empty.isEmpty { throw ExitStatus.noInput }
        }
    }
}
