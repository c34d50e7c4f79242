/// Lets the parts of a coordination share what stands in one of them only: "October and November 1919", "15-17 August 2021",
/// "August 15 and 27", "1995-96".
enum YearSharing {
    /// The mentions with shared slots filled; a bare number that turned out to belong to no date is dropped.
    static func shared(_ mentions: [Mention], keepingBare: Bool = false) -> [Mention] {
        var result = mentions
        // Days take their month first, so that it can hand the year back; then years go both ways.
        for index in result.indices.dropFirst() where result[index].joint != 0 && result[index].reading.has(.d) {
            takeFromPrevious(&result[index].reading, result[index - 1].reading)
        }
        for index in result.indices.reversed() where index + 1 < result.count && result[index + 1].joint != 0 {
            takeFromNext(&result[index].reading, result[index + 1].reading)
        }
        for index in result.indices.dropFirst() where result[index].joint != 0 {
            takeFromPrevious(&result[index].reading, result[index - 1].reading)
        }
        return keepingBare ? result : result.filter { !isBare($0.reading) }
    }

    /// A day without a month, or two digits of a year without the others.
    private static func isBare(_ r: Reading) -> Bool {
        (r.has(.d) && !r.has(.m) && !r.has(.w) && !r.has(.u) && r.relation != .anaphoric) || (r.has(.yy) && !r.has(.m) && !r.has(.n1) && !r.has(.y))
    }

    private static func takeFromNext(_ reading: inout Reading, _ next: Reading) {
        guard reading.form == .date || reading.form == .time else { return }
        if reading.has(.d), !reading.has(.m), next.has(.m), next.has(.d) {
            reading[.m] = next[.m]
            reading[.y] = next[.y]
            reading[.era] = next[.era]
        } else if reading.has(.m) || reading.has(.s) || reading.has(.q), !reading.has(.y), !reading.has(.dir), next.has(.y), next.form == .date || next.form == .time,
            next.has(.m) || next.has(.s) || next.has(.q), (next[.m] ?? 12) >= (reading[.m] ?? 0)
        {
            reading[.y] = next[.y]
            reading[.era] = next[.era]
        } else if reading.has(.century), next.has(.century), !reading.has(.era) {
            reading[.era] = next[.era]
        } else if reading.has(.y), !reading.has(.era), next.has(.y), next[.era] == 1, !reading.has(.m) {
            reading[.era] = 1
        } else if reading.has(.yy), !reading.has(.y), !reading.has(.m), next[.era] == 1 {
            // "499-493 BC": the first number is a year because the second is one.
            reading[.y] = reading[.yy]
            reading[.yy] = nil
            reading[.era] = 1
        }
    }

    private static func takeFromPrevious(_ reading: inout Reading, _ previous: Reading) {
        guard reading.form == .date else { return }
        if reading.has(.d), !reading.has(.m), !reading.has(.w), previous.has(.m), previous.has(.d) {
            reading[.m] = previous[.m]
            if !reading.has(.y) { reading[.y] = previous[.y] }
        } else if let short = reading[.yy], !reading.has(.m), !reading.has(.y), let y = previous[.y], short < 100 {
            let full = y / 100 * 100 + short
            if full > y, full - y < 60 { reading[.y] = full }
        }
    }
}
