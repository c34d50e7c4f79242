import Rapporteur

/// A moment to the second, without a zone.
struct Moment: Equatable {
    var day: CivilDate
    var second: Int

    init(_ day: CivilDate, _ second: Int = 0) {
        let days = second >= 0 ? second / 86_400 : -((86_399 - second) / 86_400)
        self.day = day.adding(days: days)
        self.second = second - days * 86_400
    }

    func adding(_ seconds: Int) -> Moment { Moment(day, second + seconds) }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// `04:30:00`
    var clock: String { "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60)):\(Self.two(second % 60))" }
    /// `2013-02-12T04:30:00`
    var iso: String { "\(day)T\(clock)" }
    /// `2013-02-12 04:30:00`
    var spaced: String { "\(day) \(clock)" }
}
