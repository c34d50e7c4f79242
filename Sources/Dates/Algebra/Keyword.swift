/// The words of TIMEX3 attributes, as numbers in readings and as text in resource files and reports.
enum Keyword {
    static let mods = [
        "", "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "BEFORE", "AFTER",
        "ON_OR_BEFORE", "ON_OR_AFTER",
    ]
    static let quants = ["", "EVERY", "EACH", "EVERY OTHER", "SOME", "MOST"]
    /// Parts of the day: TIMEX3 code, first hour, hour after the last (over 24: into the next day).
    static let parts: [(code: String, from: Int, to: Int)] = [
        ("", 0, 24), ("MO", 6, 12), ("MI", 12, 13), ("AF", 12, 18), ("EV", 18, 24), ("NI", 20, 30), ("DT", 8, 18), ("MN", 0, 1),
    ]
    static let seasons = ["", "SP", "SU", "FA", "WI"]

    /// The number that a word of a resource file stands for; nil when it is unknown.
    static func value(_ word: String, of field: Field) -> Int32? {
        if let number = Int32(word) { return number }
        if word == "X" { return Reading.vague }
        func index(_ list: [String]) -> Int32? { list.firstIndex(of: word).map { Int32($0) } }
        switch field {
        case .form: return Form.allCases.first { "\($0)" == word }?.rawValue
        case .rel: return Relation.allCases.first { "\($0)" == word }?.rawValue
        case .u: return TimeUnit(name: word)?.rawValue
        case .mod: return index(mods)
        case .quant: return index(quants.map { String($0.map { $0 == " " ? "_" : $0 }) })
        case .part: return index(parts.map { $0.code })
        case .s: return index(seasons)
        case .u2, .lenu: return TimeUnit(name: word)?.rawValue
        case .bound: return Bound.allCases.first { "\($0)" == word }?.rawValue
        case .dir: return ["last": -1, "this": 0, "next": 1][word]
        case .cal: return ["hijri": 1, "jalali": 2][word]
        default: return nil
        }
    }
}
