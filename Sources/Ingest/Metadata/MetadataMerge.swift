import Prose

/// Lays what one source says over what another says.
enum MetadataMerge {
    static func overlay(_ upper: Metadata, on lower: Metadata, signal: String) -> Metadata {
        var meta = lower
        func take(_ field: WritableKeyPath<Metadata, String?>, _ name: String) {
            guard let value = upper[keyPath: field], !value.isEmpty else { return }
            meta[keyPath: field] = value
            meta.signals[name] = upper.signals[name] ?? signal
        }
        take(\.title, "title")
        take(\.site, "site")
        take(\.language, "language")
        take(\.url, "url")
        take(\.section, "section")
        take(\.summary, "summary")
        take(\.format, "format")
        meta.signals["format"] = nil
        if !upper.authors.isEmpty {
            meta.authors = upper.authors
            meta.signals["authors"] = upper.signals["authors"] ?? signal
        }
        if let published = upper.published {
            meta.published = published
            meta.publishedTime = upper.publishedTime
            meta.signals["published"] = upper.signals["published"] ?? signal
        }
        if let modified = upper.modified {
            meta.modified = modified
            meta.signals["modified"] = upper.signals["modified"] ?? signal
        }
        if !upper.tags.isEmpty { meta.tags = upper.tags }
        return meta
    }
}
