import Rapporteur

/// How a data file writes figures; conventions clash, so each file is scored with its own. Here names and forms are mapped, and
/// the kinds chosen that a file asks for; what is found is the stage's, with its default options.
enum FigureConvention {
    /// Ours: bounds as an interval, ISO 4217 codes (hardcases).
    case own
    /// CQE (newsquant, rtext_cqe): one value and a sign of comparison, currencies by name, durations counted, no ranks.
    case cqe
    /// quantulum3: every number, with its unit.
    case quantulum
    /// Recognizers-Text: each record is for one of its models, which answers with figures of its kind alone.
    case recognizers(model: String)
    /// Duckling: each record is for one dimension.
    case duckling(dimension: String)

    init(_ record: JSONValue) {
        let id = record[key: "id"]?.string ?? ""
        switch id.prefix(2) {
        case "nq", "rt": self = .cqe
        case "hc": self = .own
        case "rs": self = .recognizers(model: record[key: "model"]?.string ?? "")
        case "dk": self = .duckling(dimension: String(id.dropFirst(3).prefix { !$0.isNumber }))
        default: self = .quantulum
        }
    }

    private var isOwn: Bool { if case .own = self { true } else { false } }
    private var isCQE: Bool { if case .cqe = self { true } else { false } }

    /// One figure as the scorer reads it.
    struct Row {
        var low: DecimalNumber?
        var high: DecimalNumber?
        var unit: String
        var change: String
        var modifier: String
        var effect: String?
        var concept: [String] = []
        var span: Span
    }

    /// The words of what a figure measures; for shares, of what they are a share.
    private func concept(_ figure: Figures.Figure) -> [String] {
        let base = figure.kind == .count ? nil : figure.of
        let words = (base ?? figure.concept ?? "").split { $0 == " " }.map(String.init)
        return words.filter { !["of", "for", "the", "a", "an", "'s"].contains($0.lowercased()) }
    }

    /// The rows of a document.
    func rows(_ document: Document) throws -> [Row] {
        let figures = try document.layer(Figures.self).figures
        let tokens = try document.layer(Tokens.self)
        var rows: [Row] = []
        for figure in figures where isWanted(figure, document) {
            var row = Row(low: figure.low, high: figure.high, unit: unit(figure, document, tokens), change: "=", modifier: figure.modifier.rawValue, span: figure.span)
            if figure.modifier == .range { row.modifier = ".." }
            if figure.rule == "cents", !isOwn {
                row.low = row.low.flatMap(hundredfold)
                row.high = row.high.flatMap(hundredfold)
            }
            row.effect = figure.effect.flatMap { Self.effects[$0] }
            row.concept = concept(figure)
            switch self {
            case .own: break
            case .quantulum: break
            case .cqe: if !compare(figure, &row, &rows) { continue }
            case .recognizers(let model):
                // The models of units give the number and leave its bounds to others.
                if model == "NumberModel", figure.modifier == .range, row.low != row.high {
                    var first = row
                    first.high = row.low
                    rows.append(first)
                    row.low = row.high
                } else if model != "NumberRangeModel" {
                    row.low = row.low ?? row.high
                    if figure.modifier != .range { row.high = row.low }
                }
            case .duckling: convert(figure, document, &row)
            }
            rows.append(row)
        }
        return rows
    }

    /// Whether the file asks for figures of this kind.
    private func isWanted(_ figure: Figures.Figure, _ document: Document) -> Bool {
        let isOrdinal = figure.kind == .rank || figure.kind == .ordinal
        if case .own = self { return figure.dimension != "time" && figure.kind != .ordinal || figure.kind == .age }
        if figure.rule.hasPrefix("implied") { return false }
        switch self {
        case .own: return true
        case .cqe: return !isOrdinal && figure.rule != "multiple" && figure.rule != "article"
        case .quantulum: return !isOrdinal && figure.rule != "article"
        case .recognizers(let model):
            let isBounded = figure.modifier != .exact && figure.modifier != .about && figure.modifier != .vague
            switch model {
            case "NumberModel": return !isOrdinal && figure.rule != "article" && figure.rule != "multiple" && figure.modifier != .vague && !(figure.kind == .measure && !document.text[figure.span].contains(" "))
            case "NumberRangeModel": return isBounded && figure.rule != "article"
            case "OrdinalModel": return isOrdinal
            case "PercentModel": return figure.kind == .percent
            case "AgeModel": return figure.kind == .age
            case "CurrencyModel": return figure.kind == .money && figure.rule != "article"
            case "DimensionModel": return figure.kind == .measure && figure.dimension != "temperature" && figure.dimension != "time" && figure.rule != "article"
            case "TemperatureModel": return figure.dimension == "temperature"
            default: return !isOrdinal
            }
        case .duckling(let dimension): return dimension == "Ordinal" ? isOrdinal : !isOrdinal
        }
    }

