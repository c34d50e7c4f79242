import Prose

/// Reads roles as the dictionaries write them: `CODE`, `CODE[from..to]`, several parted by `|`.
enum RoleNotation {
    /// The roles; nil when the notation is broken.
    static func parse(_ text: String) -> [ActorMentions.Role]? {
        var roles: [ActorMentions.Role] = []
        for part in text.split(separator: "|") {
            guard let bracket = part.firstIndex(of: "[") else {
                roles.append(.init(code: String(part)))
                continue
            }
            guard part.hasSuffix("]") else { return nil }
            let inner = part[part.index(after: bracket)...].dropLast()
            guard let dots = inner.firstRange(of: "..") else { return nil }
            let from = inner[..<dots.lowerBound], to = inner[dots.upperBound...]
            let first = from.isEmpty ? nil : day(from, last: false)
            let last = to.isEmpty ? nil : day(to, last: true)
            if (!from.isEmpty && first == nil) || (!to.isEmpty && last == nil) { return nil }
            roles.append(.init(code: String(part[..<bracket]), from: first, to: last))
        }
        return roles
    }

    /// A day, or the first or last day of a month or year.
    static func day(_ text: some StringProtocol, last: Bool) -> CivilDate? {
        if text.utf8.count == 10 { return CivilDate(iso: text) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = parts.first, let year = first else { return nil }
        if parts.count == 1 { return last ? CivilDate(year, 12, 31) : CivilDate(year, 1, 1) }
        guard let month = parts[1], (1...12).contains(month) else { return nil }
        if parts.count == 2 { return CivilDate(year, month, last ? CivilDate.daysInMonth(year, month) : 1) }
        guard parts.count == 3, let day = parts[2] else { return nil }
        return CivilDate(year, month, day)
    }
}
