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
            $0.string("modified_time", meta.modifiedTime)
            $0.string("site", meta.site)
            $0.string("language", meta.language)
            $0.string("url", meta.url)
            $0.string("section", meta.section)
            $0.strings("tags", meta.tags)
            $0.string("summary", meta.summary)
            $0.string("image", meta.image)
            $0.string("kind", meta.kind)
            $0.json.key("paywalled")
            if let isPaywalled = meta.isPaywalled { $0.json.bool(isPaywalled) } else { $0.json.null() }
            $0.string("license", meta.license)
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
                    writing.json.number(Double(meta.confidence[key] ?? 0) / 100, decimals: 2)
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
        meta.modifiedTime = reading.stringIfPresent("modified_time")
        meta.image = reading.stringIfPresent("image")
        meta.kind = reading.stringIfPresent("kind")
        meta.isPaywalled = reading.value[key: "paywalled"]?.bool
        meta.license = reading.stringIfPresent("license")
        for member in reading.value[key: "signals"]?.object ?? [] {
            if let signal = member.value.string { meta.signals[member.key] = signal }
        }
        for member in reading.value[key: "confidence"]?.object ?? [] {
            if let share = member.value.double, share >= 0, share <= 1 { meta.confidence[member.key] = Int((share * 100).rounded()) }
        }
        return meta
    }
}
