import Prose

/// Lays what one source says over what another says.
enum MetadataMerge {
    static func overlay(_ upper: Metadata, on lower: Metadata, signal: String) -> Metadata {
        var meta = lower
        func take(_ field: WritableKeyPath<Metadata, String?>, _ name: String) {
            guard let value = upper[keyPath: field], !value.isEmpty else { return }
            meta[keyPath: field] = value
            note(name)
        }
        // What a sender or a container says is not weighed against anything.
        func note(_ name: String) {
            meta.signals[name] = upper.signals[name] ?? signal
            meta.confidence[name] = upper.confidence[name]
        }
        take(\.title, "title")
        take(\.site, "site")
        take(\.language, "language")
        take(\.url, "url")
        take(\.section, "section")
        take(\.summary, "summary")
        take(\.image, "image")
        take(\.kind, "kind")
        take(\.license, "license")
        take(\.format, "format")
        meta.signals["format"] = nil
        if !upper.authors.isEmpty {
            meta.authors = upper.authors
            note("authors")
        }
        if let published = upper.published {
            meta.published = published
            meta.publishedTime = upper.publishedTime
            note("published")
        }
        if let modified = upper.modified {
            meta.modified = modified
            meta.modifiedTime = upper.modifiedTime
            note("modified")
        }
        if !upper.tags.isEmpty {
            meta.tags = upper.tags
            note("tags")
        }
        if let isPaywalled = upper.isPaywalled {
            meta.isPaywalled = isPaywalled
            note("paywall")
        }
        return meta
    }
}
