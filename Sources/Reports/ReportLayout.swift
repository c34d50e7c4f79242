/// Lays a one-line report out for people: a line for each member and for each annotation, no space inside them.
public enum ReportLayout {
    /// The same JSON with line breaks after the members of the report and after the elements of its arrays, and one at the end.
    /// Linear; bytes inside strings are not touched.
    public static func readable(_ line: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(line.count + line.count / 16)
        var depth = 0
        var isInString = false, isEscaped = false
        for byte in line {
            if isInString {
                result.append(byte)
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                isInString = true
                result.append(byte)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                result.append(byte)
                if depth == 1 { result.append(0x0A) }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { result.append(0x0A) }
                result.append(byte)
            case UInt8(ascii: ","):
                result.append(byte)
                if depth == 1 {
                    result.append(0x0A)
                } else if depth == 2 {
                    result.append(contentsOf: [0x0A, 0x20])
                }
            default: result.append(byte)
            }
        }
        result.append(0x0A)
        return result
    }
}
