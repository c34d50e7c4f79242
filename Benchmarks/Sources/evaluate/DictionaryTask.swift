import Actors
import Rapporteur

/// Look-up in PETRARCH dictionaries: surface, date and file in, code out.
enum DictionaryTask: Task {
    static let name = "dict"
    static let help = "codes of names on days (dict_lookup-dev.jsonl.gz) by --dictionaries FOLDER/phoenix-2018"

    static func run(_ arguments: Arguments) throws {
        var loaded: [String: PetrarchActors] = [:]
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            let file = record[key: "file"]?.string ?? "", surface = record[key: "surface"]?.string ?? ""
            let dictionary: PetrarchActors
            if let known = loaded[file] {
                dictionary = known
            } else {
                dictionary = PetrarchActors(file: file, bytes: try Files.read("\(arguments.dictionaries)/phoenix-2018/\(file)"))
                loaded[file] = dictionary
            }
            let code = dictionary.code(of: surface, on: record[key: "date"]?.string.flatMap { CivilDate(iso: $0) })
            writer.object { writer in
                writer.key("surface")
                writer.string(surface)
                writer.key("code")
                if let code { writer.string(code) } else { writer.null() }
            }
        }
    }
}
