import Prose

/// A PETRARCH `.actors` file: records of a primary name, synonyms and dated CAMEO codes.
///
/// The reading follows the documentation of the format (openeventdata/Dictionaries, README): limits of a range are included, the
/// first dated code that fits wins, then the first undated one; the same name in several records has their codes in file order.
public struct PetrarchActors: Sendable {
    /// A name with its line.
    public struct Name: Sendable, Equatable {
        /// Words parted by single blanks, in the file's capitals.
        public let words: String
        /// 1-based line.
        public let line: Int
    }

    /// One actor of the file.
    public struct Record: Sendable, Equatable {
        /// The primary name, then the synonyms.
        public internal(set) var names: [Name]
        /// Codes in file order; a null code (`[---]`) is empty.
        public internal(set) var roles: [ActorMentions.Role]
    }

    /// The file, as the user named it.
    public let file: String
    /// All records, in file order.
    public internal(set) var records: [Record] = []
    /// What was not understood.
    public internal(set) var diagnostics: [DictionaryDiagnostic] = []
    private var byName: [String: [Int]] = [:]

    /// Reads a file's bytes; ill-formed UTF-8 is repaired and reported. Linear time.
    public init(file: String, bytes: [UInt8]) {
        self.file = file
        var reader = PetrarchActorsReader(file: file)
        reader.read(bytes)
        records = reader.records
        diagnostics = reader.diagnostics
        for (index, record) in records.enumerated() {
            for name in record.names where byName[name.words]?.last != index { byName[name.words, default: []].append(index) }
        }
    }

    /// How codes are chosen.
    public enum Reading: Sendable {
        /// As the documentation has it: limits included, the first dated code that fits, then the default.
        case documented
        /// As PETRARCH-2's code has it: the first code that fits in file order, an undated one included; the last day is not.
        case petrarch2
    }

    /// The code of a name on a day: nil when the file does not know the name, or has no code for the day.
    /// - Parameter surface: words parted by blanks or `_`, in any case.
    public func code(of surface: String, on day: CivilDate?, reading: Reading = .documented) -> String? {
        guard let found = byName[PetrarchActorsReader.normalised(surface)] else { return nil }
        let roles = found.flatMap { records[$0].roles }
        let code = reading == .documented ? PetrarchActors.code(in: roles, on: day) : PetrarchActors.petrarch2Code(in: roles, on: day)
        return code?.isEmpty == true ? nil : code
    }

    /// PETRARCH-2: `start <= day < end`, `>` at or after, `<` before; the first that fits in file order.
    public static func petrarch2Code(in roles: [ActorMentions.Role], on day: CivilDate?) -> String? {
        for role in roles {
            if role.from == nil && role.to == nil { return role.code }
            guard let day else { continue }
            if (role.from.map { $0 <= day } ?? true) && (role.to.map { day < $0 } ?? true) { return role.code }
        }
        return nil
    }

    /// Roles under which the documented reading gives what PETRARCH-2's gives: last days left out, nothing behind a default.
    public static func petrarch2Roles(_ roles: [ActorMentions.Role]) -> [ActorMentions.Role] {
        var result: [ActorMentions.Role] = []
        for var role in roles {
            if let to = role.to { role.to = CivilDate(dayNumber: to.dayNumber - 1) }
            result.append(role)
            if role.from == nil, role.to == nil { break }
        }
        return result
    }

    static func code(in roles: [ActorMentions.Role], on day: CivilDate?) -> String? {
        if let day {
            for role in roles where role.from != nil || role.to != nil {
                if (role.from.map { $0 <= day } ?? true) && (role.to.map { day <= $0 } ?? true) { return role.code }
            }
        }
        return roles.first { $0.from == nil && $0.to == nil }?.code
    }
}
