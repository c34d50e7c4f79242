/// What a run reads: a folder, one file, a pattern over files, or standard input.
enum InputPlace: Equatable {
    /// A folder or a file.
    case path(String)
    /// The files below a folder that a glob takes.
    case pattern(folder: String, glob: String)
    /// Standard input: one document, or a container such as JSON lines.
    case standardInput

    /// The name under which what comes from standard input is reported.
    static let standardInputName = "stdin"

    /// The place that a text names: `-`, a path, or, where there is no such path, a glob.
    init(_ text: String) {
        if text == "-" {
            self = .standardInput
            return
        }
        guard text.utf8.contains(where: { Array("*?[".utf8).contains($0) }), !AtomicFile.exists(text) else {
            self = .path(text)
            return
        }
        let names = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let first = names.firstIndex { $0.utf8.contains { Array("*?[".utf8).contains($0) } } ?? 0
        let folder = names[..<first].joined(separator: "/")
        self = .pattern(
            folder: folder.isEmpty ? (text.hasPrefix("/") ? "/" : ".") : folder, glob: names[first...].joined(separator: "/"))
    }

    /// What must exist for the input to exist; nil for standard input.
    var root: String? {
        switch self {
        case .path(let path): path
        case .pattern(let folder, _): folder
        case .standardInput: nil
        }
    }
}
