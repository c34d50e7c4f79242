import Prose

/// The lines that a worker answers beside reports. Those that begin with `{"control":` go to a supervisor only.
enum Answer {
    /// The bytes with which every control line begins.
    static let controlPrefix = Array(#"{"control":"#.utf8)

    static func error(_ id: String?, part: String?, _ failure: StageFailure) -> [UInt8] {
        object { writer in
            writer.key("id")
            writer.string(orNull: id)
            if let part {
                writer.key("part")
                writer.string(part)
            }
            writer.key("error")
            writer.object { writer in
                writer.key("stage")
                writer.string(failure.stage)
                writer.key("message")
                writer.string(failure.message)
            }
        }
    }

    static func done(_ id: String, count: Int) -> [UInt8] {
        object { writer in
            writer.key("id")
            writer.string(id)
            writer.key("done")
            writer.integer(count)
        }
    }

    /// A report as the answer for one part of several: the part's name comes first.
    static func report(_ line: [UInt8], part: String?) -> [UInt8] {
        guard let part, line.first == UInt8(ascii: "{") else { return line }
        var head = JSONWriter()
        head.string(part)
        return Array(#"{"part":"#.utf8) + head.bytes + [UInt8(ascii: ",")] + line.dropFirst()
    }

    static func begin(_ id: String, part: String?, key: String) -> [UInt8] { control("begin", id, part, key) { _ in } }
    static func unchanged(_ id: String, part: String?, key: String) -> [UInt8] { control("unchanged", id, part, key) { _ in } }

    static func stage(_ id: String) -> [UInt8] {
        object { writer in
            writer.key("control")
            writer.string("stage")
            writer.key("stage")
            writer.string(id)
        }
    }

    static func failed(_ id: String, part: String?, key: String?, _ failure: StageFailure) -> [UInt8] {
        control("failed", id, part, key) { writer in
            writer.key("stage")
            writer.string(failure.stage)
            writer.key("message")
            writer.string(failure.message)
            writer.key("cause")
            writer.string(failure.cause.rawValue)
        }
    }

    /// Says that the next line is a report, and how long its steps took.
    static func finished(
        _ id: String, part: String?, key: String, timings: [(step: String, microseconds: Int)]
    ) -> [UInt8] {
        control("report", id, part, key) { writer in
            writer.key("timings")
            writer.array(timings) { writer, timing in
                writer.array { writer in
                    writer.string(timing.step)
                    writer.integer(timing.microseconds)
                }
            }
        }
    }

    static func hello(_ record: PlanRecord) -> [UInt8] {
        control("hello", nil, nil, record.fingerprint) { writer in
            writer.key("record")
            record.write(to: &writer)
        }
    }

    private static func control(
        _ word: String, _ id: String?, _ part: String?, _ key: String?, _ body: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        object { writer in
            writer.key("control")
            writer.string(word)
            writer.key("id")
            writer.string(orNull: id)
            writer.key("part")
            writer.string(orNull: part)
            writer.key("key")
            writer.string(orNull: key)
            body(&writer)
        }
    }

    private static func object(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(body)
        return writer.bytes
    }
}
