import Lexicons
import Prose
import StageKit

/// GeoNames files of the user's: places with country, coordinates and population.
extension KnowledgeLoader {
    /// Loads a file of GeoNames' 19 columns: populated places and administrative areas. Of two places of one name the more populous wins.
    /// - Throws: `FileError`, or `DictionaryDiagnostic` when the file has no such line.
    mutating func loadGazetteer(_ path: String, in environment: StageEnvironment) throws -> [DictionaryDiagnostic] {
        let file = try environment.userFile(path)
        let number = register(path)
        var diagnostics: [DictionaryDiagnostic] = []
        var best: [UInt64: Int] = [:]
        var line = 0, used = 0
        let bytes = file.bytes
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            line += 1
            let fields = bytes[start..<end].split(separator: 0x09, omittingEmptySubsequences: false)
            start = end + 1
            guard fields.count >= 15 else {
                if end > start, diagnostics.count < 100 {
                    diagnostics.append(.init(file: path, line: line, message: "expected GeoNames' 19 columns, got \(fields.count); the line is not used"))
                }
                continue
            }
            func text(_ index: Int) -> String { String(decoding: fields[index], as: UTF8.self) }
            let kind = text(6)
            guard kind == "P" || kind == "A" else { continue }
            guard let latitude = Double(text(4)), let longitude = Double(text(5)), let country = knowledge.alpha3[text(8)] else {
                if diagnostics.count < 100 { diagnostics.append(.init(file: path, line: line, message: "no coordinates or country; the line is not used")) }
                continue
            }
            let population = Int(text(14)) ?? 0
            let name = text(1), ascii = text(2)
            guard name.utf8.count > 2, !knowledge.givenNames.contains(WordHash.of(name)) || population > 1_000_000 else { continue }
            let hash = WordHash.of(name)
            if let known = best[hash], known >= population { continue }
            let isFirst = best[hash] == nil
            best[hash] = population
            used += 1
            addPlace(name, ascii, country, .init(latitude: latitude, longitude: longitude), isFirst, RowReference(file: number, line: Int32(clamping: line)))
        }
        if used == 0 { throw DictionaryDiagnostic(file: path, line: 1, message: "no place in the file: expected GeoNames' 19 tab-separated columns") }
        return diagnostics
    }

    private mutating func addPlace(
        _ name: String, _ ascii: String, _ country: String, _ place: ActorMentions.Place, _ isFirst: Bool, _ source: RowReference
    ) {
        knowledge.coordinates[WordHash.of(name)] = place
        let entity = Slug.of(name)
        if let index = entityIndex[entity] {
            guard knowledge.actors[Int(index)].kind == .place else { return }
            let known = knowledge.actors[Int(index)]
            // The program's own places keep their country: a namesake elsewhere is not them.
            if known.country == country || !isFirst {
                knowledge.actors[Int(index)].place = place
                if !isFirst { knowledge.actors[Int(index)].country = country }
            }
            return
        }
        guard !capitalNames.contains(WordHash.of(name)) else { return }
        let index = add(KnownActor(entity: entity, name: name, kind: .place, country: country, roles: [], adjective: name, place: place))
        add(name, .actor(index), .name, source)
        if ascii != name, !ascii.isEmpty { add(ascii, .actor(index), .alias, source) }
    }
}
