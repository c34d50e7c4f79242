import Actors
import Glibc
import Rapporteur

/// Ambiguous pronouns (GAP): does the pronoun belong to the actor of name A, of name B, or of neither?
///
/// The program's weights are learned from the development part too. Its snippets are therefore read with weights that were learned
/// without them: of four, the snippet of number n takes the file n mod 4 of `Training/actors/held-out`.
enum GapTask: Task {
    static let name = "gap"
    static let help = "pronouns between two names (gap-dev.jsonl.gz) [--held-out FOLDER] [--seen: with the weights that the program ships]"

    static func run(_ arguments: Arguments) throws {
        let language = try Stages(["language"])
        let folders = arguments.options["held-out"].map { [$0] } ?? Self.foldersAboveProgram
        let isHeldOut = arguments.options["seen"] == nil
        let folder = folders.first { access("\($0)/pronoun-weights-0.tsv", R_OK) == 0 } ?? ""
        guard !isHeldOut || !folder.isEmpty else {
            throw EvaluationError("no weights that have not seen the snippets; give their folder by --held-out, or take --seen")
        }
        let shipped = try PronounWeights.stage(nil)
        let heldOut = isHeldOut ? try (0..<4).map { try PronounWeights.stage("\(folder)/pronoun-weights-\($0).tsv") } : []
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.language = "en"
            var document = try language.run(Document(text: record[key: "text"]?.string ?? "", metadata: metadata))
            let stage = Self.number(record[key: "id"]?.string).flatMap { isHeldOut ? heldOut[$0 % 4] : nil } ?? shipped
            try stage.process(&document, StageContext(stageID: "actors"))
            let actors = try document.layer(ActorMentions.self).actors
            func span(_ key: String) -> Span {
                guard let pair = record[key: key]?.array, pair.count == 2, let start = pair[1].int else { return Span(0, 0) }
                return document.text.span(ofScalars: start, start + (pair[0].string?.unicodeScalars.count ?? 0))
            }
            let pronoun = span("pronoun")
            let meant = actors.first { $0.mentions.contains { $0.span == pronoun } }
            func isMeant(_ name: String) -> Bool {
                let place = span(name)
                return meant?.mentions.contains { $0.span.overlaps(place) } ?? false
            }
            writer.object { writer in
                writer.key("id")
                writer.string(record[key: "id"]?.string ?? "")
                writer.key("A_coref")
                writer.bool(isMeant("A"))
                writer.key("B_coref")
                writer.bool(isMeant("B"))
            }
        }
    }

    /// `Training/actors/held-out` of each folder above the program, the repository among them.
    private static var foldersAboveProgram: [String] {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let length = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
        guard length > 0 else { return [] }
        let parts = String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: "/")
        return parts.indices.reversed().map { "/" + parts[..<$0].joined(separator: "/") + "/Training/actors/held-out" }
    }

    /// The number of a snippet that the weights were learned from, counted from 0: `development-17`, `validation-3`.
    private static func number(_ id: String?) -> Int? {
        guard let id, id.hasPrefix("development-") || id.hasPrefix("validation-"), let digits = id.split(separator: "-").last, let number = Int(digits) else { return nil }
        return number - 1
    }
}
