import Prose

/// Monthly series as both tables print them.
enum SeriesJSON {
    static func write(_ points: [DyadSeries.Point], to writer: inout JSONWriter) {
        writer.array(points) { writer, point in
            writer.object { writer in
                writer.key("t")
                writer.string(point.month)
                writer.key("n")
                writer.integer(point.count)
                writer.key("score")
                writer.number(point.score)
            }
        }
    }
}
