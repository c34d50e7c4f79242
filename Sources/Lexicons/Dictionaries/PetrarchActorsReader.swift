import Prose

/// Reads the lines of a PETRARCH `.actors` file.
struct PetrarchActorsReader {
    let file: String
    var records: [PetrarchActors.Record] = []
    var diagnostics: [DictionaryDiagnostic] = []

    init(file: String) { self.file = file }

    mutating func read(_ bytes: [UInt8]) {
        var lines: [(Int, ArraySlice<UInt8>)] = []
        let (last, isOpen) = PetrarchLines.forEach(bytes) { lines.append(($0, $1)) }
        for (number, line) in lines { readLine(line, number) }
        if isOpen { report(last, "the comment that begins with <!-- is not closed") }
    }

    private mutating func report(_ line: Int, _ message: String) {
        if diagnostics.count < 10_000 { diagnostics.append(.init(file: file, line: line, message: message)) }
    }

    private mutating func readLine(_ text: ArraySlice<UInt8>, _ line: Int) {
        guard let first = text.firstIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
        if text.contains(where: { $0 >= 0x80 }), String(validating: text, as: UTF8.self) == nil {
            report(line, "not UTF-8: the letters that cannot be read are replaced")
        }
        let bracket = text.firstIndex(of: 0x5B)
        if text[first] == 0x5B {
            guard !records.isEmpty else { return report(line, "a code before the first name; the line is not used") }
            readCodes(text[first...], line)
            return
        }
        let isSynonym = text[first] == 0x2B
        let name = Self.normalised(text[(isSynonym ? first + 1 : first)..<(bracket ?? text.endIndex)])
        guard !name.isEmpty else { return report(line, "no name before the code; the line is not used") }
        if isSynonym {
            guard !records.isEmpty else { return report(line, "a synonym before the first name; the line is not used") }
            records[records.count - 1].names.append(.init(words: name, line: line))
        } else {
            records.append(.init(names: [.init(words: name, line: line)], roles: []))
        }
        if let bracket { readCodes(text[bracket...], line) }
    }

    /// `[CODE]`, `[CODE 010203-040506]`, `[CODE >010203]`, `[CODE <010203]`, several on a line.
    private mutating func readCodes(_ text: ArraySlice<UInt8>, _ line: Int) {
        var position = text.startIndex
        while let open = text[position...].firstIndex(of: 0x5B) {
            guard let close = text[open...].firstIndex(of: 0x5D) else {
                report(line, "the bracket of a code is not closed; the code is not used")
                return
            }
            readCode(text[(open + 1)..<close], line)
            position = close + 1
        }
        if text[position...].contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) { report(line, "text behind the code is not used") }
    }

    /// By bytes: a dictionary has tens of thousands of codes.
    private mutating func readCode(_ inner: ArraySlice<UInt8>, _ line: Int) {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        let trimmed = inner.drop(while: isBlank)
        let code = trimmed.prefix { !isBlank($0) }
        guard !code.isEmpty else { return report(line, "an empty code; it is not used") }
        let isNull = code.allSatisfy { $0 == 0x2D || $0 == 0x23 }
        var role = ActorMentions.Role(code: isNull ? "" : String(decoding: code, as: UTF8.self))
        let limits = trimmed[code.endIndex...].filter { !isBlank($0) }
        if let first = limits.first {
            if first == 0x3E || first == 0x3C {
                guard let day = Self.day(limits.dropFirst()) else {
                    return report(line, "no date: '\(String(decoding: limits, as: UTF8.self))'; the code is not used")
                }
                if first == 0x3E { role.from = day } else { role.to = day }
            } else {
                guard let dash = limits.firstIndex(of: 0x2D), limits[(dash + 1)...].firstIndex(of: 0x2D) == nil, let from = Self.day(limits[..<dash]),
                    let to = Self.day(limits[(dash + 1)...])
                else { return report(line, "no range of dates: '\(String(decoding: limits, as: UTF8.self))'; the code is not used") }
                if to < from { report(line, "the range of dates ends before it begins: '\(String(decoding: limits, as: UTF8.self))'") }
                role.from = from
                role.to = to
            }
        }
        records[records.count - 1].roles.append(role)
    }

    /// YYMMDD (00-30 is 20YY) or YYYYMMDD.
    static func day(_ text: ArraySlice<UInt8>) -> CivilDate? {
        guard text.count >= 6, text.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        func number(_ from: Int, _ count: Int) -> Int { text.dropFirst(from).prefix(count).reduce(0) { $0 * 10 + Int($1) - 48 } }
        if text.count <= 7 {
            let year = number(0, 2)
            return clamped(year <= 30 ? 2000 + year : 1900 + year, number(2, 2), number(4, 2))
        }
        return clamped(number(0, 4), number(4, 2), number(6, 2))
    }

    /// A day that the month does not have becomes the month's last.
    private static func clamped(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        return CivilDate(year, month, min(day, CivilDate.daysInMonth(year, month)))
    }

    /// Words in capitals, parted by single blanks; `_` and blank both part words.
    static func normalised(_ text: some StringProtocol) -> String { normalised(ArraySlice(Array(text.utf8))) }

    static func normalised(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var pending = false
        var isASCII = true
        for byte in bytes {
            if byte == 0x20 || byte == 0x5F || byte == 0x09 || byte == 0x0D {
                pending = true
                continue
            }
            if pending, !result.isEmpty { result.append(0x20) }
            pending = false
            if byte >= 0x80 { isASCII = false }
            result.append(byte &- 0x61 < 26 ? byte & 0xDF : byte)
        }
        let text = String(decoding: result, as: UTF8.self)
        return isASCII ? text : text.uppercased()
    }
}
