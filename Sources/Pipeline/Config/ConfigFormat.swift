import Prose

/// The format of pipeline files, version 1: every key with its shape, default and meaning.
enum ConfigFormat {
    static let version = 1

    static let root: [ConfigKey] = [
        ConfigKey("rapporteur", .integer(version...version), required: true, "version of this format: \(version)"),
        ConfigKey("name", .text, default: .string("pipeline"), "name of the pipeline, for logs"),
        ConfigKey("input", .mapping(input), "what is read"),
        ConfigKey("stages", .list(.mapping(stage)), required: true, "the stages, in the order in which they run"),
        ConfigKey("corpus", .list(.choice(["dyads", "trends", "indices"])), default: .array([]),
            "what is reckoned over all reports after a run"),
        ConfigKey("watch", .list(.mapping(watch)), default: .array([]), "alerts: a run in which one fires ends with exit code 3"),
        ConfigKey("output", .mapping(output), "what is written"),
        ConfigKey("run", .mapping(run), "how it is run"),
    ]

    static let input: [ConfigKey] = [
        ConfigKey("path", .text, default: .string("inbox"), "folder or file, relative to this file"),
        ConfigKey("match", .list(.text), default: .array([.string("**/*")]),
            "globs over the path below the folder: * and ? within a name, ** over folders; a leading ! takes away"),
        ConfigKey("layers", .list(.layer), default: .array([]), "layers that come with the requests of `pipe`"),
        ConfigKey("settle", .duration(0...86_400), default: .string("0s"), "files younger than this wait for the next run"),
        ConfigKey("sidecar", .text, default: .string(".meta.json"),
            "what the name of a file adds to an input's when it tells its date and source, as JSON (published, title, url, site, …)"),
        ConfigKey("columns", .mapping(columns), "which column of CSV, or member of JSON lines, holds what"),
        ConfigKey("longest", .size(1_000...1_000_000_000), default: .string("1MB"),
            "longest text of a document; a longer one is no article and is set aside"),
    ]

    static let columns: [ConfigKey] = RecordColumns.fields.map { field in
        ConfigKey(field.name, .text, default: .string(field.name), field.meaning)
    }

    static let stage: [ConfigKey] = [
        ConfigKey("use", .text, "a stage of the catalogue (see `rapporteur stages`)"),
        ConfigKey("with", .options, "the stage's options"),
        ConfigKey("id", .text, "name of this step; the stage's own when left out"),
        ConfigKey("exec", .list(.text), "a program that is a stage: command and arguments, run in this file's folder"),
        ConfigKey("reads", .list(.layer), default: .array([]), "layers that an `exec` stage is sent"),
        ConfigKey("writes", .list(.layer), default: .array([]), "layers that an `exec` stage answers; names begin with x-"),
        ConfigKey("timeout", .duration(0.001...3600), default: .string("20s"), "longest time of an `exec` stage for a document"),
    ]

    static let output: [ConfigKey] = [
        ConfigKey("path", .text, default: .string("out"), "folder of the reports, relative to this file"),
        ConfigKey("formats",
            .list(.choice(["json", "html", "sqlite", "csv", "ndjson", "gkg", "phoenix", "conllu", "webannotation"])),
            default: .array([.string("json")]), "views that are made after a run, besides the reports"),
        ConfigKey("text", .choice(["full", "evidence", "none"]), default: .string("full"), "how much of the text a report keeps"),
        ConfigKey("keep", .list(.choice(["tokens", "parse"])), default: .array([]), "bulky layers that a report keeps"),
    ]

    static let run: [ConfigKey] = [
        ConfigKey("workers", .integerOr("auto", 1...1024), default: .string("auto"), "worker processes; auto is one a processor core"),
        ConfigKey("on_error", .choice(["quarantine", "stop"]), default: .string("quarantine"),
            "what a document that fails does: it is set aside, or it ends the run"),
        ConfigKey("fail_on", .choice(["new", "any", "never"]), default: .string("new"),
            "which quarantined documents make exit code 1: those of this run, older ones too, or none"),
        ConfigKey("timeout", .duration(0.001...86_400), default: .string("60s"), "longest time for one document"),
        ConfigKey("cache", .boolean, default: .bool(false),
            "keep each document's layers: when a stage changes, it and those after it run, and none before it"),
        ConfigKey("memory", .size(64_000_000...1_000_000_000_000), default: .string("1GB"),
            "most memory of a worker; the document at which it takes more is set aside"),
        ConfigKey("retries", .integer(0...10), default: .integer(1), "further attempts after a crash or a deadline"),
    ]

    static let watch: [ConfigKey] = [
        ConfigKey("dyad", .mapping(dyadRule), "fires on the stance of a dyad"),
        ConfigKey("risk", .mapping(riskRule), "fires on the risk of a country"),
    ]

    static let dyadRule: [ConfigKey] = [
        ConfigKey("from", .text, required: true, "who holds the stance"),
        ConfigKey("to", .text, required: true, "towards whom"),
        ConfigKey("below", .number(-1...1), "fires when the score is lower"),
        ConfigKey("above", .number(-1...1), "fires when the score is higher"),
    ]

    static let riskRule: [ConfigKey] = [
        ConfigKey("country", .text, required: true, "ISO 3166 alpha-3 code"),
        ConfigKey("category", .text, "risk category; the overall risk when left out"),
        ConfigKey("below", .number(0...100), "fires when the score is lower"),
        ConfigKey("above", .number(0...100), "fires when the score is higher"),
    ]
}
