import Prose

/// What a sender, a record or a sidecar file says of a document.
enum GivenMetadata {
    /// A sidecar that cannot be used.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// The metadata that named fields give; a day that is none is left out.
    static func metadata(_ field: (String) -> String?) -> Metadata {
        var meta = Metadata()
        meta.title = field("title")
        meta.url = field("url")
        meta.site = field("site")
        meta.language = field("language")?.lowercased()
        meta.authors = (field("authors") ?? "").split(separator: ";").map { String($0.trimmed) }.filter { !$0.isEmpty }
        if let published = field("published"), let day = CivilDate(iso: published) {
            meta.published = day
            meta.publishedTime = published.utf8.count > 10 ? published : nil
        }
        return meta
    }

    /// The metadata of a sidecar file: a JSON object with `published`, `title`, `url`, `site` (or `source`), `authors`, `language`.
    /// - Throws: `Fault` or `FileError`.
    static func sidecar(rawPath: [UInt8]) throws -> Metadata {
        let name = String(decoding: rawPath, as: UTF8.self)
        let bytes = try FileBytes.contents(rawPath: rawPath, limit: 1 << 20)
        let value: JSONValue
        // Editors of some systems write a mark of UTF-8.
        do { value = try JSONParser.parse(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]) } catch {
            throw Fault(description: "\(name) is no JSON: \(error)")
        }
        guard value.object != nil else {
            throw Fault(description: "\(name) is JSON, but no object: expected {\"published\": \"YYYY-MM-DD\", \"title\": …}")
        }
        if let day = value[key: "published"]?.string, CivilDate(iso: day) == nil {
            throw Fault(description: "'published' in \(name) is '\(day.prefix(40))'; expected YYYY-MM-DD")
        }
        return metadata { field in
            let member = value[key: field] ?? (field == "site" ? value[key: "source"] : nil)
            return member?.string ?? member?.array?.compactMap(\.string).joined(separator: ";")
        }
    }
}

extension Substring {
    /// Without blanks at both ends.
    var trimmed: Substring {
        var result = self
        while result.first == " " { result.removeFirst() }
        while result.last == " " { result.removeLast() }
        return result
    }
}
