import BenchmarkSupport
import Glibc
import Rapporteur

/// `evaluate TASK INPUT OUTPUT [--name value | --flag]…`
struct Arguments {
    let input: String
    let output: String
    /// Options after the paths; a flag has the value `true`.
    let options: [String: String]

    init(_ words: [String]) throws {
        var paths: [String] = []
        var options: [String: String] = [:]
        var index = 0
        while index < words.count {
            if words[index].hasPrefix("--") {
                let name = String(words[index].dropFirst(2))
                if index + 1 < words.count, !words[index + 1].hasPrefix("--") {
                    options[name] = words[index + 1]
                    index += 1
                } else {
                    options[name] = "true"
                }
            } else {
                paths.append(words[index])
            }
            index += 1
        }
        guard paths.count == 2 else { throw EvaluationError("expected INPUT and OUTPUT, got \(paths.count) paths") }
        guard access(paths[0], R_OK) == 0 else {
            throw EvaluationError("\(paths[0]): not there; the data of the accuracy figures is not part of this repository")
        }
        input = paths[0]
        output = paths[1]
        self.options = options
    }

    /// The model that `--model` names; nil without it.
    func tier() throws -> ModelTier? {
        guard let name = options["model"] else { return nil }
        guard let tier = ModelTier(rawValue: name) else {
            throw EvaluationError("--model \(name): expected \(ModelTier.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return tier
    }

    /// Folder of the event-coding dictionaries.
    var dictionaries: String {
        options["dictionaries"] ?? getenv("RAPPORTEUR_DICTIONARIES").map { String(cString: $0) } ?? "../shared/data/dictionaries"
    }
}
