/// The clock time of an ISO 8601 moment.
enum ClockTime {
    /// Seconds after midnight of `2013-02-12T04:30:00-02:00`, in its own zone; nil where no time is given.
    static func seconds(of moment: String) -> Int? {
        let bytes = Array(moment.utf8)
        guard bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20 || bytes[10] == 0x74, bytes[13] == 0x3A else { return nil }
        func two(_ at: Int) -> Int? {
            guard at + 1 < bytes.count, (0x30...0x39).contains(bytes[at]), (0x30...0x39).contains(bytes[at + 1]) else { return nil }
            return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
        }
        guard let hour = two(11), let minute = two(14), hour < 24, minute < 60 else { return nil }
        let second = bytes.count >= 19 && bytes[16] == 0x3A ? two(17) ?? 0 : 0
        return hour * 3600 + minute * 60 + min(59, second)
    }

    /// Minutes east of UTC at the end of an ISO 8601 moment; nil when it names no zone.
    static func zone(of moment: String) -> Int? {
        let bytes = Array(moment.utf8)
        guard bytes.count >= 22, bytes[10] == 0x54, let sign = bytes.lastIndex(where: { $0 == 0x2B || $0 == 0x2D }), sign > 15 else {
            return bytes.last == 0x5A ? 0 : nil
        }
        var digits: [Int] = []
        for byte in bytes[(sign + 1)...] where (0x30...0x39).contains(byte) { digits.append(Int(byte & 15)) }
        guard digits.count == 4 else { return nil }
        let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
        return bytes[sign] == 0x2D ? -minutes : minutes
    }
}