    /// CQE's value and sign; false when the row was merged into the last one.
    private func compare(_ figure: Figures.Figure, _ row: inout Row, _ rows: inout [Row]) -> Bool {
        switch figure.modifier {
        case .about: row.change = "~"
        case .more, .atLeast: row.change = ">"
        case .less, .atMost: row.change = "<"
        default: row.change = figure.direction.map { $0 > 0 ? "up" : "down" } ?? "="
        }
        row.low = row.low ?? row.high
        row.high = figure.modifier == .more || figure.modifier == .atLeast ? row.low : row.high ?? row.low
        // "from A to B" is one range there.
        if figure.rule == "change-to", let last = rows.indices.last, rows[last].modifier == "from" {
            rows[last].high = row.low
            rows[last].modifier = "="
            rows[last].unit = row.unit
            return false
        }
        // "to A from B" likewise.
        if figure.rule == "change-from", let last = rows.indices.last, rows[last].modifier == "to" {
            rows[last].low = row.low
            rows[last].modifier = "="
            return false
        }
        if figure.rule == "change-from" { row.modifier = "from" }
        if figure.rule == "change-to" { row.modifier = "to" }
        return true
    }

    /// Duckling gives weights in grams and sums of units in the last of them.
    private func convert(_ figure: Figures.Figure, _ document: Document, _ row: inout Row) {
        guard case .duckling(let dimension) = self else { return }
        if dimension == "Ordinal" { row.unit = "ordinal" }
        // A few are three there.
        if figure.modifier == .vague { row.high = row.low }
        func scale(_ power: Int, _ factor: Int = 1) {
            func scaled(_ value: DecimalNumber?) -> DecimalNumber? { value.map { DecimalNumber(mantissa: $0.mantissa * Int64(factor), exponent: Int($0.exponent) + power) } }
            (row.low, row.high) = (scaled(row.low), scaled(row.high))
        }
        if dimension == "Quantity" {
            if row.unit == "kilogram" { scale(3); row.unit = "gram" }
            if row.unit == "milligram" { scale(-3); row.unit = "gram" }
            if row.unit == "pound-mass" { row.unit = "pound" }
        }
        let words = document.text[figure.span].lowercased()
        if dimension == "Distance", row.unit == "metre", words.hasSuffix("m") { row.unit = "m" }
        guard figure.rule == "compound" else { return }
        let sums: [(String, [String], String, Int, Int)] = [
            ("foot", ["inch", "inches", "\""], "inch", 12, 0), ("yard", ["inch", "inches"], "inch", 36, 0), ("yard", ["feet", "foot", "ft"], "foot", 3, 0),
            ("kilometre", ["metre", "metres", "meter", "meters", "m"], "metre", 1, 3), ("kilometre", ["centimeters", "centimetres", "cm"], "centimetre", 1, 5),
            ("metre", ["centimeters", "centimetres", "cm"], "centimetre", 1, 2),
        ]
        let last = words.split(separator: " ").last.map(String.init) ?? ""
        guard let sum = sums.first(where: { $0.0 == row.unit && $0.1.contains(last) }) else { return }
        scale(sum.4, sum.3)
        row.unit = sum.2
        // Twelfths of a foot have no end in decimals.
        func whole(_ value: DecimalNumber?) -> DecimalNumber? { value.map { $0.doubleValue - $0.doubleValue.rounded() < 1e-6 && $0.doubleValue.rounded() - $0.doubleValue < 1e-6 ? DecimalNumber(Int($0.doubleValue.rounded())) : $0 } }
        (row.low, row.high) = (whole(row.low), whole(row.high))
    }

    private func hundredfold(_ value: DecimalNumber) -> DecimalNumber? {
        DecimalNumber(mantissa: value.mantissa, exponent: Int(value.exponent) + 2)
    }

