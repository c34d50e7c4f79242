/// BCP 47 tags as pages write them.
enum LanguageTag {
    /// `en_US`, `EN-us` and the like in the form that reports use; nil for what is no tag.
    static func normalized(_ raw: String?) -> String? {
        guard let raw else { return nil }
        let first = raw.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).first.map(String.init) ?? ""
        let parts = first.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
        guard let primary = parts.first, primary.count == 2 || primary.count == 3, primary.allSatisfy({ $0 >= "a" && $0 <= "z" }) else { return nil }
        let rest = parts.dropFirst().filter { $0.count <= 8 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        return ([primary] + rest.prefix(2)).joined(separator: "-")
    }
}
