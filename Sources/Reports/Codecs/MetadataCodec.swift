import Prose

/// `meta`: what the document says of itself.
enum MetadataCodec {
    static func write(_ meta: Metadata, to writing: inout LayerWriting) {
        writing.object {
            $0.string("title", meta.title)
            $0.strings("authors", meta.authors)
            $0.day("published", meta.published)
            $0.string("published_time", meta.publishedTime)
            $0.day("modified", meta.modified)
            $0.string("site", meta.site)
            $0.string("language", meta.language)
            $0.string("url", meta.url)
            $0.string("section", meta.section)
            $0.strings("tags", meta.tags)
            $0.string("summary", meta.summary)
            $0.json.key("signals")
            $0.object { writing in
                for key in meta.signals.keys.sorted() {
                    writing.json.key(key)
                    writing.json.string(orNull: meta.signals[key])
                }
            }
            $0.json.key("confidence")
            $0.object { writing in
                for key in meta.confidence.keys.sorted() {
                    writing.json.key(key)
                    writing.json.integer(meta.confidence[key] ?? 0)
                }
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> Metadata {
        guard reading.value.object != nil else { throw ReportFormatError(path: reading.path, expected: "an object") }
        var meta = Metadata()
        meta.title = reading.stringIfPresent("title")
        meta.authors = reading.strings("authors")
        meta.published = reading.day("published")
        meta.publishedTime = reading.stringIfPresent("published_time")
        meta.modified = reading.day("modified")
        meta.site = reading.stringIfPresent("site")
        meta.language = reading.stringIfPresent("language")
        meta.url = reading.stringIfPresent("url")
        meta.section = reading.stringIfPresent("section")
        meta.tags = reading.strings("tags")
        meta.summary = reading.stringIfPresent("summary")
        for member in reading.value[key: "signals"]?.object ?? [] {
            if let signal = member.value.string { meta.signals[member.key] = signal }
        }
        for member in reading.value[key: "confidence"]?.object ?? [] {
            if let value = member.value.int { meta.confidence[member.key] = value }
        }
        return meta
    }
}