    private func unit(_ figure: Figures.Figure, _ document: Document, _ tokens: Tokens) -> String {
        let parts = (figure.unit ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        switch self {
        case .recognizers(let model):
            switch model {
            case "NumberModel", "NumberRangeModel", "OrdinalModel": return ""
            case "AgeModel": return figure.unit ?? "year"
            case "CurrencyModel": return figure.kind == .money ? Self.recognizersName(of: parts.first ?? "", figure, document) : figure.unit ?? ""
            case "TemperatureModel": return figure.unit == "celsius" ? "c" : figure.unit == "fahrenheit" ? "f" : figure.unit ?? ""
            case "DimensionModel": return figure.unit == "pound-mass" ? "pound" : figure.unit ?? ""
            default: break
            }
        case .duckling(let dimension):
            if figure.kind == .money, let code = parts.first { return Self.ducklingName(of: code, figure, document) }
            if dimension == "Numeral" || figure.unit == nil { return "-" }
            return figure.unit ?? "-"
        default: break
        }
        if figure.kind == .age { return "\(figure.unit ?? "year") of age" }
        if figure.kind == .money, let code = parts.first {
            if isOwn { return figure.unit ?? "-" }
            let name = figure.rule == "cents" ? "cent" : Self.currencies[code] ?? code.lowercased()
            return parts.count > 1 ? "\(name) \(parts[1])" : name
        }
        if figure.kind == .percent, !isOwn { return (figure.unit ?? "").replacingPercent() }
        if let counted = figure.countedSpan {
            let range = tokens.range(covering: counted)
            guard let head = range.last else { return figure.counted ?? "-" }
            // CQE's nouns have no participle before them and the lemmas of adjectives.
            let modifiers = range.dropLast().drop { isCQE && tokens.xpos[$0] == .vbg }.map { isCQE && tokens.upos[$0] == .adjective ? tokens.lemmaText($0) : document.text[tokens.spans[$0]] }
            // The lemma keeps the case of a name.
            var lemma = tokens.lemmaText(head)
            if tokens.flags[head].contains(.capitalised), isOwn, let first = lemma.first { lemma = first.uppercased() + lemma.dropFirst() }
            var noun = (modifiers + [lemma]).joined(separator: " ")
            if isCQE, noun == "time" { noun = "count" }
            return figure.unit.map { "\(noun) \($0)" } ?? noun
        }
        return figure.unit ?? figure.counted.map { $0 == "people" ? "person" : $0 } ?? "-"
    }

    /// A dollar, pound or rupee stays one where the text does not say whose.
    private static func recognizersName(of code: String, _ figure: Figures.Figure, _ document: Document) -> String {
        let words = document.text[figure.span].lowercased()
        if figure.rule == "cents" { return words.contains("penc") || words.contains("penn") ? "pence" : "cent" }
        if code == "GBP", !words.contains("gbp") { return "pound" }
        if code == "CNY" { return "chinese yuan" }
        return currencies[code] ?? code.lowercased()
    }
    private static func ducklingName(of code: String, _ figure: Figures.Figure, _ document: Document) -> String {
        if figure.rule == "cents" { return "cent" }
        let words = document.text[figure.span].lowercased()
        if code == "USD", !words.contains("us") { return "dollar" }
        if figure.rule == "currency-default", code != "INR", let noun = ["dinar", "riyal", "rial", "pound"].first(where: { words.contains($0) }) { return noun }
        return code.lowercased()
    }

    private static let effects: [Figures.Effect: String] = [
        .killed: "KILL", .wounded: "WOUND", .missing: "MISSING", .abducted: "KIDNAP", .arrested: "ARREST", .displaced: "DISPLACE",
        .affected: "AFFECT", .evacuated: "EVACUATE", .infected: "AFFECT",
    ]
    private static let currencies: [String: String] = [
        "ESP": "peseta", "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "yen", "CNY": "yuan", "CHF": "franc", "CAD": "canadian dollar",
        "AUD": "australian dollar", "NZD": "new zealand dollar", "HKD": "hong kong dollar", "INR": "rupee", "MXN": "mexican peso",
        "FIM": "finnish markka", "NLG": "netherlands guilder", "DEM": "mark", "ILS": "shekel", "CRC": "costa rican colón",
        "GEL": "georgian lari", "LAK": "lao kip", "MYR": "ringgit", "ZAR": "rand", "TRY": "lira", "RUB": "russian ruble",
        "SGD": "singapore dollar", "TWD": "new taiwan dollar", "KRW": "south korean won", "SAR": "saudi riyal", "AED": "dirham",
        "IRR": "iranian rial", "IQD": "iraqi dinar", "KWD": "kuwaiti dinar", "JOD": "jordanian dinar", "PKR": "pakistani rupee",
        "DKK": "danish krone", "SEK": "swedish krona", "NOK": "norwegian krone", "PLN": "polish złoty", "THB": "thai baht",
        "IDR": "indonesian rupiah", "VND": "vietnamese đồng", "UAH": "hryvnia", "BRL": "brazilian real", "EGP": "egyptian pound",
    ]
}

extension String {
    /// `percent` under the name that CQE gives it.
    fileprivate func replacingPercent() -> String {
        guard hasPrefix("percent"), !hasPrefix("percentage") else { return self }
        return "percentage" + dropFirst("percent".count)
    }
}
