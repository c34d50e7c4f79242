import StageKit

/// Words by which sites tell the sorts of their texts (`page/document-types.tsv`).
struct KindWords: Sendable {
    private var types: [String: String] = [:]
    private var sections: [String: String] = [:]
    private var titles: [(word: String, kind: String)] = []

    init(in environment: StageEnvironment) throws {
        for row in try environment.table("page/document-types.tsv", in: "Ingest").rows {
            switch row[0] {
            case "type": types[row[1]] = row[2]
            case "section": sections[row[1]] = row[2]
            case "title": titles.append((row[1], row[2]))
            default: break
            }
        }
    }

    /// By a type of schema.org in lower case.
    func kind(type: String) -> String? { types[type] }

    /// By a rubric or a declared genre: one of its words, or the whole.
    func kind(of text: String) -> String? {
        let key = TitleChooser.key(text)
        guard key.utf8.count <= 60 else { return nil }
        if let kind = sections[key] { return kind }
        return key.split(separator: " ").lazy.compactMap { sections[String($0)] }.first
    }

    /// By a step of the path of an address.
    func kind(inPath url: String) -> String? {
        let steps = url.prefix(400).split(separator: "/", omittingEmptySubsequences: true)
        guard steps.count > 2 else { return nil }
        // The last step is the article's own name: only the first words of it tell.
        for step in steps[2..<max(2, steps.count - 1)] {
            if let kind = sections[step.lowercased().split(separator: "-").joined(separator: " ")] { return kind }
        }
        return nil
    }

    /// By the word before a colon or bar at the beginning of a title: "Interview: …".
    func kind(atStartOf title: String) -> String? {
        guard let cut = title.firstIndex(where: { ":|".contains($0) }) else { return nil }
        let lead = TitleChooser.key(String(title[..<cut]))
        return titles.first { lead == $0.word || lead.hasPrefix($0.word + " ") || lead.hasSuffix(" " + $0.word) }?.kind
    }
}
