import Rapporteur

/// How a data file writes figures; conventions clash, so each file is scored with its own.
enum FigureConvention {
    /// Ours: bounds as an interval, ISO 4217 codes (hardcases).
    case own
    /// CQE (newsquant, rtext_cqe): one value and a sign of comparison, currencies by name, durations counted, no ranks.
    case cqe
    /// Other tools' specifications: currencies by name, durations counted, intervals.
    case specification

    init(id: String) {
        switch id.prefix(2) {
        case "nq", "rt": self = .cqe
        case "hc": self = .own
        default: self = .specification
        }
    }

    var countsDurations: Bool { self != .own }

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

    /// The rows of a document.
    func rows(_ document: Document) throws -> [Row] {
        let figures = try document.layer(Figures.self).figures
        let tokens = try document.layer(Tokens.self)
        var rows: [Row] = []
        for figure in figures {
            if self != .own, figure.rule.hasPrefix("implied") || figure.kind == .rank { continue }
            if self == .cqe, figure.rule == "multiple" { continue }
            var row = Row(low: figure.low, high: figure.high, unit: unit(figure, document, tokens), change: "=", modifier: figure.modifier.rawValue, span: figure.span)
            if figure.modifier == .range { row.modifier = ".." }
            if figure.rule == "cents", self != .own {
                row.low = row.low.flatMap(hundredfold)
                row.high = row.high.flatMap(hundredfold)
            }
            row.effect = figure.effect.flatMap { Self.effects[$0] }
            if self == .cqe {
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
                    continue
                }
                if figure.rule == "change-from" { row.modifier = "from" }
            }
            row.concept = figure.of.map { $0.split(separator: " ").map(String.init) } ?? []
            rows.append(row)
        }
        return rows
    }

    private func hundredfold(_ value: DecimalNumber) -> DecimalNumber? {
        DecimalNumber(mantissa: value.mantissa, exponent: Int(value.exponent) + 2)
    }

    private func unit(_ figure: Figures.Figure, _ document: Document, _ tokens: Tokens) -> String {
        let parts = (figure.unit ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        if figure.kind == .age { return "\(figure.unit ?? "year") of age" }
        if figure.kind == .money, let code = parts.first {
            if self == .own { return figure.unit ?? "-" }
            let name = figure.rule == "cents" ? "cent" : Self.currencies[code] ?? code.lowercased()
            return parts.count > 1 ? "\(name) \(parts[1])" : name
        }
        if figure.kind == .percent, self != .own { return (figure.unit ?? "").replacingPercent() }
        if let counted = figure.countedSpan {
            let range = tokens.range(covering: counted)
            guard let head = range.last else { return figure.counted ?? "-" }
            let modifiers = range.dropLast().map { document.text[tokens.spans[$0]] }
            // The lemma keeps the case of a name.
            var lemma = tokens.lemmaText(head)
            if tokens.flags[head].contains(.capitalised), self == .own, let first = lemma.first { lemma = first.uppercased() + lemma.dropFirst() }
            var noun = (modifiers + [lemma]).joined(separator: " ")
            if self == .cqe, noun == "time" { noun = "count" }
            return figure.unit.map { "\(noun) \($0)" } ?? noun
        }
        return figure.unit ?? figure.counted.map { $0 == "people" ? "person" : $0 } ?? "-"
    }

    private static let effects: [Figures.Effect: String] = [
        .killed: "KILL", .wounded: "WOUND", .missing: "MISSING", .abducted: "KIDNAP", .arrested: "ARREST", .displaced: "DISPLACE",
        .affected: "AFFECT", .evacuated: "EVACUATE", .infected: "AFFECT",
    ]
    private static let currencies: [String: String] = [
        "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "yen", "CNY": "yuan", "CHF": "franc", "CAD": "canadian dollar",
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
