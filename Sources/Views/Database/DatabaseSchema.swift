/// The tables of the database. `document` is the number in `documents`; `span_start` and `span_end` count code points of `documents.text`.
enum DatabaseSchema {
    /// Number that tells databases of this layout from others (`PRAGMA user_version`).
    static let version = 1

    private static let document = "document INTEGER NOT NULL REFERENCES documents"
    private static let span = ["span_start INTEGER NOT NULL", "span_end INTEGER NOT NULL", "words TEXT NOT NULL"]

    static let documents = DatabaseTable(name: "documents", columns: [
        "document INTEGER PRIMARY KEY", "id TEXT NOT NULL UNIQUE", "path TEXT", "part TEXT", "sha256 TEXT", "key TEXT", "url TEXT", "title TEXT",
        "authors TEXT", "published TEXT", "modified TEXT", "site TEXT", "language TEXT", "section TEXT", "kind TEXT", "risk INTEGER", "text TEXT",
    ])
    static let layers = DatabaseTable(name: "layers", columns: [document, "layer TEXT NOT NULL", "made_by TEXT NOT NULL", "status TEXT NOT NULL"])
    static let sentences = DatabaseTable(name: "sentences", columns: [document, "sentence INTEGER NOT NULL", "span_start INTEGER NOT NULL", "span_end INTEGER NOT NULL"])
    static let dates = DatabaseTable(name: "dates", columns: [document, "date INTEGER NOT NULL"] + span + [
        "type TEXT NOT NULL", "value TEXT NOT NULL", "first_day TEXT", "day_after TEXT", "mod TEXT", "anchor INTEGER", "rule TEXT",
    ])
    static let actors = DatabaseTable(name: "actors", columns: [
        document, "actor INTEGER NOT NULL", "entity TEXT NOT NULL", "name TEXT NOT NULL", "kind TEXT NOT NULL", "country TEXT", "code TEXT",
        "provisional INTEGER NOT NULL", "wikidata TEXT", "latitude REAL", "longitude REAL",
    ])
    static let roles = DatabaseTable(name: "roles", columns: [document, "actor INTEGER NOT NULL", "code TEXT NOT NULL", "first_day TEXT", "last_day TEXT"])
    static let mentions = DatabaseTable(name: "mentions", columns: [document, "actor INTEGER NOT NULL"] + span + ["form TEXT NOT NULL", "p REAL", "why TEXT"])
    static let figures = DatabaseTable(name: "figures", columns: [document, "figure INTEGER NOT NULL"] + span + [
        "kind TEXT NOT NULL", "low NUMERIC", "high NUMERIC", "mod TEXT NOT NULL", "unit TEXT", "counted TEXT", "effect TEXT", "who INTEGER", "agent INTEGER",
        "place TEXT", "part_of TEXT", "source TEXT", "toll INTEGER", "confidence REAL", "rule TEXT",
    ])
    static let quotes = DatabaseTable(name: "quotes", columns: [document, "quote INTEGER NOT NULL"] + span + [
        "kind TEXT NOT NULL", "speaker INTEGER", "speaker_words TEXT", "cue TEXT", "confidence REAL",
    ])
    static let events = DatabaseTable(name: "events", columns: [document, "event INTEGER NOT NULL"] + span + [
        "type TEXT NOT NULL", "mode TEXT", "contexts TEXT", "cameo TEXT", "quad INTEGER", "goldstein REAL", "date INTEGER", "place TEXT",
        "status TEXT NOT NULL", "told_by TEXT NOT NULL", "p REAL", "rule TEXT",
    ])
    static let eventActors = DatabaseTable(name: "event_actors", columns: [document, "event INTEGER NOT NULL", "role TEXT NOT NULL", "actor INTEGER NOT NULL"])
    static let eventFigures = DatabaseTable(name: "event_figures", columns: [document, "event INTEGER NOT NULL", "figure INTEGER NOT NULL"])
    static let claims = DatabaseTable(name: "claims", columns: [document, "claim INTEGER NOT NULL"] + span + [
        "kind TEXT NOT NULL", "holder TEXT NOT NULL", "commitment REAL", "condition TEXT", "horizon TEXT", "direction INTEGER", "rule TEXT",
    ])
    static let claimActors = DatabaseTable(name: "claim_actors", columns: [document, "claim INTEGER NOT NULL", "role TEXT NOT NULL", "actor INTEGER NOT NULL"])
    static let stances = DatabaseTable(name: "stances", columns: [
        document, "stance INTEGER NOT NULL", "source INTEGER NOT NULL", "target INTEGER NOT NULL", "score REAL NOT NULL", "label TEXT NOT NULL",
        "confidence REAL", "declared REAL", "acted REAL",
    ])
    static let authorStances = DatabaseTable(name: "author_stances", columns: [
        document, "stance INTEGER NOT NULL", "target INTEGER NOT NULL", "score REAL NOT NULL", "label TEXT NOT NULL", "confidence REAL",
    ])
    static let risks = DatabaseTable(name: "risks", columns: [
        document, "risk INTEGER NOT NULL", "category TEXT NOT NULL", "score INTEGER NOT NULL", "acts REAL", "outlook REAL", "direction TEXT NOT NULL",
    ])
    static let riskCountries = DatabaseTable(name: "risk_countries", columns: [document, "risk INTEGER NOT NULL", "country TEXT NOT NULL"])
    static let evidence = DatabaseTable(name: "evidence", columns: [document, "layer TEXT NOT NULL", "item INTEGER NOT NULL"] + span + [
        "p REAL", "share REAL", "polarity REAL", "why TEXT",
    ])
    static let openLayers = DatabaseTable(name: "open_layers", columns: [document, "layer TEXT NOT NULL", "json TEXT NOT NULL"])

    static let tables = [
        documents, layers, sentences, dates, actors, roles, mentions, figures, quotes, events, eventActors, eventFigures, claims, claimActors,
        stances, authorStances, risks, riskCountries, evidence, openLayers,
    ]

    /// What is looked up by: made last, when all rows are there.
    static let indices = tables.dropFirst().map { "CREATE INDEX \($0.name)_document ON \($0.name) (document)" } + [
        "CREATE INDEX actors_entity ON actors (entity)", "CREATE INDEX documents_published ON documents (published)",
        "CREATE INDEX events_type ON events (type)", "CREATE INDEX risks_category ON risks (category, score)",
    ]

    /// Questions that are asked often, as views: each needs joins that are easy to get wrong.
    static let views = [
        """
        CREATE VIEW dyads AS SELECT d.id AS document, d.published, a.entity AS source, b.entity AS target, s.score, s.label, s.confidence, s.declared, s.acted \
        FROM stances s JOIN documents d USING (document) JOIN actors a ON a.document = s.document AND a.actor = s.source \
        JOIN actors b ON b.document = s.document AND b.actor = s.target
        """,
        """
        CREATE VIEW deeds AS SELECT d.id AS document, coalesce(t.first_day, d.published) AS day, a.entity AS source, e.type, e.cameo, e.goldstein, e.status, \
        b.entity AS target, e.words FROM events e JOIN documents d USING (document) \
        LEFT JOIN event_actors x ON x.document = e.document AND x.event = e.event AND x.role = 'actor' \
        LEFT JOIN event_actors y ON y.document = e.document AND y.event = e.event AND y.role = 'target' \
        LEFT JOIN actors a ON a.document = e.document AND a.actor = x.actor LEFT JOIN actors b ON b.document = e.document AND b.actor = y.actor \
        LEFT JOIN dates t ON t.document = e.document AND t.date = e.date
        """,
    ]
}
